#pragma once

#include <string>

#include "discreet/match_tables.h"
#include "pack/pack_view.h"

namespace discreet {

// "" when every offset, index and count of a pack's match tables leads where it should, else what is wrong.
// Also refuses tables that leave a rule out: a rule that never runs would look like one that finds nothing.
// Precondition: view.has_tables(), and everything before the tables is checked.
std::string CheckMatchTables(const PackView& view);

// The tables in place. Precondition: CheckMatchTables returned "".
MatchTables TablesOf(const PackView& view);

}  // namespace discreet
