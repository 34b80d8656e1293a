#include "names/trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iostream>

#include "names/lattice.h"

namespace discreet::train {
namespace {

using names::Features;
using names::kLabels;
using names::kStartRow;
using names::LabelScores;

// By the gold name that takes in the token, if any does. A name of a kind that begins with a handle is none.
std::vector<uint8_t> LabelsOf(const Prepared& row) {
  std::vector<uint8_t> labels(row.tokens.size(), 0);
  const Gold* last = nullptr;
  for (size_t i = 0; i < row.tokens.size(); ++i) {
    const auto kind = row.tokens[i].kind;
    const SourceSpan span = row.text.ToSource(row.tokens[i].span);
    const Gold* inside = nullptr;
    for (const Gold& gold : row.example.gold) {
      if (span.begin < gold.end && gold.begin < span.end) inside = &gold;
    }
    if (kind == names::TokenKind::kHandle || kind == names::TokenKind::kAddress) inside = nullptr;
    if (inside != nullptr) {
      labels[i] = static_cast<uint8_t>(2 * static_cast<uint32_t>(inside->kind) - (inside == last ? 0 : 1));
    }
    last = inside;
  }
  return labels;
}

float Uniform(std::mt19937& random) { return static_cast<float>(random() >> 8U) / 16777216.0F; }

template <typename T>
void AppendTable(std::string& file, const std::vector<T>& table) {
  file.resize((file.size() + 63) / 64 * 64);
  file.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(T));
}

}  // namespace

Prepared::Prepared(const Example& source, const Knowledge& known, std::pmr::memory_resource* memory)
    : example(source),
      text(example.text, memory),
      words(text.view(), memory),
      tokens(names::CutIntoTokens(text.view(), words, memory)),
      facts(names::LookUp(tokens, known.tables, known.model, memory)),
      labels(LabelsOf(*this)) {}

names::FactTokens InLowerCase(const names::FactTokens& tokens, std::pmr::memory_resource* memory) {
  names::FactTokens lower(tokens.begin(), tokens.end(), memory);
  for (auto& token : lower) {
    if (token.written != names::Case::kNone) token.written = names::Case::kLower;
  }
  return lower;
}

Crf::Crf(const TrainingOptions& options)
    : options_(options), weights_(size_t{options.weight_rows} * 8), transitions_(64) {}

float Crf::Value(const Weight& weight) const {
  if (std::abs(weight.z) <= options_.l1) return 0;
  const float pull = weight.z < 0 ? -options_.l1 : options_.l1;
  return -(weight.z - pull) / ((options_.beta + std::sqrt(weight.n)) / options_.alpha + options_.l2);
}

void Crf::Update(Weight& weight, float gradient) {
  const float sum = weight.n + gradient * gradient;
  const float sigma = (std::sqrt(sum) - std::sqrt(weight.n)) / options_.alpha;
  weight.z += gradient - sigma * Value(weight);
  weight.n = sum;
}

names::Transitions Crf::TransitionValues() const {
  names::Transitions values{};
  for (uint32_t from = 0; from <= kStartRow; ++from) {
    for (uint32_t to = 0; to < kLabels; ++to) values[from][to] = Value(transitions_[from * 8 + to]);
  }
  // An I follows only its own kind.
  for (uint32_t to = 2; to < kLabels; to += 2) {
    for (uint32_t from = 0; from <= kStartRow; ++from) {
      if (from != to && from != to - 1) values[from][to] = -20;
    }
  }
  return values;
}

std::vector<LabelScores> Crf::Scores(std::span<const Features> features) const {
  std::vector<LabelScores> scores(features.size(), LabelScores{});
  for (size_t i = 0; i < features.size(); ++i) {
    for (const uint32_t feature : features[i].all()) {
      const Weight* row = &weights_[size_t{feature & (options_.weight_rows - 1)} * 8];
      for (uint32_t l = 0; l < kLabels; ++l) scores[i][l] += Value(row[l]);
    }
  }
  return scores;
}

void Crf::Learn(const Prepared& row) {
  if (row.facts.empty()) return;
  std::pmr::monotonic_buffer_resource memory;
  const bool lower = Uniform(random_) < options_.lower;
  const names::FactTokens lowered = lower ? InLowerCase(row.facts, &memory) : names::FactTokens(&memory);
  const names::FactTokens& tokens = lower ? lowered : row.facts;
  const auto post = names::PostCaseOf(tokens);
  std::vector<Features> features(tokens.size());
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    Features& f = features[i];
    names::MakeFeatures(tokens, i, post, f);
    const bool hide = Uniform(random_) < options_.drop_lexical;
    uint32_t kept = 0;
    for (uint32_t k = 0; k < f.count; ++k) {
      if ((hide && k < f.lexical) || Uniform(random_) < options_.drop_any) continue;
      f.hashes[kept++] = f.hashes[k];
    }
    f.count = kept;
  }
  const auto transitions = TransitionValues();
  const auto scores = Scores(features);
  const names::Lattice lattice(scores, transitions, &memory);
  for (size_t i = 0; i < tokens.size(); ++i) {
    for (uint32_t l = 0; l < kLabels; ++l) {
      const float gradient = lattice.Node(i, l) - (row.labels[i] == l ? 1.0F : 0.0F);
      if (std::abs(gradient) < 1e-4F) continue;
      for (const uint32_t feature : features[i].all()) {
        Update(weights_[size_t{feature & (options_.weight_rows - 1)} * 8 + l], gradient);
      }
    }
    for (uint32_t to = 0; to < kLabels; ++to) {
      const bool here = row.labels[i] == to;
      if (i == 0) {
        Update(transitions_[kStartRow * 8 + to], lattice.Node(0, to) - (here ? 1.0F : 0.0F));
        continue;
      }
      for (uint32_t from = 0; from < kLabels; ++from) {
        const float gold = here && row.labels[i - 1] == from ? 1.0F : 0.0F;
        Update(transitions_[from * 8 + to], lattice.Edge(i, from, to) - gold);
      }
    }
  }
}

void Crf::Train(std::span<const Prepared* const> rows) {
  std::vector<const Prepared*> order(rows.begin(), rows.end());
  for (uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
    for (const Prepared* row : order) Learn(*row);
    std::cerr << '.' << std::flush;
  }
  std::cerr << '\n';
}

std::vector<names::TaggedToken> Crf::Tag(const Prepared& row, bool lower) const {
  std::pmr::monotonic_buffer_resource memory;
  const names::FactTokens tokens = lower ? InLowerCase(row.facts, &memory)
                                         : names::FactTokens(row.facts.begin(), row.facts.end(), &memory);
  const auto post = names::PostCaseOf(tokens);
  std::vector<Features> features(tokens.size());
  for (uint32_t i = 0; i < tokens.size(); ++i) names::MakeFeatures(tokens, i, post, features[i]);
  const names::Lattice lattice(Scores(features), TransitionValues(), &memory);
  std::vector<names::TaggedToken> tagged;
  for (size_t i = 0; i < tokens.size(); ++i) tagged.push_back(names::Summed(lattice, i, row.tokens[i].span));
  return tagged;
}

std::string PackModel(names::ModelHeader header, const Lexicon& lexicon,
                      const std::vector<names::WeightRow>& rows) {
  std::string file(sizeof header, '\0');
  AppendTable(file, lexicon.roles);
  AppendTable(file, rows);
  header.file_size = static_cast<uint32_t>(file.size());
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

std::string Crf::Packed(const Lexicon& lexicon) const {
  std::vector<float> sizes;
  for (const Weight& weight : weights_) {
    if (const float value = std::abs(Value(weight)); value > 0) sizes.push_back(value);
  }
  // The largest one in ten thousand is cut to the largest that int8 holds.
  const size_t at = sizes.size() - 1 - sizes.size() / 10'000;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at), sizes.end());
  names::ModelHeader header{};
  std::memcpy(header.magic, names::kModelMagic, sizeof header.magic);
  header.format = names::kModelFormat;
  header.role_slots = static_cast<uint32_t>(lexicon.roles.size());
  header.weight_rows = options_.weight_rows;
  header.step = sizes[at] / 127.0F;
  const auto transitions = TransitionValues();
  for (uint32_t from = 0; from < 8; ++from) {
    for (uint32_t to = 0; to < kLabels; ++to) {
      header.transitions[from][to] = static_cast<int16_t>(std::lround(transitions[from][to] / header.step));
    }
  }
  std::vector<names::WeightRow> rows(options_.weight_rows);
  for (size_t i = 0; i < weights_.size(); ++i) {
    const float scaled = Value(weights_[i]) / header.step;
    rows[i / 8][i % 8] = static_cast<int8_t>(std::clamp(std::lround(scaled), -127L, 127L));
  }
  return PackModel(header, lexicon, rows);
}

}  // namespace discreet::train
