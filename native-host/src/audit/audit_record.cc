#include "discreet/audit_record.h"

#include <algorithm>

namespace discreet {

AuditRecord MakeAuditRecord(const Verdict& verdict, const AuditContext& context) {
  AuditRecord record;
  record.minute = context.minute;
  record.surface = context.surface;
  record.kind = context.kind;
  record.phi_level = verdict.phi.level;
  record.policy_level = verdict.policy.level;
  record.status = verdict.status;
  record.outcome = context.outcome;
  record.reason = context.reason;
  record.pack_version = context.pack_version;
  record.engine_version = context.engine_version;
  // Findings come worst first, so where there are more rules than fit the graver ones stay.
  for (const JudgedFinding& finding : verdict.findings) {
    if (finding.level <= Level::kClear || finding.answered != AnswerKind::kUnspecified) continue;
    auto* const end = record.rules.begin() + record.rule_count;
    if (record.rule_count == record.rules.size() ||
        std::find(record.rules.begin(), end, finding.finding.rule) != end) {
      continue;
    }
    record.rules[record.rule_count++] = finding.finding.rule;
  }
  std::sort(record.rules.begin(), record.rules.begin() + record.rule_count);
  return record;
}

}  // namespace discreet
