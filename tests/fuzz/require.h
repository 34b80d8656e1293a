#pragma once

#include <cstdio>
#include <cstdlib>

namespace discreet::fuzz {

// Ends the run where something that must hold does not; the fuzzer keeps the input.
inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace discreet::fuzz
