#include "session/decision_log.h"

#include <gtest/gtest.h>

namespace discreet {
namespace {

AuditRecord Record(Kind kind, Level phi, Level policy, std::initializer_list<uint32_t> rules) {
  AuditRecord record;
  record.kind = kind;
  record.phi_level = phi;
  record.policy_level = policy;
  std::copy(rules.begin(), rules.end(), record.rules.begin());
  record.rule_count = static_cast<uint32_t>(rules.size());
  return record;
}

TEST(DecisionLog, JoinsADecisionWithTheVerdictItIsAbout) {
  DecisionLog log(Policy::AuditMode::kCounts);
  log.Judged(1, 4, Record(Kind::kReview, Level::kNotice, Level::kCaution, {12, 40}));
  log.Decided({1, 4, Outcome::kOverrode, AnswerKind::kAcceptRisk}, 77);
  const auto events = log.Events();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].minute, 77U);
  EXPECT_EQ(events[0].kind, Kind::kReview);
  EXPECT_EQ(events[0].level, Level::kCaution) << "the higher of the two";
  EXPECT_EQ(events[0].outcome, Outcome::kOverrode);
  EXPECT_EQ(events[0].reason, AnswerKind::kAcceptRisk);
  EXPECT_EQ(events[0].rules, (std::vector<uint32_t>{12, 40}));
}

TEST(DecisionLog, LeavesOutWhatItDidNotSee) {
  DecisionLog log(Policy::AuditMode::kEvents);
  log.Judged(1, 4, Record(Kind::kPost, Level::kClear, Level::kClear, {}));
  log.Judged(1, 5, Record(Kind::kPost, Level::kStop, Level::kClear, {}));
  log.Decided({1, 4, Outcome::kPosted, {}}, 1);
  log.Decided({2, 5, Outcome::kPosted, {}}, 1);
  EXPECT_TRUE(log.Events().empty()) << "an older revision, another composer";
  log.Decided({1, 5, Outcome::kEdited, {}}, 1);
  EXPECT_EQ(log.Events().size(), 1U);
}

TEST(DecisionLog, KeepsNothingWhenOffAndNothingOfMessages) {
  DecisionLog off(Policy::AuditMode::kOff);
  off.Judged(1, 1, Record(Kind::kPost, Level::kStop, Level::kClear, {}));
  off.Decided({1, 1, Outcome::kPosted, {}}, 1);
  EXPECT_TRUE(off.Events().empty());
  DecisionLog on(Policy::AuditMode::kEvents);
  on.Judged(1, 1, Record(Kind::kMessage, Level::kStop, Level::kClear, {}));
  on.Decided({1, 1, Outcome::kPosted, {}}, 1);
  EXPECT_TRUE(on.Events().empty());
}

TEST(DecisionLog, IsBounded) {
  DecisionLog log(Policy::AuditMode::kEvents);
  const auto record = Record(Kind::kPost, Level::kClear, Level::kClear, {});
  for (uint32_t composer = 0; composer < 2 * DecisionLog::kMaxVerdicts; ++composer)
    log.Judged(composer, 1, record);
  log.Decided({0, 1, Outcome::kPosted, {}}, 1);
  EXPECT_TRUE(log.Events().empty()) << "the oldest verdicts are forgotten";
  const uint32_t newest = 2 * DecisionLog::kMaxVerdicts - 1;
  for (uint32_t minute = 0; minute < DecisionLog::kMaxEvents + 10; ++minute) {
    log.Decided({newest, 1, Outcome::kPosted, {}}, minute);
  }
  const auto events = log.Events();
  ASSERT_EQ(events.size(), DecisionLog::kMaxEvents);
  EXPECT_EQ(events.front().minute, 10U);
}

}  // namespace
}  // namespace discreet
