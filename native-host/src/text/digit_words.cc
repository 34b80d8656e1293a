#include "text/digit_words.h"

namespace discreet {
namespace {

constexpr uint64_t Packed(std::string_view word) {
  uint64_t packed = 0;
  for (const char c : word) packed = packed << 8U | (static_cast<unsigned char>(c) | 0x20U);
  return packed;
}

}  // namespace

char SpelledDigit(std::string_view word) {
  if (word.size() < kShortestDigitWord || word.size() > kLongestDigitWord) return '\0';
  switch (Packed(word)) {
    case Packed("zero"):
    case Packed("cero"):
    case Packed("oh"):
      return '0';
    case Packed("one"):
    case Packed("uno"):
      return '1';
    case Packed("two"):
    case Packed("dos"):
      return '2';
    case Packed("three"):
    case Packed("tres"):
      return '3';
    case Packed("four"):
    case Packed("cuatro"):
      return '4';
    case Packed("five"):
    case Packed("cinco"):
      return '5';
    case Packed("six"):
    case Packed("seis"):
      return '6';
    case Packed("seven"):
    case Packed("siete"):
      return '7';
    case Packed("eight"):
    case Packed("ocho"):
      return '8';
    case Packed("nine"):
    case Packed("nueve"):
      return '9';
    default:
      return '\0';
  }
}

}  // namespace discreet
