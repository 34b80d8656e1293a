#pragma once

#include <cstring>

#include "memory/arena_pool.h"
#include "wire/reply_encoder.h"

namespace discreet {

// A frame with the memory it lives in.
struct OutgoingFrame {
  ArenaPool::Lease arena;
  Frame frame;
  // A report may be dropped for a newer one when the browser does not read; every other reply is kept.
  bool report = false;
};

// Copies `frame` into an arena of its own: what it was made in is many times larger and is given back at
// once.
inline OutgoingFrame Detach(Frame frame, ArenaPool& replies, bool report) {
  OutgoingFrame out{replies.Acquire(), {}, report};
  auto* copy = static_cast<char*>(out.arena->allocate(frame.size(), 1));
  std::memcpy(copy, frame.data(), frame.size());
  out.frame = Frame(copy, frame.size());
  return out;
}

// The frame that encode(memory) makes, with memory out of `scratch` on the way.
template <typename Encode>
OutgoingFrame MakeOutgoing(ArenaPool& scratch, ArenaPool& replies, bool report, Encode encode) {
  const ArenaPool::Lease arena = scratch.Acquire();
  return Detach(encode(arena.get()), replies, report);
}

}  // namespace discreet
