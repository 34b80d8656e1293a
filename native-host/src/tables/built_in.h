#pragma once

#include "tables/tables.h"

namespace discreet {

// The tables built into the program (shared/tables, packed by discreet-tables). Costs next to nothing: shapes
// are checked, no table is read. A Tables that finds nothing when the build itself was at fault; tables_test
// says so then.
Tables BuiltInTables();

}  // namespace discreet
