#include "memory/wiping_delete.h"

#include <malloc.h>

#include <cstdlib>
#include <new>

#include "memory/wipe.h"

namespace {

void* Allocate(size_t size, size_t alignment) noexcept {
  if (size == 0) size = 1;
  for (;;) {
    void* block = nullptr;
    if (alignment <= alignof(std::max_align_t)) {
      block = std::malloc(size);
    } else if (posix_memalign(&block, alignment, size) != 0) {
      block = nullptr;
    }
    if (block != nullptr) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) return nullptr;
    handler();
  }
}

void* AllocateOrThrow(size_t size, size_t alignment) {
  void* block = Allocate(size, alignment);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void WipeAndFree(void* block) noexcept {
  if (block == nullptr) return;
  // The usable size, not the asked one: a caller may have used what the allocator rounded up to.
  discreet::WipeBytes(block, malloc_usable_size(block));
  std::free(block);
}

constexpr size_t kPlain = alignof(std::max_align_t);

}  // namespace

namespace discreet {
bool DeleteWipes() noexcept { return true; }
}  // namespace discreet

void* operator new(size_t size) { return AllocateOrThrow(size, kPlain); }
void* operator new[](size_t size) { return AllocateOrThrow(size, kPlain); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return Allocate(size, kPlain); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return Allocate(size, kPlain); }
void* operator new(size_t size, std::align_val_t align) { return AllocateOrThrow(size, size_t(align)); }
void* operator new[](size_t size, std::align_val_t align) { return AllocateOrThrow(size, size_t(align)); }
void* operator new(size_t size, std::align_val_t align, const std::nothrow_t&) noexcept {
  return Allocate(size, size_t(align));
}
void* operator new[](size_t size, std::align_val_t align, const std::nothrow_t&) noexcept {
  return Allocate(size, size_t(align));
}

void operator delete(void* block) noexcept { WipeAndFree(block); }
void operator delete[](void* block) noexcept { WipeAndFree(block); }
void operator delete(void* block, size_t) noexcept { WipeAndFree(block); }
void operator delete[](void* block, size_t) noexcept { WipeAndFree(block); }
void operator delete(void* block, std::align_val_t) noexcept { WipeAndFree(block); }
void operator delete[](void* block, std::align_val_t) noexcept { WipeAndFree(block); }
void operator delete(void* block, size_t, std::align_val_t) noexcept { WipeAndFree(block); }
void operator delete[](void* block, size_t, std::align_val_t) noexcept { WipeAndFree(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { WipeAndFree(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { WipeAndFree(block); }
void operator delete(void* block, std::align_val_t, const std::nothrow_t&) noexcept { WipeAndFree(block); }
void operator delete[](void* block, std::align_val_t, const std::nothrow_t&) noexcept { WipeAndFree(block); }
