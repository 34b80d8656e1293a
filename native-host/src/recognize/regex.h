#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace discreet {

// What one step of a pattern may match: one character. Never smaller than what RE2 takes there; `ascii` is
// exact.
struct CharSet {
  std::bitset<128> ascii;
  bool beyond = false;      // some characters that are not ASCII
  bool folds_only = false;  // those are only U+017F and U+212A, which (?i) takes for s and k
  uint8_t most_bytes = 1;   // of one character in UTF-8
  char32_t only = 0;        // the one character that this is, where it is not ASCII; else 0

  uint32_t fewest_bytes() const { return ascii.any() || !beyond ? 1 : 2; }
};

// A pattern as a tree: what RE2 20220601 does not show of its own. Greediness is left out: it says which
// match is taken, not where one may be.
struct RegexNode {
  enum class Kind : uint8_t { kEmpty, kSet, kConcat, kAlternate, kRepeat, kAssert };
  enum class Assert : uint8_t { kWord, kNotWord, kTextStart, kTextEnd, kLineStart, kLineEnd };
  static constexpr uint32_t kNoMost = UINT32_MAX;

  Kind kind = Kind::kEmpty;
  CharSet set;                       // kSet
  Assert assertion = Assert::kWord;  // kAssert
  uint32_t least = 0;                // kRepeat
  uint32_t most = 0;                 // kRepeat; kNoMost: without end
  uint16_t groups = 0;               // bit g: capturing group g, 1-15, is this piece or stands in it
  uint8_t group = 0;                 // the capturing group that is all of this piece, the outermost; 0: none
  std::vector<RegexNode> children;   // kConcat, kAlternate: any number; kRepeat: one
};

// Reads the part of RE2's syntax that packs may use: literals, classes, groups, alternation, repeats,
// assertions, the flags i, s, m and U; \p{...} of letters, marks, numbers and the scripts that packs name.
// nullopt for anything else
// (\Q, \C, other scripts and properties, octal numbers) and for what is no pattern.
std::optional<RegexNode> ParseRegex(std::string_view pattern);

}  // namespace discreet
