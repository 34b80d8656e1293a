#include "text/spread_filter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "text/digit_words.h"

namespace discreet {
namespace {

// The text is read in halves of 32 bytes; a window is two of them, one bit a byte. Whatever is looked for is
// at most 24 bytes long, so that it lies in one window or the next.
constexpr size_t kHalf = 32;
constexpr int kSpelledEnough = 3;

// What a byte can be in a word, one plane of bits each.
enum Plane : uint8_t { kWord, kLead, kFirst, kLast };

constexpr std::array<uint8_t, 256> kPlanes = [] {
  std::array<uint8_t, 256> table{};
  for (size_t byte = 0; byte < table.size(); ++byte) {
    const size_t lower = byte | 0x20U;
    const bool letter = byte < 0x80 && lower >= 'a' && lower <= 'z';
    const bool word = byte >= 0x80 || letter || (byte >= '0' && byte <= '9');
    const bool lead = word && (byte & 0xC0U) != 0x80U;
    const auto in = [&](std::string_view letters) {
      return letter && letters.find(static_cast<char>(lower)) != std::string_view::npos;
    };
    table[byte] = static_cast<uint8_t>((word ? 1U << kWord : 0U) | (lead ? 1U << kLead : 0U) |
                                       (in(kDigitWordFirst) ? 1U << kFirst : 0U) |
                                       (in(kDigitWordLast) ? 1U << kLast : 0U));
  }
  return table;
}();

struct Window {
  std::array<uint64_t, 4> planes{};

  // The older half goes, `half` comes in.
  void Push(const char* half) {
    std::array<uint64_t, 4> came{};
    for (size_t eight = 0; eight < kHalf; eight += 8) {
      uint64_t classes = 0;
      for (uint32_t i = 0; i < 8; ++i) {
        classes |= uint64_t{kPlanes[static_cast<unsigned char>(half[eight + i])]} << (8 * i);
      }
      // The same bit of eight bytes, side by side.
      for (uint32_t plane = 0; plane < came.size(); ++plane) {
        const uint64_t bits = (classes >> plane) & 0x0101010101010101U;
        came[plane] |= ((bits * 0x0102040810204080U) >> 56U) << eight;
      }
    }
    for (uint32_t plane = 0; plane < came.size(); ++plane) {
      planes[plane] = planes[plane] >> kHalf | came[plane] << kHalf;
    }
  }

  uint64_t Begins() const { return planes[kWord] & ~(planes[kWord] << 1U); }

  // Whether three characters that stand alone follow each other, of one to three bytes, one to three between.
  bool HasThreeAlone() const {
    const uint64_t word = planes[kWord];
    const uint64_t begins = Begins();
    const uint64_t more = planes[kLead] & ~begins;
    // A carry from each begin runs through its character; it comes out of the word where there is no more.
    const uint64_t ends = ((word & ~more) + begins) & ~word;
    const auto followed = [](uint64_t at) {
      return at & (at >> 2U | at >> 3U | at >> 4U | at >> 5U | at >> 6U);
    };
    return followed(followed(ends)) != 0;
  }

  // Words that spell a digit and end in the newer half; `text` begins with the window.
  int SpelledDigits(const char* text) const {
    const uint64_t word = planes[kWord];
    const uint64_t first = Begins() & planes[kFirst];
    uint64_t ends = (word + first) & ~word & (planes[kLast] << 1U) & ~uint64_t{0xFFFFFFFF};
    int count = 0;
    for (; ends != 0; ends &= ends - 1) {
      const auto end = static_cast<uint32_t>(std::countr_zero(ends));
      const auto length = static_cast<uint32_t>(std::countl_one(word << (64 - end)));
      if (length <= kLongestDigitWord && SpelledDigit({text + end - length, length}) != '\0') ++count;
    }
    return count;
  }
};

}  // namespace

bool MayHoldSpread(std::string_view text) {
  if (text.find("\u00b7") != std::string_view::npos) return true;
  Window window;
  int spelled_before = 0;
  // Two halves at hand: what is behind the text's end is blank, so that its last word ends.
  std::array<char, 2 * kHalf> bytes{};
  for (size_t at = 0; at <= text.size(); at += kHalf) {
    std::memcpy(bytes.data(), bytes.data() + kHalf, kHalf);
    const size_t length = std::min(kHalf, text.size() - at);
    std::memcpy(bytes.data() + kHalf, text.data() + at, length);
    std::memset(bytes.data() + kHalf + length, 0, kHalf - length);
    window.Push(bytes.data() + kHalf);
    if (window.HasThreeAlone()) return true;
    const int spelled = window.SpelledDigits(bytes.data());
    if (spelled_before + spelled >= kSpelledEnough) return true;
    spelled_before = spelled;
  }
  return false;
}

}  // namespace discreet
