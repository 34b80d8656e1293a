#pragma once

#include <string_view>

namespace discreet {

// False only where `text` holds nothing that FindSpread would join: no three characters in a row that stand
// alone with one character between, no three digits spelled close by, no dot at mid height. Most posts, at a
// fraction of the time that a look at each word takes.
bool MayHoldSpread(std::string_view text);

}  // namespace discreet
