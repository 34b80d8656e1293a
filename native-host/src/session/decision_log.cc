#include "session/decision_log.h"

#include <algorithm>

namespace discreet {
namespace {

RecordedEvent ToEvent(const AuditRecord& record) {
  return {.minute = record.minute,
          .kind = record.kind,
          .level = std::max(record.phi_level, record.policy_level),
          .outcome = record.outcome,
          .reason = record.reason,
          .rules = {record.rules.begin(), record.rules.begin() + record.rule_count}};
}

}  // namespace

void DecisionLog::Judged(uint32_t composer, uint32_t revision, const AuditRecord& record) {
  if (mode_ == Policy::AuditMode::kOff || record.kind == Kind::kMessage) return;
  const std::lock_guard lock(mutex_);
  std::erase_if(verdicts_, [composer](const Judgement& older) { return older.composer == composer; });
  verdicts_.push_back({composer, revision, record});
  if (verdicts_.size() > kMaxVerdicts) verdicts_.pop_front();
}

void DecisionLog::Decided(const Decision& decision, uint32_t minute) {
  const std::lock_guard lock(mutex_);
  const auto about = std::ranges::find_if(verdicts_, [&decision](const Judgement& verdict) {
    return verdict.composer == decision.composer && verdict.revision == decision.revision;
  });
  if (about == verdicts_.end()) return;
  AuditRecord record = about->record;
  record.minute = minute;
  record.outcome = decision.outcome;
  record.reason = decision.reason;
  records_.push_back(record);
  if (records_.size() > kMaxEvents) records_.pop_front();
}

std::vector<RecordedEvent> DecisionLog::Events() const {
  const std::lock_guard lock(mutex_);
  std::vector<RecordedEvent> events;
  events.reserve(records_.size());
  for (const AuditRecord& record : records_) events.push_back(ToEvent(record));
  return events;
}

}  // namespace discreet
