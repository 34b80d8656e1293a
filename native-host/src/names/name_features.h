#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "names/name_tokens.h"
#include "names/word_facts.h"

namespace discreet::names {

// A token with what the tables say of it: all that features are made of.
struct FactToken {
  uint64_t hash = 0;
  std::string_view lowered;
  WordFacts facts;
  TokenKind kind = TokenKind::kWord;
  Case written = Case::kNone;
  Gap before = Gap::kSpace;
  uint8_t length = 0;
  bool stop_after = false;
  uint8_t phrase = 0;  // 1 first, 2 later word of a place of several words
};

// The features of one token, as 32-bit hashes. `lexical` of them, at the front, name the word itself:
// training leaves them out at random, so that the rest learns to do without.
struct Features {
  static constexpr uint32_t kMost = 96;
  std::array<uint32_t, kMost> hashes;
  uint32_t count = 0;
  uint32_t lexical = 0;
  std::span<const uint32_t> all() const { return {hashes.data(), count}; }
};

// How a piece is written as a whole.
enum class PostCase : uint8_t { kMixed, kAllLower, kMostlyUpper };
// A piece as a whole.
struct Manner {
  PostCase written = PostCase::kMixed;
  // 1..4: how many of its words a dictionary of English has; a piece in another language has few. 0 where it
  // has too few words to say.
  uint8_t ordinary = 0;
};
Manner MannerOf(std::span<const FactToken> tokens);

// Features of tokens[i]. The very same for training and use. No allocation.
void MakeFeatures(std::span<const FactToken> tokens, uint32_t i, Manner manner, Features& out);

}  // namespace discreet::names
