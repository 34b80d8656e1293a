#pragma once

#include <cstdint>

namespace discreet {

// The form in which literals are looked for: ASCII in lower case, all that \s takes (and \v) a space, a run
// of spaces one space. A pattern's [ \t]+ between two words is then one byte of a literal.

constexpr bool IsSpaceByte(unsigned char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
constexpr bool IsDigitByte(unsigned char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool IsLetterByte(unsigned char byte) {
  const unsigned char lower = byte | 0x20U;
  return lower >= 'a' && lower <= 'z';
}
// What RE2's \w and \b take for a word's.
constexpr bool IsWordByte(unsigned char byte) {
  return IsLetterByte(byte) || IsDigitByte(byte) || byte == '_';
}
// What runs of words, names, numbers and addresses are made of.
constexpr bool IsRunByte(unsigned char byte) {
  return byte >= 0x80 || IsWordByte(byte) || byte == '-' || byte == '\'' || byte == '.' || byte == '&' ||
         byte == '+' || byte == '%' || byte == '@' || byte == '/';
}

constexpr unsigned char FoldByte(unsigned char byte) {
  if (IsSpaceByte(byte)) return ' ';
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte | 0x20U) : byte;
}

// Where a gram is looked up: bits of the filter and buckets of literals go by the top bits.
inline uint32_t GramHash(uint32_t gram) {
  gram ^= gram >> 15U;
  return gram * 0x9E3779B1U;
}

}  // namespace discreet
