#include "recognize/byte_automaton.h"

#include <algorithm>

#include "text/utf8.h"

namespace discreet {
namespace {

constexpr size_t kMostStates = 16'384;

using State = ByteAutomaton::State;
using Kind = ByteAutomaton::Kind;

std::bitset<256> ByteRange(unsigned first, unsigned last) {
  std::bitset<256> set;
  for (unsigned byte = first; byte <= last; ++byte) set.set(byte);
  return set;
}

// Builds from the end to the begin: each piece is given the state that follows it.
class Builder {
 public:
  Builder(uint32_t depth, const AutomatonDetail& detail, ByteAutomaton& automaton)
      : depth_(depth), detail_(detail), automaton_(automaton) {}

  bool Run(const RegexNode& pattern) {
    automaton_.start = Before(pattern, Add({}));
    return automaton_.states.size() <= kMostStates;
  }

 private:
  uint32_t Add(const State& state) {
    automaton_.states.push_back(state);
    return static_cast<uint32_t>(automaton_.states.size() - 1);
  }
  uint32_t Bytes(const std::bitset<256>& bytes, uint32_t next) {
    return Add({Kind::kBytes, {}, next, 0, bytes});
  }
  uint32_t Split(uint32_t a, uint32_t b) { return Add({Kind::kSplit, {}, a, b, {}}); }

  uint32_t Before(const RegexNode& node, uint32_t next) {
    if (automaton_.states.size() > kMostStates) return next;
    switch (node.kind) {
      case RegexNode::Kind::kEmpty:
        return next;
      case RegexNode::Kind::kSet:
        return BeforeSet(node.set, next);
      case RegexNode::Kind::kConcat:
        for (size_t i = node.children.size(); i-- > 0;) next = Before(node.children[i], next);
        return next;
      case RegexNode::Kind::kAlternate: {
        uint32_t begin = Before(node.children.front(), next);
        for (size_t i = 1; i < node.children.size(); ++i)
          begin = Split(begin, Before(node.children[i], next));
        return begin;
      }
      case RegexNode::Kind::kRepeat:
        return BeforeRepeat(node, next);
      case RegexNode::Kind::kAssert:
        return Add({Kind::kAssert, node.assertion, next, 0, {}});
    }
    return next;
  }

  uint32_t BeforeSet(const CharSet& set, uint32_t next) {
    if (set.only != 0) {
      char bytes[4];
      for (uint32_t i = Encode(set.only, bytes); i-- > 0;) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        next = Bytes(ByteRange(byte, byte), next);
      }
      return next;
    }
    std::bitset<256> ascii;
    for (size_t c = 0; c < 128; ++c) ascii[c] = set.ascii[c];
    if (!set.beyond || (set.folds_only && !detail_.odd_folds)) return Bytes(ascii, next);
    // A first byte and as many more as there are: the text is UTF-8.
    const uint32_t more = Bytes(ByteRange(0x80, 0xBF), 0);
    automaton_.states[more].next = Split(more, next);
    const uint32_t lead = Bytes(ByteRange(0xC2, 0xF4), more);
    return ascii.none() ? lead : Split(Bytes(ascii, next), lead);
  }

  uint32_t BeforeRepeat(const RegexNode& node, uint32_t next) {
    const RegexNode& child = node.children.front();
    // A copy that can be reached only after so many bytes is never told apart.
    const uint32_t least = std::min(node.least, depth_);
    uint32_t begin = next;
    if (node.most == RegexNode::kNoMost || node.most - node.least > detail_.most_copies) {
      const uint32_t loop = Split(next, next);
      const uint32_t body = Before(child, loop);
      automaton_.states[loop].other = body;
      begin = loop;
    } else {
      const uint32_t optional = std::min(node.most - node.least, depth_);
      for (uint32_t i = 0; i < optional; ++i) begin = Split(Before(child, begin), next);
      // Copies past the depth may follow: what comes after them may begin at any time.
    }
    for (uint32_t i = 0; i < least; ++i) begin = Before(child, begin);
    return begin;
  }

  uint32_t depth_;
  AutomatonDetail detail_;
  ByteAutomaton& automaton_;
};

}  // namespace

bool BuildByteAutomaton(const RegexNode& pattern, uint32_t depth, ByteAutomaton& automaton) {
  automaton.states.clear();
  return Builder(depth + 1, {.most_copies = UINT32_MAX, .odd_folds = true}, automaton).Run(pattern);
}

bool BuildByteAutomaton(const RegexNode& pattern, const AutomatonDetail& detail, ByteAutomaton& automaton) {
  automaton.states.clear();
  return Builder(UINT32_MAX, detail, automaton).Run(pattern);
}

}  // namespace discreet
