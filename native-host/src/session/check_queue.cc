#include "session/check_queue.h"

#include <algorithm>
#include <utility>

namespace discreet {

CheckQueue::Added CheckQueue::Add(std::unique_ptr<PendingCheck> check) {
  Added added;
  {
    const std::lock_guard lock(mutex_);
    added.superseded = WithdrawLocked(check->request.composer);
    added.taken = !closed_ && waiting_.size() < most_;
    if (added.taken) {
      waiting_.push_back(std::move(check));
    } else {
      added.refused = std::move(check);
    }
  }
  if (added.taken) changed_.notify_one();
  return added;
}

std::unique_ptr<PendingCheck> CheckQueue::Withdraw(uint32_t composer) {
  const std::lock_guard lock(mutex_);
  return WithdrawLocked(composer);
}

std::unique_ptr<PendingCheck> CheckQueue::WithdrawLocked(uint32_t composer) {
  const auto older = std::ranges::find_if(
      waiting_, [composer](const auto& check) { return check->request.composer == composer; });
  if (older == waiting_.end()) return nullptr;
  std::unique_ptr<PendingCheck> withdrawn = std::move(*older);
  waiting_.erase(older);
  return withdrawn;
}

std::unique_ptr<PendingCheck> CheckQueue::NextLocked() {
  auto next = std::ranges::find_if(waiting_, [](const auto& check) { return check->request.urgent; });
  if (next == waiting_.end()) next = waiting_.begin();
  std::unique_ptr<PendingCheck> check = std::move(*next);
  waiting_.erase(next);
  return check;
}

bool CheckQueue::Await(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return closed_ || !waiting_.empty(); });
}

std::unique_ptr<PendingCheck> CheckQueue::Take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  return waiting_.empty() ? nullptr : NextLocked();
}

std::vector<std::unique_ptr<PendingCheck>> CheckQueue::TakeAll() {
  const std::lock_guard lock(mutex_);
  std::vector<std::unique_ptr<PendingCheck>> all;
  while (!waiting_.empty()) all.push_back(NextLocked());
  return all;
}

void CheckQueue::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace discreet
