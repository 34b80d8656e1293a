#pragma once

#include <cstdint>
#include <string_view>

namespace discreet {

inline constexpr uint32_t kShortestDigitWord = 2;
inline constexpr uint32_t kLongestDigitWord = 6;
// First and last letters of such words: few other words have both.
inline constexpr std::string_view kDigitWordFirst = "zcoutdfsen";
inline constexpr std::string_view kDigitWordLast = "oehsrxnt";

// The digit that `word` spells in English or Spanish, in any case: '0' for "zero", "oh", "cero"; 0 where it
// spells none.
char SpelledDigit(std::string_view word);

}  // namespace discreet
