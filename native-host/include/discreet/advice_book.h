#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "discreet/draft.h"
#include "discreet/report.h"

namespace discreet {

// What a person is told about findings of one rule, in one language. Views: they live as long as the
// AdviceBook.
struct AdviceText {
  std::string_view title;  // two to four words
  std::string_view why;    // at most 140 characters; never the author's own words
  // Offered wordings, best first; "" takes the words out; may be empty. Some are for certain words only: as
  // in shared/packs/README.md.
  std::span<const std::string_view> replace;
  std::span<const AnswerKind> answers;  // in the order to show them
  std::string_view key = {};            // what the pack calls it: "identifier.name"
};

// The words of a pack. Read only once a finding must be explained, so that a clean check parses nothing.
// May be read by several threads.
class AdviceBook {
 public:
  virtual ~AdviceBook() = default;

  // Texts for a rule in `locale` ("es", "es-MX": the language decides), in English where the locale has none.
  // Never null for a rule of the pack: a pack without English advice for a rule does not build.
  virtual const AdviceText* Advice(uint32_t rule, std::string_view locale) const = 0;

  // What the rule cites, law first.
  virtual std::span<const Citation> Citations(uint32_t rule) const = 0;

  // nullptr when the pack has no citation of this id.
  virtual const Citation* CitationOf(std::string_view /*id*/) const { return nullptr; }

  // A fixed sentence by key ("fix.change"), in `locale` or English; empty when the pack has no such key.
  virtual std::string_view Phrase(std::string_view key, std::string_view locale) const = 0;
};

}  // namespace discreet
