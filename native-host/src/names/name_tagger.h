#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/span.h"
#include "names/lattice.h"
#include "names/names_model.h"
#include "names/pieces.h"
#include "names/tagged_text.h"
#include "text/fingerprint.h"
#include "text/words.h"

namespace discreet::names {

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
  // corrected (TakeBack, Settle). All memory comes from `memory`; linear in the text's length.
  std::pmr::vector<TaggedToken> Tag(std::string_view text, const Words& words,
                                    std::pmr::memory_resource* memory) const;

  // The same without the doubts that the whole text raises: Settle() adds them.
  TaggedText Read(std::string_view text, const Words& words, std::pmr::memory_resource* memory) const;
  // The same of a text that differs by `change` from one of which `before` was kept: tags what the change
  // touches, and takes the rest from `before`.
  TaggedText ReadAgain(std::string_view text, const Words& words, const Change& change,
                       const KeptNames& before, std::pmr::memory_resource* memory) const;

 private:
  // Where a stretch begins, and what is known of what stands before it.
  struct Begin {
    uint32_t byte = 0;
    Gap before = Gap::kStart;
    Lead lead;
  };

  // Appends the stretches from the one that begins at `from` as far as byte `to`, where one must begin
  // (nullopt where none does, and nothing is appended), or kToTheEnd. What stands before `to`.
  std::optional<Begin> ReadPart(std::string_view text, const Words& words, const Begin& from, uint32_t to,
                                TaggedText& out) const;
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
