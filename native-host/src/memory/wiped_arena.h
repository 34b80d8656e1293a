#pragma once

#include <cstddef>
#include <memory_resource>
#include <vector>

#include "memory/private_mapping.h"

namespace discreet {

// Memory of one request: everything that can hold the author's words. Grows by mapped chunks up to a cap;
// what is deallocated stays until Wipe() (the last block alone is taken back at once), so keep it to one
// request. Not for several threads at a time.
class WipedArena final : public std::pmr::memory_resource {
 public:
  static constexpr size_t kFirstChunk = size_t{256} << 10;
  static constexpr size_t kDefaultCap = size_t{256} << 20;

  // Maps the first chunk. Throws std::bad_alloc when the system has none.
  explicit WipedArena(size_t first_chunk = kFirstChunk, size_t cap = kDefaultCap);
  ~WipedArena() override;
  WipedArena(const WipedArena&) = delete;
  WipedArena& operator=(const WipedArena&) = delete;

  // Overwrites every byte that was ever handed out since the last wipe, gives back all chunks but the first.
  // All memory taken from the arena is gone.
  void Wipe() noexcept;

  // Bytes handed out since the last wipe, alignment included: the most that there ever were at a time in each
  // chunk.
  size_t high_water() const;
  // False when a chunk since construction could not be locked into memory.
  bool locked() const { return locked_; }

 private:
  struct Chunk {
    PrivateMapping pages;
    size_t used = 0;  // bytes now handed out
    size_t mark = 0;  // the most that `used` ever was
  };

  void* do_allocate(size_t bytes, size_t alignment) override;
  void do_deallocate(void* block, size_t bytes, size_t alignment) override;
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }

  static void* TakeFrom(Chunk& chunk, size_t bytes, size_t alignment);
  Chunk& Grow(size_t bytes);

  std::vector<Chunk> chunks_;  // the last one is filled
  size_t mapped_ = 0;
  size_t cap_;
  bool locked_ = true;
};

}  // namespace discreet
