#include "recognize/match_control.h"

#include <algorithm>

namespace discreet {

bool IsStructural(const RuleRow& rule) {
  if (rule.role != Role::kIdentifier || rule.match != MatchKind::kPattern || !rule.direct) return false;
  return IsPersonalNumber(rule.label) || rule.label == SpanLabel::kVehicle ||
         rule.label == SpanLabel::kOtherId;
}

bool IsWanted(const RuleRow& rule, const MatchControl& control) {
  const Kind kind = control.kind == Kind::kUnspecified ? Kind::kPost : control.kind;
  const bool for_kind = rule.kinds == 0 || (rule.kinds & (1U << static_cast<uint32_t>(kind))) != 0;
  return for_kind && !IsAmong(control.disabled, rule.number) &&
         (!control.structural_only || IsStructural(rule));
}

bool Runs(const RuleRow& rule, const MatchControl& control) {
  return IsWanted(rule, control) && !IsAmong(control.quarantined, rule.number);
}

bool IsAmong(std::span<const uint32_t> numbers, uint32_t number) {
  return std::binary_search(numbers.begin(), numbers.end(), number);
}

}  // namespace discreet
