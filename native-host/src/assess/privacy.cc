#include "assess/privacy.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "assess/levels.h"

namespace discreet {
namespace {

// An author who answers "someone we cared for" knows; one in a hundred is left for a wrong click, as in
// Judgement::direct_identifiability.
constexpr float kStatedRelation = 0.99F;

constexpr size_t kSignals = static_cast<size_t>(Signal::kEvent) + 1;

Evidence Entry(const Candidate& c, float weight, bool counted) {
  return {c.rule->number, c.finding.part, c.finding.span, weight, counted};
}

}  // namespace

bool Unlinks(Signal signal) {
  return signal == Signal::kStaff || signal == Signal::kPublicFigure || signal == Signal::kAnnouncement ||
         signal == Signal::kOwnStory;
}

Weighed WeighEvidence(std::span<const Candidate> evidence, const Judgement& judgement,
                      std::pmr::vector<Evidence>& log) {
  std::array<const Candidate*, kSignals> strongest{};
  for (const Candidate& hit : evidence) {
    if (hit.rule->experimental) continue;
    const Candidate*& best = strongest[static_cast<size_t>(hit.rule->signal)];
    if (best == nullptr || std::abs(hit.rule->weight) > std::abs(best->rule->weight)) best = &hit;
  }
  Weighed weighed{judgement.relation_prior, judgement.content_prior, judgement.relation_prior};
  const Candidate* patient = strongest[static_cast<size_t>(Signal::kRelation)];
  if (patient != nullptr) weighed.patient += patient->rule->weight;
  for (size_t signal = 1; signal < kSignals; ++signal) {
    if (strongest[signal] == nullptr) continue;
    float& question = static_cast<Signal>(signal) == Signal::kClinical ? weighed.content : weighed.relation;
    question += strongest[signal]->rule->weight;
  }
  for (const Candidate& hit : evidence) {
    const bool counted = strongest[static_cast<size_t>(hit.rule->signal)] == &hit;
    log.push_back(Entry(hit, hit.rule->weight, counted));
  }
  return weighed;
}

PrivacyAnswers AnswerQuestions(const Weighed& weighed, std::span<const Candidate> identifiers,
                               bool cared_for_here, const Judgement& judgement,
                               std::pmr::vector<Evidence>& log) {
  std::pmr::vector<uint32_t> quasi_rules(log.get_allocator().resource());
  bool direct = false;
  float quasi = judgement.quasi_prior;
  for (const Candidate& identifier : identifiers) {
    const RuleRow& rule = *identifier.rule;
    bool counted = identifier.Counts();
    if (rule.match == MatchKind::kClassified) {
      // The classifier's answer is heard once, where the two are fused.
    } else if (rule.direct) {
      direct = direct || counted;
    } else if (counted) {
      // Two ages are no narrower than one: each rule adds its weight once.
      counted = std::find(quasi_rules.begin(), quasi_rules.end(), rule.number) == quasi_rules.end();
      if (counted) {
        quasi_rules.push_back(rule.number);
        quasi += rule.weight;
      }
    }
    log.push_back(Entry(identifier, rule.direct ? 0 : rule.weight, counted));
  }
  PrivacyAnswers answers;
  const float relation = Probability(weighed.relation);
  answers.questions.relation = cared_for_here ? std::max(relation, kStatedRelation) : relation;
  answers.questions.content = Probability(weighed.content);
  const float share = judgement.care_fact_share;
  const float told = answers.questions.relation * (share + (1 - share) * answers.questions.content);
  const float quasi_identifiability = Probability(quasi);
  answers.questions.identifiability =
      direct ? std::max(judgement.direct_identifiability, quasi_identifiability) : quasi_identifiability;
  answers.direct_risk = told * judgement.direct_identifiability;
  answers.quasi_risk = told * quasi_identifiability;
  answers.risk = direct ? std::max(answers.direct_risk, answers.quasi_risk) : answers.quasi_risk;
  return answers;
}

float Fuse(float risk, float answer, const Judgement& judgement) {
  // Rules are silent of most posts that tell of a patient, so that their silence says little: below one in
  // eight it says no more. Nor is any rule surer than 50 to 1.
  constexpr float kSilence = -2;
  constexpr float kSurest = 4;
  const float rules = std::clamp(std::log(risk / (1 - risk)), kSilence, kSurest);
  return Probability(judgement.fused_bias + judgement.classifier_weight * answer +
                     judgement.rules_weight * rules);
}

Level LevelOfIdentifier(const Candidate& identifier, const PrivacyAnswers& answers,
                        const Judgement& judgement) {
  const RuleRow& rule = *identifier.rule;
  if (rule.always) return rule.cap;
  if (!identifier.linked) return Level::kClear;
  return std::min(rule.cap, LevelOf(rule.direct ? answers.direct_risk : answers.quasi_risk, judgement));
}

}  // namespace discreet
