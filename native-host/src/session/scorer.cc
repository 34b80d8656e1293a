#include "session/scorer.h"

#include <cstring>
#include <utility>

#include "discreet/audit_record.h"
#include "session/cpu_deadline.h"
#include "wire/reply_encoder.h"

namespace discreet {
namespace {

// A frame in an arena of its own: the one that it was made in is large and is given back at once.
OutgoingFrame Detach(Frame frame, ArenaPool& arenas, bool report) {
  OutgoingFrame out{arenas.Acquire(), {}, report};
  auto* copy = static_cast<char*>(out.arena->allocate(frame.size(), 1));
  std::memcpy(copy, frame.data(), frame.size());
  out.frame = Frame(copy, frame.size());
  return out;
}

}  // namespace

Scorer::Scorer(const SessionFacts& facts, const Policy& policy, const Checker& checker,
               const SessionLimits& limits, Places places)
    : facts_(facts), policy_(policy), checker_(checker), limits_(limits), places_(places) {}

void Scorer::Run() {
  while (const std::unique_ptr<PendingCheck> check = places_.queue.Take()) {
    if (!Score(*check)) break;
  }
  {
    const std::lock_guard lock(mutex_);
    returned_ = true;
  }
  has_returned_.notify_all();
}

// False when the check was given up meanwhile: then it has been answered, and the process ends.
bool Scorer::Score(PendingCheck& check) {
  {
    const std::lock_guard lock(mutex_);
    running_ = Running{check.id, check.request.composer, check.request.revision, false};
    stop_check_ = false;
  }
  OutgoingFrame reply;
  places_.watchdog.CheckBegan();
  stack_.Run([&] { reply = Judge(check); });
  if (!places_.watchdog.CheckEnded()) return false;
  bool superseded = false;
  {
    const std::lock_guard lock(mutex_);
    superseded = running_->superseded;
    running_.reset();
  }
  if (superseded) {
    AnswerSuperseded(check.id);
  } else {
    places_.outbox.Push(std::move(reply));
  }
  return true;
}

void Scorer::Supersede(uint32_t composer) {
  const std::lock_guard lock(mutex_);
  if (!running_ || running_->composer != composer) return;
  running_->superseded = true;
  stop_check_ = true;
}

bool Scorer::WaitReturned(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return has_returned_.wait_for(lock, patience, [this] { return returned_; });
}

AuditContext Scorer::ContextOf(const PendingCheck& check) const {
  return {.minute = 0,
          .surface = check.surface,
          .kind = check.request.draft.kind,
          .outcome = Outcome::kUnspecified,
          .reason = AnswerKind::kUnspecified,
          .pack_version = facts_.pack.version,
          .engine_version = facts_.engine_version_number};
}

OutgoingFrame Scorer::TryToJudge(PendingCheck& check) {
  const CpuDeadline deadline(limits_.check_budget, stop_check_);
  const std::vector<uint32_t> quarantined = places_.quarantine.Rules();
  const CheckOptions options{.locale = check.locale,
                             .quarantined = quarantined,
                             .running = places_.watchdog.running_rule(),
                             .micros = nullptr};
  const CheckRequest& request = check.request;
  const Checked checked = checker_.Check(request.draft, policy_, deadline, check.arena.get(), options);
  const Frame frame = EncodeReport(check.id, request.composer, request.revision, checked.report,
                                   request.draft, check.arena.get());
  places_.log.Judged(request.composer, request.revision, MakeAuditRecord(checked.verdict, ContextOf(check)));
  places_.tally.Count(checked.report.status);
  return Detach(frame, places_.arenas, /*report=*/true);
}

OutgoingFrame Scorer::Judge(PendingCheck& check) noexcept {
  try {
    return TryToJudge(check);
  } catch (...) {
    // Out of memory: the arena's cap or the system's. What it says may hold text, so it is not looked at.
    NoteNotChecked(check, NotCheckedReason::kFailed);
    return NotChecked(check.id, check.request.composer, check.request.revision, NotCheckedReason::kFailed);
  }
}

OutgoingFrame Scorer::NotChecked(uint32_t id, uint32_t composer, uint32_t revision, NotCheckedReason reason) {
  OutgoingFrame out{places_.arenas.Acquire(), {}, /*report=*/true};
  Report report(out.arena.get());
  report.status = CheckStatus::kNotChecked;
  report.reason = reason;
  out.frame = EncodeReport(id, composer, revision, report, Draft(out.arena.get()), out.arena.get());
  return out;
}

void Scorer::NoteNotChecked(const PendingCheck& check, NotCheckedReason reason) {
  Verdict verdict(check.arena.get());
  verdict.status = CheckStatus::kNotChecked;
  verdict.reason = reason;
  verdict.phi.level = verdict.policy.level = Level::kUnspecified;
  places_.log.Judged(check.request.composer, check.request.revision,
                     MakeAuditRecord(verdict, ContextOf(check)));
  places_.tally.Count(CheckStatus::kNotChecked);
}

void Scorer::AnswerNotChecked(const PendingCheck& check, NotCheckedReason reason) {
  const CheckRequest& request = check.request;
  NoteNotChecked(check, reason);
  places_.outbox.Push(NotChecked(check.id, request.composer, request.revision, reason));
}

void Scorer::AnswerSuperseded(uint32_t request_id) {
  OutgoingFrame out{places_.arenas.Acquire(), {}, /*report=*/false};
  out.frame = EncodeError(request_id, {ErrorCode::kSuperseded, ""}, out.arena.get());
  places_.outbox.Push(std::move(out));
}

void Scorer::AnswerHung() {
  std::optional<Running> hung;
  {
    const std::lock_guard lock(mutex_);
    hung = running_;
  }
  const auto answer = [this](uint32_t id, uint32_t composer, uint32_t revision) {
    places_.outbox.TryPush(NotChecked(id, composer, revision, NotCheckedReason::kTimeout));
  };
  if (hung) answer(hung->id, hung->composer, hung->revision);
  for (const auto& check : places_.queue.TakeAll()) {
    answer(check->id, check->request.composer, check->request.revision);
  }
}

}  // namespace discreet
