#include "recognize/classified_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>

#include "memory_rule_book.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PassedDeadline final : public Deadline {
 public:
  uint64_t NowMicros() const override { return 1; }
  bool Passed() const override { return true; }
};

class ClassifiedRulesTest : public ::testing::Test {
 protected:
  RuleRow& Add(std::string id, Role role, Head head, bool direct = false) {
    RuleRow& row = book_.AddPattern(std::move(id), "");
    row.match = MatchKind::kClassified;
    row.role = role;
    row.head = head;
    row.direct = direct;
    row.at_least = 50;
    return row;
  }

  void Text(std::string_view text) {
    texts_.emplace_back(text, &memory_);
    read_.log_odds.fill(3);
  }
  // Says of every piece that is one of `words` that it is `mark`. Pieces are words here.
  void Marked(std::string_view words, Mark mark, float probability = 0.9F) {
    const std::string_view text = texts_.back().view();
    const auto at = static_cast<uint32_t>(text.find(words));
    ASSERT_LT(at, text.size());
    PieceMarks piece{
        static_cast<uint32_t>(texts_.size() - 1), {at, at + static_cast<uint32_t>(words.size())}, {}};
    piece.probability[static_cast<size_t>(Mark::kNone)] = 1 - probability;
    piece.probability[static_cast<size_t>(mark)] = probability;
    read_.pieces.push_back(piece);
  }
  std::vector<std::string> Found(const MatchControl& control = {}) {
    std::vector<const NormalizedText*> texts;
    for (const NormalizedText& text : texts_) texts.push_back(&text);
    std::pmr::vector<Finding> findings(&memory_);
    ClassifiedRules(book_.rules()).Match(texts, read_, control, findings);
    EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end()));
    std::vector<std::string> words;
    for (const Finding& f : findings) {
      words.emplace_back(texts_[f.part].view().substr(f.span.begin, f.span.length()));
    }
    return words;
  }

  std::pmr::monotonic_buffer_resource memory_;
  MemoryRuleBook book_;
  Classification read_{&memory_};
  std::deque<NormalizedText> texts_;
};

TEST_F(ClassifiedRulesTest, NeighboringPiecesAreOneSpanOfWholeWords) {
  Add("direct", Role::kIdentifier, Head::kPrivacy, true);
  Text("rip Doña Inés O'Halloran, the hall cried 🕊️");
  Marked("Doña", Mark::kDirect);
  Marked("In", Mark::kDirect);
  Marked("O", Mark::kDirect);
  Marked("Hall", Mark::kDirect);
  EXPECT_THAT(Found(), ElementsAre("Doña Inés O'Halloran"));
}

TEST_F(ClassifiedRulesTest, ANoFindsNothing) {
  Add("direct", Role::kIdentifier, Head::kPrivacy, true);
  Text("rip Inés");
  Marked("Inés", Mark::kDirect);
  read_.log_odds.fill(-0.1F);
  EXPECT_THAT(Found(), IsEmpty());
}

TEST_F(ClassifiedRulesTest, EachRuleHasItsKindOfIdentifier) {
  Add("direct", Role::kIdentifier, Head::kPrivacy, true);
  Text("Inés rings the bells of Quilmes");
  Marked("Inés", Mark::kDirect);
  Marked("rings the bells", Mark::kIndirect);
  EXPECT_THAT(Found(), ElementsAre("Inés"));
  Add("indirect", Role::kIdentifier, Head::kPrivacy);
  EXPECT_THAT(Found(), ElementsAre("Inés", "rings the bells"));
}

TEST_F(ClassifiedRulesTest, AYesThatNoWordCarriesShowsTheSentenceThatComesNearest) {
  Add("direct", Role::kIdentifier, Head::kPrivacy, true);
  Add("indirect", Role::kIdentifier, Head::kPrivacy);
  Text("Qué turno. La locutora de la mañana volvió. Buenas noches");
  Marked("locutora", Mark::kIndirect, 0.3F);
  Marked("volvió", Mark::kIndirect, 0.1F);
  EXPECT_THAT(Found(), ElementsAre("La locutora de la mañana volvió"))
      << "once, by the rule for indirect ones";
}

TEST_F(ClassifiedRulesTest, PolicySpansGoOverAFewUnmarkedWordsOfTheSentence) {
  Add("advice", Role::kPolicy, Head::kMedicalAdvice);
  Text("so double up on your Lexapro, señora. Now rest. Skip it");
  Marked("double", Mark::kPolicy);
  Marked("Lexapro", Mark::kPolicy);
  Marked("Skip", Mark::kPolicy);
  EXPECT_THAT(Found(), ElementsAre("double up on your Lexapro", "Skip"));
}

TEST_F(ClassifiedRulesTest, APolicyYesThatNoWordCarriesShowsTheSentence) {
  Add("insult", Role::kPolicy, Head::kBullying);
  Text("Long day. Nobody sit with Priya 🙄! Night all");
  Marked("sit", Mark::kPolicy, 0.2F);
  EXPECT_THAT(Found(), ElementsAre("Nobody sit with Priya 🙄"));
}

TEST_F(ClassifiedRulesTest, EveryPartIsReadAndAtMostAFewSpansAreShown) {
  Add("direct", Role::kIdentifier, Head::kPrivacy, true);
  Text("Inés");
  Marked("Inés", Mark::kDirect);
  Text("a1, b2, c3, d4, e5, f6, g7, h8, i9, ñ0");
  for (const char* words : {"a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9"}) {
    Marked(words, Mark::kDirect, 0.8F);
  }
  Marked("ñ0", Mark::kDirect, 0.99F);
  const auto found = Found();
  EXPECT_EQ(found.size(), ClassifiedRules::kMostSpans);
  EXPECT_EQ(found.front(), "Inés");
  EXPECT_EQ(found.back(), "ñ0");
}

TEST_F(ClassifiedRulesTest, RulesThatAreNotWantedAreNotAsked) {
  const uint32_t number = Add("direct", Role::kIdentifier, Head::kPrivacy, true).number;
  Text("Inés");
  Marked("Inés", Mark::kDirect);
  const uint32_t numbers[] = {number};
  EXPECT_THAT(Found({.disabled = numbers}), IsEmpty());
  EXPECT_THAT(Found({.quarantined = numbers}), IsEmpty());
}

TEST_F(ClassifiedRulesTest, WhatDidNotFinishIsNamed) {
  const uint32_t first = Add("direct", Role::kIdentifier, Head::kPrivacy, true).number;
  RuleRow& reply = Add("reply", Role::kPolicy, Head::kPrivacy);
  reply.kinds = 1U << static_cast<uint32_t>(Kind::kReviewReply);
  Text("Inés");
  const NormalizedText* const text = &texts_.front();
  std::pmr::vector<uint32_t> unfinished(&memory_);
  const ClassifiedRules rules(book_.rules());
  EXPECT_FALSE(rules.Read({&text, 1}, false, {}, PassedDeadline(), unfinished, &memory_).has_value());
  EXPECT_THAT(unfinished, ElementsAre(first));
}

TEST_F(ClassifiedRulesTest, WithoutSuchRulesNothingIsRead) {
  Text("Inés");
  const NormalizedText* const text = &texts_.front();
  std::pmr::vector<uint32_t> unfinished(&memory_);
  EXPECT_FALSE(ClassifiedRules(book_.rules())
                   .Read({&text, 1}, false, {}, PassedDeadline(), unfinished, &memory_)
                   .has_value());
  EXPECT_THAT(unfinished, IsEmpty());
}

}  // namespace
}  // namespace discreet
