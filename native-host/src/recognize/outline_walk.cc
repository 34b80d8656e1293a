#include "recognize/outline_walk.h"

#include <algorithm>

#include "recognize/shape_walk.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// For one row and each byte of its text.
constexpr uint64_t kMostSteps = 32;

}  // namespace

bool HasOddFolds(std::string_view text) {
  return text.find("\xC5\xBF") != std::string_view::npos ||
         text.find("\xE2\x84\xAA") != std::string_view::npos;
}

OutlineWalk::OutlineWalk(const OutlineTable& outlines, uint32_t row, std::string_view text,
                         uint32_t most_bytes)
    : states_(outlines.states.data() + outlines.first_state[row]),
      edges_(outlines.edges.data()),
      bytes_(reinterpret_cast<const unsigned char*>(text.data())),
      size_(static_cast<uint32_t>(text.size())),
      most_bytes_(most_bytes),
      steps_left_(kMostSteps * (uint64_t{size_} + 1)) {}

uint32_t OutlineWalk::End(uint32_t begin) {
  if (IsContinuation(static_cast<char>(bytes_[begin]))) return 0;
  uint32_t state = begin == 0 ? 1 : kShapeStarts[bytes_[begin - 1]];
  // One byte more than a match has decides about \b at its end.
  const uint32_t end = begin + std::min(size_ - begin, most_bytes_ + 1);
  for (uint32_t at = begin; at < end; ++at) {
    state = Next(state - 1, bytes_[at]);
    if (state != 0 && state < OutlineEdge::kPassed) continue;
    Pay(at - begin);
    if (state == 0) return 0;
    return state == OutlineEdge::kPassed ? std::max(at, begin + 1) : at + 1;
  }
  Pay(end - begin);
  return end == size_ && states_[state - 1].ends() ? size_ : 0;
}

void OutlineWalk::Pay(uint32_t steps) { steps_left_ -= std::min<uint64_t>(steps_left_, steps); }

// 0: nothing that goes on so matches.
uint32_t OutlineWalk::Next(uint32_t state, unsigned char byte) const {
  const OutlineEdge* const end = edges_ + states_[state + 1].first_edge();
  for (const OutlineEdge* edge = edges_ + states_[state].first_edge(); edge != end; ++edge) {
    if (byte <= edge->last) return byte < edge->first ? 0 : edge->next;
  }
  return 0;
}

std::span<const StartRange> OutlinedStarts(const OutlineTable& outlines, uint32_t row, std::string_view text,
                                           std::span<const StartRange> starts, uint32_t most_bytes,
                                           std::pmr::vector<StartRange>& outlined) {
  if (!outlines.Has(row)) return starts;
  outlined.clear();
  OutlineWalk walk(outlines, row, text, most_bytes);
  const auto size = static_cast<uint32_t>(text.size());
  for (const StartRange& range : starts) {
    for (uint32_t begin = range.first; begin <= range.last && begin < size; ++begin) {
      if (walk.IsTired()) {
        outlined.push_back({begin, range.last});
        break;
      }
      if (walk.End(begin) != 0) outlined.push_back({begin, begin});
    }
  }
  return outlined;
}

}  // namespace discreet
