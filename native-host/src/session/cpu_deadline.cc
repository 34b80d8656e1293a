#include "session/cpu_deadline.h"

#include <ctime>

namespace discreet {

uint64_t ThreadCpuMicros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000 + static_cast<uint64_t>(now.tv_nsec) / 1'000;
}

CpuDeadline::CpuDeadline(std::chrono::microseconds budget, const std::atomic<bool>& stop)
    : stop_(stop), budget_(budget), began_(std::chrono::steady_clock::now()), began_cpu_(ThreadCpuMicros()) {}

bool CpuDeadline::Passed() const {
  if (stop_.load(std::memory_order_relaxed)) return true;
  // A thread uses no more CPU time than passes on the wall, and the wall clock needs no system call.
  if (std::chrono::steady_clock::now() - began_ < budget_) return false;
  return ThreadCpuMicros() - began_cpu_ >= static_cast<uint64_t>(budget_.count());
}

}  // namespace discreet
