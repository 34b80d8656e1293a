#include "assess/answers.h"

#include <algorithm>

namespace discreet {
namespace {

bool SetsAside(AnswerKind kind) {
  return kind == AnswerKind::kNotAPatient || kind == AnswerKind::kSignedAuthorization ||
         kind == AnswerKind::kOwnOrFamily || kind == AnswerKind::kNotReal ||
         kind == AnswerKind::kWrongWarning;
}

// Answers that say who somebody is, not only that this warning is wrong.
bool SaysWho(AnswerKind kind) {
  return kind == AnswerKind::kNotAPatient || kind == AnswerKind::kOwnOrFamily || kind == AnswerKind::kNotReal;
}

}  // namespace

std::pmr::vector<KnownAnswer> KnownAnswers(const Draft& draft, const RuleBook& book,
                                           std::pmr::memory_resource* memory) {
  std::pmr::vector<KnownAnswer> known(memory);
  known.reserve(draft.answers.size());
  for (const Answer& answer : draft.answers) {
    const RuleRow* rule = book.rule(answer.rule);
    if (rule == nullptr || answer.part >= draft.parts.size()) continue;
    const std::string_view text = draft.parts[answer.part].text;
    if (answer.span.begin >= answer.span.end || answer.span.end > text.size()) continue;
    known.push_back({rule->number, rule->label, answer.part,
                     text.substr(answer.span.begin, answer.span.length()), answer.kind});
  }
  return known;
}

AnswerKind AnswerFor(std::span<const KnownAnswer> answers, const RuleRow& rule, uint32_t part,
                     std::string_view words) {
  for (const KnownAnswer& answer : answers) {
    if (!SetsAside(answer.kind) || answer.words != words) continue;
    const bool same_finding = answer.rule == rule.number && answer.part == part;
    const bool same_person =
        SaysWho(answer.kind) && answer.label == SpanLabel::kName && rule.label == SpanLabel::kName;
    if (same_finding || same_person) return answer.kind;
  }
  return AnswerKind::kUnspecified;
}

bool SaysCaredForHere(std::span<const KnownAnswer> answers) {
  return std::any_of(answers.begin(), answers.end(),
                     [](const KnownAnswer& answer) { return answer.kind == AnswerKind::kCaredForHere; });
}

}  // namespace discreet
