#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "discreet/span.h"
#include "names/name_tokens.h"

namespace discreet::names {

enum class NameKind : uint8_t { kPerson = 1, kLocation = 2, kOrganization = 3 };

// What the tagger makes of one token.
struct TaggedToken {
  ByteSpan span;
  // P(part of a name of this kind), and P(first token of one), by NameKind - 1. Exact marginals of the model.
  float part[3] = {0, 0, 0};
  float first[3] = {0, 0, 0};
  bool operator==(const TaggedToken&) const = default;
};

// A token before doubts that depend on the whole text, with what they ask of it.
struct SeenToken {
  TaggedToken tagged;
  bool lower_word = false;   // a word in lower case
  bool first_upper = false;  // only its first letter is a capital
  bool close = false;        // at most a "." stands between it and the token before
  bool town = false;         // a rare name that is a town's too
  bool operator==(const SeenToken&) const = default;
};

// What the first two tokens of a stretch are judged by that stands before it.
struct Lead {
  bool after_saint = false;       // the last token is "St", and no person is before that
  bool after_person = false;      // the last token is taken for a person
  bool after_place_word = false;  // the last token is "city" or the like
  bool operator==(const Lead&) const = default;
};

// A run of tokens that is tagged by itself: it begins a piece behind a space and behind more than a gap that
// could lie inside a name. What is said of its tokens depends on its bytes and its lead.
struct Stretch {
  uint32_t begin = 0;         // bytes; 0, or right behind a space
  uint32_t first_end = 0;     // where its first token ends, bytes
  uint32_t token = 0;         // index of its first token
  uint32_t words = 0;         // in it
  Gap before = Gap::kStart;   // what stands before its first token
  bool lower_word = false;    // its first token is a word in lower case
  bool lower_clause = false;  // a clause inside it begins in lower case
  Lead lead;
  bool operator==(const Stretch&) const = default;
};

// What is kept of a text that was tagged, so that after an edit only its surroundings are tagged again. No
// text: numbers only.
struct KeptNames {
  std::vector<Stretch> stretches;  // by begin; the first begins at 0
  std::vector<SeenToken> tokens;
  bool operator==(const KeptNames&) const = default;
};

// The same while a text is read.
struct TaggedText {
  explicit TaggedText(std::pmr::memory_resource* memory) : stretches(memory), tokens(memory) {}
  std::pmr::vector<Stretch> stretches;
  std::pmr::vector<SeenToken> tokens;

  void KeepIn(KeptNames& kept) const {
    kept.stretches.assign(stretches.begin(), stretches.end());
    kept.tokens.assign(tokens.begin(), tokens.end());
  }
};

}  // namespace discreet::names
