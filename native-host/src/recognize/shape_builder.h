#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "discreet/match_tables.h"
#include "recognize/byte_automaton.h"

namespace discreet {

// A rule whose begins are to be found by its shape.
struct ShapedRule {
  uint32_t row = 0;
  uint32_t depth = 0;  // bytes that are looked at before it counts as found; kWhole: it must be through

  static constexpr uint32_t kWhole = UINT32_MAX;
  ByteAutomaton automaton;
};

struct BuiltShapes {
  std::vector<uint8_t> classes;
  std::vector<uint16_t> next;
  std::vector<uint32_t> first_row;
  std::vector<uint32_t> rows;
  uint32_t width = 0;
  // Of a single rule that is followed to its end (kWhole):
  bool one_end = true;          // from one begin no match is longer than another
  std::vector<uint8_t> passed;  // by state: 1 where the match ended before the byte that led here

  ShapeGraph view() const { return {classes, next, first_row, rows, width}; }
};

// One graph for all rules, looking at no more than `depth` bytes. nullopt when it would have more than
// `most_states` states.
std::optional<BuiltShapes> BuildShapes(const std::vector<ShapedRule>& rules, uint32_t depth,
                                       size_t most_states);

}  // namespace discreet
