#pragma once

#include <vector>

#include "discreet/match_tables.h"
#include "recognize/regex.h"

namespace discreet {

// Outlines with memory of their own, appended row by row.
class BuiltOutlines {
 public:
  BuiltOutlines() : first_state_{0} {}

  // The outline of the next row's pattern: as much of it, from its begin, as a few thousand states tell. Of
  // alternatives those alone in which capturing group `group`, the rule's span, stands (0: all). Says what it
  // is worth; kBegins where the row has none.
  Outline Add(const RegexNode& pattern, uint32_t group);
  // The next row has none.
  void AddNone() { first_state_.push_back(static_cast<uint32_t>(states_.size())); }

  OutlineTable view() const { return {first_state_, states_, edges_}; }

 private:
  std::vector<uint32_t> first_state_;
  std::vector<OutlineState> states_;
  std::vector<OutlineEdge> edges_;
};

}  // namespace discreet
