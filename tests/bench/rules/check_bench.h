#pragma once

#include <string>
#include <vector>

#include "pack/loaded_pack.h"
#include "rules/figures.h"

namespace discreet::bench {

// Whole checks (text, rules, judgement, words) of fresh posts, by stage: "check/280/text", ...,
// "check/280/total".
void MeasureChecks(const LoadedPack& pack, const std::string& name, const std::vector<std::string>& posts,
                   Figures& figures);

// Pauses while a post of `bytes` bytes is edited: a word put in or taken out somewhere, then a check. Times
// under `name`.
void MeasurePauses(const LoadedPack& pack, const std::string& name, const std::vector<std::string>& posts,
                   Figures& figures);

void PrintChecks(const std::vector<std::string>& names, const Figures& figures);

}  // namespace discreet::bench
