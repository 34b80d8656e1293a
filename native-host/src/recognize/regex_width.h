#pragma once

#include "discreet/match_tables.h"
#include "recognize/regex.h"

namespace discreet {

// How long a match of a piece of a pattern may be, in bytes.
struct Width {
  uint32_t least = 0;
  MostBytes most;
};

Width WidthOf(const RegexNode& node);

// One after the other, and either one or the other.
Width Sum(const Width& a, const Width& b);
Width Either(const Width& a, const Width& b);

}  // namespace discreet
