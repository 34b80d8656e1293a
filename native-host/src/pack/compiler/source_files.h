#pragma once

#include <string>

#include "pack/compiler/source.h"

namespace discreet {

// Readers of one file each, used by ReadPackSource. They append to `pack` and report to `problems`.
void ReadRulesFile(const std::string& file, PackSource& pack, Problems& problems);
void ReadListFile(const std::string& file, const std::string& id, PackSource& pack, Problems& problems);
void ReadCitationsFile(const std::string& file, PackSource& pack, Problems& problems);
void ReadAdviceFile(const std::string& file, const std::string& tag, PackSource& pack, Problems& problems);
void ReadOrganizationFile(const std::string& file, PackSource& pack, Problems& problems);
void ReadSurfaceFile(const std::string& file, PackSource& pack, Problems& problems);

}  // namespace discreet
