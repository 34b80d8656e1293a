#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/span.h"
#include "names/lattice.h"
#include "names/names_model.h"
#include "names/pieces.h"
#include "text/words.h"

namespace discreet::names {

enum class NameKind : uint8_t { kPerson = 1, kLocation = 2, kOrganization = 3 };

// What the tagger makes of one token.
struct TaggedToken {
  ByteSpan span;
  // P(part of a name of this kind), and P(first token of one), by NameKind - 1. Exact marginals of the model.
  float part[3] = {0, 0, 0};
  float first[3] = {0, 0, 0};
};

struct TaggedName {
  ByteSpan span;
  float probability = 0;  // mean over its tokens of P(part of a name of this kind)
};

// Appends the names of this kind: each longest run of tokens that are part of one with at least `at_least`
// (0-1), cut where a token rather begins a new one.
void NamesIn(std::span<const TaggedToken> tokens, NameKind kind, float at_least,
             std::pmr::vector<TaggedName>& out);

// Tells which words of a post are names of persons, places and organizations. Immutable; may be read by
// several threads. The same bits for the same text on every machine.
class NameTagger {
 public:
  // `model` must be loaded; it and the bytes of `tables` must outlive the tagger.
  NameTagger(const Tables& tables, const NamesModel& model);

  // `words` are those of `text`. Each piece (CutIntoPieces) is tagged by itself, and the whole
  // corrected (TakeBack). All memory comes from `memory`; linear in the text's length.
  std::pmr::vector<TaggedToken> Tag(std::string_view text, const Words& words,
                                    std::pmr::memory_resource* memory) const;

 private:
  // Appends the tokens of one piece.
  void TagPiece(std::span<const NameToken> tokens, std::span<const FactToken> facts,
                std::pmr::vector<TaggedToken>& out) const;

  Tables tables_;
  const NamesModel& model_;
  Transitions transitions_;
};

// Token i's probabilities by `lattice`.
TaggedToken Summed(const Lattice& lattice, size_t i, ByteSpan span);

}  // namespace discreet::names
