#pragma once

#include <re2/re2.h>

namespace discreet {

// How every pattern of a pack is compiled, here and in the pack compiler's checks: leftmost-first, UTF-8,
// silent, and in at most this much memory for program and states together. 2 MiB hold ${list} of 400 words
// without regard to case.
inline constexpr int64_t kPatternMemory = 2 << 20;

inline RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

}  // namespace discreet
