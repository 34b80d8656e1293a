#include "names/name_tagger.h"

#include <algorithm>

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
  const NameTokens tokens = CutIntoTokens(text, words, memory);
  const FactTokens facts = LookUp(tokens, tables_, model_, memory);
  const PostCase post = PostCaseOf(facts);
  std::pmr::vector<LabelScores> scores(tokens.size(), LabelScores{}, memory);
  Features features;
  for (uint32_t i = 0; i < facts.size(); ++i) {
    MakeFeatures(facts, i, post, features);
    std::array<int32_t, 8> sum{};
    for (const uint32_t feature : features.all()) {
      const WeightRow& row = model_.Weights(feature);
      for (uint32_t l = 0; l < 8; ++l) sum[l] += row[l];
    }
    for (uint32_t l = 0; l < kLabels; ++l) scores[i][l] = static_cast<float>(sum[l]) * model_.header().step;
  }
  const Lattice lattice(scores, transitions_, memory);
  std::pmr::vector<TaggedToken> tagged(memory);
  tagged.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) tagged.push_back(Summed(lattice, i, tokens[i].span));
  TakeBack(tokens, facts, tables_, tagged);
  return tagged;
}

}  // namespace discreet::names
