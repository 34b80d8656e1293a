#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "recognize/regex.h"

namespace discreet {

// A pattern as a nondeterministic automaton over bytes, with repeats written out. It accepts at least what
// the pattern matches; of characters that are not ASCII it knows only that they are.
struct ByteAutomaton {
  enum class Kind : uint8_t { kBytes, kSplit, kAssert, kAccept };
  struct State {
    Kind kind = Kind::kAccept;
    RegexNode::Assert assertion = RegexNode::Assert::kWord;
    uint32_t next = 0;       // kBytes, kAssert, kSplit
    uint32_t other = 0;      // kSplit
    std::bitset<256> bytes;  // kBytes
  };
  std::vector<State> states;
  uint32_t start = 0;
};

// The automaton of what matches of `pattern` can begin with: the first `depth` bytes are told apart as the
// pattern does. False when it would have more than a few thousand states.
bool BuildByteAutomaton(const RegexNode& pattern, uint32_t depth, ByteAutomaton& automaton);

}  // namespace discreet
