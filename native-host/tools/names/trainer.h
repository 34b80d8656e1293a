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
  uint32_t weight_rows = 1U << 18U;
  uint32_t epochs = 10;
  float alpha = 0.08F;  // step size of FTRL-proximal
  float beta = 1.0F;
  float l1 = 0.05F;
  float l2 = 0.02F;
  float drop_lexical = 0.25F;  // of tokens whose own word is hidden
  float drop_any = 0.25F;      // of all features
  float lower = 0.3F;          // of posts read as if in lower case
};

// A linear-chain conditional random field over hashed features, trained by FTRL-proximal (McMahan et al.
// 2013) on the log-likelihood. One thread, fixed seed: the same weights every time.
class Crf {
 public:
  explicit Crf(const TrainingOptions& options);
  void Train(std::span<const Prepared* const> rows);

  // Marginals of a row. `lower`: as if it were written in lower case.
  std::vector<names::TaggedToken> Tag(const Prepared& row, bool lower) const;

  // The model file, with the tables of `lexicon`: weights rounded to int8.
  std::string Packed(const Lexicon& lexicon) const;

 private:
  struct Weight {
    float z = 0;
    float n = 0;
  };
  float Value(const Weight& weight) const;
  void Update(Weight& weight, float gradient);
  names::Transitions TransitionValues() const;
  void Learn(const Prepared& row);
  std::vector<names::LabelScores> Scores(std::span<const names::Features> features) const;

  TrainingOptions options_;
  std::mt19937 random_{7};
  std::vector<Weight> weights_;      // [row][label], 8 a row
  std::vector<Weight> transitions_;  // [from][to], 8 x 8
};

// A model file: `header` with its size filled in, the tables of `lexicon`, and `rows`.
std::string PackModel(names::ModelHeader header, const Lexicon& lexicon,
                      const std::vector<names::WeightRow>& rows);

// The tokens of `row` as if it were written in lower case.
names::FactTokens InLowerCase(const names::FactTokens& tokens, std::pmr::memory_resource* memory);

}  // namespace discreet::train
