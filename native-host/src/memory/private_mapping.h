#pragma once

#include <cstddef>

namespace discreet {

// Zeroed pages for text: kept out of core dumps and of forked children, and out of the swap where the system
// lets us lock them. Not wiped by itself: the owner wipes what it wrote before the mapping goes back to the
// system.
class PrivateMapping {
 public:
  enum class Guard { kNone, kBelow };

  // `bytes` is rounded up to whole pages; kBelow puts one unreadable page under data(), for stacks. Throws
  // std::bad_alloc when the system has no memory.
  explicit PrivateMapping(size_t bytes, Guard guard = Guard::kNone);
  ~PrivateMapping();
  PrivateMapping(PrivateMapping&& other) noexcept;
  PrivateMapping& operator=(PrivateMapping&& other) noexcept;

  std::byte* data() const { return data_; }
  size_t size() const { return size_; }
  // False where the system would not lock it (RLIMIT_MEMLOCK): the text could reach the swap.
  bool locked() const { return locked_; }

 private:
  void Unmap() noexcept;

  std::byte* data_ = nullptr;
  size_t size_ = 0;
  size_t guard_ = 0;  // bytes under data_
  bool locked_ = false;
};

}  // namespace discreet
