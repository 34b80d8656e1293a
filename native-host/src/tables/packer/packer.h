#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace discreet {

// Packs the text tables of `folder` (shared/tables; which file holds what: README.md there) into the form of
// tables/format.h. Returns "" and fills *file, or says what is wrong, with file and line. The same folder
// always gives the same bytes.
std::string PackTables(const std::string& folder, std::vector<std::byte>* file);

}  // namespace discreet
