#pragma once

#include <string>

namespace discreet {

// The JSON Schema (draft 2020-12) of rules/*.yaml, indented, with a newline at its end: for editors, which
// complete keys and words and mark mistakes while rules are written. It says no more than `discreet-pack
// lint`, which has the last word.
std::string RuleSchema();

}  // namespace discreet
