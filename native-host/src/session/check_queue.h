#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "session/pending_check.h"

namespace discreet {

// Checks that wait to be scored: at most one a composer, the newest; urgent ones first, else in order of
// arrival. For several threads.
class CheckQueue {
 public:
  explicit CheckQueue(size_t most) : most_(most) {}

  struct Added {
    bool taken = false;  // false: full, or closed; `refused` has the check
    std::unique_ptr<PendingCheck> refused;
    std::unique_ptr<PendingCheck> superseded;  // the older check of the same composer
  };
  Added Add(std::unique_ptr<PendingCheck> check);

  // The waiting check of `composer`, taken out; null where there is none.
  std::unique_ptr<PendingCheck> Withdraw(uint32_t composer);

  // Whether a check waits, or comes within `patience`, or the queue is closed.
  bool Await(std::chrono::milliseconds patience);

  // Waits for a check; null once the queue is closed and empty.
  std::unique_ptr<PendingCheck> Take();

  // All that wait, taken out, in the order in which they would have been taken.
  std::vector<std::unique_ptr<PendingCheck>> TakeAll();

  // Takes no more checks; those that wait are still handed out.
  void Close();

 private:
  std::unique_ptr<PendingCheck> WithdrawLocked(uint32_t composer);
  std::unique_ptr<PendingCheck> NextLocked();

  const size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<PendingCheck>> waiting_;
  bool closed_ = false;
};

}  // namespace discreet
