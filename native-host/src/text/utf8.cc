#include "text/utf8.h"

#include <cstring>

namespace discreet {
namespace {

constexpr CodePoint kBroken{0xFFFD, 1};

uint32_t ByteAt(std::string_view text, uint32_t at) { return static_cast<unsigned char>(text[at]); }

// Length that a lead byte announces, 0 for a byte that leads nothing.
uint32_t AnnouncedLength(uint32_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

CodePoint DecodeAt(std::string_view text, uint32_t at) {
  const uint32_t lead = ByteAt(text, at);
  if (lead < 0x80) return {lead, 1};
  const uint32_t length = AnnouncedLength(lead);
  if (length == 0 || at + length > text.size()) return kBroken;
  char32_t value = lead & (0x7FU >> length);
  for (uint32_t i = 1; i < length; ++i) {
    if (!IsContinuation(text[at + i])) return kBroken;
    value = (value << 6U) | (ByteAt(text, at + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return overlong || surrogate || value > 0x10FFFF ? kBroken : CodePoint{value, length};
}

CodePoint DecodeBefore(std::string_view text, uint32_t end) {
  uint32_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && IsContinuation(text[begin])) --begin;
  const CodePoint found = DecodeAt(text, begin);
  return begin + found.length == end ? found : kBroken;
}

uint32_t Encode(char32_t value, char out[4]) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (value < 0x80) {
    out[0] = byte(value);
    return 1;
  }
  if (value < 0x800) {
    out[0] = byte(0xC0U | (value >> 6U));
    out[1] = byte(0x80U | (value & 0x3FU));
    return 2;
  }
  if (value < 0x10000) {
    out[0] = byte(0xE0U | (value >> 12U));
    out[1] = byte(0x80U | ((value >> 6U) & 0x3FU));
    out[2] = byte(0x80U | (value & 0x3FU));
    return 3;
  }
  out[0] = byte(0xF0U | (value >> 18U));
  out[1] = byte(0x80U | ((value >> 12U) & 0x3FU));
  out[2] = byte(0x80U | ((value >> 6U) & 0x3FU));
  out[3] = byte(0x80U | (value & 0x3FU));
  return 4;
}

bool IsUtf8(std::string_view text, uint32_t* bad) {
  uint32_t at = 0;
  while (at < text.size()) {
    at += AsciiPrefix(text.substr(at));
    if (at == text.size()) return true;
    const CodePoint found = DecodeAt(text, at);
    if (found.value == kBroken.value && found.length == 1) {
      if (bad != nullptr) *bad = at;
      return false;
    }
    at += found.length;
  }
  return true;
}

uint32_t AsciiPrefix(std::string_view text) {
  uint32_t at = 0;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint64_t word = 0; at + sizeof word <= size; at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < size && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace discreet
