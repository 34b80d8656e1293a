#include "session/watchdog.h"

#include <pthread.h>

#include <utility>

namespace discreet {
namespace {

uint64_t Micros(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000 + static_cast<uint64_t>(now.tv_nsec) / 1'000;
}

}  // namespace

void Watchdog::CheckBegan() {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    ++check_;
    pthread_getcpuclockid(pthread_self(), &scorer_clock_);
    wake = asleep_;
  }
  // A check that ends within a tick of the one before costs no wake-up.
  if (wake) changed_.notify_one();
}

bool Watchdog::CheckEnded() {
  const std::lock_guard lock(mutex_);
  ++check_;
  running_rule_.store(0, std::memory_order_relaxed);
  return !std::exchange(given_up_, false);
}

void Watchdog::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_one();
}

// What the scoring thread used since the last look goes to the rule that is running now. A rule that takes
// 300 ms is seen running at every look but one; one that takes less gathers too little to be put aside.
void Watchdog::Sample(uint32_t rule) {
  const uint64_t cpu = Micros(scorer_clock_);
  const uint64_t used = cpu - last_cpu_;
  last_cpu_ = cpu;
  if (rule == 0) return;
  uint64_t& sum = rule_micros_[rule];
  sum += used;
  if (sum > static_cast<uint64_t>(limits_.rule_budget.count())) quarantine_.Add(rule);
}

void Watchdog::BeginWatch() {
  watched_ = check_;
  ticks_ = 0;
  first_cpu_ = last_cpu_ = Micros(scorer_clock_);
  rule_micros_.clear();
}

bool Watchdog::IsHung() const {
  const uint64_t used = last_cpu_ - first_cpu_;
  return used >= static_cast<uint64_t>(limits_.hang_budget.count()) || ticks_ >= limits_.hang_ticks;
}

void Watchdog::Run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    if (check_ % 2 == 0) {
      asleep_ = true;
      changed_.wait(lock, [this] { return stopped_ || check_ % 2 == 1; });
      asleep_ = false;
      continue;
    }
    if (check_ != watched_) BeginWatch();
    if (changed_.wait_for(lock, limits_.tick, [this] { return stopped_; })) return;
    if (check_ != watched_) continue;
    ++ticks_;
    const uint32_t rule = running_rule_.load(std::memory_order_relaxed);
    Sample(rule);
    if (ticks_ < limits_.patience_ticks) continue;
    const bool first = !std::exchange(given_up_, true);
    const bool hung = IsHung();
    // The alarms take other locks; a check that ends meanwhile is seen to have ended at the next turn.
    lock.unlock();
    if (first) alarms_.given_up();
    if (hung) return alarms_.hung(rule);
    lock.lock();
  }
}

}  // namespace discreet
