#pragma once

#include <bitset>

#include "recognize/regex.h"

namespace discreet {

using Ascii = std::bitset<128>;

// The ASCII of RE2's classes.
Ascii Range(unsigned char first, unsigned char last);
Ascii Digits();
Ascii Uppers();
Ascii Lowers();
Ascii WordBytes();
Ascii Spaces();

// The members of a class while it is read, before case is folded and a leading ^ is applied.
class CharSetBuilder {
 public:
  static constexpr char32_t kLastCode = 0x10FFFF;

  // `fold`: under (?i).
  explicit CharSetBuilder(bool fold) : fold_(fold) {}

  void AddAscii(const Ascii& members) { ascii_ |= members; }
  // Some characters that are not ASCII, unknown which.
  void AddBeyond();
  // [first, last].
  void AddRange(char32_t first, char32_t last);

  CharSet Build(bool negated) const;

 private:
  bool fold_;
  Ascii ascii_;
  bool beyond_ = false;
  char32_t highest_ = 0;
  char32_t only_ = 0;
};

}  // namespace discreet
