#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <ctime>
#include <functional>
#include <map>
#include <mutex>

#include "session/quarantine.h"
#include "session/session_limits.h"

namespace discreet {

// Looks at the scoring thread from outside while a check runs: puts aside a rule that alone takes too much
// CPU time, gives up a check that does not come back. Time is counted in its own ticks.
class Watchdog {
 public:
  // Called on the watchdog's thread.
  struct Alarms {
    // A check was given up: CheckEnded() will say false for it.
    std::function<void()> given_up;
    // It did not come back even so; once, and Run() returns after it. `rule` is the number of the one that
    // was running, 0 between rules.
    std::function<void(uint32_t rule)> hung;
  };
  Watchdog(const SessionLimits& limits, Quarantine& quarantine, Alarms alarms)
      : limits_(limits), quarantine_(quarantine), alarms_(std::move(alarms)) {}

  // Both by the scoring thread, around each check.
  void CheckBegan();
  // False when the check had been given up: its result must not be used.
  bool CheckEnded();

  // Where the checker keeps the number of the running rule.
  std::atomic<uint32_t>* running_rule() { return &running_rule_; }

  // The watchdog's thread: returns after Stop(), or after `hung`.
  void Run();
  void Stop();

 private:
  void BeginWatch();
  void Sample(uint32_t rule);
  bool IsHung() const;

  const SessionLimits limits_;
  Quarantine& quarantine_;
  const Alarms alarms_;

  std::atomic<uint32_t> running_rule_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  bool given_up_ = false;
  bool asleep_ = false;
  uint64_t check_ = 0;          // counts checks; odd while one runs
  clockid_t scorer_clock_ = 0;  // CPU clock of the scoring thread

  // Of the check that is watched, by the watchdog's thread only.
  uint64_t watched_ = 0;
  uint32_t ticks_ = 0;
  uint64_t first_cpu_ = 0;
  uint64_t last_cpu_ = 0;
  std::map<uint32_t, uint64_t> rule_micros_;
};

}  // namespace discreet
