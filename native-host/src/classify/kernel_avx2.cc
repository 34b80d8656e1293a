#include "classify/kernel.h"

#ifdef __x86_64__

#include <cmath>

#define DISCREET_TARGET __attribute__((target("avx2,fma")))
#define DISCREET_LANES 8
#define DISCREET_ROWS 6

namespace discreet::classify {
namespace {

#include "classify/kernel_body.h"

}  // namespace

const Kernel* Avx2Kernel() {
  static constexpr Kernel kKernel{"avx2", Multiply, Convolve, Normalize, Pool};
  static const bool kHas = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return kHas ? &kKernel : nullptr;
}

}  // namespace discreet::classify

#else

namespace discreet::classify {

const Kernel* Avx2Kernel() { return nullptr; }

}  // namespace discreet::classify

#endif
