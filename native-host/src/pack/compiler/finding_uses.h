#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "pack/compiler/source.h"

namespace discreet {

// Reads `match.findings` into `rule`: all, any, none, within, same, span.
void ReadFindings(const YAML::Node& node, const std::string& file, RuleSource& rule, Problems& problems);

// A rule that another uses: its index in PackSource::rules, and the slot as in FindingUse.
struct RowUse {
  uint32_t row = 0;
  uint8_t slot = 0;
};

// Items that must be there, at most FindingLogic::kMostSlots in a rule that is read without error.
uint8_t SlotsOf(const FindingsSource& findings);

// The rules that `rule`, which is one over findings, uses, ascending by row; the item with `span` is slot 0.
// Reports names that lead nowhere, to the rule itself, to one that never runs or to one over findings that
// does not stand before it, and rules that stand in two items. "…*" leaves out what it cannot take, and what
// is named in full elsewhere.
std::vector<RowUse> ResolveUses(const PackSource& pack, const RuleSource& rule, Problems& problems);

}  // namespace discreet
