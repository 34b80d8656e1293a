#pragma once

#include <array>
#include <string_view>

#include "discreet/match_tables.h"
#include "recognize/text_fold.h"
#include "text/utf8.h"

namespace discreet {

// Which of the graph's starts stands after each byte.
inline constexpr std::array<uint8_t, 256> kShapeStarts = [] {
  std::array<uint8_t, 256> starts{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto value = static_cast<unsigned char>(byte);
    starts[byte] = value == '\n' ? 2 : IsWordByte(value) ? 3 : 4;
  }
  return starts;
}();

// Calls `found(row, begin)` for every character of `text` in [from, to) at which a rule of the graph may
// begin. A pair may come twice.
template <typename Found>
void WalkShapes(const ShapeGraph& graph, std::string_view text, uint32_t from, uint32_t to,
                const Found& found) {
  if (graph.rows.empty()) return;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  const auto size = static_cast<uint32_t>(text.size());
  const uint8_t* const classes = graph.classes.data();
  const uint16_t* const next = graph.next.data();
  const uint32_t width = graph.width;
  const uint32_t* const first_row = graph.first_row.data();
  const auto enter = [&](uint32_t state, uint32_t begin) {
    for (uint32_t i = first_row[state]; i < first_row[state + 1]; ++i) found(graph.rows[i], begin);
  };
  const bool at_starts = first_row[1] != first_row[ShapeGraph::kStarts + 1];
  uint8_t start = from == 0 ? 1 : kShapeStarts[bytes[from - 1]];
  for (uint32_t begin = from; begin < to; start = kShapeStarts[bytes[begin++]]) {
    if (IsContinuation(text[begin])) continue;
    if (at_starts) enter(start, begin);
    // Most characters begin nothing.
    uint32_t state = next[start * width + classes[bytes[begin]]];
    for (uint32_t at = begin + 1; state != 0; ++at) {
      if ((state & ShapeGraph::kSays) != 0) enter(state ^= ShapeGraph::kSays, begin);
      if (at > size) break;
      state = next[state * width + (at < size ? classes[bytes[at]] : width - 1)];
    }
  }
}

}  // namespace discreet
