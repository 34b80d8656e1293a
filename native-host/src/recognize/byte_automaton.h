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

// How much of a pattern its automaton tells apart.
struct AutomatonDetail {
  // Copies of a repeat that may or need not be there are written out up to this number; more are a loop,
  // which takes any number of them.
  uint32_t most_copies = 0;
  // What (?i) takes for s and k beyond ASCII, U+017F and U+212A.
  bool odd_folds = true;
};

// The automaton of what matches of `pattern` can begin with: the first `depth` bytes are told apart as the
// pattern does. False when it would have more than some ten thousand states.
bool BuildByteAutomaton(const RegexNode& pattern, uint32_t depth, ByteAutomaton& automaton);

// The automaton of the whole pattern, in as much detail as asked for. False as above.
bool BuildByteAutomaton(const RegexNode& pattern, const AutomatonDetail& detail, ByteAutomaton& automaton);

}  // namespace discreet
