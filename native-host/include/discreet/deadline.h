#pragma once

#include <cstdint>

namespace discreet {

// Tells a check when to stop. The clock belongs to the caller (in the host: CPU time of the scoring thread,
// so that a stopped or starved process does not call a check unfinished that never got to run). Not owned by
// its readers.
class Deadline {
 public:
  virtual ~Deadline() = default;

  // Microseconds since some fixed moment, never running backwards.
  virtual uint64_t NowMicros() const = 0;

  // True once the time for this check is up.
  virtual bool Passed() const = 0;
};

// Never passes; its clock stands still. For the command line's tests and for replaying pack tests.
class NoDeadline final : public Deadline {
 public:
  uint64_t NowMicros() const override { return 0; }
  bool Passed() const override { return false; }
};

}  // namespace discreet
