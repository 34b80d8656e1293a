#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

struct SpreadCut;

// One part's text as the rules read it: what only looks different is made the same. Characters become those
// of plain typing (look-alike spaces, dashes and quotes; full-width, mathematical, enclosed letters; digits
// of every script; Cyrillic and Greek letters inside Latin words), a letter and its accent one letter,
// invisible characters nothing; characters typed one by one ("J.o.h.n", "5 5 5 - 0 1 0 0", "five five five
// ...") are joined. Accents, case, and scripts stay. Offsets lead back to the text as captured, exactly.
// Immutable once built; memory from `memory`.
class NormalizedText {
 public:
  // `source` must be valid UTF-8, at most kMaxDraftBytes long, and outlive this object.
  NormalizedText(std::string_view source, std::pmr::memory_resource* memory);
  // A copy would take its memory from elsewhere.
  NormalizedText(const NormalizedText&) = delete;
  NormalizedText(NormalizedText&&) noexcept = default;

  // UTF-8, never longer than three times the source.
  std::string_view view() const { return normalized_; }
  std::string_view source() const { return source_; }

  // The bytes of source() that made view()[span]. Widened outwards to whole graphemes: an end never falls
  // inside a character, nor between a letter and its combining marks, joiners, variation selectors or skin
  // tones. What was taken out inside the span is inside. Precondition: span.end <= view().size().
  SourceSpan ToSource(ByteSpan span) const;

 private:
  // Places where view() and source() begin to differ by another amount, ascending by normalized offset.
  struct Shift {
    uint32_t normalized;
    uint32_t source;
    uint32_t
        source_end;  // end of the source bytes that made this run's first character; runs are 1:1 after it
  };
  class Folding;

  // The source of the character, or of the byte of a 1:1 run, at `at` in the view.
  SourceSpan CharacterAt(uint32_t at) const;
  void Apply(std::span<const SpreadCut> cuts);

  std::string_view source_;
  std::pmr::string normalized_;
  std::pmr::vector<Shift> shifts_;
};

}  // namespace discreet
