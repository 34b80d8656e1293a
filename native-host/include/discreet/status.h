#pragma once

#include <cstdint>

namespace discreet {

// What a stage's call came to. No stage lets an exception out.
enum class [[nodiscard]] Status : uint8_t{
    kOk,
    kBudgetExceeded,    // matching ran out of memory; what was appended before holds
    kDeadlineExceeded,  // time was up; what was appended before holds
};

}  // namespace discreet
