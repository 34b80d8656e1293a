#pragma once

#include <functional>
#include <optional>

#include "discreet/match_tables.h"
#include "recognize/kept_reading.h"
#include "recognize/recognizer.h"

namespace discreet {

// All rules that match by word list, in one walk over the words: each phrase of one to n words that begins
// like some entry is looked up once, however many rules there are. Matches of one rule are leftmost-longest.
class WordRules {
 public:
  // Nothing is owned; `tables` are of `book`.
  WordRules(const RuleBook& book, const MatchTables& tables) : book_(book), tables_(tables) {}

  // Appends the matches of every rule in the phrase table that `wanted(row)` takes, by begin (that of the
  // first word, whatever sign belongs to the span); it is asked at most once a row. kDeadlineExceeded: none
  // of the rules is through.
  Status Match(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
               std::pmr::vector<RuleMatch>& out) const;

  // The same for a text that was read before `change`, when the matches were `before` (by begin): looks again
  // only at words within `reach` bytes and a phrase of the change, and takes the other matches from `before`.
  Status MatchAgain(const Reading& reading, const std::function<bool(uint32_t)>& wanted, const Change& change,
                    std::span<const RuleMatch> before, uint32_t reach,
                    std::pmr::vector<RuleMatch>& out) const;

 private:
  struct Walk;

  template <typename Done>
  std::optional<uint32_t> WalkFrom(uint32_t first, Walk& walk, const Done& done) const;
  void MatchAt(uint32_t first, Walk& walk) const;
  void TryPhrase(std::string_view phrase, uint64_t hash, ByteSpan span, Walk& walk) const;

  const RuleBook& book_;
  const MatchTables& tables_;
};

}  // namespace discreet
