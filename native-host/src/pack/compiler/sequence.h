#pragma once

#include <yaml-cpp/yaml.h>

#include <string>

#include "pack/compiler/problems.h"

namespace discreet {

// The pattern that a `match.sequence` stands for: words of lists or of its own in a row, with gaps, in any
// case, set apart by blanks and commas. Group 1 is the items from the first to the last with `mark: true`, or
// all of them. ${list} is still in it. What is wrong goes to `problems`; then the result is empty. `what`
// names the rule in messages.
//
// The pattern takes the character before and behind the words with it, so of two sequences that share one
// blank only the first is found.
std::string SequencePattern(const YAML::Node& sequence, const std::string& file, const std::string& what,
                            Problems& problems);

}  // namespace discreet
