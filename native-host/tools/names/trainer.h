#pragma once

#include <cstdint>
#include <deque>
#include <memory_resource>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "discreet/normalized_text.h"
#include "names/examples.h"
#include "names/lexicon.h"
#include "names/name_features.h"
#include "names/name_tagger.h"
#include "names/pieces.h"

namespace discreet::train {

// What is known of words: the tables, and a model with the words of a role.
struct Knowledge {
  Tables tables;
  names::NamesModel model;
};

// An example cut, looked up and labelled, as the product would read it. Cannot be moved: tokens point into
// it.
struct Prepared {
  Prepared(const Example& source, const Knowledge& known, std::pmr::memory_resource* memory);
  Prepared(const Prepared&) = delete;

  const Example& example;
  NormalizedText text;
  Words words;
  names::NameTokens tokens;
  std::pmr::vector<names::Piece> pieces;
  names::FactTokens facts;
  std::vector<uint8_t> labels;  // names::Label of each token
};

// Examples with the memory that they live in.
class Corpus {
 public:
  explicit Corpus(const Knowledge& known) : known_(known) {}
  // `example` must outlive the corpus.
  void Add(const Example& example) { rows_.emplace_back(example, known_, &memory_); }
  const std::deque<Prepared>& rows() const { return rows_; }

 private:
  const Knowledge& known_;
  std::pmr::monotonic_buffer_resource memory_;
  std::deque<Prepared> rows_;
};

struct TrainingOptions {
  uint32_t weight_lines = 1U << 14U;  // of the model; features are told apart as it does
  uint32_t epochs = 14;
  uint32_t runs = 3;    // each with its own seed; the weights are the mean of theirs
  float alpha = 0.08F;  // step size of FTRL-proximal
  float beta = 1.0F;
  float l1 = 0.05F;
  float l2 = 0.02F;
  float drop_lexical = 0.25F;  // of tokens whose own word is hidden
  float drop_any = 0.4F;       // of all features
  float lower = 0.3F;          // of posts read as if in lower case
};

// A linear-chain conditional random field over hashed features, trained by FTRL-proximal (McMahan et al.
// 2013) on the log-likelihood. One thread, fixed seed: the same weights every time.
class Crf {
 public:
  explicit Crf(const TrainingOptions& options);
  void Train(std::span<const Prepared* const> rows);
  // Rounds weights as the model file holds them, and leaves out all but those for which it has room: of each
  // line the eight features whose weights are the largest.
  void Prune();

  // Marginals of a row. `lower`: as if it were written in lower case.
  std::vector<names::TaggedToken> Tag(const Prepared& row, bool lower) const;

  // The model file, with the tables of `lexicon`: weights rounded to int8.
  std::string Packed(const Lexicon& lexicon) const;

 private:
  struct Weight {
    float z = 0;
    float n = 0;
  };
  uint32_t FeatureMask() const { return options_.weight_lines * names::WeightLine::kMarks - 1; }
  float Value(const Weight& weight) const;
  void Update(Weight& weight, float gradient);
  names::Transitions TransitionsNow() const;
  void Learn(const Prepared& row);
  void LearnPiece(std::span<const names::FactToken> tokens, std::span<const uint8_t> labels);
  // `value`: size_t -> float, what a weight is worth.
  template <typename Of>
  std::vector<names::LabelScores> Scores(std::span<const names::Features> features, Of value) const;

  TrainingOptions options_;
  std::mt19937 random_{7};
  std::vector<Weight> weights_;      // [row][label], 8 a row
  std::vector<Weight> transitions_;  // [from][to], 8 x 8
  std::vector<float> values_;        // mean over the runs
  names::Transitions transition_values_;
  std::vector<names::WeightLine> lines_;  // what Prune kept
  float step_ = 1;
};

// A model file: `header` with its size filled in, the tables of `lexicon`, and `rows`.
std::string PackModel(names::ModelHeader header, const Lexicon& lexicon,
                      const std::vector<names::WeightLine>& lines);

// The tokens of `row` as if it were written in lower case.
names::FactTokens InLowerCase(const names::FactTokens& tokens, std::pmr::memory_resource* memory);

}  // namespace discreet::train
