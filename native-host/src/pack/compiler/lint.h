#pragma once

#include "pack/compiler/source.h"

namespace discreet {

// The parts of LintPack.
void LintRules(const PackSource& pack, Problems& problems);
void LintLists(const PackSource& pack, Problems& problems);
void LintAdvice(const PackSource& pack, Problems& problems);
void LintCitations(const PackSource& pack, Problems& problems);
void LintSurfaces(const PackSource& pack, Problems& problems);

}  // namespace discreet
