#include "discreet/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory_resource>
#include <thread>

#include "../recognize/memory_advice_book.h"
#include "../recognize/memory_rule_book.h"
#include "advise/rescorer.h"
#include "discreet/policy.h"

namespace discreet {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Passes once it was asked so many times; its clock ticks with every look.
class CountingDeadline final : public Deadline {
 public:
  explicit CountingDeadline(uint32_t looks) : looks_(looks) {}
  uint64_t NowMicros() const override { return ++clock_; }
  bool Passed() const override { return looks_ == 0 || --looks_ == 0; }

 private:
  mutable uint32_t looks_;
  mutable uint64_t clock_ = 0;
};

class EngineTest : public ::testing::Test {
 protected:
  EngineTest() {
    RuleRow& ours = book_.AddWords("evidence.ours", {"our", "my patient", "coded"});
    ours.role = Role::kEvidence;
    ours.signal = Signal::kRelation;
    ours.weight = 6;
    RuleRow& name = book_.AddPattern("phi.name", R"((?:Mr\.? )?(?:Halloran|Núñez|Worse))");
    name.role = Role::kIdentifier;
    name.label = SpanLabel::kName;
    name.direct = true;
    name.severity = Severity::kHigh;
    advice_.SetReplace(name.number, {"my patient", ""});
    RuleRow& number = book_.AddPattern("phi.number", R"(\d{6})");
    number.role = Role::kIdentifier;
    number.label = SpanLabel::kMrn;
    number.direct = true;
    number.always = true;
    advice_.SetReplace(number.number, {"123456", ""});
    RuleRow& password = book_.AddPattern("policy.credentials", R"(pwd \w+)");
    password.role = Role::kPolicy;
    password.category = Category::kCredentials;
    password.weight = 5;
  }

  Checked Check(std::initializer_list<std::string_view> parts, const Deadline& deadline = NoDeadline(),
                const CheckOptions& options = {}) {
    Draft draft(&memory_);
    draft.kind = kind_;
    for (const std::string_view part : parts) draft.parts.push_back({PartRole::kBody, part});
    for (const Answer& answer : answers_) draft.answers.push_back(answer);
    return Engine(book_, advice_).Check(draft, policy_, deadline, &memory_, options);
  }

  std::pmr::monotonic_buffer_resource memory_;
  MemoryRuleBook book_;
  MemoryAdviceBook advice_;
  Policy policy_;
  Kind kind_ = Kind::kPost;
  std::vector<Answer> answers_;
};

TEST_F(EngineTest, ExplainsMendsAndHoldsARiskyPost) {
  const std::string_view text = "😀 Mr. Halloran of our ward, MRN 483920. Núñez too";
  const Checked checked = Check({text});
  const Report& report = checked.report;
  EXPECT_EQ(report.status, CheckStatus::kComplete);
  EXPECT_EQ(report.level, Level::kStop);
  EXPECT_EQ(report.action, Action::kGate);
  ASSERT_THAT(report.findings, SizeIs(3));
  const ReportedFinding& name = report.findings[0];
  EXPECT_EQ(text.substr(name.span.begin, name.span.length()), "Mr. Halloran");
  EXPECT_EQ(name.rule, "phi.name");
  EXPECT_EQ(name.label, SpanLabel::kName);
  EXPECT_EQ(name.title, "Title");
  ASSERT_THAT(name.citations, SizeIs(1));
  ASSERT_THAT(name.fixes, SizeIs(1));
  EXPECT_EQ(name.fixes[0].label, "Change to “My patient”");
  EXPECT_EQ(name.fixes[0].level_after, Level::kStop) << "the others are still there";
  ASSERT_TRUE(report.rewrite);
  EXPECT_EQ(report.rewrite->level, Level::kClear);
  EXPECT_THAT(report.rewrite->edits, SizeIs(3));
  EXPECT_TRUE(std::is_sorted(report.rewrite->edits.begin(), report.rewrite->edits.end(),
                             [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; }));
}

TEST_F(EngineTest, OffersNoChangeThatMendsNothing) {
  advice_.SetReplace(book_.rule("phi.name")->number, {"Worse 999999", "Worse", "someone"});
  const Checked name = Check({"our Halloran"});
  ASSERT_THAT(name.report.findings, SizeIs(1));
  ASSERT_THAT(name.report.findings[0].fixes, SizeIs(1));
  EXPECT_EQ(name.report.findings[0].fixes[0].edit.replacement, "someone");
  const Checked number = Check({"é 483920"});
  ASSERT_THAT(number.report.findings, SizeIs(1));
  EXPECT_EQ(number.report.findings[0].fixes[0].label, "Take out");
  advice_.SetReplace(book_.rule("phi.number")->number, {"123456"});
  const Checked none = Check({"é 483920"});
  ASSERT_THAT(none.report.findings, SizeIs(1));
  EXPECT_THAT(none.report.findings[0].fixes, IsEmpty());
  EXPECT_FALSE(none.report.rewrite) << "it lowers nothing";
}

TEST_F(EngineTest, PassesOverAWordingThatRaisesTheScore) {
  book_.judgement_.relation_prior = -1.0F;
  advice_.SetReplace(book_.rule("phi.name")->number, {"our Núñez", "someone"});
  book_.judgement_.caution_at = 0.2F;
  const Checked checked = Check({"é Halloran"});
  ASSERT_THAT(checked.report.findings, SizeIs(1));
  EXPECT_EQ(checked.report.findings[0].fixes[0].edit.replacement, "someone");
  EXPECT_EQ(checked.report.findings[0].fixes[0].level_after, Level::kClear);
  ASSERT_TRUE(checked.report.rewrite);
  EXPECT_EQ(checked.report.rewrite->level, Level::kClear);
}

TEST_F(EngineTest, AnswersOutliveAnOfferedChange) {
  const std::string_view text = "our Halloran, pwd hunter2, Núñez";
  const auto at = static_cast<uint32_t>(text.find("Núñez"));
  answers_.push_back({"phi.name", 0, {at, at + 7}, AnswerKind::kNotAPatient});
  advice_.SetReplace(book_.rule("policy.credentials")->number, {""});
  const Checked checked = Check({text});
  ASSERT_TRUE(checked.report.rewrite);
  EXPECT_EQ(checked.report.rewrite->level, Level::kClear)
      << "the answered name stands elsewhere after the change, and is still answered";
  const auto answered = std::count_if(checked.report.findings.begin(), checked.report.findings.end(),
                                      [](const ReportedFinding& f) { return f.answered; });
  EXPECT_EQ(answered, 1);
}

TEST_F(EngineTest, ModeAndGateDecideWhatIsAskedFor) {
  const struct {
    Policy::Mode mode;
    Policy::GateAt gate_at;
    Action action;
  } cases[] = {
      {Policy::Mode::kGate, Policy::GateAt::kStop, Action::kGate},
      {Policy::Mode::kGate, Policy::GateAt::kCaution, Action::kGate},
      {Policy::Mode::kGate, Policy::GateAt::kNever, Action::kMark},
      {Policy::Mode::kHints, Policy::GateAt::kStop, Action::kMark},
      {Policy::Mode::kObserve, Policy::GateAt::kStop, Action::kNone},
  };
  for (const auto& c : cases) {
    policy_.mode = c.mode;
    policy_.gate_at = c.gate_at;
    EXPECT_EQ(Check({"é 483920"}).report.action, c.action);
    EXPECT_EQ(Check({"é"}).report.action, Action::kNone) << "nothing found, nothing asked";
  }
  policy_.mode = Policy::Mode::kOff;
  EXPECT_EQ(Check({"é 483920"}).report.status, CheckStatus::kNotChecked);
  EXPECT_EQ(Check({"é 483920"}).report.reason, NotCheckedReason::kModeOff);
}

TEST_F(EngineTest, DisabledRulesDoNotRunAndAreNotMissed) {
  policy_.disabled_rules = {"phi.number", "no.such.rule"};
  const Checked checked = Check({"é 483920"});
  EXPECT_THAT(checked.report.findings, IsEmpty());
  EXPECT_EQ(checked.report.status, CheckStatus::kComplete);
}

TEST_F(EngineTest, RulesOnTrialSpeakOnPilotMachinesOnly) {
  RuleRow& trial = book_.AddPattern("phi.badge", R"(Ausweis [\pL\d]+)");
  trial.role = Role::kIdentifier;
  trial.label = SpanLabel::kMrn;
  trial.direct = trial.always = trial.pilot_only = true;
  for (const auto ring :
       {Policy::UpdateRing::kEarly, Policy::UpdateRing::kBroad, Policy::UpdateRing::kHold}) {
    policy_.update_ring = ring;
    EXPECT_THAT(Check({"Ausweis Ü77"}).report.findings, IsEmpty());
  }
  policy_.update_ring = Policy::UpdateRing::kPilot;
  EXPECT_THAT(Check({"Ausweis Ü77"}).report.findings, SizeIs(1));
}

TEST_F(EngineTest, QuarantinedRulesMakeTheCheckPartial) {
  const uint32_t quarantined[] = {book_.rule("phi.number")->number};
  const Checked checked = Check({"é 483920"}, NoDeadline(), {.quarantined = quarantined});
  EXPECT_EQ(checked.report.status, CheckStatus::kPartial);
  EXPECT_EQ(checked.verdict.status, CheckStatus::kPartial);
  EXPECT_THAT(checked.report.unfinished, ElementsAre("phi.number"));
}

TEST_F(EngineTest, ADeadlineIsNeverSilence) {
  for (int i = 0; i < 30; ++i) book_.AddPattern("slow." + std::to_string(i), "é").role = Role::kEvidence;
  const Checked none = Check({"our Halloran"}, CountingDeadline(1));
  EXPECT_EQ(none.report.status, CheckStatus::kNotChecked);
  EXPECT_EQ(none.report.reason, NotCheckedReason::kTimeout);
  EXPECT_THAT(none.report.findings, IsEmpty());
  const Checked some = Check({"our Halloran é"}, CountingDeadline(4));
  EXPECT_EQ(some.report.status, CheckStatus::kPartial);
  EXPECT_FALSE(some.report.unfinished.empty());
  EXPECT_EQ(some.report.level, Level::kStop) << "what was found holds";
  ASSERT_FALSE(some.report.findings.empty());
  EXPECT_EQ(some.report.findings[0].fixes[0].level_after, Level::kStop) << "no time to promise anything";
  EXPECT_FALSE(some.report.rewrite);
}

TEST_F(EngineTest, TooMuchIsNotCheckedAtAll) {
  const std::string long_text(kMaxDraftBytes + 1, 'x');
  EXPECT_EQ(Check({long_text}).report.reason, NotCheckedReason::kTooLong);
  const std::string full(kMaxDraftBytes, 'x');
  EXPECT_EQ(Check({full}).report.status, CheckStatus::kComplete);
  Draft draft(&memory_);
  draft.parts.resize(kMaxParts + 1);
  EXPECT_EQ(Engine(book_, advice_).Check(draft, policy_, NoDeadline(), &memory_).report.reason,
            NotCheckedReason::kTooLong);
}

TEST_F(EngineTest, PrivateMessagesAreCheckedOnlyWherePolicyWantsIt) {
  kind_ = Kind::kMessage;
  EXPECT_EQ(Check({"é 483920"}).report.reason, NotCheckedReason::kMessagesOff);
  policy_.private_messages = true;
  EXPECT_EQ(Check({"é 483920"}).report.level, Level::kStop);
}

TEST_F(EngineTest, WhatIsNoTextIsNotChecked) {
  const Checked checked = Check({"our \xff Halloran"});
  EXPECT_EQ(checked.report.status, CheckStatus::kNotChecked);
  EXPECT_EQ(checked.report.reason, NotCheckedReason::kFailed);
}

TEST_F(EngineTest, RunningOutOfMemoryIsAnAnswerNotACrash) {
  std::array<std::byte, 2048> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size(), std::pmr::null_memory_resource());
  Draft draft(&memory);
  const std::string text(4000, 'y');
  draft.parts.push_back({PartRole::kBody, text});
  const Checked checked = Engine(book_, advice_).Check(draft, policy_, NoDeadline(), &memory);
  EXPECT_EQ(checked.report.reason, NotCheckedReason::kFailed);
}

// Counts what is taken from the heap behind the request's back.
class CountingResource final : public std::pmr::memory_resource {
 public:
  size_t taken = 0;

 private:
  void* do_allocate(size_t bytes, size_t alignment) override {
    taken += bytes;
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* block, size_t bytes, size_t alignment) override {
    std::pmr::new_delete_resource()->deallocate(block, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

TEST_F(EngineTest, WordsStayInTheGivenMemory) {
  const Engine engine(book_, advice_);
  std::string text = "our Mr. Halloran 483920, Núñez. ";
  for (int i = 0; i < 6; ++i) text += text;
  Draft draft(&memory_);
  draft.parts.push_back({PartRole::kBody, text});
  // Whatever uses the default resource for lack of a given one is caught here.
  CountingResource default_memory;
  std::pmr::memory_resource* before = std::pmr::set_default_resource(&default_memory);
  const Checked checked = engine.Check(draft, policy_, NoDeadline(), &memory_);
  std::pmr::set_default_resource(before);
  EXPECT_FALSE(checked.report.findings.empty());
  EXPECT_EQ(default_memory.taken, 0U);
}

TEST_F(EngineTest, ManyFindingsAreBounded) {
  std::string text = "our ";
  for (int i = 0; i < 1200; ++i) text += "483920, ";
  const Checked checked = Check({text});
  EXPECT_THAT(checked.report.findings, SizeIs(kMaxFindings));
  EXPECT_TRUE(checked.report.truncated);
  EXPECT_FALSE(checked.report.rewrite) << "over 8 kB nothing is scored again";
  EXPECT_THAT(checked.verdict.findings, SizeIs(1200));
}

TEST_F(EngineTest, SpeaksTheAuthorsLanguageUnlessPolicyNamesOne) {
  EXPECT_EQ(Check({"é 483920"}, NoDeadline(), {.locale = "es-MX"}).report.findings[0].title, "Título");
  policy_.ui_language = Policy::UiLanguage::kEn;
  EXPECT_EQ(Check({"é 483920"}, NoDeadline(), {.locale = "es-MX"}).report.findings[0].title, "Title");
}

TEST_F(EngineTest, TellsHowLongEachStageTook) {
  StageMicros micros;
  Check({"our Halloran"}, CountingDeadline(1'000'000), {.micros = &micros});
  EXPECT_GT(micros.text, 0U);
  EXPECT_GT(micros.recognize, 0U);
  EXPECT_GT(micros.assess, 0U);
  EXPECT_GT(micros.advise, 0U);
}

TEST_F(EngineTest, PartsAreOneDraft) {
  const Checked checked = Check({"our night", "שלום Halloran"});
  ASSERT_THAT(checked.report.findings, SizeIs(1));
  EXPECT_EQ(checked.report.findings[0].part, 1U);
  ASSERT_TRUE(checked.report.rewrite);
  EXPECT_EQ(checked.report.rewrite->edits[0].part, 1U);
  EXPECT_EQ(Check({}).report.level, Level::kClear);
}

// The picture is told in one text, the name in another; without the name nothing is left of either.
TEST_F(EngineTest, LogicOverFindingsIsOfTheWholeDraftAndWorkedOutAgainAfterAChange) {
  RuleRow& picture = book_.AddWords("evidence.picture", {"photo"});
  picture.role = Role::kEvidence;
  picture.signal = Signal::kClinical;
  const uint32_t seen = picture.number;
  RuleRow& both = book_.AddFindings("policy.photo.named", {{2, 1}, {seen, 0}}, 2);
  both.findings.together = Together::kDraft;
  both.role = Role::kPolicy;
  both.category = Category::kPhoto;
  both.weight = 5;
  const Checked checked = Check({"our photo 🌹", "Halloran"});
  ASSERT_THAT(checked.report.findings, SizeIs(2));
  const auto about = std::find_if(checked.report.findings.begin(), checked.report.findings.end(),
                                  [](const auto& each) { return each.rule == "policy.photo.named"; });
  ASSERT_NE(about, checked.report.findings.end());
  EXPECT_EQ(about->part, 0U);
  ASSERT_TRUE(checked.report.rewrite);
  EXPECT_THAT(checked.report.rewrite->edits, SizeIs(1)) << "only the name is changed";
  EXPECT_EQ(checked.report.rewrite->level, Level::kClear);
  EXPECT_THAT(Check({"our photo 🌹", "nobody"}).report.findings, IsEmpty());

  const uint32_t quarantined[] = {seen};
  const Checked aside = Check({"our photo 🌹", "nobody"}, NoDeadline(), {.quarantined = quarantined});
  EXPECT_EQ(aside.report.status, CheckStatus::kPartial);
  EXPECT_THAT(aside.report.unfinished, ElementsAre("evidence.picture", "policy.photo.named"));
}

TEST_F(EngineTest, OfOtherLanguagesOnlyFormsAreLookedFor) {
  const Checked french =
      Check({"Aujourd'hui our ward, Halloran est tombé dans le couloir avec sa fille, pwd lynx9, 483920 💙"});
  EXPECT_TRUE(french.report.other_language);
  EXPECT_EQ(french.report.status, CheckStatus::kComplete);
  ASSERT_THAT(french.report.findings, SizeIs(1));
  EXPECT_EQ(french.report.findings[0].rule, "phi.number");

  const Checked english =
      Check({"Our ward: Halloran fell in the hall with his daughter, pwd lynx9, 483920 💙"});
  EXPECT_FALSE(english.report.other_language);
  EXPECT_THAT(english.report.findings, SizeIs(3));
}

TEST_F(EngineTest, ServesSeveralThreads) {
  const Engine engine(book_, advice_);
  std::vector<std::thread> threads;
  std::array<size_t, 4> found{};
  for (size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] {
      std::pmr::monotonic_buffer_resource memory;
      Draft draft(&memory);
      draft.parts.push_back({PartRole::kBody, "our Núñez 483920"});
      found[i] = engine.Check(draft, policy_, NoDeadline(), &memory).verdict.findings.size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found, Each(2U));
}

TEST(EngineVersion, IsOneNumberInTwoForms) {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned patch = 0;
  ASSERT_EQ(std::sscanf(std::string(EngineVersion()).c_str(), "%u.%u.%u", &major, &minor, &patch), 3);
  EXPECT_EQ(EngineVersionNumber(), major * 1'000'000 + minor * 1'000 + patch);
}

}  // namespace
}  // namespace discreet
