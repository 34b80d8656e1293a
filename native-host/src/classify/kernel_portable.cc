#include <cmath>

#include "classify/kernel.h"

// Four lanes are what x86-64 without extensions and arm64 have; the latter has twice the registers.
#define DISCREET_TARGET
#define DISCREET_LANES 4
#ifdef __x86_64__
#define DISCREET_ROWS 2
#else
#define DISCREET_ROWS 4
#endif

namespace discreet::classify {
namespace {

#include "classify/kernel_body.h"

}  // namespace

const Kernel& PortableKernel() {
  static constexpr Kernel kKernel{"portable", Multiply, Convolve, Normalize, Pool};
  return kKernel;
}

const Kernel& BestKernel() {
  const Kernel* const fast = Avx2Kernel();
  return fast != nullptr ? *fast : PortableKernel();
}

}  // namespace discreet::classify
