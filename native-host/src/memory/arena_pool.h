#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "memory/wiped_arena.h"

namespace discreet {

// Arenas for requests: one lease a request, wiped when the lease ends. For several threads.
class ArenaPool {
 public:
  // `ready` arenas are mapped now, and as many are kept when they come back. Each begins with `first_chunk`
  // bytes.
  explicit ArenaPool(size_t ready, size_t first_chunk = WipedArena::kFirstChunk);

  // Wipes its arena and brings it back. The pool must outlive it.
  struct Return {
    ArenaPool* pool;
    void operator()(WipedArena* arena) const noexcept;
  };
  using Lease = std::unique_ptr<WipedArena, Return>;

  // An empty arena. Throws std::bad_alloc when a new one is needed and the system has no memory.
  Lease Acquire();

  // False once an arena held pages that the system would not lock.
  bool locked() const { return locked_.load(std::memory_order_relaxed); }

 private:
  std::unique_ptr<WipedArena> MakeArena();

  const size_t ready_;
  const size_t first_chunk_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<WipedArena>> idle_;  // at most ready_
  std::atomic<bool> locked_ = true;
};

}  // namespace discreet
