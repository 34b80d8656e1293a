#include "memory/wiped_stack.h"

#include <algorithm>
#include <cstdint>

#include "memory/wipe.h"

namespace discreet {
namespace {

// Vector registers keep the last 16 to 64 bytes that were copied, and the next function that saves them would
// put them on a stack that is not wiped.
#if defined(__x86_64__)
__attribute__((target("avx512f"))) void ClearUpperRegisters() {
  // The C library copies through these where it has them.
  __asm__ volatile(
      "vpxorq %%zmm16, %%zmm16, %%zmm16\n vpxorq %%zmm17, %%zmm17, %%zmm17\n vpxorq %%zmm18, %%zmm18, "
      "%%zmm18\n vpxorq %%zmm19, %%zmm19, %%zmm19\n"
      "vpxorq %%zmm20, %%zmm20, %%zmm20\n vpxorq %%zmm21, %%zmm21, %%zmm21\n vpxorq %%zmm22, %%zmm22, "
      "%%zmm22\n vpxorq %%zmm23, %%zmm23, %%zmm23\n"
      "vpxorq %%zmm24, %%zmm24, %%zmm24\n vpxorq %%zmm25, %%zmm25, %%zmm25\n vpxorq %%zmm26, %%zmm26, "
      "%%zmm26\n vpxorq %%zmm27, %%zmm27, %%zmm27\n"
      "vpxorq %%zmm28, %%zmm28, %%zmm28\n vpxorq %%zmm29, %%zmm29, %%zmm29\n vpxorq %%zmm30, %%zmm30, "
      "%%zmm30\n vpxorq %%zmm31, %%zmm31, %%zmm31\n" ::
          : "memory");
}

__attribute__((target("avx"))) void ClearAvxRegisters() { __asm__ volatile("vzeroall" ::: "memory"); }

void ClearVectorRegisters() {
  if (__builtin_cpu_supports("avx512f")) ClearUpperRegisters();
  if (__builtin_cpu_supports("avx")) return ClearAvxRegisters();
  __asm__ volatile(
      "pxor %%xmm0, %%xmm0\n pxor %%xmm1, %%xmm1\n pxor %%xmm2, %%xmm2\n pxor %%xmm3, %%xmm3\n"
      "pxor %%xmm4, %%xmm4\n pxor %%xmm5, %%xmm5\n pxor %%xmm6, %%xmm6\n pxor %%xmm7, %%xmm7\n"
      "pxor %%xmm8, %%xmm8\n pxor %%xmm9, %%xmm9\n pxor %%xmm10, %%xmm10\n pxor %%xmm11, %%xmm11\n"
      "pxor %%xmm12, %%xmm12\n pxor %%xmm13, %%xmm13\n pxor %%xmm14, %%xmm14\n pxor %%xmm15, %%xmm15\n" ::
          : "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",
            "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}
#else
void ClearVectorRegisters() {}  // other processors: what the registers hold is left to the next call
#endif

}  // namespace

#ifdef DISCREET_SANITIZED

void WipedStack::RunErased(Entry entry, void* argument) { entry(argument); }

#else

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

#endif

void WipedStack::WipeUsed() noexcept {
  // Zeros from the bottom up to the deepest byte that was written since the last wipe.
  const auto* words = reinterpret_cast<const uint64_t*>(pages_.data());
  const size_t count = pages_.size() / sizeof(uint64_t);
  const auto* deepest = std::find_if(words, words + count, [](uint64_t word) { return word != 0; });
  const size_t untouched = static_cast<size_t>(deepest - words) * sizeof(uint64_t);
  WipeBytes(pages_.data() + untouched, pages_.size() - untouched);
}

}  // namespace discreet
