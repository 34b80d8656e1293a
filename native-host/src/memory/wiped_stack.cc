#include "memory/wiped_stack.h"

#include <cstdint>

#include "memory/wipe.h"

namespace discreet {

#ifdef DISCREET_SANITIZED

void WipedStack::RunErased(Entry entry, void* argument) { entry(argument); }

#else

namespace {

// Vector registers keep the last 16 to 64 bytes that were copied, and the next function that saves them would
// put them on a stack that is not wiped.
#if defined(__x86_64__)
// The C library copies through these where it has them.
__attribute__((target("avx512f"))) void ClearUpperRegisters() {
  __asm__ volatile(
      ".irp n, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31\n"
      "vpxorq %%zmm\\n, %%zmm\\n, %%zmm\\n\n"
      ".endr\n" ::
          : "memory");
}

__attribute__((target("avx"))) void ClearAvxRegisters() { __asm__ volatile("vzeroall" ::: "memory"); }

void ClearSseRegisters() {
  __asm__ volatile(
      ".irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n"
      "pxor %%xmm\\n, %%xmm\\n\n"
      ".endr\n" ::
          : "memory");
}

void ClearVectorRegisters() {
  if (__builtin_cpu_supports("avx512f")) ClearUpperRegisters();
  if (__builtin_cpu_supports("avx")) return ClearAvxRegisters();
  ClearSseRegisters();
}
#else
void ClearVectorRegisters() {}  // other processors: what the registers hold is left to the next call
#endif

}  // namespace

void WipedStack::Trampoline(unsigned high, unsigned low) {
  // makecontext passes ints only; a pointer travels in two.
  const uintptr_t address = (uintptr_t{high} << 32) | low;
  auto* self = reinterpret_cast<WipedStack*>(address);  // NOLINT(performance-no-int-to-ptr)
  self->entry_(self->argument_);
}

void WipedStack::RunErased(Entry entry, void* argument) {
  entry_ = entry;
  argument_ = argument;
  getcontext(&inside_);
  inside_.uc_stack.ss_sp = pages_.data();
  inside_.uc_stack.ss_size = pages_.size();
  inside_.uc_link = &outside_;
  const auto address = reinterpret_cast<uintptr_t>(this);
  makecontext(&inside_, reinterpret_cast<void (*)()>(&Trampoline), 2, static_cast<unsigned>(address >> 32),
              static_cast<unsigned>(address));
  swapcontext(&outside_, &inside_);
  ClearVectorRegisters();
  WipeUsed();
}

void WipedStack::WipeUsed() noexcept {
  // Zeros from the bottom up to the page of the deepest byte that was written since the last wipe.
  // All of a page at a time: a search for one word is not made of vectors and takes a tenth of a short check.
  constexpr size_t kStep = 4096;
  size_t untouched = 0;
  for (; untouched + kStep <= pages_.size(); untouched += kStep) {
    const auto* words = reinterpret_cast<const uint64_t*>(pages_.data() + untouched);
    uint64_t any = 0;
    for (size_t i = 0; i < kStep / sizeof(uint64_t); ++i) any |= words[i];
    if (any != 0) break;
  }
  WipeBytes(pages_.data() + untouched, pages_.size() - untouched);
}

#endif

}  // namespace discreet
