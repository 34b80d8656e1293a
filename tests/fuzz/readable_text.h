#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace discreet::fuzz {

// Any bytes as valid UTF-8: what begins no character becomes a '?'.
inline std::string ReadableText(const uint8_t* data, size_t size) {
  const std::string bytes(data, data + size);
  std::string text;
  for (uint32_t at = 0; at < bytes.size();) {
    const CodePoint code = DecodeAt(bytes, at);
    const std::string_view piece = std::string_view(bytes).substr(at, code.length);
    text += IsUtf8(piece) ? piece : "?";
    at += code.length;
  }
  return text;
}

}  // namespace discreet::fuzz
