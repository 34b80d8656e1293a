#include "discreet/audit_record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory_resource>
#include <type_traits>

namespace discreet {
namespace {

JudgedFinding Found(uint32_t rule, Level level, AnswerKind answered = AnswerKind::kUnspecified,
                    uint32_t begin = 0) {
  return {{rule, 0, {begin, begin + 5}}, Category::kPhi, Severity::kHigh, level, answered};
}

TEST(AuditRecord, TakesLevelsVersionsAndTheRulesThatFired) {
  std::pmr::monotonic_buffer_resource memory;
  Verdict verdict(&memory);
  verdict.phi = {93, Level::kStop};
  verdict.policy = {20, Level::kNotice};
  verdict.level = Level::kStop;
  verdict.status = CheckStatus::kPartial;
  verdict.findings = {Found(1801, Level::kStop), Found(1101, Level::kCaution), Found(1801, Level::kCaution),
                      Found(1701, Level::kStop, AnswerKind::kWrongWarning), Found(1301, Level::kClear)};
  const AuditContext context{29'000'000, 7, Kind::kReply, Outcome::kOverrode, AnswerKind::kNotReal, 3, 1000};
  const AuditRecord record = MakeAuditRecord(verdict, context);
  AuditRecord expected;
  expected.minute = 29'000'000;
  expected.surface = 7;
  expected.kind = Kind::kReply;
  expected.phi_level = Level::kStop;
  expected.policy_level = Level::kNotice;
  expected.status = CheckStatus::kPartial;
  expected.outcome = Outcome::kOverrode;
  expected.reason = AnswerKind::kNotReal;
  expected.rules[0] = 1101;
  expected.rules[1] = 1801;
  expected.rule_count = 2;
  expected.pack_version = 3;
  expected.engine_version = 1000;
  EXPECT_EQ(record, expected);
}

TEST(AuditRecord, IsTheSameWhereverTheWordsStood) {
  std::pmr::monotonic_buffer_resource memory;
  Verdict here(&memory);
  here.findings = {Found(1, Level::kStop, AnswerKind::kUnspecified, 0)};
  Verdict there(&memory);
  there.findings = {Found(1, Level::kStop, AnswerKind::kUnspecified, 900)};
  there.evidence.push_back({5, 0, {1, 2}, 2.0F, true});
  there.questions = {0.9F, 0.9F, 0.9F};
  EXPECT_EQ(MakeAuditRecord(here, {}), MakeAuditRecord(there, {}));
}

TEST(AuditRecord, KeepsTheGraverRulesWhereThereAreTooMany) {
  std::pmr::monotonic_buffer_resource memory;
  Verdict verdict(&memory);
  for (uint32_t i = 0; i < 40; ++i)
    verdict.findings.push_back(Found(500 - i, i < 32 ? Level::kStop : Level::kNotice));
  const AuditRecord record = MakeAuditRecord(verdict, {});
  EXPECT_EQ(record.rule_count, 32U);
  EXPECT_EQ(record.rules.front(), 469U);
  EXPECT_EQ(record.rules.back(), 500U);
  EXPECT_TRUE(std::is_sorted(record.rules.begin(), record.rules.end()));
}

TEST(AuditRecord, HasNoPlaceForWords) { EXPECT_TRUE(std::is_trivially_copyable_v<AuditRecord>); }

}  // namespace
}  // namespace discreet
