#pragma once

#include <memory>
#include <span>
#include <vector>

#include "recognize/match_conditions.h"
#include "recognize/recognizer.h"

namespace discreet {

// All rules that match by word list, in one walk over the words: each phrase of one to n words is looked up
// once, however many rules there are. Matches of one rule are leftmost-longest. Immutable once built.
class WordRules {
 public:
  // Takes the kWords rules among `rules`; those and `book` must outlive it.
  WordRules(std::span<const RuleRow* const> rules, const RuleBook& book);

  // Those rules, in their order; `wanted` below goes by this index.
  std::span<const RuleRow* const> rows() const { return rows_; }

  // Appends the findings of every rule i with wanted[i] not 0. kDeadlineExceeded: none of the rules is
  // through.
  Status Match(const Reading& reading, std::span<const uint8_t> wanted, std::pmr::vector<Finding>& out) const;

 private:
  struct Rule {
    const RuleRow* row;
    const WordList* list;
    MatchConditions conditions;
  };
  struct Entry {
    uint64_t hash;
    uint32_t rule;  // index into rules_
  };
  struct Walk;

  void AddEntries(uint32_t rule);
  void MatchAt(uint32_t first, Walk& walk) const;
  void TryPhrase(std::string_view phrase, uint64_t hash, ByteSpan span, Walk& walk) const;

  std::vector<Rule> rules_;
  std::vector<const RuleRow*> rows_;
  std::vector<Entry> entries_;           // ascending by hash
  std::vector<uint32_t> first_of_hash_;  // entries_ by the top bits of the hash
  uint32_t longest_ = 0;                 // words of the longest entry
};

}  // namespace discreet
