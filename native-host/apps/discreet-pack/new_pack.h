#pragma once

#include <string>

namespace discreet {

// Writes a new pack into `folder`, which must not exist or be empty: one rule with its tests, words, advice
// and citation, each with comments on how to go on, and the schema for editors. It lints and builds as it
// stands. Empty when done, else what is in the way and how to mend it; then nothing was written over. `id`:
// of the pack, a-z, 0-9 and hyphens. `owner`: who answers for it.
std::string WriteNewPack(const std::string& folder, const std::string& id, const std::string& owner);

}  // namespace discreet
