#pragma once

#include <string>

#include "judge.h"
#include "terminal.h"

namespace discreet {

// Appends how a verdict came about, for administrators: each finding with its rule, the three questions with
// what spoke for and against, how many people could be meant, and what was found and left alone. In English.
void AppendExplanation(const Judged& judged, const Judge& judge, const Terminal& terminal, std::string& out);

}  // namespace discreet
