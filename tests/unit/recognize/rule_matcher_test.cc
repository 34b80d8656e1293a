#include "recognize/rule_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "memory_rule_book.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Passes after it was asked so many times.
class CountingDeadline final : public Deadline {
 public:
  explicit CountingDeadline(uint32_t looks) : looks_(looks) {}
  uint64_t NowMicros() const override { return 0; }
  bool Passed() const override { return looks_ == 0 || --looks_ == 0; }

 private:
  mutable uint32_t looks_;
};

struct Outcome {
  std::vector<Finding> found;
  std::vector<uint32_t> unfinished;
};

Outcome Matched(const RuleMatcher& matcher, std::string_view source, const MatchControl& control = {},
                const Deadline& deadline = NoDeadline()) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const Words words(text.view(), &memory);
  std::pmr::vector<Finding> found(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  matcher.Match({text, words, 3, deadline, &memory}, control, found, unfinished);
  return {{found.begin(), found.end()}, {unfinished.begin(), unfinished.end()}};
}

TEST(RuleMatcher, RunsEveryRuleAndOrdersWhatItFinds) {
  MemoryRuleBook book;
  book.AddPattern("number", R"(\d+)");
  book.AddWords("care", {"coded"});
  book.AddPattern("all", "é coded 12");
  const RuleMatcher matcher(book);
  const Outcome outcome = Matched(matcher, "é coded 12");
  EXPECT_THAT(outcome.found,
              ElementsAre(Finding{3, 3, {0, 11}}, Finding{2, 3, {3, 8}}, Finding{1, 3, {9, 11}}))
      << "overlaps are left in";
  EXPECT_THAT(outcome.unfinished, IsEmpty());
}

TEST(RuleMatcher, RunsRulesOnlyForTheirKindOfPost) {
  MemoryRuleBook book;
  book.AddPattern("reply.only", "visit").kinds = 1U << static_cast<uint32_t>(Kind::kReviewReply);
  book.AddWords("post.only", {"visit"}).kinds = 1U << static_cast<uint32_t>(Kind::kPost);
  const RuleMatcher matcher(book);
  EXPECT_THAT(Matched(matcher, "visit", {.kind = Kind::kReviewReply}).found,
              ElementsAre(Finding{1, 3, {0, 5}}));
  EXPECT_THAT(Matched(matcher, "visit", {.kind = Kind::kPost}).found, ElementsAre(Finding{2, 3, {0, 5}}));
  EXPECT_THAT(Matched(matcher, "visit", {.kind = Kind::kUnspecified}).found,
              ElementsAre(Finding{2, 3, {0, 5}}));
  EXPECT_THAT(Matched(matcher, "visit", {.kind = Kind::kBio}).found, IsEmpty());
}

TEST(RuleMatcher, NamesQuarantinedRulesAndForgetsDisabledOnes) {
  MemoryRuleBook book;
  book.AddPattern("one", "é");
  book.AddPattern("two", "é");
  book.AddWords("three", {"é"});
  book.AddWords("four", {"é"});
  const RuleMatcher matcher(book);
  const uint32_t disabled[] = {1, 3};
  const uint32_t quarantined[] = {1, 2, 4};
  const Outcome outcome = Matched(matcher, "é", {.disabled = disabled, .quarantined = quarantined});
  EXPECT_THAT(outcome.found, IsEmpty());
  EXPECT_THAT(outcome.unfinished, ::testing::UnorderedElementsAre(2, 4))
      << "1 was switched off before it ran long";
}

TEST(RuleMatcher, NamesEveryRuleThatTheDeadlineCutOff) {
  MemoryRuleBook book;
  book.AddWords("words", {"é"});
  for (int i = 0; i < 20; ++i) book.AddPattern("p" + std::to_string(i), "é");
  const RuleMatcher matcher(book);
  const Outcome none = Matched(matcher, "é", {}, CountingDeadline(0));
  EXPECT_THAT(none.found, IsEmpty());
  EXPECT_EQ(none.unfinished.size(), 21U);
  // One look for the words, one before the patterns, one for each eight of them.
  const Outcome some = Matched(matcher, "é", {}, CountingDeadline(3));
  EXPECT_EQ(some.found.size(), 8U);
  EXPECT_EQ(some.unfinished.size(), 13U);
  EXPECT_EQ(some.unfinished.front(), 9U);
}

TEST(RuleMatcher, StopsInsideARuleWithVeryManyMatches) {
  MemoryRuleBook book;
  book.AddPattern("letters", "é");
  const RuleMatcher matcher(book);
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "é ";
  const Outcome outcome = Matched(matcher, text, {}, CountingDeadline(4));
  EXPECT_THAT(outcome.unfinished, ElementsAre(1));
  EXPECT_GT(outcome.found.size(), 0U);
  EXPECT_LT(outcome.found.size(), 1000U);
}

TEST(RuleMatcher, ReportsARuleThatCannotBeCompiled) {
  MemoryRuleBook book;
  book.AddPattern("broken", "(");
  book.AddPattern("fine", "é");
  const RuleMatcher matcher(book);
  EXPECT_THAT(matcher.CompileAll(), ElementsAre(1));
  const Outcome outcome = Matched(matcher, "é");
  EXPECT_EQ(outcome.found.size(), 1U);
  EXPECT_THAT(outcome.unfinished, ElementsAre(1));
}

TEST(RuleMatcher, NoRuleIsRunningAfterwards) {
  MemoryRuleBook book;
  book.AddPattern("one", "é");
  const RuleMatcher matcher(book);
  std::atomic<uint32_t> running = 77;
  Matched(matcher, "é", {.running = &running});
  EXPECT_EQ(running.load(), 0U);
}

TEST(RuleMatcher, ServesSeveralThreadsFromTheFirstUse) {
  MemoryRuleBook book;
  for (int i = 0; i < 50; ++i) book.AddPattern("p" + std::to_string(i), R"((?i)\bcoded\b|é\d+)");
  const RuleMatcher matcher(book);
  std::vector<std::thread> threads;
  std::array<size_t, 4> found{};
  for (size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] { found[i] = Matched(matcher, "é12 coded").found.size(); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found, ::testing::Each(100U));
}

}  // namespace
}  // namespace discreet
