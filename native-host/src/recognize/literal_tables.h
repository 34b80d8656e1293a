#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "recognize/anchors.h"
#include "recognize/table_builder.h"

namespace discreet {

// Collects the literals of all rules, each once, and lays them out for looking them up by a gram.
class LiteralTables {
 public:
  void Add(uint32_t row, uint16_t set, const AnchorSet& anchors);
  void Write(BuiltTables& tables) const;

 private:
  std::map<std::string, std::vector<LiteralUse>, std::less<>> uses_;  // by text
};

}  // namespace discreet
