#include "recognize/regex_width.h"

#include <algorithm>

#include "recognize/text_fold.h"

namespace discreet {
namespace {

constexpr uint32_t kLongest = 1U << 20;  // what is longer counts as without end
constexpr uint32_t kMostRuns = 200;

MostBytes NoEnd() { return {.bytes = MostBytes::kNoEnd, .chars = MostBytes::kManyChars}; }

uint16_t Chars(uint32_t count) {
  return static_cast<uint16_t>(std::min<uint32_t>(count, MostBytes::kManyChars));
}

// A run of spaces, digits, word characters or a line, and nothing else.
MostBytes OneRun(uint8_t MostBytes::*kind) {
  MostBytes most;
  most.*kind = 1;
  return most;
}

MostBytes Times(const MostBytes& most, uint32_t count) {
  if (count == 0) return {};
  if (most.bytes == MostBytes::kNoEnd || uint64_t{most.bytes} * count > kLongest) return NoEnd();
  const uint32_t runs = std::max({most.spaces, most.digits, most.words, most.lines});
  if (runs > 0 && (count > kMostRuns || runs * count > kMostRuns)) return NoEnd();
  const auto times = [count](uint8_t value) { return static_cast<uint8_t>(value * count); };
  return {most.bytes * count, times(most.spaces), times(most.digits),
          times(most.words),  times(most.lines),  Chars(most.chars * count)};
}

MostBytes Plus(const MostBytes& a, const MostBytes& b) {
  if (a.bytes == MostBytes::kNoEnd || b.bytes == MostBytes::kNoEnd || a.bytes + b.bytes > kLongest)
    return NoEnd();
  const uint32_t sums[] = {uint32_t{a.spaces} + b.spaces, uint32_t{a.digits} + b.digits,
                           uint32_t{a.words} + b.words, uint32_t{a.lines} + b.lines};
  if (*std::max_element(std::begin(sums), std::end(sums)) > kMostRuns) return NoEnd();
  return {a.bytes + b.bytes,
          static_cast<uint8_t>(sums[0]),
          static_cast<uint8_t>(sums[1]),
          static_cast<uint8_t>(sums[2]),
          static_cast<uint8_t>(sums[3]),
          Chars(uint32_t{a.chars} + b.chars)};
}

MostBytes Greater(const MostBytes& a, const MostBytes& b) {
  return {std::max(a.bytes, b.bytes), std::max(a.spaces, b.spaces), std::max(a.digits, b.digits),
          std::max(a.words, b.words), std::max(a.lines, b.lines),   std::max(a.chars, b.chars)};
}

// A repeat of one class without end takes at most the text's longest run of what holds the class.
MostBytes Run(const CharSet& set) {
  const auto within = [&set](bool (*member)(unsigned char)) {
    for (size_t c = 0; c < 128; ++c) {
      if (set.ascii[c] && !member(static_cast<unsigned char>(c))) return false;
    }
    return true;
  };
  if (!set.beyond && within(IsSpaceByte)) return OneRun(&MostBytes::spaces);
  if (!set.beyond && within(IsDigitByte)) return OneRun(&MostBytes::digits);
  if (within(IsRunByte)) return OneRun(&MostBytes::words);
  if (!set.ascii['\n']) return OneRun(&MostBytes::lines);
  return NoEnd();
}

Width OfRepeat(const RegexNode& node) {
  const RegexNode& child = node.children.front();
  const Width once = WidthOf(child);
  Width width;
  width.least = std::min(once.least * node.least, kLongest);
  if (node.most != RegexNode::kNoMost) {
    width.most = Times(once.most, node.most);
  } else {
    width.most = child.kind == RegexNode::Kind::kSet ? Run(child.set) : NoEnd();
  }
  return width;
}

}  // namespace

Width Sum(const Width& a, const Width& b) {
  return {std::min(a.least + b.least, kLongest), Plus(a.most, b.most)};
}

Width Either(const Width& a, const Width& b) { return {std::min(a.least, b.least), Greater(a.most, b.most)}; }

Width WidthOf(const RegexNode& node) {
  Width width;
  switch (node.kind) {
    case RegexNode::Kind::kEmpty:
    case RegexNode::Kind::kAssert:
      break;
    case RegexNode::Kind::kSet:
      width.least = node.set.fewest_bytes();
      width.most.bytes = node.set.most_bytes;
      width.most.chars = 1;
      break;
    case RegexNode::Kind::kConcat:
      for (const RegexNode& child : node.children) width = Sum(width, WidthOf(child));
      break;
    case RegexNode::Kind::kAlternate:
      width = WidthOf(node.children.front());
      for (const RegexNode& child : node.children) width = Either(width, WidthOf(child));
      break;
    case RegexNode::Kind::kRepeat:
      width = OfRepeat(node);
      break;
  }
  return width;
}

}  // namespace discreet
