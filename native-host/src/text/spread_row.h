#pragma once

#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/span.h"
#include "text/spread.h"

namespace discreet {

inline constexpr std::string_view kMiddleDot = "\u00b7";

// A character that stands alone, or a word that spells a digit.
struct SpreadUnit {
  enum class Kind { kNone, kDigit, kUpper, kLower };
  ByteSpan span;
  Kind kind = Kind::kNone;
  char32_t value = 0;  // of a spelled digit: the digit
  bool spelled = false;
};

// Whether what stands between two units may stand between two of one row.
bool IsSpreadGap(std::string_view gap);

// Appends the cuts that join the numbers and words of `row`: units with nothing but gaps between them.
void JoinRow(std::string_view text, std::span<SpreadUnit> row, std::pmr::vector<SpreadCut>& cuts);

}  // namespace discreet
