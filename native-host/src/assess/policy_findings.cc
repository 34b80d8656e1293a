#include "assess/policy_findings.h"

#include <algorithm>

#include "assess/levels.h"

namespace discreet {
namespace {

// The level that a sure finding has.
Level LevelWhenSure(const RuleRow& rule, const PolicyContext& context) {
  if (rule.threat) return Level::kStop;
  // Advice is marked grave by its rule where following it is a danger to health.
  if (rule.category == Category::kMedicalAdvice && rule.severity == Severity::kHigh) return Level::kStop;
  if (rule.category == Category::kPhoto && (context.picture_attached || context.patient_told))
    return Level::kStop;
  return UsualLevel(rule.category);
}

// In log-odds, how much surer of a secret than of protected speech the classifier must be: news of a merger
// as staff hear it came to 0.4 on tests/corpora/posts-dev, and all 20 secrets that are found there stay found
// with this (2026-11-27).
constexpr float kSurer = 2;

// Whether speech that is protected may still break the rule: LABELLING.md rule 6. Secrets held by office are
// told from what staff hear by the classifier.
bool HoldsAgainstGuard(const RuleRow& rule, const Classification& read) {
  switch (rule.category) {
    case Category::kHate:
    case Category::kPhoto:
    case Category::kCredentials:
      return true;
    case Category::kConfidential:
      return read.Of(Head::kConfidential) > read.Of(Head::kProtected) + kSurer;
    default:
      return rule.threat;
  }
}

bool IsProtected(const Classification& read, const Judgement& judgement) {
  return Probability(read.Of(Head::kProtected)) >= judgement.guard_at;
}

}  // namespace

std::pmr::vector<Candidate> PolicyCandidates(std::span<const Candidate> found, const PolicyContext& context,
                                             const Judgement& judgement, std::pmr::memory_resource* memory) {
  std::pmr::vector<Candidate> candidates(memory);
  candidates.reserve(found.size());
  const Classification* const read = context.classification;
  const bool guarded = read != nullptr && IsProtected(*read, judgement);
  for (const Candidate& candidate : found) {
    if (context.kind == Kind::kMessage && candidate.rule->category != Category::kCredentials) continue;
    if (candidate.rule->pictured && !context.picture_attached) continue;
    if (guarded && !HoldsAgainstGuard(*candidate.rule, *read)) continue;
    candidates.push_back(candidate);
  }
  return candidates;
}

float BreachProbability(const Candidate& finding, const PolicyContext& context) {
  const RuleRow& rule = *finding.rule;
  const bool classified = rule.match == MatchKind::kClassified && context.classification != nullptr;
  return Probability(classified ? context.classification->Of(rule.head) : rule.weight);
}

Level LevelOfPolicy(const Candidate& finding, const PolicyContext& context, const Judgement& judgement) {
  Level likely = LevelOf(BreachProbability(finding, context), judgement);
  // The rule's own `at_least` was passed: that is its category's threshold.
  if (finding.rule->match == MatchKind::kClassified) likely = std::max(likely, Level::kCaution);
  const Level highest = finding.rule->threat ? Level::kStop : HighestLevel(finding.rule->category);
  return std::min({likely, LevelWhenSure(*finding.rule, context), highest, finding.rule->cap});
}

}  // namespace discreet
