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

}  // namespace

std::pmr::vector<Candidate> PolicyCandidates(std::span<const Candidate> found, const PolicyContext& context,
                                             std::pmr::memory_resource* memory) {
  std::pmr::vector<Candidate> candidates(memory);
  candidates.reserve(found.size());
  for (const Candidate& candidate : found) {
    if (context.kind == Kind::kMessage && candidate.rule->category != Category::kCredentials) continue;
    candidates.push_back(candidate);
  }
  return candidates;
}

float BreachProbability(const Candidate& finding) { return Probability(finding.rule->weight); }

Level LevelOfPolicy(const Candidate& finding, const PolicyContext& context, const Judgement& judgement) {
  const Level likely = LevelOf(BreachProbability(finding), judgement);
  const Level highest = finding.rule->threat ? Level::kStop : HighestLevel(finding.rule->category);
  return std::min({likely, LevelWhenSure(*finding.rule, context), highest, finding.rule->cap});
}

}  // namespace discreet
