#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "made/rules.h"

namespace discreet::bench {

// Writes `rules` as an authored pack, with 5 texts that each rule finds and 5 that it does not, made from
// `seed`. The folder's content is replaced. Throws std::runtime_error where a file cannot be written or no
// texts can be made for a rule.
void WritePackFolder(const std::filesystem::path& folder, std::span<const Rule> rules, uint64_t seed);

}  // namespace discreet::bench
