#pragma once

#include <string_view>

#include "discreet/rule_book.h"

namespace discreet {

// Whether the characters of a match pass the rule's check. Spaces, hyphens and the like between digits are
// skipped where people write them. kNone passes everything. Pure.
bool Passes(Validator validator, std::string_view text);

}  // namespace discreet
