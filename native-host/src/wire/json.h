#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "memory/current_arena.h"

namespace discreet {

// JSON whose every value, key and string lies in the current ArenaScope.
using Json =
    nlohmann::basic_json<std::map, std::vector, ArenaString, bool, int64_t, uint64_t, double, ArenaAllocator>;

}  // namespace discreet
