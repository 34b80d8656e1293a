#pragma once

#include <atomic>
#include <cstdint>

#include "discreet/verdict.h"

namespace discreet {

// How many checks were answered with a report, and how. For several threads.
struct Tally {
  std::atomic<uint32_t> checks = 0;
  std::atomic<uint32_t> partial = 0;
  std::atomic<uint32_t> not_checked = 0;

  void Count(CheckStatus status) {
    ++checks;
    if (status == CheckStatus::kPartial) ++partial;
    if (status == CheckStatus::kNotChecked) ++not_checked;
  }
};

}  // namespace discreet
