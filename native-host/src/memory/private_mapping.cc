#include "memory/private_mapping.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <new>
#include <utility>

namespace discreet {
namespace {

size_t PageSize() {
  static const size_t size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

}  // namespace

PrivateMapping::PrivateMapping(size_t bytes, Guard guard) {
  const size_t page = PageSize();
  if (bytes > SIZE_MAX - 2 * page) throw std::bad_alloc();
  size_ = (bytes + page - 1) / page * page;
  guard_ = guard == Guard::kBelow ? page : 0;
  void* base = mmap(nullptr, guard_ + size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (base == MAP_FAILED) throw std::bad_alloc();
  data_ = static_cast<std::byte*>(base) + guard_;
  if (guard_ != 0) mprotect(base, guard_, PROT_NONE);
  madvise(data_, size_, MADV_DONTDUMP);
  madvise(data_, size_, MADV_WIPEONFORK);
  // On fault, not at once: a mapping is mostly room to grow, and locking would fill it with pages.
  locked_ = mlock2(data_, size_, MLOCK_ONFAULT) == 0;
}

PrivateMapping::~PrivateMapping() { Unmap(); }

PrivateMapping::PrivateMapping(PrivateMapping&& other) noexcept { *this = std::move(other); }

PrivateMapping& PrivateMapping::operator=(PrivateMapping&& other) noexcept {
  if (this == &other) return *this;
  Unmap();
  data_ = std::exchange(other.data_, nullptr);
  size_ = std::exchange(other.size_, 0);
  guard_ = std::exchange(other.guard_, 0);
  locked_ = std::exchange(other.locked_, false);
  return *this;
}

void PrivateMapping::Unmap() noexcept {
  if (data_ != nullptr) munmap(data_ - guard_, guard_ + size_);
  data_ = nullptr;
}

}  // namespace discreet
