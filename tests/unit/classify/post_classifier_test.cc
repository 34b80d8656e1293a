#include "classify/post_classifier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "classify/built_in.h"
#include "classify/network.h"
#include "small_model.h"

extern "C" const std::byte discreet_classifier_begin[];
extern "C" const std::byte discreet_classifier_end[];

namespace discreet::classify {
namespace {

#ifdef DISCREET_SANITIZED
constexpr size_t kManyPieces = 6'000;
#else
constexpr size_t kManyPieces = 60'000;
#endif

// Passes at the question after the first `left`.
class CountingDeadline final : public Deadline {
 public:
  explicit CountingDeadline(int left) : left_(left) {}
  uint64_t NowMicros() const override { return 0; }
  bool Passed() const override { return left_-- <= 0; }

 private:
  mutable int left_;
};

// Counts what is taken and not given back.
class CountingMemory final : public std::pmr::memory_resource {
 public:
  size_t most() const { return most_; }
  size_t now() const { return now_; }

 private:
  void* do_allocate(size_t bytes, size_t alignment) override {
    most_ = std::max(most_, now_ += bytes);
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* at, size_t bytes, size_t alignment) override {
    now_ -= bytes;
    std::pmr::new_delete_resource()->deallocate(at, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  size_t now_ = 0;
  size_t most_ = 0;
};

std::string Repeat(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::optional<Classification> Classify(std::string_view text, const Deadline& deadline = NoDeadline(),
                                       std::pmr::memory_resource* memory = std::pmr::get_default_resource()) {
  return BuiltInClassifier().Classify(std::span(&text, 1), Kind::kPost, false, deadline, memory);
}

TEST(PostClassifier, WithoutAModelFinishesNothing) {
  std::pmr::monotonic_buffer_resource memory;
  const std::string_view text = "día largo";
  EXPECT_FALSE(PostClassifier().Classify(std::span(&text, 1), Kind::kPost, false, NoDeadline(), &memory));
}

TEST(PostClassifier, GivesBackNothingWhenTheDeadlinePassed) {
  const std::string text = Repeat("Zoë, ", 600);  // 1,200 pieces
  ASSERT_TRUE(Classify(text));
  for (int left = 0; left < 8; ++left) EXPECT_FALSE(Classify(text, CountingDeadline(left))) << left;
  EXPECT_TRUE(Classify(text, CountingDeadline(100)));
}

TEST(PostClassifier, ReadsLongTextsInBoundedMemory) {
  const std::string text = Repeat("¡sí, ", kManyPieces / 3);
  CountingMemory memory;
  {
    const auto result = Classify(text, NoDeadline(), &memory);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->pieces.size(), kManyPieces);
    EXPECT_LE(result->pieces.back().span.end, text.size());
    for (const float odds : result->log_odds) EXPECT_TRUE(std::isfinite(odds));
  }
  EXPECT_EQ(memory.now(), 0U) << "all of it came from there and went back";
  EXPECT_LE(memory.most(), kManyPieces * 400 + 1'000'000);
}

TEST(PostClassifier, CallsATextOfTooManyPiecesUnfinished) {
  SmallModel file;
  PostClassifier classifier;
  ASSERT_EQ(classifier.Load(file.bytes()), "");
  const std::string most(PostClassifier::kMostPieces, '!');
  const std::string_view parts[] = {most, "é"};
  std::pmr::monotonic_buffer_resource memory;
  const auto all = classifier.Classify(std::span(parts, 1), Kind::kPost, false, NoDeadline(), &memory);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->pieces.size(), PostClassifier::kMostPieces);
  EXPECT_FALSE(classifier.Classify(parts, Kind::kPost, false, NoDeadline(), &memory));
}

TEST(PostClassifier, ReadsAnyBytesInside) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text(random() % 200, ' ');
    for (char& byte : text) byte = static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
    const auto result = Classify(text);
    ASSERT_TRUE(result);
    ByteSpan before;  // spans follow one another, or share a character that was read as several letters
    for (const PieceMarks& mark : result->pieces) {
      ASSERT_LE(before.begin, mark.span.begin);
      ASSERT_LE(before.end, mark.span.end);
      ASSERT_LT(mark.span.begin, mark.span.end);
      ASSERT_LE(mark.span.end, text.size());
      before = mark.span;
      float sum = 0;
      for (const float probability : mark.probability) sum += probability;
      ASSERT_NEAR(sum, 1, 1e-5);
    }
  }
}

TEST(PostClassifier, ATextReadInBlocksIsReadAsOneWouldRead) {
  // The middle of a long row of the same words looks the same wherever the blocks are cut.
  ClassifierModel model;
  ASSERT_EQ(model.Load({discreet_classifier_begin, discreet_classifier_end}), "");
  std::pmr::monotonic_buffer_resource memory;
  Pieces pieces(&memory);
  ASSERT_TRUE(AppendPieces(Repeat("ñ", 1) + Repeat(" day", 1'999), 0, model.vocabulary(), 10'000, pieces));
  const auto reading = ReadPost(model, BestKernel(), pieces, 0, NoDeadline(), &memory);
  ASSERT_TRUE(reading);
  const size_t marks = model.header().marks;
  for (size_t i = 20; i + 20 < pieces.size(); ++i) {
    for (size_t mark = 0; mark < marks; ++mark) {
      ASSERT_EQ(reading->probabilities[i * marks + mark], reading->probabilities[20 * marks + mark]) << i;
    }
  }
}

TEST(PostClassifier, ReadsUnknownKindsAsPosts) {
  const std::string_view text = "gracias, José";
  const auto odds = [&](Kind kind, bool picture) {
    return BuiltInClassifier()
        .Classify(std::span(&text, 1), kind, picture, NoDeadline(), std::pmr::get_default_resource())
        ->log_odds;
  };
  EXPECT_EQ(odds(Kind::kUnspecified, false), odds(Kind::kPost, false));
  EXPECT_EQ(odds(Kind{200}, true), odds(Kind::kPost, true));
  EXPECT_NE(odds(Kind::kPost, true), odds(Kind::kPost, false));
  EXPECT_NE(odds(Kind::kReply, false), odds(Kind::kPost, false));
  EXPECT_EQ(odds(Kind::kForm, true), odds(Kind::kForm, false));
}

}  // namespace
}  // namespace discreet::classify
