#pragma once

#include <string>
#include <vector>

#include "pack/compiler/source.h"

namespace discreet {

// The texts of the bundled harmless posts.
std::vector<std::string> HarmlessPosts();

// Reads the bundled harmless posts (tests/corpora/everyday: birthdays, sport, recipes, jobs, pay, own
// illness) with every rule that can be shown. A policy rule that finds anything there, or an identifier that
// finds something in more than two posts in five, is an error in `problems`: people would be warned for
// nothing. `compiled` is WritePack's result.
void CheckHarmlessPosts(const PackSource& pack, const std::string& compiled, Problems& problems);

}  // namespace discreet
