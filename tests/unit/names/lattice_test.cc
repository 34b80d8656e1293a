// Marginals against a sum over every label sequence.
#include "names/lattice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace discreet::names {
namespace {

std::vector<LabelScores> SumOverAll(const std::vector<LabelScores>& scores, const Transitions& transitions) {
  const size_t size = scores.size();
  std::vector<LabelScores> sums(size, LabelScores{});
  double total = 0;
  std::vector<std::vector<double>> by(size, std::vector<double>(kLabels));
  const auto count = static_cast<size_t>(std::pow(kLabels, size));
  for (size_t sequence = 0; sequence < count; ++sequence) {
    std::vector<uint32_t> labels;
    for (size_t rest = sequence, i = 0; i < size; ++i, rest /= kLabels) {
      labels.push_back(static_cast<uint32_t>(rest % kLabels));
    }
    double score = transitions[kStartRow][labels[0]];
    for (size_t i = 0; i < size; ++i) {
      score += scores[i][labels[i]];
      if (i > 0) score += transitions[labels[i - 1]][labels[i]];
    }
    total += std::exp(score);
    for (size_t i = 0; i < size; ++i) by[i][labels[i]] += std::exp(score);
  }
  for (size_t i = 0; i < size; ++i) {
    for (uint32_t l = 0; l < kLabels; ++l) sums[i][l] = static_cast<float>(by[i][l] / total);
  }
  return sums;
}

TEST(Lattice, MarginalsAreThoseOfTheSumOverAllSequences) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> score(-4, 4);
  for (const size_t size : {1U, 2U, 4U}) {
    std::vector<LabelScores> scores(size, LabelScores{});
    Transitions transitions{};
    for (auto& row : scores) {
      for (auto& s : row) s = score(random);
    }
    for (auto& row : transitions) {
      for (auto& s : row) s = score(random);
    }
    std::pmr::monotonic_buffer_resource memory;
    const Lattice lattice(scores, transitions, &memory);
    const auto expected = SumOverAll(scores, transitions);
    for (size_t i = 0; i < size; ++i) {
      float sum = 0;
      for (uint32_t l = 0; l < kLabels; ++l) {
        EXPECT_NEAR(lattice.Node(i, l), expected[i][l], 2e-5)
            << size << " tokens, token " << i << ", label " << l;
        sum += lattice.Node(i, l);
      }
      EXPECT_NEAR(sum, 1, 1e-4);
      if (i == 0) continue;
      for (uint32_t to = 0; to < kLabels; ++to) {
        float into = 0;
        for (uint32_t from = 0; from < kLabels; ++from) into += lattice.Edge(i, from, to);
        EXPECT_NEAR(into, lattice.Node(i, to), 2e-5) << "edges into a label sum to it";
      }
    }
  }
}

TEST(Lattice, ALongTextNeitherOverflowsNorVanishes) {
  std::vector<LabelScores> scores(20'000, LabelScores{5, -60, 3, -2, 40, 0, 0, 0});
  std::pmr::monotonic_buffer_resource memory;
  const Lattice lattice(scores, Transitions{}, &memory);
  EXPECT_NEAR(lattice.Node(19'999, 4), 1, 1e-4);
  EXPECT_NEAR(lattice.Node(0, 4), 1, 1e-4);
}

TEST(Lattice, NothingGivesNothing) {
  std::pmr::monotonic_buffer_resource memory;
  const Lattice lattice({}, Transitions{}, &memory);
}

TEST(ExpOf, IsCloseToTheExponential) {
  for (float x = 0; x > -79; x -= 0.37F) EXPECT_NEAR(ExpOf(x) / std::exp(x), 1, 1e-5) << x;
  EXPECT_EQ(ExpOf(-90), 0);
}

}  // namespace
}  // namespace discreet::names
