#pragma once

#include <memory_resource>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "discreet/finding.h"
#include "discreet/rule_book.h"
#include "names/name_tagger.h"
#include "recognize/kept_reading.h"
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

  // The text, tagged.
  names::TaggedText Tag(const Reading& reading) const;
  // The same where `before` was kept of a text from which it differs by `change`: tags what the change
  // touches.
  names::TaggedText TagAgain(const Reading& reading, const Change& change,
                             const names::KeptNames& before) const;

  // Where an earlier form of the text was read. Nothing is owned.
  struct Before {
    const Change& change;
    std::span<const RuleMatch> matches;
    const TextRuns& runs;  // of the text as it is now
  };

  // Appends the matches of each rule i with wanted[i] != 0 (wanted.size() == rows().size()) in a text that
  // was tagged, by row of the constructor's rules, then by begin. A match of `before` is not judged anew
  // where all that decides about it stayed the same.
  void Match(const Reading& reading, const names::TaggedText& text, std::span<const uint8_t> wanted,
             const Before* before, std::pmr::vector<RuleMatch>& out) const;

 private:
  struct Rule {
    const RuleRow* row;
    uint32_t index;  // of the row
    MatchConditions conditions;
    const WordList* beside;  // nullptr: anywhere
    const WordList* near;    // nullptr: none
    // Words and bytes of the longest entry of either, once measured.
    mutable uint32_t longest_words = 0;
    mutable uint32_t longest_bytes = 0;
  };
  using Tokens = std::span<const names::TaggedToken>;

  void Measure() const;
  static void MatchRule(const Rule& rule, const Reading& reading, Tokens tokens, const Before* before,
                        std::pmr::vector<RuleMatch>& out);
  // The match that a name of the rule is, as it was before; nullopt where the change may have touched it.
  static std::optional<RuleMatch> AsBefore(const Rule& rule, ByteSpan name, const Before& before);
  static RuleMatch Judge(const Rule& rule, const Reading& reading, ByteSpan name, std::pmr::string& scratch);
  // The phrase of the rule's list right beside the name; empty when there is none.
  static ByteSpan PhraseBeside(const Rule& rule, const Reading& reading, ByteSpan name);

  const names::NameTagger& tagger_;
  std::vector<Rule> rules_;
  std::vector<const RuleRow*> rows_;
  mutable std::once_flag measured_;
};

}  // namespace discreet
