#pragma once

#include "pack/compiler/source.h"

namespace discreet {

// The parts of LintPack. LintRules calls LintRule for each rule and then looks for ids and numbers used
// twice.
void LintRule(const PackSource& pack, const RuleSource& rule, Problems& problems);
void LintRules(const PackSource& pack, Problems& problems);
void LintLists(const PackSource& pack, Problems& problems);
void LintAdvice(const PackSource& pack, Problems& problems);
void LintCitations(const PackSource& pack, Problems& problems);
void LintSurfaces(const PackSource& pack, Problems& problems);

}  // namespace discreet
