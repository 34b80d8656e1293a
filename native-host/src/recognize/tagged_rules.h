#pragma once

#include <memory_resource>
#include <span>
#include <vector>

#include "discreet/finding.h"
#include "discreet/rule_book.h"
#include "names/name_tagger.h"
#include "recognize/match_conditions.h"
#include "recognize/recognizer.h"

namespace discreet {

// Every rule of a book that takes what the name tagger found. A text is tagged once for all of them. Built
// once, read by any number of threads.
class TaggedRules {
 public:
  // Rules of another kind are passed over. `rules`, `book` and `tagger` must outlive this object.
  TaggedRules(std::span<const RuleRow> rules, const RuleBook& book, const names::NameTagger& tagger);

  std::span<const RuleRow* const> rows() const { return rows_; }

  // The text, tagged; where `before` was kept of a text from which it differs by `change`, the same is found
  // by tagging what the change touches.
  names::TaggedText Tag(const Reading& reading, const Change* change, const names::KeptNames* before) const;

  // Appends the findings of each rule i with wanted[i] != 0 (wanted.size() == rows().size()) in a text that
  // was tagged.
  void Match(const Reading& reading, const names::TaggedText& text, std::span<const uint8_t> wanted,
             std::pmr::vector<Finding>& out) const;

 private:
  struct Rule {
    const RuleRow* row;
    MatchConditions conditions;
    const WordList* beside;  // nullptr: anywhere
  };
  using Tokens = std::span<const names::TaggedToken>;

  static void MatchRule(const Rule& rule, const Reading& reading, Tokens tokens,
                        std::pmr::vector<Finding>& out);
  // The phrase of the rule's list right beside the name; empty when there is none.
  static ByteSpan PhraseBeside(const Rule& rule, const Reading& reading, ByteSpan name);

  const names::NameTagger& tagger_;
  std::vector<Rule> rules_;
  std::vector<const RuleRow*> rows_;
};

}  // namespace discreet
