#pragma once

#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/match_tables.h"
#include "recognize/candidates.h"

namespace discreet {

// (?i) takes U+017F for s and U+212A for k; literals and outlines know nothing of that.
bool HasOddFolds(std::string_view text);

// Of the places in `starts` those from which the row's pattern may match, each a range of its own. A match is
// at most `most_bytes` long. `starts` itself where the row has no outline. Precondition: the text has no odd
// folds.
std::span<const StartRange> OutlinedStarts(const OutlineTable& outlines, uint32_t row, std::string_view text,
                                           std::span<const StartRange> starts, uint32_t most_bytes,
                                           std::pmr::vector<StartRange>& outlined);

}  // namespace discreet
