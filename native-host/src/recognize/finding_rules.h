#pragma once

#include <memory>
#include <span>
#include <vector>

#include "discreet/finding.h"
#include "discreet/rule_book.h"
#include "recognize/recognizer.h"

namespace discreet {

struct MatchControl;

// The rules that are logic over what other rules found (MatchKind::kFindings). They run last, over the
// findings of a whole draft. Immutable.
class FindingRules {
 public:
  // Rules of another kind are passed over. The rules must outlive this object.
  explicit FindingRules(std::span<const RuleRow> rules);
  // Rules of this kind, ascending by number.
  explicit FindingRules(std::vector<const RuleRow*> rules);

  // Takes the findings of all parts, in any order, and leaves them in Finding's order with those of every
  // wanted rule among them. Findings of one rule do not overlap: the one that begins first stands. `texts`
  // are by part. A wanted rule that uses one of `unfinished`, or that the deadline cut off, is added to
  // `unfinished` and finds nothing: silence of what it builds on is no answer.
  void Match(std::span<const NormalizedText* const> texts, const MatchControl& control,
             const Deadline& deadline, std::pmr::vector<Finding>& findings,
             std::pmr::vector<uint32_t>& unfinished) const;

 private:
  std::vector<const RuleRow*> rules_;
};

// The recognizer of one such rule: runs all that it builds on by itself, then the rule, over one text.
// Precondition: `rule.match` is kFindings, and every rule that it uses is in `book`.
std::unique_ptr<Recognizer> MakeFindingRecognizer(const RuleRow& rule, const RuleBook& book);

}  // namespace discreet
