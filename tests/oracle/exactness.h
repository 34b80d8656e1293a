#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/rule_book.h"
#include "oracle/looping_re2.h"
#include "oracle/rule_sampler.h"
#include "recognize/rule_matcher.h"

namespace discreet::oracle {

// Compares what RuleMatcher finds with what the plain loop over every rule finds, text by text. `book` must
// outlive it. Not for several threads.
class Exactness {
 public:
  explicit Exactness(const RuleBook& book);

  // Reads `text` as a post, or as another kind where some rules are for that kind only. `where` names the
  // text in reports, which never show the text itself.
  void Compare(std::string_view text, Kind kind, const std::string& where);

  // Edits `text` so many times at random and compares what the matcher finds when it looks only at what
  // changed with what it finds in the whole text: findings, and all that is kept for the next edit.
  void CompareEdits(std::string text, Kind kind, uint32_t edits, Random& random, const std::string& where);

  // `post` with zero to three rule-shaped strings put in.
  std::string Spliced(std::string post, Random& random) const;

  uint64_t texts() const { return texts_; }
  uint64_t findings() const { return findings_; }
  uint64_t differing_texts() const { return differing_; }
  // Rules of which at least one finding was compared.
  size_t rules_seen() const;
  // What differed in the first texts: "post 12: rule phi.x only the loop finds [3, 9)".
  const std::vector<std::string>& reports() const { return reports_; }

 private:
  // `text` with something put in, taken out, or put in its place.
  std::string Edited(std::string text, Random& random) const;
  void Report(const std::string& where, std::span<const Finding> ours, std::span<const Finding> theirs,
              std::span<const uint32_t> unfinished);
  void ReportMissing(const std::string& where, std::span<const Finding> all, std::span<const Finding> from,
                     const char* who);

  const RuleBook& book_;
  LoopingRe2 loop_;
  RuleMatcher matcher_;
  RuleSampler sampler_;
  uint64_t texts_ = 0;
  uint64_t findings_ = 0;
  uint64_t differing_ = 0;
  std::vector<uint32_t> seen_;  // numbers of rules, by finding once
  std::vector<std::string> reports_;
};

}  // namespace discreet::oracle
