#pragma once

#include <string>

#include "pack/compiler/source.h"

namespace discreet {

// What `rule` of `pack` is, finds, cites and says, as text of several lines for a person who did not write
// it.
std::string DescribeRule(const PackSource& pack, const RuleSource& rule);

}  // namespace discreet
