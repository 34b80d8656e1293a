#pragma once

#include "recognize/regex.h"

namespace discreet {

// What every match of a piece of a pattern holds at the least, at most 255 of each.
struct Needs {
  uint8_t digits = 0;  // characters 0-9
  uint8_t uppers = 0;  // characters A-Z or beyond ASCII, where only those will do
};

Needs NeedsOf(const RegexNode& node);

}  // namespace discreet
