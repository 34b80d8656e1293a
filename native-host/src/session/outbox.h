#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "session/outgoing_frame.h"

namespace discreet {

// Replies on their way to the browser. Bounded: when it is full the oldest unsent report goes; when it holds
// none, Push waits, and with it whoever reads requests. For several threads.
class Outbox {
 public:
  // At most `frames` frames and `bytes` bytes wait; one frame may always wait, whatever its size.
  Outbox(size_t frames, size_t bytes) : most_frames_(frames), most_bytes_(bytes) {}

  void Push(OutgoingFrame frame);
  // As Push, but drops `frame` rather than wait.
  void TryPush(OutgoingFrame frame);

  // Gives every frame, in order, to `write`, and wipes it after; returns when closed and empty, or as soon as
  // `write` returns false. The one place that takes frames out.
  void Run(const std::function<bool(Frame)>& write);

  // Waits until nothing is left to write, at most `patience`. True when nothing is.
  bool Flush(std::chrono::milliseconds patience);

  // Run() returns once all is written. Nothing may be pushed any more.
  void Close();

  // Reports dropped so far.
  uint64_t dropped() const;

 private:
  bool Full(const OutgoingFrame& frame) const;
  bool DropOldestReport();
  void Add(OutgoingFrame frame);

  const size_t most_frames_;
  const size_t most_bytes_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<OutgoingFrame> frames_;
  size_t bytes_ = 0;
  bool writing_ = false;
  bool closed_ = false;
  uint64_t dropped_ = 0;
};

}  // namespace discreet
