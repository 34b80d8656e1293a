// What the classifier's answer adds to what rules found, and what the guard of protected speech takes away.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>

#include "../recognize/memory_rule_book.h"
#include "assess/assessor.h"
#include "assess/levels.h"
#include "assess/privacy.h"

namespace discreet {
namespace {

using ::testing::IsEmpty;

class ClassifiedTest : public ::testing::Test {
 protected:
  ClassifiedTest() : read_(&memory_), draft_(&memory_) {
    book_.judgement_.classifier_weight = 1;
    book_.judgement_.rules_weight = 0.5F;
    read_.log_odds.fill(-6);
    RuleRow& name = book_.AddPattern("name", "-");
    name.role = Role::kIdentifier;
    name.label = SpanLabel::kName;
    name.direct = true;
    RuleRow& told = book_.AddPattern("told", "-");
    told.match = MatchKind::kClassified;
    told.role = Role::kIdentifier;
    told.label = SpanLabel::kQuasi;
    Policy("insult", Category::kBullying, Head::kBullying);
    Policy("hateful", Category::kHate, Head::kHate);
    Policy("secret", Category::kConfidential, Head::kConfidential);
    Policy("false_claim", Category::kMisinformation, Head::kMisinformation);
    Policy("threat", Category::kBullying, Head::kBullying).threat = true;
  }

  RuleRow& Policy(std::string id, Category category, Head head) {
    RuleRow& row = book_.AddPattern(std::move(id), "-");
    row.match = MatchKind::kClassified;
    row.head = head;
    row.role = Role::kPolicy;
    row.category = category;
    row.severity = Severity::kMedium;
    return row;
  }

  // A finding on `words`, which the classifier marks as telling of a patient with `marked`.
  void Found(std::string_view rule, std::string_view words, float marked) {
    const auto at = static_cast<uint32_t>(text_.view().find(words));
    const ByteSpan span{at, at + static_cast<uint32_t>(words.size())};
    findings_.push_back({book_.rule(rule)->number, 0, span});
    read_.pieces.push_back({0, span, {1 - marked, marked, 0, 0}});
  }
  void Answers(Head head, float log_odds) { read_.log_odds[static_cast<size_t>(head)] = log_odds; }
  Verdict Judge() {
    const NormalizedText* const text = &text_;
    return Assess({book_, Kind::kPost, {}, {&text, 1}, findings_, {}, &read_}, &memory_);
  }
  static Level LevelOf(const Verdict& verdict, const RuleRow* rule) {
    for (const JudgedFinding& finding : verdict.findings) {
      if (finding.finding.rule == rule->number) return finding.level;
    }
    return Level::kUnspecified;
  }

  std::pmr::monotonic_buffer_resource memory_;
  MemoryRuleBook book_;
  Classification read_;
  Draft draft_;
  NormalizedText text_{"rip Doña Inés 🕊️, Bea cried too", &memory_};
  std::vector<Finding> findings_;
};

TEST_F(ClassifiedTest, ANameThatNoRuleTiesToCareIsGraveWhereTheClassifierTiesIt) {
  Found("name", "Inés", 0.9F);
  Answers(Head::kPrivacy, 4);
  const Verdict verdict = Judge();
  EXPECT_EQ(LevelOf(verdict, book_.rule("name")), Level::kStop);
  EXPECT_EQ(verdict.phi.level, Level::kStop);
}

TEST_F(ClassifiedTest, WordsThatItPassesOverAreNoGraverThanTheRulesSay) {
  Found("name", "Bea", 0.02F);
  Found("told", "Doña Inés", 0.9F);
  Answers(Head::kPrivacy, 4);
  const Verdict verdict = Judge();
  EXPECT_EQ(LevelOf(verdict, book_.rule("name")), Level::kClear);
  EXPECT_EQ(LevelOf(verdict, book_.rule("told")), Level::kStop);
}

TEST_F(ClassifiedTest, WhatARuleFoundIsToldByTheRule) {
  Found("name", "Inés", 0.9F);
  Found("told", "Doña Inés", 0.9F);
  Answers(Head::kPrivacy, 4);
  EXPECT_EQ(Judge().findings.size(), 1U);
  EXPECT_EQ(Judge().findings[0].finding.rule, book_.rule("name")->number);
}

TEST_F(ClassifiedTest, FusingAddsUpInLogOdds) {
  Judgement judgement;
  EXPECT_NEAR(Fuse(0.3F, 5, judgement), 0.3F, 1e-5F) << "by default the rules alone";
  EXPECT_EQ(Fuse(0.001F, 5, judgement), Fuse(0.1F, 5, judgement)) << "silence says little";
  judgement.classifier_weight = 0.5F;
  judgement.fused_bias = -1;
  EXPECT_NEAR(Fuse(0.5F, 4, judgement), Probability(1), 1e-5F);
  EXPECT_GT(Fuse(0.9F, 0, judgement), Fuse(0.5F, 0, judgement));
  EXPECT_LT(Fuse(1.0F, 0, judgement), 1.0F) << "no rule is certain";
  EXPECT_GT(Fuse(0.0F, 0, judgement), 0.0F);
}

TEST_F(ClassifiedTest, WhatRulesTakeForAPatientsIsMarkedWhateverTheClassifierSays) {
  RuleRow& ours = book_.AddPattern("ours", "-");
  ours.role = Role::kEvidence;
  ours.signal = Signal::kRelation;
  ours.weight = 6;
  Found("ours", "rip", 0);
  Found("name", "Inés", 0.02F);
  Answers(Head::kPrivacy, -8);
  EXPECT_EQ(Judge().phi.level, Level::kCaution);
}

TEST_F(ClassifiedTest, AYesToACategoryIsAFindingOfIt) {
  Found("insult", "cried", 0);
  Answers(Head::kBullying, 3);
  const Verdict verdict = Judge();
  EXPECT_EQ(LevelOf(verdict, book_.rule("insult")), Level::kCaution);
  EXPECT_EQ(verdict.policy.score, Score(Probability(3)));
}

TEST_F(ClassifiedTest, MisinformationIsNeverAboveNotice) {
  Found("false_claim", "cried", 0);
  Answers(Head::kMisinformation, 9);
  EXPECT_EQ(Judge().policy.level, Level::kNotice);
}

TEST_F(ClassifiedTest, ProtectedSpeechHasNoPolicyFindingAndLeavesNoTrace) {
  Found("insult", "cried", 0);
  Answers(Head::kBullying, 3);
  Answers(Head::kProtected, 2);
  const Verdict guarded = Judge();
  findings_.clear();
  Answers(Head::kProtected, -6);
  const Verdict clear = Judge();
  EXPECT_THAT(guarded.findings, IsEmpty());
  EXPECT_EQ(guarded.policy, clear.policy);
  EXPECT_EQ(guarded.level, clear.level);
  EXPECT_EQ(guarded.evidence.size(), clear.evidence.size());
}

TEST_F(ClassifiedTest, TheGuardDoesNotCoverHateThreatsAndSecretsHeldByOffice) {
  Found("hateful", "Bea", 0);
  Found("threat", "rip", 0);
  Found("secret", "cried", 0);
  Answers(Head::kProtected, 2);
  Answers(Head::kHate, 3);
  Answers(Head::kBullying, 3);
  Answers(Head::kConfidential, 5);
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.findings.size(), 3U);
  Answers(Head::kConfidential, 3);
  EXPECT_EQ(Judge().findings.size(), 2U) << "hardly surer of the secret than of the speech";
}

TEST_F(ClassifiedTest, AnIdentifierInProtectedSpeechIsStillOne) {
  Found("name", "Inés", 0.9F);
  Answers(Head::kPrivacy, 4);
  Answers(Head::kProtected, 5);
  EXPECT_EQ(Judge().phi.level, Level::kStop);
}

}  // namespace
}  // namespace discreet
