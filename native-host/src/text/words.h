#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// A word of a text: a run of letters, marks and digits of any script, or one picture (an emoji).
struct Word {
  ByteSpan span;     // in the text
  ByteSpan lowered;  // in Words::lowered()
};

// A text cut into words once, for every rule that looks words up. Immutable once built.
class Words {
 public:
  // Does not keep `text`; all memory comes from `memory`.
  Words(std::string_view text, std::pmr::memory_resource* memory);
  // A copy would take its memory from elsewhere.
  Words(const Words&) = delete;
  Words(Words&&) noexcept = default;

  std::span<const Word> all() const { return words_; }
  // The text in lower case with each run of spaces made one ' ' (or one '\n', where the run ends a line).
  // What stands between two words is kept, so the entry "o'brien" or "c. diff" is found from its first to its
  // last word.
  std::string_view lowered() const { return lowered_; }
  // Words first to last, in lower case, with what stands between them.
  std::string_view Phrase(uint32_t first, uint32_t last) const;
  // Whether every letter, mark and digit is ASCII or one of À-Ö Ø-Þ à-ö ø-þ: most posts of Western Europe and
  // the Americas. Pictures and punctuation do not matter.
  bool plain() const { return plain_; }
  // Index of the first word that ends after `at`, or all().size().
  uint32_t FirstEndingAfter(uint32_t at) const;

 private:
  class Cutting;

  std::pmr::vector<Word> words_;
  std::pmr::string lowered_;
  bool plain_ = true;
};

// Appends `text` to `out` in the form of Words::lowered(), without spaces at its ends.
void AppendLowered(std::string_view text, std::pmr::string& out);

// Whether a letter, mark or digit of any script stands right before or right after the span.
bool TouchesWord(std::string_view text, ByteSpan span);

}  // namespace discreet
