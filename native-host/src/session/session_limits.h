#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace discreet {

// The figures of a session. The defaults are the product's; tests make them small.
struct SessionLimits {
  // CPU time of the scoring thread that one check may use. After it the engine answers partially.
  std::chrono::microseconds check_budget = std::chrono::milliseconds(1500);
  // CPU time in one check after which a single rule is put aside for the life of the process.
  std::chrono::microseconds rule_budget = std::chrono::milliseconds(300);
  // The watchdog's own clock: it counts waits of this length, so that a computer that slept does not count as
  // one check that took the night.
  std::chrono::milliseconds tick = std::chrono::milliseconds(20);
  // Ticks after which nobody is kept waiting for a check any longer: 2 s. It is then given up; the process
  // goes on if it comes back after all.
  uint32_t patience_ticks = 100;
  // CPU time of a check that was given up, and ticks, after which the process ends: it turns in circles, or
  // waits for what never comes. Time that a busy computer does not give it counts as ticks only.
  std::chrono::microseconds hang_budget = std::chrono::milliseconds(2000);
  uint32_t hang_ticks = 500;
  // Composers that may wait for their verdict.
  size_t waiting = 64;
  // Replies, and bytes of them, that may wait for the browser to read.
  size_t unsent = 256;
  size_t unsent_bytes = size_t{8} << 20;
};

}  // namespace discreet
