#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>

#include "memory/wiped_stack.h"
#include "session/check_queue.h"
#include "session/checker.h"
#include "session/decision_log.h"
#include "session/outbox.h"
#include "session/quarantine.h"
#include "session/session_facts.h"
#include "session/session_limits.h"
#include "session/tally.h"
#include "session/watchdog.h"

namespace discreet {

// Takes checks from the queue, one at a time, and puts a reply to each into the outbox.
class Scorer {
 public:
  // What it works with; not owned.
  struct Places {
    CheckQueue& queue;
    Outbox& outbox;
    ArenaPool& arenas;   // for checks
    ArenaPool& replies;  // for what waits to be written
    DecisionLog& log;
    Tally& tally;
    Quarantine& quarantine;
    Watchdog& watchdog;
  };
  Scorer(const SessionFacts& facts, const Policy& policy, const Checker& checker, const SessionLimits& limits,
         Places places);

  // The scoring thread. Unless a check comes at once it scores `warm_up` first, where that is not empty, and
  // throws the verdict away: what a checker makes ready at its first check is then ready before anyone waits.
  // Returns when the queue is
  // closed and empty, or a check was given up.
  void Run(std::string_view warm_up);

  // For other threads. Ends the running check early if it is `composer`'s; it is then answered SUPERSEDED.
  void Supersede(uint32_t composer);
  // Answers the running check and all that wait with NOT_CHECKED / TIMEOUT, without waiting for room; the
  // running one is to end early.
  void GiveUp();
  // Waits until Run() has returned, at most `patience`. True when it has.
  bool WaitReturned(std::chrono::milliseconds patience);

  // Answers a check without scoring it, and notes it as not checked.
  void AnswerNotChecked(const PendingCheck& check, NotCheckedReason reason) {
    Deliver(check, NotChecked(check, reason));
  }
  void AnswerSuperseded(uint32_t request_id);

 private:
  struct Running {
    uint32_t id = 0;
    uint32_t composer = 0;
    uint32_t revision = 0;
    bool superseded = false;
    bool answered = false;  // by GiveUp()
  };
  // What a check came to.
  struct Judgement {
    OutgoingFrame reply;
    AuditRecord record;
  };

  void WarmUp(std::string_view text);
  void Score(PendingCheck& check);
  Judgement Judge(PendingCheck& check) noexcept;
  Judgement TryToJudge(PendingCheck& check);
  Judgement NotChecked(const PendingCheck& check, NotCheckedReason reason);
  OutgoingFrame NotCheckedReply(uint32_t id, uint32_t composer, uint32_t revision, NotCheckedReason reason);
  void Deliver(const PendingCheck& check, Judgement judgement);
  AuditContext ContextOf(const PendingCheck& check) const;

  const SessionFacts& facts_;
  const Policy& policy_;
  const Checker& checker_;
  const SessionLimits limits_;
  Places places_;
  WipedStack stack_;
  std::atomic<bool> stop_check_ = false;

  std::mutex mutex_;
  std::condition_variable has_returned_;
  std::optional<Running> running_;
  bool returned_ = false;
};

}  // namespace discreet
