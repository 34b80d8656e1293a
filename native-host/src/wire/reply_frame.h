#pragma once

#include <cstdint>
#include <memory_resource>

#include "wire/json.h"
#include "wire/reply_encoder.h"

namespace discreet {

// Inside wire/ only. Both need an ArenaScope over `memory`.

// {"id": id, body_name: body}
Json ReplyJson(uint32_t id, const char* body_name, Json body);

// The reply as a frame; empty when its JSON is over kMaxFrameOut.
Frame ToFrame(const Json& reply, std::pmr::memory_resource* memory);

}  // namespace discreet
