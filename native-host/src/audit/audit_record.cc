#include "discreet/audit_record.h"

#include <algorithm>

namespace discreet {

AuditRecord MakeAuditRecord(const Verdict& verdict, const AuditContext& context) {
  AuditRecord record{.minute = context.minute,
                     .surface = context.surface,
                     .kind = context.kind,
                     .phi_level = verdict.phi.level,
                     .policy_level = verdict.policy.level,
                     .status = verdict.status,
                     .outcome = context.outcome,
                     .reason = context.reason,
                     .pack_version = context.pack_version,
                     .engine_version = context.engine_version};
  // Kept ascending and single while they come in; past the room the highest numbers are left out.
  auto end = record.rules.begin();
  for (const JudgedFinding& judged : verdict.findings) {
    if (judged.level <= Level::kClear || judged.answered != AnswerKind::kUnspecified) continue;
    const uint32_t rule = judged.finding.rule;
    const auto place = std::lower_bound(record.rules.begin(), end, rule);
    if (place != end && *place == rule) continue;
    if (end == record.rules.end()) {
      if (place == end) continue;
      --end;
    }
    std::move_backward(place, end, end + 1);
    *place = rule;
    ++end;
  }
  record.rule_count = static_cast<uint32_t>(end - record.rules.begin());
  return record;
}

}  // namespace discreet
