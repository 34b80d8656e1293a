#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

#include "discreet/audit_record.h"
#include "discreet/policy.h"
#include "wire/messages.h"

namespace discreet {

// What authors decided about their drafts, in this process, newest kMaxEvents; and the verdicts that can
// still be decided about, newest kMaxVerdicts composers. Holds no text by construction: see AuditRecord.
// Private messages are never recorded, nothing is when AuditMode is off. For several threads.
class DecisionLog {
 public:
  static constexpr size_t kMaxEvents = 1'000;
  static constexpr size_t kMaxVerdicts = 256;

  explicit DecisionLog(Policy::AuditMode mode) : mode_(mode) {}

  // `record` is complete but for minute, outcome and reason.
  void Judged(uint32_t composer, uint32_t revision, const AuditRecord& record);

  // Records the decision with the verdict that it is about. A decision about a verdict that is not known (any
  // more) is left out: what was seen cannot be said.
  void Decided(const Decision& decision, uint32_t minute);

  // Oldest first.
  std::vector<RecordedEvent> Events() const;

 private:
  struct Judgement {
    uint32_t composer = 0;
    uint32_t revision = 0;
    AuditRecord record;
  };

  const Policy::AuditMode mode_;
  mutable std::mutex mutex_;
  std::deque<Judgement> verdicts_;  // oldest first, one a composer
  std::deque<AuditRecord> records_;
};

}  // namespace discreet
