#include "memory/arena_pool.h"

namespace discreet {

ArenaPool::ArenaPool(size_t ready, size_t first_chunk) : ready_(ready), first_chunk_(first_chunk) {
  idle_.reserve(ready_);
  while (idle_.size() < ready_) idle_.push_back(MakeArena());
}

std::unique_ptr<WipedArena> ArenaPool::MakeArena() {
  auto arena = std::make_unique<WipedArena>(first_chunk_);
  if (!arena->locked()) locked_ = false;
  return arena;
}

ArenaPool::Lease ArenaPool::Acquire() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      WipedArena* arena = idle_.back().release();
      idle_.pop_back();
      return {arena, Return{this}};
    }
  }
  return {MakeArena().release(), Return{this}};
}

void ArenaPool::Return::operator()(WipedArena* arena) const noexcept {
  std::unique_ptr<WipedArena> returned(arena);
  returned->Wipe();
  if (!returned->locked()) pool->locked_ = false;
  const std::lock_guard lock(pool->mutex_);
  if (pool->idle_.size() < pool->ready_) pool->idle_.push_back(std::move(returned));
}

}  // namespace discreet
