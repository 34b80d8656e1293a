#include "memory/wiped_arena.h"

#include <algorithm>
#include <cstdint>
#include <new>

#include "memory/wipe.h"

namespace discreet {

WipedArena::WipedArena(size_t first_chunk, size_t cap) : cap_(cap) {
  chunks_.reserve(16);
  Grow(first_chunk);
}

WipedArena::~WipedArena() { Wipe(); }

void WipedArena::Wipe() noexcept {
  for (Chunk& chunk : chunks_) {
    WipeBytes(chunk.pages.data(), chunk.mark);
    chunk.used = chunk.mark = 0;
  }
  while (chunks_.size() > 1) {
    mapped_ -= chunks_.back().pages.size();
    chunks_.pop_back();
  }
}

size_t WipedArena::high_water() const {
  size_t sum = 0;
  for (const Chunk& chunk : chunks_) sum += chunk.mark;
  return sum;
}

void* WipedArena::TakeFrom(Chunk& chunk, size_t bytes, size_t alignment) {
  const auto base = reinterpret_cast<uintptr_t>(chunk.pages.data());
  const uintptr_t begin = (base + chunk.used + alignment - 1) & ~(alignment - 1);
  const size_t offset = begin - base;
  if (offset > chunk.pages.size() || bytes > chunk.pages.size() - offset) return nullptr;
  chunk.used = offset + bytes;
  chunk.mark = std::max(chunk.mark, chunk.used);
  return chunk.pages.data() + offset;
}

WipedArena::Chunk& WipedArena::Grow(size_t bytes) {
  if (bytes > cap_ - mapped_) throw std::bad_alloc();
  // Doubling keeps the number of chunks small, whatever the size of the request.
  size_t wanted = std::max(bytes, chunks_.empty() ? bytes : 2 * chunks_.back().pages.size());
  wanted = std::min(wanted, cap_ - mapped_);
  Chunk& chunk = chunks_.emplace_back(Chunk{PrivateMapping(wanted)});
  mapped_ += chunk.pages.size();
  locked_ = locked_ && chunk.pages.locked();
  return chunk;
}

void* WipedArena::do_allocate(size_t bytes, size_t alignment) {
  if (void* block = TakeFrom(chunks_.back(), bytes, alignment)) return block;
  if (bytes > cap_ || alignment > cap_ - bytes) throw std::bad_alloc();
  void* block = TakeFrom(Grow(bytes + alignment), bytes, alignment);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void WipedArena::do_deallocate(void* block, size_t bytes, size_t /*alignment*/) {
  Chunk& chunk = chunks_.back();
  std::byte* end = static_cast<std::byte*>(block) + bytes;
  if (end == chunk.pages.data() + chunk.used) chunk.used -= bytes;
}

}  // namespace discreet
