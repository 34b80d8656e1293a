#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>

#include "discreet/engine.h"

namespace discreet {

// What judges a draft: the engine in the product, planted ones in tests. One thread at a time.
class Checker {
 public:
  virtual ~Checker() = default;

  // As Engine::Check. Must come back soon after the deadline passes; a call that does not ends the process.
  virtual Checked Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                        std::pmr::memory_resource* memory, const CheckOptions& options) const = 0;

  // Id of a rule by its number; empty when there is none. For any thread. Lives as long as the checker.
  virtual std::string_view RuleId(uint32_t number) const = 0;
};

}  // namespace discreet
