// Figures of the built-in pack that may get better, never worse. A failure names posts by id; look them up in
// tests/corpora, and see `discreet explain`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus.h"

namespace discreet {
namespace {

using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;

TEST(Everyday, NoPostIsHeldOrEvenMarked) {
  const auto posts = ReadCorpus("everyday");
  ASSERT_GE(posts.size(), 100U);
  const CorpusVerdicts verdicts = CheckCorpus(posts);
  EXPECT_THAT(verdicts.unfinished, IsEmpty());
  EXPECT_THAT(verdicts.held, IsEmpty());
  EXPECT_THAT(verdicts.marked, IsEmpty());
}

// Naming a friend, a colleague or an athlete is no reason to speak.
TEST(NamedEveryday, NoPostIsHeldOrEvenMarked) {
  const auto posts = ReadCorpus("named-everyday");
  ASSERT_GE(posts.size(), 40U);
  const CorpusVerdicts verdicts = CheckCorpus(posts);
  EXPECT_THAT(verdicts.unfinished, IsEmpty());
  EXPECT_THAT(verdicts.held, IsEmpty());
  EXPECT_THAT(verdicts.marked, IsEmpty());
}

class HandDev : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { verdicts_ = new CorpusVerdicts(CheckCorpus(ReadCorpus("hand-dev"))); }
  static void TearDownTestSuite() { delete verdicts_; }
  static const CorpusVerdicts& verdicts() { return *verdicts_; }

 private:
  static inline CorpusVerdicts* verdicts_ = nullptr;
};

TEST_F(HandDev, EveryCheckFinishes) { EXPECT_THAT(verdicts().unfinished, IsEmpty()); }

TEST_F(HandDev, NothingWithoutALabelIsHeld) { EXPECT_THAT(verdicts().held, IsEmpty()); }

TEST_F(HandDev, FewPostsWithoutALabelAreMarked) { EXPECT_THAT(verdicts().marked, SizeIs(Le(3))); }

TEST_F(HandDev, AnOfferedRewriteReallyLowersTheLevel) { EXPECT_THAT(verdicts().still_held, IsEmpty()); }

// The set that rules were tuned on: a floor against going back, not a figure to quote.
TEST_F(HandDev, LabelsStayAsGoodAsTheyWere) {
  const struct {
    const char* label;
    double recall;
    double precision;
  } floors[] = {
      {"phi", 0.91, 0.99},
      {"reidentifiable", 0.85, 0.99},
      {"policy:medical_advice", 1.0, 0.88},
      {"policy:hate", 1.0, 0.8},
      {"policy:credentials", 1.0, 1.0},
      {"policy:photo", 1.0, 0.85},
      {"policy:boundary", 1.0, 0.33},
  };
  for (const auto& floor : floors) {
    ASSERT_TRUE(verdicts().by_label.contains(floor.label)) << floor.label;
    const auto& counts = verdicts().by_label.at(floor.label);
    EXPECT_GE(counts.Recall(), floor.recall) << floor.label;
    EXPECT_GE(counts.Precision(), floor.precision) << floor.label;
  }
}

}  // namespace
}  // namespace discreet
