#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>

namespace discreet {

// Caps on the JSON of one frame, in bytes.
inline constexpr uint32_t kMaxFrameIn = 1U << 20;
inline constexpr uint32_t kMaxFrameOut = 900'000;
inline constexpr uint32_t kFrameHeader = 4;  // length, native byte order

enum class FrameRead : uint8_t {
  kFrame,
  kEmpty,      // length 0; the stream goes on
  kTooLarge,   // length over kMaxFrameIn; nothing of the body was read, nothing allocated: the stream is lost
  kTruncated,  // the input ended inside the frame
  kEnd,        // the input ended between two frames
  kFailed,     // read() failed
};

// Reads one frame from descriptor `fd`, straight into memory from `memory`: the length is judged before
// anything is allocated. Blocks. On kFrame `json` is what came, otherwise it is left alone. Throws
// std::bad_alloc.
FrameRead ReadFrame(int fd, std::pmr::memory_resource* memory, std::span<char>* json);

// Writes all of `bytes` to descriptor `fd`; blocks while the reader does not read. False when it is closed or
// failed.
bool WriteAll(int fd, std::span<const char> bytes);

}  // namespace discreet
