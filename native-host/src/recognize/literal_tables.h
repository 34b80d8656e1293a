#pragma once

#include <map>
#include <string>
#include <utility>
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
  // A literal's text, and whether it begins with a word's begin wherever it is used.
  using Key = std::pair<std::string, bool>;
  struct Entry;

  static Entry EntryOf(const Key& key, uint32_t& gram_sizes);

  std::map<Key, std::vector<LiteralUse>> uses_;
};

}  // namespace discreet
