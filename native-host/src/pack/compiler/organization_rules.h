#pragma once

#include "pack/compiler/source.h"

namespace discreet {

// Numbers from here on are of rules that are made from organisation.yaml; authors take lower ones.
inline constexpr uint32_t kFirstMadeNumber = 1'000'000'000;

// Adds the rules and lists that `pack.organization` stands for, each with owner, citations and tests made
// from what is written there, and numbers that stay the same whatever else is written. Errors are at the
// entries' places. Precondition: `pack` is layered on a core.
void AddOrganizationRules(PackSource& pack, Problems& problems);

// The parts of it.
void AddOwnPlaces(PackSource& pack, Problems& problems);
void AddOwnNumbers(PackSource& pack, Problems& problems);
void AddOwnContacts(PackSource& pack);

}  // namespace discreet
