#pragma once

#include <string>
#include <string_view>

#include "judge.h"
#include "phrases.h"
#include "terminal.h"

namespace discreet {

// Appends a report for people: the post with its marks, then each finding with its reason and what could
// stand there.
void AppendReport(const Judged& judged, const Phrases& phrases, const Terminal& terminal, std::string& out);

}  // namespace discreet
