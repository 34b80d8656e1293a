#pragma once

#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "discreet/finding.h"
#include "discreet/report.h"

namespace discreet {

// Words of a part's text, as captured, that an offered wording is to take the place of.
struct Place {
  std::string_view source;
  uint32_t part = 0;
  SourceSpan span;
  SpanLabel label = SpanLabel::kUnspecified;
  bool spanish = false;  // the wording, and with it the sentence: there "a" is no article
  std::span<const uint32_t> sentence_begins = {};  // of the source; empty: not known
  bool sentence = false;                           // the place is whole sentences
};

// The change that puts `wording` there, so that the sentence still reads: a form of address goes with its
// name, two articles become one, "a" and "an" follow the new word, a sentence keeps its capital. With an
// empty `wording` the words are taken out, with the comma, brackets or space that belonged to them. The
// change may be wider than the place. English and Spanish. Memory for the replacement from `memory`.
Edit MakeEdit(const Place& place, std::string_view wording, std::pmr::memory_resource* memory);

// `source` with the edits of `part` made. `edits`: by part, then begin, never overlapping.
std::pmr::string Apply(std::string_view source, uint32_t part, std::span<const Edit> edits,
                       std::pmr::memory_resource* memory);

}  // namespace discreet
