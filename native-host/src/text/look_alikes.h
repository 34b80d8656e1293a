#pragma once

#include <cstdint>
#include <string_view>

namespace discreet {

// Words with letters of an alphabet that look like Latin ones.
class LookAlikes {
 public:
  explicit LookAlikes(std::string_view source) : source_(source) {}

  // Whether the look-alike letter at `at` is to be read as its Latin twin: its word has Latin letters too,
  // and no letter that could not be one. A word wholly Cyrillic or Greek stays what it is, as does one Greek
  // letter at an end ("TNFα"). Offsets come ascending; each word is read once.
  bool IsLatin(uint32_t at);

 private:
  bool ReadWord(uint32_t at);

  std::string_view source_;
  uint32_t word_end_ = 0;
  bool latin_ = false;
};

}  // namespace discreet
