#pragma once

#include <cstdint>
#include <string_view>

namespace discreet {

struct CodePoint {
  char32_t value = 0;
  uint32_t length = 0;  // bytes
};

// The code point that begins at `at`. A byte that begins none comes back as U+FFFD of length 1, so that a
// walk over any bytes ends. Precondition: at < text.size().
CodePoint DecodeAt(std::string_view text, uint32_t at);

// The code point that ends just before `end`. Precondition: 0 < end <= text.size().
CodePoint DecodeBefore(std::string_view text, uint32_t end);

// The same for text whose end may be met: 0 at or behind the end, and before the begin.
inline char32_t CodeAt(std::string_view text, uint32_t at) {
  return at >= text.size() ? 0 : DecodeAt(text, at).value;
}
inline char32_t CodeBefore(std::string_view text, uint32_t at) {
  return at == 0 ? 0 : DecodeBefore(text, at).value;
}

// Writes `value` (a Unicode scalar value) to `out`; the number of bytes written, 1-4.
uint32_t Encode(char32_t value, char out[4]);

// No overlong form, no surrogate, nothing over U+10FFFF, nothing cut off. Where false and `bad` is given, it
// is set to the offset of the first byte that is wrong.
bool IsUtf8(std::string_view text, uint32_t* bad = nullptr);

// Bytes of ASCII at the start of `text`.
uint32_t AsciiPrefix(std::string_view text);

inline bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace discreet
