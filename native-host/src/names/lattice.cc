#include "names/lattice.h"

#include <algorithm>
#include <bit>

namespace discreet::names {
namespace {

constexpr float kLowest = -80.0F;

// e^score of a row, the largest made 1.
LabelScores Exponentials(const LabelScores& scores) {
  const float most = *std::max_element(scores.begin(), scores.begin() + kLabels);
  LabelScores out{};
  for (uint32_t l = 0; l < kLabels; ++l) out[l] = ExpOf(scores[l] - most);
  return out;
}

}  // namespace

float ExpOf(float x) {
  if (x < kLowest) return 0;
  const float scaled = x * 1.44269504F;
  const auto whole = static_cast<int32_t>(scaled) - (scaled < 0 ? 1 : 0);
  const float rest = (scaled - static_cast<float>(whole)) * 0.693147181F;  // 0 to ln 2
  const float power =
      1.0F + rest * (1.0F + rest * (0.5F + rest * (0.166666667F +
                                                   rest * (0.0416666667F + rest * (0.00833333333F +
                                                                                   rest * 0.00138888889F)))));
  return power * std::bit_cast<float>(static_cast<uint32_t>(whole + 127) << 23U);
}

Lattice::Lattice(std::span<const LabelScores> scores, const Transitions& transitions,
                 std::pmr::memory_resource* memory)
    : steps_{}, emission_(memory), forward_(memory), backward_(memory), node_(memory) {
  const size_t size = scores.size();
  if (size == 0) return;
  for (uint32_t from = 0; from <= kStartRow; ++from) {
    // Transitions stay as they are, scores of a few log-odds: no row needs its largest taken out.
    for (uint32_t to = 0; to < kLabels; ++to) {
      const float score = transitions[from][to];
      steps_[from][to] = score > 0 ? 1.0F / ExpOf(-score) : ExpOf(score);
    }
  }
  emission_.resize(size);
  forward_.resize(size);
  backward_.resize(size);
  node_.resize(size);
  for (size_t i = 0; i < size; ++i) emission_[i] = Exponentials(scores[i]);
  std::pmr::vector<float> sums(size, memory);
  for (size_t i = 0; i < size; ++i) {
    LabelScores& row = forward_[i];
    float sum = 0;
    for (uint32_t to = 0; to < kLabels; ++to) {
      float in = i == 0 ? steps_[kStartRow][to] : 0;
      for (uint32_t from = 0; i > 0 && from < kLabels; ++from) in += forward_[i - 1][from] * steps_[from][to];
      row[to] = in * emission_[i][to];
      sum += row[to];
    }
    sums[i] = sum;
    for (uint32_t l = 0; l < kLabels; ++l) row[l] /= sum;
  }
  backward_[size - 1].fill(1.0F / sums[size - 1]);
  for (size_t i = size - 1; i > 0; --i) {
    LabelScores& row = backward_[i - 1];
    for (uint32_t from = 0; from < kLabels; ++from) {
      float out = 0;
      for (uint32_t to = 0; to < kLabels; ++to) {
        out += steps_[from][to] * emission_[i][to] * backward_[i][to];
      }
      row[from] = out / sums[i - 1];
    }
  }
  for (size_t i = 0; i < size; ++i) {
    for (uint32_t l = 0; l < kLabels; ++l) node_[i][l] = forward_[i][l] * backward_[i][l] * sums[i];
  }
}

}  // namespace discreet::names
