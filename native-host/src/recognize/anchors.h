#pragma once

#include <string>
#include <vector>

#include "recognize/regex.h"
#include "recognize/regex_width.h"

namespace discreet {

// A literal that a pattern may need, folded as in text_fold.h.
struct Anchor {
  std::string text;
  bool word_starts = false;  // \b before it
  bool word_ends = false;    // \b after it
  Width before;              // of what stands before it in a match
};

// Every match holds one of `anchors` at least, at its place.
struct AnchorSet {
  std::vector<Anchor> anchors;
  double cost = 0;  // how often one of them is to be expected, by byte of text
};

// The sets of literals that each match of the pattern holds, cheapest first; empty where it needs none. In
// texts with U+017F or U+212A, which (?i) takes for s and k, they do not hold.
std::vector<AnchorSet> AnchorsOf(const RegexNode& pattern);

// How often `text` is to be expected, by byte of text: after the frequencies of English letters.
double ExpectedHits(std::string_view text);

}  // namespace discreet
