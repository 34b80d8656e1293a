#include "recognize/regex_needs.h"

#include <algorithm>

#include "recognize/text_fold.h"

namespace discreet {
namespace {

constexpr uint32_t kMost = 255;

uint8_t Capped(uint32_t count) { return static_cast<uint8_t>(std::min(count, kMost)); }

Needs OfSet(const CharSet& set) {
  bool digits = !set.beyond && set.ascii.any();
  bool uppers = set.ascii.any() || set.beyond;
  for (unsigned char c = 0; c < 128; ++c) {
    if (!set.ascii[c]) continue;
    digits = digits && IsDigitByte(c);
    uppers = uppers && c >= 'A' && c <= 'Z';
  }
  return {Capped(digits ? 1 : 0), Capped(uppers ? 1 : 0)};
}

}  // namespace

Needs NeedsOf(const RegexNode& node) {
  Needs needs;
  switch (node.kind) {
    case RegexNode::Kind::kEmpty:
    case RegexNode::Kind::kAssert:
      break;
    case RegexNode::Kind::kSet:
      return OfSet(node.set);
    case RegexNode::Kind::kRepeat: {
      const Needs once = NeedsOf(node.children.front());
      const uint32_t times = std::min(node.least, kMost);
      return {Capped(once.digits * times), Capped(once.uppers * times)};
    }
    case RegexNode::Kind::kConcat:
      for (const RegexNode& child : node.children) {
        const Needs more = NeedsOf(child);
        needs = {Capped(uint32_t{needs.digits} + more.digits), Capped(uint32_t{needs.uppers} + more.uppers)};
      }
      break;
    case RegexNode::Kind::kAlternate:
      needs = {Capped(kMost), Capped(kMost)};
      for (const RegexNode& child : node.children) {
        const Needs other = NeedsOf(child);
        needs = {std::min(needs.digits, other.digits), std::min(needs.uppers, other.uppers)};
      }
      break;
  }
  return needs;
}

}  // namespace discreet
