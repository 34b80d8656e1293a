#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "names/names_model.h"

namespace discreet::train {

// The names that training posts are filled from, and the words of a role.
struct Lexicon {
  std::vector<std::pair<std::string, double>> first_names;  // with the people who have them, commonest first
  std::vector<std::string> surnames;                        // commonest first
  std::vector<std::pair<std::string, double>> places;       // with people, largest first
  std::vector<std::string> conditions;                      // and symptoms
  std::vector<std::string> drugs;
  std::vector<names::RoleSlot> roles;  // open addressing, a power of two
};

// Reads shared/tables (`tables`) and native-host/tools/names/word_roles.txt. Throws std::runtime_error.
Lexicon ReadLexicon(const std::filesystem::path& tables, const std::filesystem::path& roles);

}  // namespace discreet::train
