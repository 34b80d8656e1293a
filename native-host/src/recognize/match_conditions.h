#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>

#include "discreet/rule_book.h"
#include "recognize/recognizer.h"
#include "recognize/text_runs.h"

namespace discreet {

// What the conditions make of a match.
enum class Holding : uint8_t {
  kHolds,
  kNotThisSpan,  // a match that begins inside this one may still hold
  kSetAside,     // an exception, or too far from its words: nothing inside it is a match either
};

// What a rule asks of a match beside its pattern or words: whole, validator, except, near. Belongs to one
// rule; immutable. The rule and the book must outlive it.
class MatchConditions {
 public:
  MatchConditions(const RuleRow& rule, const RuleBook& book);
  // The same where the words of the longest entry of the list `near` are known (RulePlan::near_words).
  MatchConditions(const RuleRow& rule, const RuleBook& book, uint32_t near_longest);

  // `scratch` is overwritten; it lends memory for the author's words in lower case.
  Holding Judge(const Reading& reading, ByteSpan span, std::pmr::string& scratch) const;

 private:
  bool IsNear(const Reading& reading, ByteSpan span) const;

  const RuleRow& rule_;
  const WordList* except_;
  const WordList* near_;
  uint32_t near_longest_;  // words of the longest entry of near_
};

// Words of the longest entry of `list`.
uint32_t LongestEntry(const WordList& list);
// Bytes of its longest entry.
uint32_t LongestBytes(const WordList& list);

// RE2 and the checks beside it look at one character before and after a match.
inline constexpr uint32_t kOneCharacter = 4;

// How far from a match, in bytes, a phrase can lie whole that is asked for within `distance` of it, of so
// many words and bytes in lower case.
uint32_t SightOfPhrase(uint32_t distance, uint32_t words, uint32_t bytes, const TextRuns& runs);

// Whether the characters of `span`, in lower case, are an entry of `list`.
bool InList(const WordList& list, const Reading& reading, ByteSpan span, std::pmr::string& scratch);

}  // namespace discreet
