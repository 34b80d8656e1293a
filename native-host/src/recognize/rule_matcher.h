#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <vector>

#include "discreet/draft.h"
#include "recognize/candidates.h"
#include "recognize/finding_rules.h"
#include "recognize/pattern_cache.h"
#include "recognize/recognizer.h"
#include "recognize/second_looks.h"
#include "recognize/tagged_rules.h"

namespace discreet {

struct BuiltTables;

// Which rules of a matcher are to run, and who is told. Nothing here is owned; lists of numbers are
// ascending.
struct MatchControl {
  Kind kind = Kind::kPost;                     // rules for other kinds of post do not run
  std::span<const uint32_t> disabled = {};     // switched off by the organisation
  std::span<const uint32_t> quarantined = {};  // put aside because they ran too long: named as unfinished
  std::atomic<uint32_t>* running = nullptr;    // number of the rule that is running, 0 between rules
};

// Runs every rule of a book over a text, those over findings aside: finds what running each rule by itself
// (MakeRecognizer) finds, but looks only where a rule's literals or shape say that it may match. Built once,
// read by any number of threads; `book` must outlive it. With a book that holds match_tables() nothing is
// done before the first text, however many rules there are.
class RuleMatcher {
 public:
  explicit RuleMatcher(const RuleBook& book);
  ~RuleMatcher();

  // Whether `rule` is for this kind of post and not disabled. A quarantined rule is wanted, and then
  // unfinished.
  static bool IsWanted(const RuleRow& rule, const MatchControl& control);

  // Appends to `out` the findings of every wanted rule in one part, in Finding's order, and to `unfinished`
  // the number of each wanted rule that did not run to its end there. The deadline is looked at between
  // rules.
  void Match(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
             std::pmr::vector<uint32_t>& unfinished) const;

  // The rules that run once Match() has read every part: they build on its findings.
  const FindingRules& finding_rules() const { return finding_rules_; }

  // Compiles every pattern now: for measuring, and for whoever must not wait later. Numbers of rules whose
  // pattern does not compile within PatternOptions().
  std::vector<uint32_t> CompileAll() const;

 private:
  // All lanes over one reading of a text.
  void MatchLanes(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                  std::pmr::vector<uint32_t>& unfinished) const;
  void MatchWords(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                  std::pmr::vector<uint32_t>& unfinished) const;
  void MatchTagged(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                   std::pmr::vector<uint32_t>& unfinished) const;
  void MatchPatterns(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                     std::pmr::vector<uint32_t>& unfinished) const;
  Status RunPattern(uint32_t row, const Reading& reading, std::span<const StartRange> starts,
                    uint32_t most_bytes, std::pmr::vector<Finding>& out) const;
  void NameAll(MatchKind kind, const MatchControl& control, std::pmr::vector<uint32_t>& unfinished) const;

  const RuleBook& book_;
  TaggedRules tagged_;
  FindingRules finding_rules_;
  SecondLooks second_looks_;
  std::unique_ptr<const BuiltTables> built_;  // of a book without tables
  MatchTables tables_;
  mutable PatternCache patterns_;
};

}  // namespace discreet
