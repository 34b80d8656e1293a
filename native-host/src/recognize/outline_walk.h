#pragma once

#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/match_tables.h"
#include "recognize/candidates.h"

namespace discreet {

// (?i) takes U+017F for s and U+212A for k; literals and outlines know nothing of that.
bool HasOddFolds(std::string_view text);

// A walk along a row's outline.
class OutlineWalk {
 public:
  // A match is at most `most_bytes` long. Precondition: the row has an outline, and the text no odd folds.
  OutlineWalk(const OutlineTable& outlines, uint32_t row, std::string_view text, uint32_t most_bytes);

  // 0 where nothing that begins at `begin` matches. Else where it ends, if the row's outline is
  // Outline::kMatches; of another outline some place behind `begin`. Precondition: begin < text.size().
  uint32_t End(uint32_t begin);

  // After many steps for so short a text. What follows is better left to RE2, which takes each byte once.
  bool IsTired() const { return steps_left_ == 0; }

 private:
  void Pay(uint32_t steps);
  uint32_t Next(uint32_t state, unsigned char byte) const;

  const OutlineState* states_;
  const OutlineEdge* edges_;
  const unsigned char* bytes_;
  uint32_t size_;
  uint32_t most_bytes_;
  uint64_t steps_left_;
};

// Of the places in `starts` those from which the row's pattern may match, each a range of its own; `starts`
// itself where the row has no outline. Otherwise as OutlineWalk.
std::span<const StartRange> OutlinedStarts(const OutlineTable& outlines, uint32_t row, std::string_view text,
                                           std::span<const StartRange> starts, uint32_t most_bytes,
                                           std::pmr::vector<StartRange>& outlined);

}  // namespace discreet
