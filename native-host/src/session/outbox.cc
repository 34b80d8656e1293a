#include "session/outbox.h"

#include <algorithm>
#include <utility>

namespace discreet {

bool Outbox::Full(const OutgoingFrame& frame) const {
  if (frames_.empty()) return false;
  return frames_.size() >= most_frames_ || bytes_ + frame.frame.size() > most_bytes_;
}

bool Outbox::DropOldestReport() {
  const auto oldest = std::ranges::find_if(frames_, [](const OutgoingFrame& frame) { return frame.report; });
  if (oldest == frames_.end()) return false;
  bytes_ -= oldest->frame.size();
  ++dropped_;
  frames_.erase(oldest);
  return true;
}

void Outbox::Add(OutgoingFrame frame) {
  bytes_ += frame.frame.size();
  frames_.push_back(std::move(frame));
  changed_.notify_all();
}

void Outbox::Push(OutgoingFrame frame) {
  std::unique_lock lock(mutex_);
  while (Full(frame)) {
    if (!DropOldestReport()) changed_.wait(lock);
  }
  Add(std::move(frame));
}

void Outbox::TryPush(OutgoingFrame frame) {
  const std::lock_guard lock(mutex_);
  while (Full(frame)) {
    if (!DropOldestReport()) return;
  }
  Add(std::move(frame));
}

void Outbox::Run(const std::function<bool(Frame)>& write) {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closed_ || !frames_.empty(); });
    if (frames_.empty()) return;
    OutgoingFrame next = std::move(frames_.front());
    frames_.pop_front();
    bytes_ -= next.frame.size();
    writing_ = true;
    lock.unlock();
    const bool written = write(next.frame);
    next.arena.reset();
    lock.lock();
    writing_ = false;
    changed_.notify_all();
    if (!written) return;
  }
}

bool Outbox::Flush(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return frames_.empty() && !writing_; });
}

void Outbox::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

uint64_t Outbox::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

}  // namespace discreet
