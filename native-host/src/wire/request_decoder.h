#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <variant>

#include "wire/messages.h"

namespace discreet {

// A request that was refused, with its id where that could be read (0 where not).
struct Refused {
  uint32_t id = 0;
  WireError error;
};

// Reads one frame's JSON as wire.proto's Request. `json` is written to while it is judged. What the request
// holds lives in `memory`; `scratch` holds everything else that is needed on the way and may be wiped
// afterwards, as may `json`. The same memory may serve for both. Never throws but std::bad_alloc; nothing but
// the two memories ever holds a word of the request.
std::variant<Request, Refused> DecodeRequest(std::span<char> json, std::pmr::memory_resource* scratch,
                                             std::pmr::memory_resource* memory);

}  // namespace discreet
