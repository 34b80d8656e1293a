#include "discreet/audit_record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory_resource>
#include <random>
#include <vector>

namespace discreet {
namespace {

Verdict VerdictOf(std::vector<JudgedFinding> findings) {
  Verdict verdict(std::pmr::get_default_resource());
  verdict.findings.assign(findings.begin(), findings.end());
  return verdict;
}

JudgedFinding Judged(uint32_t rule, Level level = Level::kStop,
                     AnswerKind answered = AnswerKind::kUnspecified) {
  JudgedFinding judged;
  judged.finding.rule = rule;
  judged.level = level;
  judged.answered = answered;
  return judged;
}

std::vector<uint32_t> RulesOf(const Verdict& verdict) {
  const AuditRecord record = MakeAuditRecord(verdict, {});
  EXPECT_TRUE(std::all_of(record.rules.begin() + record.rule_count, record.rules.end(), [](uint32_t rule) {
    return rule == 0;
  })) << "zero-filled";
  return {record.rules.begin(), record.rules.begin() + record.rule_count};
}

TEST(AuditRecord, ListsRulesThatFiredAscendingAndOnce) {
  EXPECT_EQ(RulesOf(VerdictOf({Judged(40), Judged(7), Judged(40), Judged(12), Judged(7)})),
            (std::vector<uint32_t>{7, 12, 40}));
}

TEST(AuditRecord, LeavesOutWhatWasAnsweredOrIsNothingToShow) {
  EXPECT_EQ(
      RulesOf(VerdictOf({Judged(1, Level::kClear), Judged(2, Level::kUnspecified), Judged(3, Level::kNotice),
                         Judged(4, Level::kStop, AnswerKind::kNotAPatient)})),
      std::vector<uint32_t>{3});
}

TEST(AuditRecord, KeepsThirtyTwoRulesWhateverTheOrder) {
  std::vector<JudgedFinding> findings;
  for (uint32_t rule = 1; rule <= 100; ++rule) findings.push_back(Judged(rule));
  std::vector<uint32_t> lowest(32);
  for (uint32_t i = 0; i < 32; ++i) lowest[i] = i + 1;
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    EXPECT_EQ(RulesOf(VerdictOf(findings)), lowest);
    std::shuffle(findings.begin(), findings.end(), random);
  }
}

TEST(AuditRecord, IsTheSameForTheSameVerdictWhereverItsWordsStood) {
  std::mt19937 random(11);
  const AuditContext context{.minute = 5, .surface = 2, .kind = Kind::kReview, .outcome = Outcome::kEdited};
  std::vector<JudgedFinding> findings = {Judged(9), Judged(4), Judged(70)};
  const AuditRecord first = MakeAuditRecord(VerdictOf(findings), context);
  for (int i = 0; i < 1'000; ++i) {
    for (JudgedFinding& judged : findings) {
      judged.finding.part = static_cast<uint32_t>(random() % 64);
      judged.finding.span.begin = static_cast<uint32_t>(random() % 1'000);
      judged.finding.span.end = judged.finding.span.begin + static_cast<uint32_t>(random() % 100);
    }
    std::shuffle(findings.begin(), findings.end(), random);
    EXPECT_EQ(MakeAuditRecord(VerdictOf(findings), context), first);
  }
}

TEST(AuditRecord, TakesLevelsStatusAndContext) {
  Verdict verdict = VerdictOf({});
  verdict.status = CheckStatus::kPartial;
  verdict.phi.level = Level::kNotice;
  verdict.policy.level = Level::kStop;
  const AuditRecord record = MakeAuditRecord(verdict, {.minute = 1,
                                                       .surface = 2,
                                                       .kind = Kind::kBio,
                                                       .outcome = Outcome::kOverrode,
                                                       .reason = AnswerKind::kAcceptRisk,
                                                       .pack_version = 3,
                                                       .engine_version = 4});
  const AuditRecord expected{.minute = 1,
                             .surface = 2,
                             .kind = Kind::kBio,
                             .phi_level = Level::kNotice,
                             .policy_level = Level::kStop,
                             .status = CheckStatus::kPartial,
                             .outcome = Outcome::kOverrode,
                             .reason = AnswerKind::kAcceptRisk,
                             .pack_version = 3,
                             .engine_version = 4};
  EXPECT_EQ(record, expected);
}

}  // namespace
}  // namespace discreet
