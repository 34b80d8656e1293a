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
      pieces(names::CutIntoPieces(text.view(), tokens, memory)),
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
    : options_(options),
      values_(size_t{options.weight_lines} * names::WeightLine::kMarks * 8),
      transition_values_{} {}

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

names::Transitions Crf::TransitionsNow() const {
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

template <typename Of>
std::vector<LabelScores> Crf::Scores(std::span<const Features> features, Of value) const {
  std::vector<LabelScores> scores(features.size(), LabelScores{});
  for (size_t i = 0; i < features.size(); ++i) {
    for (const uint32_t feature : features[i].all()) {
      const size_t row = size_t{feature & FeatureMask()} * 8;
      for (uint32_t l = 0; l < kLabels; ++l) scores[i][l] += value(row + l);
    }
  }
  return scores;
}

void Crf::Learn(const Prepared& row) {
  if (row.facts.empty()) return;
  std::pmr::monotonic_buffer_resource memory;
  const bool lower = Uniform(random_) < options_.lower;
  const names::FactTokens lowered = lower ? InLowerCase(row.facts, &memory) : names::FactTokens(&memory);
  const names::FactTokens& all = lower ? lowered : row.facts;
  for (const names::Piece& piece : row.pieces) {
    LearnPiece(std::span(all).subspan(piece.begin, piece.end - piece.begin),
               std::span(row.labels).subspan(piece.begin, piece.end - piece.begin));
  }
}

void Crf::LearnPiece(std::span<const names::FactToken> tokens, std::span<const uint8_t> labels) {
  std::pmr::monotonic_buffer_resource memory;
  const auto manner = names::MannerOf(tokens);
  std::vector<Features> features(tokens.size());
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    Features& f = features[i];
    names::MakeFeatures(tokens, i, manner, f);
    const bool hide = Uniform(random_) < options_.drop_lexical;
    uint32_t kept = 0;
    for (uint32_t k = 0; k < f.count; ++k) {
      if ((hide && k < f.lexical) || Uniform(random_) < options_.drop_any) continue;
      f.hashes[kept++] = f.hashes[k];
    }
    f.count = kept;
  }
  const auto transitions = TransitionsNow();
  const auto scores = Scores(features, [this](size_t i) { return Value(weights_[i]); });
  const names::Lattice lattice(scores, transitions, &memory);
  for (size_t i = 0; i < tokens.size(); ++i) {
    for (uint32_t l = 0; l < kLabels; ++l) {
      const float gradient = lattice.Node(i, l) - (labels[i] == l ? 1.0F : 0.0F);
      if (std::abs(gradient) < 1e-4F) continue;
      for (const uint32_t feature : features[i].all()) {
        Update(weights_[size_t{feature & FeatureMask()} * 8 + l], gradient);
      }
    }
    for (uint32_t to = 0; to < kLabels; ++to) {
      const bool here = labels[i] == to;
      if (i == 0) {
        Update(transitions_[kStartRow * 8 + to], lattice.Node(0, to) - (here ? 1.0F : 0.0F));
        continue;
      }
      for (uint32_t from = 0; from < kLabels; ++from) {
        const float gold = here && labels[i - 1] == from ? 1.0F : 0.0F;
        Update(transitions_[from * 8 + to], lattice.Edge(i, from, to) - gold);
      }
    }
  }
}

void Crf::Train(std::span<const Prepared* const> rows) {
  for (uint32_t run = 0; run < options_.runs; ++run) {
    random_.seed(7 + run);
    weights_.assign(values_.size(), {});
    transitions_.assign(64, {});
    std::vector<const Prepared*> order(rows.begin(), rows.end());
    for (uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
      for (const Prepared* row : order) Learn(*row);
      std::cerr << '.' << std::flush;
    }
    const float share = 1.0F / static_cast<float>(options_.runs);
    for (size_t i = 0; i < values_.size(); ++i) values_[i] += share * Value(weights_[i]);
    const auto transitions = TransitionsNow();
    for (uint32_t from = 0; from <= kStartRow; ++from) {
      for (uint32_t to = 0; to < kLabels; ++to) transition_values_[from][to] += share * transitions[from][to];
    }
  }
  std::cerr << '\n';
}

std::vector<names::TaggedToken> Crf::Tag(const Prepared& row, bool lower) const {
  std::pmr::monotonic_buffer_resource memory;
  const names::FactTokens tokens = lower ? InLowerCase(row.facts, &memory)
                                         : names::FactTokens(row.facts.begin(), row.facts.end(), &memory);
  std::vector<names::TaggedToken> tagged;
  for (const names::Piece& p : row.pieces) {
    const auto piece = std::span(tokens).subspan(p.begin, p.end - p.begin);
    const auto manner = names::MannerOf(piece);
    std::vector<Features> features(piece.size());
    for (uint32_t i = 0; i < piece.size(); ++i) names::MakeFeatures(piece, i, manner, features[i]);
    const names::Lattice lattice(Scores(features, [this](size_t i) { return values_[i]; }),
                                 transition_values_, &memory);
    for (size_t i = 0; i < piece.size(); ++i) {
      tagged.push_back(names::Summed(lattice, i, row.tokens[p.begin + i].span));
    }
  }
  return tagged;
}

std::string PackModel(names::ModelHeader header, const Lexicon& lexicon,
                      const std::vector<names::WeightLine>& lines) {
  std::string file(sizeof header, '\0');
  AppendTable(file, lexicon.roles);
  AppendTable(file, lines);
  header.file_size = static_cast<uint32_t>(file.size());
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

void Crf::Prune() {
  std::vector<float> sizes;
  for (const float value : values_) {
    if (value != 0) sizes.push_back(std::abs(value));
  }
  // The largest one in ten thousand is cut to the largest that int8 holds.
  const size_t at = sizes.size() - 1 - sizes.size() / 10'000;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at), sizes.end());
  step_ = sizes[at] / 127.0F;
  lines_.assign(options_.weight_lines, {});
  const auto size_of = [&](size_t feature) {
    float size = 0;
    for (size_t l = 0; l < kLabels; ++l) size += std::abs(values_[feature * 8 + l]);
    return size;
  };
  for (size_t line = 0; line < lines_.size(); ++line) {
    std::vector<std::pair<float, size_t>> features;
    for (size_t mark = 0; mark < names::WeightLine::kMarks; ++mark) {
      const size_t feature = mark * lines_.size() + line;
      if (const float size = size_of(feature); size > step_) features.emplace_back(-size, feature);
    }
    std::sort(features.begin(), features.end());
    for (size_t slot = 0; slot < std::min<size_t>(features.size(), names::WeightLine::kSlots); ++slot) {
      const size_t feature = features[slot].second;
      lines_[line].marks[slot] = static_cast<uint8_t>(1 + feature / lines_.size());
      for (size_t l = 0; l < kLabels; ++l) {
        const float scaled = values_[feature * 8 + l] / step_;
        lines_[line].rows[slot][l] = static_cast<int8_t>(std::clamp(std::lround(scaled), -127L, 127L));
      }
    }
  }
  size_t kept = 0;
  std::fill(values_.begin(), values_.end(), 0.0F);
  for (size_t line = 0; line < lines_.size(); ++line) {
    for (size_t slot = 0; slot < names::WeightLine::kSlots; ++slot) {
      if (lines_[line].marks[slot] == 0) continue;
      const size_t feature = (lines_[line].marks[slot] - size_t{1}) * lines_.size() + line;
      ++kept;
      for (size_t l = 0; l < kLabels; ++l) {
        values_[feature * 8 + l] = static_cast<float>(lines_[line].rows[slot][l]) * step_;
      }
    }
  }
  std::cerr << sizes.size() << " weights; " << kept << " features kept\n";
}

std::string Crf::Packed(const Lexicon& lexicon) const {
  names::ModelHeader header{};
  std::memcpy(header.magic, names::kModelMagic, sizeof header.magic);
  header.format = names::kModelFormat;
  header.role_slots = static_cast<uint32_t>(lexicon.roles.size());
  header.weight_lines = options_.weight_lines;
  header.step = step_;
  for (uint32_t from = 0; from < 8; ++from) {
    for (uint32_t to = 0; to < kLabels; ++to) {
      header.transitions[from][to] = static_cast<int16_t>(std::lround(transition_values_[from][to] / step_));
    }
  }
  return PackModel(header, lexicon, lines_);
}

}  // namespace discreet::train
