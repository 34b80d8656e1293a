#include "session/scorer.h"

#include <utility>

#include "discreet/audit_record.h"
#include "session/cpu_deadline.h"
#include "wire/reply_encoder.h"

namespace discreet {
namespace {

// A browser starts the host when the author opens a page or begins to type: the first check comes at once, or
// not for a while.
constexpr std::chrono::milliseconds kIdle{30};

}  // namespace

Scorer::Scorer(const SessionFacts& facts, const Policy& policy, const Checker& checker,
               const SessionLimits& limits, Places places)
    : facts_(facts), policy_(policy), checker_(checker), limits_(limits), places_(places) {}

void Scorer::WarmUp(std::string_view text) {
  stack_.Run([&]() noexcept {
    const ArenaPool::Lease arena = places_.arenas.Acquire();
    const CpuDeadline deadline(limits_.check_budget, stop_check_);
    Draft draft(arena.get());
    draft.parts.push_back({PartRole::kBody, text});
    static_cast<void>(checker_.Check(draft, policy_, deadline, arena.get(), {}));
  });
}

void Scorer::Run(std::string_view warm_up) {
  if (!warm_up.empty() && !places_.queue.Await(kIdle)) WarmUp(warm_up);
  while (const std::unique_ptr<PendingCheck> check = places_.queue.Take()) {
    Score(*check);
  }
  {
    const std::lock_guard lock(mutex_);
    returned_ = true;
  }
  has_returned_.notify_all();
}

void Scorer::Score(PendingCheck& check) {
  {
    const std::lock_guard lock(mutex_);
    running_ = Running{check.id, check.request.composer, check.request.revision};
    stop_check_ = false;
  }
  Judgement judgement;
  places_.watchdog.CheckBegan();
  stack_.Run([&] { judgement = Judge(check); });
  const bool given_up = !places_.watchdog.CheckEnded();
  Running ran;
  {
    const std::lock_guard lock(mutex_);
    ran = *std::exchange(running_, std::nullopt);
  }
  if (ran.answered) return;
  if (given_up) return AnswerNotChecked(check, NotCheckedReason::kTimeout);
  if (ran.superseded) return AnswerSuperseded(check.id);
  Deliver(check, std::move(judgement));
}

void Scorer::Deliver(const PendingCheck& check, Judgement judgement) {
  places_.log.Judged(check.request.composer, check.request.revision, judgement.record);
  places_.tally.Count(judgement.record.status);
  places_.outbox.Push(std::move(judgement.reply));
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

Scorer::Judgement Scorer::TryToJudge(PendingCheck& check) {
  const CpuDeadline deadline(limits_.check_budget, stop_check_);
  const std::vector<uint32_t> quarantined = places_.quarantine.Rules();
  const CheckOptions options{.locale = check.locale,
                             .quarantined = quarantined,
                             .running = places_.watchdog.running_rule(),
                             .micros = nullptr,
                             .earlier = nullptr};
  const CheckRequest& request = check.request;
  std::pmr::memory_resource* memory = check.arena.get();
  const Checked checked = checker_.Check(request.draft, policy_, deadline, memory, options);
  const Frame frame =
      EncodeReport(check.id, request.composer, request.revision, checked.report, request.draft, memory);
  return {Detach(frame, places_.replies, /*report=*/true),
          MakeAuditRecord(checked.verdict, ContextOf(check))};
}

Scorer::Judgement Scorer::Judge(PendingCheck& check) noexcept {
  try {
    return TryToJudge(check);
  } catch (...) {
    // Out of memory: the arena's cap or the system's. What it says may hold text, so it is not looked at.
    return NotChecked(check, NotCheckedReason::kFailed);
  }
}

Scorer::Judgement Scorer::NotChecked(const PendingCheck& check, NotCheckedReason reason) {
  Verdict verdict(check.arena.get());
  verdict.status = CheckStatus::kNotChecked;
  verdict.reason = reason;
  verdict.phi.level = verdict.policy.level = Level::kUnspecified;
  return {NotCheckedReply(check.id, check.request.composer, check.request.revision, reason),
          MakeAuditRecord(verdict, ContextOf(check))};
}

OutgoingFrame Scorer::NotCheckedReply(uint32_t id, uint32_t composer, uint32_t revision,
                                      NotCheckedReason reason) {
  return MakeOutgoing(places_.arenas, places_.replies, /*report=*/true,
                      [&](std::pmr::memory_resource* memory) {
                        Report report(memory);
                        report.status = CheckStatus::kNotChecked;
                        report.reason = reason;
                        return EncodeReport(id, composer, revision, report, Draft(memory), memory);
                      });
}

void Scorer::AnswerSuperseded(uint32_t request_id) {
  places_.outbox.Push(
      MakeOutgoing(places_.arenas, places_.replies, /*report=*/false, [&](std::pmr::memory_resource* memory) {
        return EncodeError(request_id, {ErrorCode::kSuperseded, ""}, memory);
      }));
}

void Scorer::GiveUp() {
  const auto answer = [this](uint32_t id, uint32_t composer, uint32_t revision) {
    places_.tally.Count(CheckStatus::kNotChecked);
    places_.outbox.TryPush(NotCheckedReply(id, composer, revision, NotCheckedReason::kTimeout));
  };
  {
    const std::lock_guard lock(mutex_);
    if (running_) {
      answer(running_->id, running_->composer, running_->revision);
      running_->answered = true;
    }
    stop_check_ = true;
  }
  for (const auto& check : places_.queue.TakeAll()) {
    answer(check->id, check->request.composer, check->request.revision);
  }
}

}  // namespace discreet
