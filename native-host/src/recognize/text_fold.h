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
constexpr uint32_t GramHash(uint32_t gram) {
  gram ^= gram >> 15U;
  return gram * 0x9E3779B1U;
}

// Literals that begin where a word begins are looked up by the hash of their first bytes: as many as the
// largest of these sizes that they have. With short ones alone, all phrases that begin with one word would
// share a bucket.
inline constexpr uint32_t kPrefixSizes[] = {1, 2, 3, 4, 6, 9, 13, 18};
inline constexpr uint32_t kPrefixes = 8;
// A text in which this many bytes begin no literal need not be looked up by more.
inline constexpr uint32_t kFirstPrefix = 3;  // index of 4

inline constexpr uint32_t kPrefixStart = 0x811C9DC5U;
constexpr uint32_t ExtendPrefix(uint32_t state, uint8_t byte) { return (state ^ byte) * 0x01000193U; }
constexpr uint32_t PrefixHash(uint32_t state, uint32_t size_index) {
  state ^= (size_index + 1) * 0x85EBCA6BU;
  state ^= state >> 15U;
  return state * 0x2C1B3C6DU;
}
// Of the first bytes of a longer prefix: in the filter only.
constexpr uint32_t OpeningHash(uint32_t state) { return PrefixHash(state, kPrefixes); }

}  // namespace discreet
