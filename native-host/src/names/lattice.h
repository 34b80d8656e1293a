#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "names/names_model.h"

namespace discreet::names {

using LabelScores = std::array<float, 8>;  // by Label; the eighth is padding
// [from][to] in log-odds; row 7 holds the scores of a first label.
using Transitions = std::array<LabelScores, 8>;
inline constexpr uint32_t kStartRow = 7;

// e^x for x <= 0, by additions and multiplications only: the same bits on every machine. 0 below -80.
float ExpOf(float x);

// The sums over all label sequences of a chain (forward-backward), and with them exact marginals.
class Lattice {
 public:
  // `scores` in log-odds, one row a token. Memory from `memory`.
  Lattice(std::span<const LabelScores> scores, const Transitions& transitions,
          std::pmr::memory_resource* memory);

  // P(token i has label l).
  float Node(size_t i, uint32_t l) const { return node_[i][l]; }
  // P(token i - 1 has label `from` and token i has label `to`). Precondition: i > 0.
  float Edge(size_t i, uint32_t from, uint32_t to) const {
    return forward_[i - 1][from] * steps_[from][to] * emission_[i][to] * backward_[i][to];
  }

 private:
  std::array<LabelScores, 8> steps_;  // e^transition
  std::pmr::vector<LabelScores> emission_;
  std::pmr::vector<LabelScores> forward_;   // each row sums to 1
  std::pmr::vector<LabelScores> backward_;  // scaled so that forward * backward is the marginal
  std::pmr::vector<LabelScores> node_;
};

}  // namespace discreet::names
