#pragma once

#include <functional>

#include "discreet/match_tables.h"
#include "recognize/recognizer.h"

namespace discreet {

// All rules that match by word list, in one walk over the words: each phrase of one to n words that begins
// like some entry is looked up once, however many rules there are. Matches of one rule are leftmost-longest.
class WordRules {
 public:
  // Nothing is owned; `tables` are of `book`.
  WordRules(const RuleBook& book, const MatchTables& tables) : book_(book), tables_(tables) {}

  // Appends the findings of every rule in the phrase table that `wanted(row)` takes; it is asked at most once
  // a row. kDeadlineExceeded: none of the rules is through.
  Status Match(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
               std::pmr::vector<Finding>& out) const;

 private:
  struct Walk;

  void MatchAt(uint32_t first, Walk& walk) const;
  void TryPhrase(std::string_view phrase, uint64_t hash, ByteSpan span, Walk& walk) const;

  const RuleBook& book_;
  const MatchTables& tables_;
};

}  // namespace discreet
