// The host reads texts as the training's Python does: parity.json is written by tools/classifier/export.py
// with the committed model.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "classify/built_in.h"
#include "classify/word_pieces.h"

extern "C" const std::byte discreet_classifier_begin[];
extern "C" const std::byte discreet_classifier_end[];

namespace discreet::classify {
namespace {

using nlohmann::json;

constexpr double kTolerance = 1e-3;

std::span<const std::byte> BuiltInBytes() { return {discreet_classifier_begin, discreet_classifier_end}; }

const json& Posts() {
  static const json kPosts =
      json::parse(std::ifstream(std::string(DISCREET_SOURCE_DIR) + "/tests/unit/classify/parity.json"));
  return kPosts;
}

// A row's parts, each as often as it says.
std::vector<std::string> PartsOf(const json& post) {
  std::vector<std::string> parts;
  for (const auto& part : post["parts"]) {
    parts.emplace_back();
    for (int i = 0; i < post["times"].get<int>(); ++i) parts.back() += part.get<std::string>();
  }
  return parts;
}

TEST(Parity, HasTextsOfManyKinds) { EXPECT_GE(Posts().size(), 30U); }

TEST(Parity, PiecesAreTheSame) {
  ClassifierModel model;
  ASSERT_EQ(model.Load(BuiltInBytes()), "");
  for (const auto& post : Posts()) {
    const auto why = post["why"].get<std::string>();
    const auto parts = PartsOf(post);
    std::pmr::monotonic_buffer_resource memory;
    Pieces pieces(&memory);
    for (uint32_t part = 0; part < parts.size(); ++part) {
      ASSERT_TRUE(AppendPieces(parts[part], part, model.vocabulary(), 100'000, pieces));
    }
    ASSERT_EQ(pieces.size(), post["count"]) << why;
    if (!post.contains("ids")) continue;
    for (size_t i = 0; i < pieces.size(); ++i) {
      EXPECT_EQ(pieces[i].id, post["ids"][i]) << why << ", piece " << i;
      EXPECT_EQ(pieces[i].shape, post["shapes"][i]) << why << ", piece " << i;
      EXPECT_EQ(json({pieces[i].part, pieces[i].span.begin, pieces[i].span.end}), post["pieces"][i]) << why;
    }
  }
}

void ExpectTheSame(const Kernel& kernel) {
  PostClassifier classifier(kernel);
  ASSERT_EQ(classifier.Load(BuiltInBytes()), "");
  for (const auto& post : Posts()) {
    const auto why = post["why"].get<std::string>() + ", " + kernel.name;
    const auto texts = PartsOf(post);
    const std::vector<std::string_view> parts(texts.begin(), texts.end());
    std::pmr::monotonic_buffer_resource memory;
    const auto result = classifier.Classify(parts, Kind{post["kind"].get<uint8_t>()},
                                            post["picture"].get<bool>(), NoDeadline(), &memory);
    ASSERT_TRUE(result) << why;
    for (size_t head = 0; head < kHeads; ++head) {
      EXPECT_NEAR(result->log_odds[head], post["log_odds"][head].get<double>(), kTolerance)
          << why << ' ' << head;
    }
    if (!post.contains("marks")) continue;
    for (size_t i = 0; i < result->pieces.size(); ++i) {
      for (size_t mark = 0; mark < kMarks; ++mark) {
        EXPECT_NEAR(result->pieces[i].probability[mark], post["marks"][i][mark].get<double>(), kTolerance)
            << why;
      }
    }
  }
}

TEST(Parity, LogOddsAreTheSameOnEveryProcessor) { ExpectTheSame(PortableKernel()); }

TEST(Parity, LogOddsAreTheSameWithAvx2) {
  if (Avx2Kernel() == nullptr) GTEST_SKIP() << "this processor has no AVX2";
  ExpectTheSame(*Avx2Kernel());
}

}  // namespace
}  // namespace discreet::classify
