#pragma once

#include <string>
#include <vector>

#include "names/trainer.h"

namespace discreet::train {

// Counts for overlap precision and recall, as tests' scorers take them: a gold name is found when a predicted
// one of its kind overlaps it; what overlaps optional gold only counts for
// nothing, of whichever kind that is.
struct Counts {
  uint32_t gold = 0;
  uint32_t found = 0;
  uint32_t predicted = 0;
  uint32_t right = 0;
  void Add(const Counts& other);
  double Precision() const { return predicted == 0 ? 0 : static_cast<double>(right) / predicted; }
  double Recall() const { return gold == 0 ? 0 : static_cast<double>(found) / gold; }
  double F1() const;
};

// The names of one row with at least this probability, as one JSON object: its id, and spans in code points.
std::string Prediction(const Prepared& row, const std::vector<names::TaggedToken>& tagged, float at_least);

// The names of one row against its gold.
Counts Compare(const Prepared& row, const std::vector<names::TaggedToken>& tagged, names::NameKind kind,
               float at_least);

}  // namespace discreet::train
