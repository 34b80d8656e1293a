#include "names/name_tagger.h"

#include <array>

#include "names/name_features.h"
#include "names/take_back.h"

namespace discreet::names {

void NamesIn(std::span<const TaggedToken> tokens, NameKind kind, float at_least,
             std::pmr::vector<TaggedName>& out) {
  const auto k = static_cast<size_t>(kind) - 1;
  size_t count = 0;
  bool open = false;
  for (const TaggedToken& token : tokens) {
    const float part = token.part[k];
    if (part < at_least) {
      open = false;
      continue;
    }
    const bool begins = !open || token.first[k] * 2 > part;
    if (begins) {
      out.push_back({token.span, part});
      count = 1;
    } else {
      TaggedName& name = out.back();
      name.span.end = token.span.end;
      name.probability += (part - name.probability) / static_cast<float>(++count);
    }
    open = true;
  }
}

NameTagger::NameTagger(const Tables& tables, const NamesModel& model)
    : tables_(tables), model_(model), transitions_{} {
  const ModelHeader& header = model.header();
  for (uint32_t from = 0; from <= kStartRow; ++from) {
    for (uint32_t to = 0; to < kLabels; ++to) {
      transitions_[from][to] = static_cast<float>(header.transitions[from][to]) * header.step;
    }
  }
}

TaggedToken Summed(const Lattice& lattice, size_t i, ByteSpan span) {
  TaggedToken token{span};
  for (uint32_t k = 0; k < 3; ++k) {
    token.first[k] = lattice.Node(i, 1 + 2 * k);
    token.part[k] = token.first[k] + lattice.Node(i, 2 + 2 * k);
  }
  return token;
}

std::pmr::vector<TaggedToken> NameTagger::Tag(std::string_view text, const Words& words,
                                              std::pmr::memory_resource* memory) const {
  NameTokens tokens = CutIntoTokens(text, words, memory);
  const std::pmr::vector<Piece> pieces = CutIntoPieces(text, tokens, memory);
  FactTokens facts = LookUp(tokens, tables_, model_, memory);
  std::pmr::vector<TaggedToken> tagged(memory);
  tagged.reserve(tokens.size());
  for (const Piece& piece : pieces) {
    const uint32_t count = piece.end - piece.begin;
    TagPiece(std::span(tokens).subspan(piece.begin, count), std::span(facts).subspan(piece.begin, count),
             tagged);
    facts[piece.begin].before = piece.before;
  }
  TakeBack(tokens, facts, tables_, tagged);
  return tagged;
}

void NameTagger::TagPiece(std::span<const NameToken> tokens, std::span<const FactToken> facts,
                          std::pmr::vector<TaggedToken>& out) const {
  const Manner manner = MannerOf(facts);
  std::pmr::memory_resource* const memory = out.get_allocator().resource();
  std::pmr::vector<LabelScores> scores(tokens.size(), LabelScores{}, memory);
  Features features;
  for (uint32_t i = 0; i < facts.size(); ++i) {
    MakeFeatures(facts, i, manner, features);
    std::array<int32_t, kLabels> sum{};
    for (const uint32_t feature : features.all()) {
      const WeightRow* const row = model_.Weights(feature);
      if (row == nullptr) continue;
      for (uint32_t l = 0; l < kLabels; ++l) sum[l] += (*row)[l];
    }
    for (uint32_t l = 0; l < kLabels; ++l) scores[i][l] = static_cast<float>(sum[l]) * model_.header().step;
  }
  const Lattice lattice(scores, transitions_, memory);
  for (size_t i = 0; i < tokens.size(); ++i) out.push_back(Summed(lattice, i, tokens[i].span));
}

}  // namespace discreet::names
