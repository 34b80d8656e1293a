#include "assess/assessor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>

#include "../recognize/memory_rule_book.h"
#include "assess/levels.h"
#include "tables/built_in.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A book with one rule of each sort that the judgement tells apart. Log-odds are round figures of this test's
// own.
class AssessorTest : public ::testing::Test {
 protected:
  AssessorTest() : draft_(&memory_) {
    Identifier("name", SpanLabel::kName, true);
    Identifier("ssn", SpanLabel::kSsn, true).always = true;
    Identifier("town", SpanLabel::kQuasi, false).weight = 2.5F;
    Identifier("trait", SpanLabel::kQuasi, false).weight = 2.5F;
    Evidence("ours", Signal::kRelation, 5);
    Evidence("maybe_ours", Signal::kRelation, 2);
    Evidence("clinical", Signal::kClinical, 4);
    Evidence("colleague", Signal::kStaff, -0.5F);
    Evidence("made_up", Signal::kNotReal, -4);
    Policy("password", Category::kCredentials, 4);
    Policy("advice", Category::kMedicalAdvice, 4);
    Policy("picture", Category::kPhoto, 4);
    Policy("false_claim", Category::kMisinformation, 4);
    Policy("your_visit", Category::kPhi, 4);
  }

  RuleRow& Identifier(std::string id, SpanLabel label, bool direct) {
    RuleRow& row = book_.AddPattern(std::move(id), "-");
    row.role = Role::kIdentifier;
    row.label = label;
    row.direct = direct;
    row.severity = Severity::kHigh;
    return row;
  }
  void Evidence(std::string id, Signal signal, float weight) {
    RuleRow& row = book_.AddPattern(std::move(id), "-");
    row.role = Role::kEvidence;
    row.signal = signal;
    row.weight = weight;
  }
  void Policy(std::string id, Category category, float weight) {
    RuleRow& row = book_.AddPattern(std::move(id), "-");
    row.role = Role::kPolicy;
    row.category = category;
    row.severity = Severity::kMedium;
    row.weight = weight;
    row.cap = HighestLevel(category);
  }
  RuleRow& Row(std::string_view id) { return const_cast<RuleRow&>(*book_.rule(id)); }

  void Part(std::string_view text) {
    draft_.parts.push_back({PartRole::kBody, text});
    texts_.emplace_back(text, &memory_);
  }
  // A finding of `rule` where `words` stand for the first time in the last part.
  void Found(std::string_view rule, std::string_view words) {
    const size_t at = texts_.back().view().find(words);
    ASSERT_NE(at, std::string_view::npos);
    findings_.push_back({Row(rule).number,
                         static_cast<uint32_t>(texts_.size() - 1),
                         {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())}});
  }
  void Answered(std::string_view rule, uint32_t part, std::string_view words, AnswerKind kind) {
    const size_t at = draft_.parts[part].text.find(words);
    ASSERT_NE(at, std::string_view::npos);
    draft_.answers.push_back(
        {rule, part, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())}, kind});
  }
  Verdict Judge(Kind kind = Kind::kPost) {
    const auto answers = KnownAnswers(draft_, book_, &memory_);
    std::vector<const NormalizedText*> texts;
    for (const NormalizedText& text : texts_) texts.push_back(&text);
    return Assess({book_, kind, draft_.attachments, texts, findings_, answers, nullptr, nullptr,
                   Language::kUnclear, draft_.muted},
                  &memory_);
  }
  Level LevelOfRule(const Verdict& verdict, std::string_view rule) {
    for (const JudgedFinding& finding : verdict.findings) {
      if (finding.finding.rule == Row(rule).number) return finding.level;
    }
    return Level::kUnspecified;
  }

  std::pmr::monotonic_buffer_resource memory_;
  MemoryRuleBook book_;
  Draft draft_;
  std::vector<NormalizedText> texts_;
  std::vector<Finding> findings_;
};

TEST_F(AssessorTest, NothingFoundIsClear) {
  Part("Happy birthday, Zoë 🎂");
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.level, Level::kClear);
  EXPECT_THAT(verdict.findings, IsEmpty());
  EXPECT_LT(verdict.phi.score, 5);
}

TEST_F(AssessorTest, AMutedCategoryIsNotThere) {
  Part("Our Núñez coded; double your dose 💊");
  Found("advice", "double your dose");
  const Verdict heard = Judge();
  EXPECT_GE(LevelOfRule(heard, "advice"), Level::kCaution);
  draft_.muted = {Category::kMedicalAdvice};
  const Verdict verdict = Judge();
  EXPECT_THAT(verdict.findings, IsEmpty());
  EXPECT_EQ(verdict.level, Level::kClear);
  EXPECT_EQ(verdict.policy.score, 0);
}

TEST_F(AssessorTest, PrivacyAndCredentialsCannotBeMuted) {
  Part("Our Núñez coded in Orono on your visit, pw Ostrich🦤9");
  Found("ours", "Our");
  Found("clinical", "coded");
  Found("name", "Núñez");
  Found("town", "Orono");
  Found("your_visit", "your visit");
  Found("password", "Ostrich🦤9");
  const Verdict before = Judge();
  ASSERT_EQ(before.findings.size(), 4U);
  draft_.muted = {Category::kPhi, Category::kReidentifiable, Category::kCredentials};
  const Verdict after = Judge();
  for (const char* rule : {"name", "town", "your_visit", "password"}) {
    EXPECT_EQ(LevelOfRule(after, rule), LevelOfRule(before, rule)) << rule;
  }
  EXPECT_EQ(after.level, before.level);
  EXPECT_EQ(after.phi.score, before.phi.score);
}

TEST_F(AssessorTest, ANameWithCareOfOursStops) {
  Part("Our Núñez coded");
  Found("ours", "Our");
  Found("clinical", "coded");
  Found("name", "Núñez");
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.phi.level, Level::kStop);
  ASSERT_EQ(verdict.findings.size(), 1U) << "evidence is never shown";
  EXPECT_EQ(verdict.findings[0].category, Category::kPhi);
  // Relation 1/(1+e^-3), content 1/(1+e^-2.5), .8 for the bare fact, .99 for the name.
  EXPECT_EQ(verdict.phi.score, 93);
  EXPECT_EQ(verdict.policy, (Risk{0, Level::kClear}));
}

TEST_F(AssessorTest, ANameWithoutEvidenceIsQuiet) {
  Part("Zoë ran a marathon");
  Found("name", "Zoë");
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.level, Level::kClear);
  EXPECT_EQ(verdict.findings.size(), 1U) << "found, and nothing to show";
}

TEST_F(AssessorTest, OnlyTheStrongestHitOfASignalCounts) {
  Part("maybe maybe2 Our Zoë");
  Found("maybe_ours", "maybe");
  Found("maybe_ours", "maybe2");
  Found("ours", "Our");
  Found("name", "Zoë");
  const Verdict verdict = Judge();
  const auto counted = std::count_if(verdict.evidence.begin(), verdict.evidence.end(),
                                     [](const discreet::Evidence& e) { return e.counted && e.weight > 0; });
  EXPECT_EQ(counted, 1);
  EXPECT_NEAR(verdict.questions.relation, Probability(3), 1e-5);
}

TEST_F(AssessorTest, IndirectIdentifiersCountTogetherAndEachRuleOnce) {
  Part("Our señor from Orono, the only potter of Orono");
  Found("ours", "Our");
  Found("clinical", "señor");
  Found("town", "Orono");
  EXPECT_EQ(Judge().phi.level, Level::kNotice);
  Found("town", "of Orono");
  EXPECT_EQ(Judge().phi.level, Level::kNotice) << "the same rule again adds nothing";
  Found("trait", "only potter");
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.phi.level, Level::kStop);
  EXPECT_EQ(verdict.findings[0].category, Category::kReidentifiable);
}

TEST_F(AssessorTest, ANumberThatIsNeverFitToPostIsShownWhateverThePost) {
  Part("my lucky 219-09-9990 🍀");
  Found("ssn", "219-09-9990");
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.phi.level, Level::kStop);
  EXPECT_EQ(verdict.phi.score, 80);
}

TEST_F(AssessorTest, WordsOfAColleagueAreNotAPatients) {
  Part("Our Dr. Núñez saw Zoë");
  Found("ours", "Our");
  Found("clinical", "saw");
  Found("colleague", "Dr. Núñez");
  Found("name", "Núñez");
  Found("name", "Zoë");
  const Verdict verdict = Judge();
  ASSERT_EQ(verdict.findings.size(), 2U);
  EXPECT_EQ(verdict.findings[0].level, Level::kStop);
  EXPECT_EQ(verdict.findings[1].level, Level::kClear);
  EXPECT_LT(verdict.findings[1].finding.span.begin, verdict.findings[0].finding.span.begin) << "worst first";
}

TEST_F(AssessorTest, OneWordHasOneMark) {
  Part("Our Zoë Núñez of Orono coded");
  Found("ours", "Our");
  Found("clinical", "coded");
  Found("name", "Zoë");
  Found("name", "Zoë Núñez");
  Found("town", "Núñez of Orono");
  const Verdict verdict = Judge();
  ASSERT_EQ(verdict.findings.size(), 1U);
  EXPECT_EQ(verdict.findings[0].finding.span, (ByteSpan{4, 16})) << "the longer name";
}

TEST_F(AssessorTest, PartsAreJudgedTogether) {
  Part("Our night");
  Found("ours", "Our");
  Part("somebody coded ☹");
  Found("clinical", "coded");
  Part("rest well Zoë");
  Found("name", "Zoë");
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.phi.level, Level::kStop);
  EXPECT_EQ(verdict.findings[0].finding.part, 2U);
}

TEST_F(AssessorTest, AnAnswerHoldsForItsRuleAndExactlyItsWords) {
  Part("Our Zoë coded at 9 Elm");
  Found("ours", "Our");
  Found("clinical", "coded");
  Found("ssn", "9 Elm");
  Answered("ssn", 0, "9 Elm", AnswerKind::kWrongWarning);
  EXPECT_EQ(Judge().level, Level::kClear);
  EXPECT_EQ(Judge().findings[0].answered, AnswerKind::kWrongWarning);
  EXPECT_EQ(Judge().findings[0].level, Level::kStop) << "it keeps the level that it would have";
  Found("name", "Zoë");
  EXPECT_EQ(Judge().level, Level::kStop) << "another finding is another question";
  Answered("name", 0, "Zoë coded", AnswerKind::kWrongWarning);
  EXPECT_EQ(Judge().level, Level::kStop) << "other words";
  Answered("town", 0, "Zoë", AnswerKind::kNotAPatient);
  EXPECT_EQ(Judge().level, Level::kStop) << "another rule";
  Answered("name", 0, "Zoë", AnswerKind::kAcceptRisk);
  EXPECT_EQ(Judge().level, Level::kStop) << "accepting a risk is no answer to a finding";
  Answered("name", 0, "Zoë", AnswerKind::kOwnOrFamily);
  EXPECT_EQ(Judge().level, Level::kClear);
}

TEST_F(AssessorTest, WhoANameIsHoldsInEveryPart) {
  Identifier("other_name", SpanLabel::kName, true);
  Part("Our Zoë coded");
  Found("ours", "Our");
  Found("clinical", "coded");
  Found("name", "Zoë");
  Part("Zoë is my sister");
  Found("other_name", "Zoë");
  Answered("name", 0, "Zoë", AnswerKind::kWrongWarning);
  EXPECT_EQ(Judge().level, Level::kStop) << "a wrong warning is one warning";
  Answered("name", 0, "Zoë", AnswerKind::kNotAPatient);
  EXPECT_EQ(Judge().level, Level::kClear);
}

TEST_F(AssessorTest, CaredForHereRaises) {
  Part("Zoë did well 💙");
  Found("name", "Zoë");
  Answered("name", 0, "Zoë", AnswerKind::kCaredForHere);
  const Verdict verdict = Judge();
  EXPECT_EQ(verdict.level, Level::kStop);
  EXPECT_EQ(verdict.findings[0].answered, AnswerKind::kUnspecified);
}

TEST_F(AssessorTest, PolicyCategoriesHaveTheirUsualLevelAndTheirHighest) {
  const struct {
    const char* rule;
    Level level;
  } cases[] = {{"password", Level::kStop},
               {"advice", Level::kCaution},
               {"picture", Level::kCaution},
               {"false_claim", Level::kNotice}};
  for (const auto& c : cases) {
    texts_.clear();
    findings_.clear();
    draft_.parts.clear();
    Part("¡palabras!");
    Found(c.rule, "palabras");
    EXPECT_EQ(Judge().policy.level, c.level) << c.rule;
    EXPECT_EQ(Judge().policy.score, 98) << c.rule;
    EXPECT_EQ(Judge().phi.level, Level::kClear);
  }
}

TEST_F(AssessorTest, DangerAndPicturesOfPatientsStop) {
  Part("stop your insulin, see pic of Zoë, our miracle");
  Found("advice", "stop your insulin");
  EXPECT_EQ(Judge().policy.level, Level::kCaution);
  Row("advice").severity = Severity::kHigh;
  EXPECT_EQ(Judge().policy.level, Level::kStop) << "a danger to health";
  findings_.clear();
  Found("picture", "pic");
  EXPECT_EQ(Judge().policy.level, Level::kCaution);
  draft_.attachments.push_back({AttachmentKind::kDocument, 1});
  EXPECT_EQ(Judge().policy.level, Level::kCaution) << "a document is no picture";
  draft_.attachments.push_back({AttachmentKind::kImage, 1});
  EXPECT_EQ(Judge().policy.level, Level::kStop) << "the picture is there";
  draft_.attachments.clear();
  Found("ours", "our");
  Found("name", "Zoë");
  EXPECT_EQ(Judge().policy.level, Level::kStop) << "the patient is there";
}

TEST_F(AssessorTest, AWordThatNeedsAPictureSaysNothingWithoutOne) {
  Part("la mejor cirugía 😍");
  Found("picture", "cirugía");
  Row("picture").pictured = true;
  EXPECT_EQ(Judge().policy.level, Level::kClear);
  EXPECT_TRUE(Judge().findings.empty()) << "not even a finding that is clear";
  draft_.attachments.push_back({AttachmentKind::kDocument, 1});
  EXPECT_EQ(Judge().policy.level, Level::kClear) << "a document is no picture";
  draft_.attachments.push_back({AttachmentKind::kVideo, 1});
  EXPECT_EQ(Judge().policy.level, Level::kStop);
}

TEST_F(AssessorTest, ARuleIsNeverShownAboveItsCapNorAboveItsOdds) {
  Part("pwd señal");
  Found("password", "pwd");
  Row("password").cap = Level::kNotice;
  EXPECT_EQ(Judge().policy.level, Level::kNotice);
  Row("password").cap = Level::kStop;
  Row("password").weight = 0;
  EXPECT_EQ(Judge().policy.level, Level::kCaution) << "even odds are not enough to stop";
  Row("password").weight = -3;
  EXPECT_EQ(Judge().policy.level, Level::kClear);
}

TEST_F(AssessorTest, AThreatStopsInAnyCategory) {
  Part("te voy a encontrar");
  Policy("threat", Category::kBullying, 4);
  Row("threat").threat = true;
  Row("threat").cap = Level::kStop;
  Found("threat", "encontrar");
  EXPECT_EQ(Judge().policy.level, Level::kStop);
}

TEST_F(AssessorTest, AReplyThatConfirmsAPatientIsPrivacyNotPolicy) {
  Part("Sorry about your visit, José");
  Found("your_visit", "your visit");
  const Verdict verdict = Judge(Kind::kReviewReply);
  EXPECT_EQ(verdict.phi.level, Level::kStop);
  EXPECT_EQ(verdict.policy.level, Level::kClear);
}

TEST_F(AssessorTest, PrivateMessagesAreReadForDirectIdentifiersAndCredentialsOnly) {
  Part("our Zoë of Orono coded, pwd is hunter2, stop your insulin");
  Found("ours", "our");
  Found("clinical", "coded");
  Found("town", "Orono");
  Found("advice", "stop your insulin");
  EXPECT_THAT(Judge(Kind::kMessage).findings, IsEmpty());
  Found("name", "Zoë");
  Found("password", "hunter2");
  const Verdict verdict = Judge(Kind::kMessage);
  EXPECT_EQ(verdict.findings.size(), 2U);
  EXPECT_EQ(verdict.phi.level, Level::kStop);
  EXPECT_EQ(verdict.policy.level, Level::kStop);
}

TEST_F(AssessorTest, ExperimentalRulesCountForNothing) {
  Part("Our Zoë coded, pwd");
  for (const char* id : {"ours", "clinical", "name", "password"}) Row(id).experimental = true;
  Found("ours", "Our");
  Found("clinical", "coded");
  Found("name", "Zoë");
  Found("password", "pwd");
  const Verdict verdict = Judge();
  EXPECT_THAT(verdict.findings, IsEmpty());
  EXPECT_EQ(verdict.level, Level::kClear);
  EXPECT_NEAR(verdict.questions.relation, Probability(book_.judgement_.relation_prior), 1e-6);
}

TEST_F(AssessorTest, OverlappingPolicyFindingsOfOneCategoryAreOne) {
  Part("stop your insulin señora");
  Found("advice", "stop your insulin");
  Found("advice", "insulin");
  Found("false_claim", "insulin");
  EXPECT_EQ(Judge().findings.size(), 2U) << "another category is another matter";
}

TEST_F(AssessorTest, SaysHowManyCouldBeMeantOnlyOfWhomItMayBeAbout) {
  const Surroundings around = SurroundingsOf(BuiltInTables(), "23009", "ME");
  const auto judge = [&] {
    std::vector<const NormalizedText*> texts;
    for (const NormalizedText& text : texts_) texts.push_back(&text);
    return Assess({book_, Kind::kPost, {}, texts, findings_, {}, nullptr, &around}, &memory_).group_size;
  };
  Part("An 82M with ALS coded, señores");
  EXPECT_EQ(judge(), std::nullopt) << "nothing says that it is about a patient";
  Found("ours", "coded");
  EXPECT_EQ(judge(), GroupSize::kOnlyThisPerson);
  EXPECT_EQ(Judge().group_size, std::nullopt) << "without surroundings";
  texts_.clear();
  findings_.clear();
  Part("A long shift, señores ☕");
  Found("ours", "shift");
  EXPECT_EQ(judge(), std::nullopt) << "nobody is described";
}

TEST_F(AssessorTest, TheOrderOfFindingsDoesNotMatter) {
  Part("Our Dr. Núñez saw Zoë of Orono, pwd hunter2");
  Found("ours", "Our");
  Found("colleague", "Dr. Núñez");
  Found("name", "Núñez");
  Found("name", "Zoë");
  Found("town", "Orono");
  Found("trait", "of Orono");
  Found("password", "hunter2");
  const Verdict verdict = Judge();
  std::reverse(findings_.begin(), findings_.end());
  const Verdict again = Judge();
  ASSERT_EQ(again.findings.size(), verdict.findings.size());
  for (size_t i = 0; i < again.findings.size(); ++i) {
    EXPECT_EQ(again.findings[i].finding, verdict.findings[i].finding);
    EXPECT_EQ(again.findings[i].level, verdict.findings[i].level);
  }
  EXPECT_EQ(again.phi, verdict.phi);
}

}  // namespace
}  // namespace discreet
