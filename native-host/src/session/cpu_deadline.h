#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "discreet/deadline.h"

namespace discreet {

// CPU time of the calling thread, microseconds.
uint64_t ThreadCpuMicros();

// A budget of CPU time, beginning now, of the thread that makes it and alone reads it: a process that was
// stopped or starved does not call a check unfinished that never got to run.
class CpuDeadline final : public Deadline {
 public:
  // Passes early once *stop is true. `stop` must outlive it.
  CpuDeadline(std::chrono::microseconds budget, const std::atomic<bool>& stop);

  uint64_t NowMicros() const override { return ThreadCpuMicros(); }
  bool Passed() const override;

 private:
  const std::atomic<bool>& stop_;
  const std::chrono::microseconds budget_;
  const std::chrono::steady_clock::time_point began_;
  const uint64_t began_cpu_;
};

}  // namespace discreet
