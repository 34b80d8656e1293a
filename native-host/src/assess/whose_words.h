#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/span.h"
#include "text/words.h"

namespace discreet {

// Who is spoken of at a word: the nearest before it that was named, or whom a pronoun goes back to.
enum class Whose : uint8_t { kPatient, kAuthor, kFamily, kStaff, kRelative, kPeople };

// One part's words, with who each is said of. English and Spanish; in doubt the patient, for this is asked
// only of a draft that speaks of one. Immutable once built; a view over text and words.
class WhoseWords {
 public:
  WhoseWords(std::string_view text, const Words& words, std::pmr::memory_resource* memory);

  uint32_t size() const { return static_cast<uint32_t>(words_.all().size()); }
  // Word i in lower case; "" past the last one and for i below 0.
  std::string_view word(int64_t i) const;
  // Whether a comma, a bracket or the end of a sentence stands before word i, or it is past the last one.
  bool IsAfterBreak(uint32_t i) const { return i >= size() || BreakBefore(i) != Break::kNone; }
  // As typed.
  std::string_view typed(uint32_t i) const;
  ByteSpan SpanOf(uint32_t first, uint32_t last) const;
  // Index of the first word that ends after `at`, or size().
  uint32_t WordAt(uint32_t at) const { return words_.FirstEndingAfter(at); }

  Whose whose(uint32_t i) const { return whose_[i]; }
  bool IsOfThePatient(uint32_t i) const { return i < whose_.size() && whose_[i] == Whose::kPatient; }
  // Whether words first to last are denied, only feared, or part of a word for a place, a cause or a group:
  // "no ALS", "family history of stroke", "stroke unit", "cancer awareness".
  bool IsDenied(uint32_t first, uint32_t last) const;

 private:
  // What stands between word i - 1 and word i.
  enum class Break : uint8_t { kNone, kComma, kSentence };
  Break BreakBefore(uint32_t i) const;
  // Whether word i belongs to the naming of somebody new: "a 7yo girl", not "I'm a woman". `alone`: also
  // where a sentence or comma, not an article, comes before.
  bool NamesSomebodyNew(uint32_t i, bool alone) const;
  // Whether the age at word i says a sex too: "82M", "82 year old man".
  bool HasSex(uint32_t i) const;
  Whose After(uint32_t i, Whose before) const;
  Whose AfterI(uint32_t i) const;
  Whose AtSentence(uint32_t i, Whose before) const;

  std::string_view text_;
  const Words& words_;
  std::pmr::vector<Whose> whose_;
};

// Whether a word is one of a few.
template <size_t N>
bool IsOneOf(std::string_view word, const std::string_view (&words)[N]) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

}  // namespace discreet
