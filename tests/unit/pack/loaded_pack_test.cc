#include "pack/loaded_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "fixture_pack.h"

namespace discreet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FixturePack : public testing::Test {
 protected:
  FixturePack() : file_(CompileFixture()), load_(LoadPack(BytesOf(file_))) {}

  void SetUp() override { ASSERT_NE(load_.pack, nullptr) << load_.error; }
  const LoadedPack& pack() const { return *load_.pack; }

  std::string file_;
  PackLoad load_;
};

TEST_F(FixturePack, SaysWhatItIs) {
  EXPECT_EQ(load_.error, "");
  EXPECT_EQ(pack().pack_id(), "fixture");
  EXPECT_EQ(pack().pack_version(), 7U);
  EXPECT_EQ(pack().CheckWords(), "");
}

TEST_F(FixturePack, NamesTheSha256OfTheFile) {
  // program_test.cc compares it with sha256sum's.
  EXPECT_THAT(std::string(pack().sha256()), testing::MatchesRegex("[0-9a-f]{64}"));
  const std::string other = CompileFixture(true);
  const PackLoad load = LoadPack(BytesOf(other));
  ASSERT_NE(load.pack, nullptr);
  EXPECT_NE(load.pack->sha256(), pack().sha256());
}

TEST_F(FixturePack, ListsRulesByNumberWithoutDeprecatedOnes) {
  std::vector<uint32_t> numbers;
  for (const auto& rule : pack().rules()) numbers.push_back(rule.number);
  EXPECT_THAT(numbers, ElementsAre(11, 12, 13, 21, 22, 24));
  EXPECT_EQ(pack().rule(23), nullptr);
  EXPECT_EQ(pack().rule("policy.old.gone"), nullptr);
  EXPECT_EQ(pack().rule(0), nullptr);
  EXPECT_EQ(pack().rule("phi"), nullptr);
}

TEST_F(FixturePack, FindsARuleByNumberAndById) {
  for (const auto& rule : pack().rules()) {
    EXPECT_EQ(pack().rule(rule.number), &rule);
    EXPECT_EQ(pack().rule(rule.id), &rule);
  }
}

TEST_F(FixturePack, HoldsEveryFieldOfAnIdentifier) {
  const RuleRow& rule = *pack().rule("phi.badge.numbered");
  EXPECT_EQ(rule.role, Role::kIdentifier);
  EXPECT_EQ(rule.category, Category::kPhi);
  EXPECT_EQ(rule.severity, Severity::kHigh);
  EXPECT_EQ(rule.label, SpanLabel::kOtherId);
  EXPECT_EQ(rule.cap, Level::kStop);
  EXPECT_EQ(rule.safe_harbor, 'R');
  EXPECT_TRUE(rule.direct && rule.always && rule.whole);
  EXPECT_FALSE(rule.threat || rule.pictured || rule.experimental || rule.pilot_only);
  EXPECT_EQ(rule.match, MatchKind::kPattern);
  EXPECT_EQ(rule.pattern, R"((?i)(?:badge|placa)[ \t]+(\d{4}))");
  EXPECT_EQ(rule.group, 1);
  EXPECT_EQ(rule.kinds, 0U);
  EXPECT_EQ(rule.words, RuleRow::kNoList);
  EXPECT_EQ(rule.except, RuleRow::kNoList);
  EXPECT_EQ(rule.near, RuleRow::kNoList);
}

TEST_F(FixturePack, HoldsTheListsOfARule) {
  const RuleRow& rule = *pack().rule(12);
  EXPECT_TRUE(rule.experimental);
  EXPECT_FLOAT_EQ(rule.weight, 1.5F);
  EXPECT_EQ(pack().words(rule.words).id(), "fixture_names");
  EXPECT_EQ(pack().words(rule.except).id(), "flowers");
  EXPECT_EQ(pack().words(rule.near).id(), "ward_words");
  EXPECT_EQ(rule.near_distance, 20);
}

TEST_F(FixturePack, HoldsEvidenceAndPolicyRules) {
  const RuleRow& flowers = *pack().rule(21);
  EXPECT_EQ(flowers.role, Role::kEvidence);
  EXPECT_EQ(flowers.signal, Signal::kRelation);
  EXPECT_EQ(flowers.match, MatchKind::kWords);
  EXPECT_TRUE(flowers.tags);
  EXPECT_TRUE(flowers.disguised);
  EXPECT_EQ(pack().words(flowers.words).id(), "flowers");
  EXPECT_FLOAT_EQ(flowers.weight, -1.25F);
  const RuleRow& door = *pack().rule(22);
  EXPECT_FALSE(door.tags);
  EXPECT_FALSE(door.disguised);
  EXPECT_EQ(door.role, Role::kPolicy);
  EXPECT_EQ(door.label, SpanLabel::kPolicy);
  EXPECT_EQ(door.category, Category::kEmployeeInfo);
  EXPECT_EQ(door.cap, Level::kCaution);
  EXPECT_TRUE(door.threat);
  EXPECT_TRUE(door.pictured);
  EXPECT_EQ(door.kinds, 1U << static_cast<int>(Kind::kReviewReply) | 1U << static_cast<int>(Kind::kComment));
}

TEST_F(FixturePack, HoldsLogicOverFindings) {
  const RuleRow& rule = *pack().rule(24);
  EXPECT_EQ(rule.match, MatchKind::kFindings);
  EXPECT_THAT(rule.findings.uses, ElementsAre(FindingUse{11, 1}, FindingUse{12, 1}, FindingUse{21, 0},
                                              FindingUse{22, FindingUse::kNone}));
  EXPECT_EQ(rule.findings.slots, 2);
  EXPECT_EQ(rule.findings.together, Together::kSentence);
  EXPECT_EQ(rule.findings.within, 40);
  EXPECT_FALSE(rule.findings.reaches) << "it names whose span it takes";
  EXPECT_EQ(rule.near_distance, 0);
}

TEST_F(FixturePack, PutsAListIntoAPatternLongestWordFirst) {
  EXPECT_EQ(pack().rule(13)->pattern, R"((?i)\bmy ((?:bedside|ward))\b)");
  EXPECT_TRUE(pack().rule(13)->pilot_only);
}

TEST_F(FixturePack, LooksWordsUpWholeAndInBytes) {
  const WordList& flowers = pack().words(pack().rule(21)->words);
  ASSERT_EQ(flowers.size(), 3U);
  EXPECT_EQ(flowers.word(0), "lily");
  EXPECT_EQ(flowers.word(1), "lily of the valley");
  EXPECT_EQ(flowers.word(2), "rose");
  for (uint32_t i = 0; i < flowers.size(); ++i) EXPECT_TRUE(flowers.Contains(flowers.word(i)));
  for (const char* other : {"", "lil", "lily ", "lilz", "ros", "roses", "zzz", "Rose", "rosé"}) {
    EXPECT_FALSE(flowers.Contains(other)) << other;
  }
  const WordList& names = pack().words(pack().rule(12)->words);
  EXPECT_TRUE(names.Contains("zoë") && names.Contains("josé"));
  EXPECT_FALSE(names.Contains("zoe") || names.Contains("# names"));
}

TEST_F(FixturePack, HoldsTheJudgement) {
  const Judgement& judgement = pack().judgement();
  EXPECT_FLOAT_EQ(judgement.relation_prior, -2.25F);
  EXPECT_FLOAT_EQ(judgement.content_prior, -1.75F);
  EXPECT_FLOAT_EQ(judgement.care_fact_share, 0.625F);
  EXPECT_FLOAT_EQ(judgement.direct_identifiability, 0.875F);
  EXPECT_FLOAT_EQ(judgement.quasi_prior, -3.5F);
  EXPECT_FLOAT_EQ(judgement.stop_at, 0.75F);
  EXPECT_FLOAT_EQ(judgement.caution_at, 0.5F);
  EXPECT_FLOAT_EQ(judgement.notice_at, 0.25F);
}

TEST_F(FixturePack, SpeaksTheLanguageThatItHas) {
  const struct {
    uint32_t rule;
    const char* locale;
    const char* title;
    const char* why_it_is_so;
  } cases[] = {
      {11, "en", "Shows a badge", "its own language"},
      {11, "es", "Muestra una placa", "its own language"},
      {11, "es-MX", "Muestra una placa", "the language decides"},
      {11, "fr-CA", "Shows a badge", "English stands in for a locale that is missing"},
      {11, "", "Shows a badge", "no locale at all"},
      {12, "es", "Names a patient", "English stands in for a text that is missing"},
      {13, "en", "Shows a badge", "by the rule's `advice` key"},
      {22, "en", "Working door code", "by the rule's id"},
      {99, "en", "Look again here", "a rule that the pack has not"},
      {21, "en", "Look again here", "evidence without advice"},
  };
  for (const auto& c : cases) EXPECT_EQ(pack().Advice(c.rule, c.locale)->title, c.title) << c.why_it_is_so;
  const AdviceText& badge = *pack().Advice(11, "en");
  EXPECT_THAT(badge.replace, ElementsAre("a badge", ""));
  EXPECT_THAT(badge.answers, ElementsAre(AnswerKind::kNotAPatient, AnswerKind::kWrongWarning));
  EXPECT_EQ(badge.why, "A badge number could point to one person.");
  EXPECT_EQ(badge.key, "identifier.badge");
}

TEST_F(FixturePack, CitesLawFirst) {
  std::vector<std::string> labels;
  for (const auto& citation : pack().Citations(22)) labels.emplace_back(citation.label);
  EXPECT_THAT(labels,
              ElementsAre("45 CFR 164.514(b)(2)(i)(R)", "Posting policy, clause 4", "A society's guidance"));
  EXPECT_EQ(pack().Citations(22)[0].kind, CitationKind::kLaw);
  EXPECT_THAT(pack().Citations(99), IsEmpty());
  ASSERT_NE(pack().CitationOf("own.rule"), nullptr);
  EXPECT_EQ(pack().CitationOf("own.rule")->kind, CitationKind::kOwnPolicy);
  EXPECT_EQ(pack().CitationOf("no.such"), nullptr);
}

TEST_F(FixturePack, HoldsPhrases) {
  EXPECT_EQ(pack().Phrase("fix.change", "es"), "Cambiar por «{}»");
  EXPECT_EQ(pack().Phrase("fix.remove", "es"), "Take these words out");
  EXPECT_EQ(pack().Phrase("no.such", "en"), "");
  EXPECT_EQ(pack().Definition(21), "Talk of flowers.");
  EXPECT_EQ(pack().Definition(99), "");
}

TEST_F(FixturePack, LeavesDevelopmentSurfacesOut) {
  ASSERT_EQ(pack().surfaces().size(), 1U);
  const Surface& site = pack().surfaces()[0];
  EXPECT_EQ(site.id, "site.example");
  EXPECT_EQ(site.number, 1U);
  EXPECT_EQ(site.status, "unverified");
  EXPECT_THAT(site.matches, ElementsAre("https://*.example.org/wall/*", "https://example.com/*"));
  ASSERT_EQ(site.composers.size(), 2U);
  const ComposerPattern& reply = site.composers[0];
  EXPECT_EQ(reply.box, R"(div[role="textbox"][aria-label="Post a reply"])");
  EXPECT_EQ(reply.kind, Kind::kReviewReply);
  EXPECT_EQ(reply.root, "form.composer");
  EXPECT_EQ(reply.submit, "button:not([disabled])");
  EXPECT_TRUE(reply.needs_real_click);
  EXPECT_EQ(reply.attachment, ".attachment > img");
  EXPECT_EQ(reply.enter, EnterKey::kPosts);
  EXPECT_EQ(reply.also, "input[name='title']");
  EXPECT_EQ(reply.submit_words, (std::vector<std::string>{"Post", "Publicar más tarde"}));
  EXPECT_EQ(site.composers[1].kind, Kind::kComment);
  EXPECT_EQ(site.composers[1].enter, EnterKey::kNeverPosts);
}

TEST(LoadPack, KeepsDevelopmentSurfacesWhereAskedTo) {
  const std::string file = CompileFixture(true);
  const PackLoad load = LoadPack(BytesOf(file));
  ASSERT_NE(load.pack, nullptr) << load.error;
  ASSERT_EQ(load.pack->surfaces().size(), 2U);
  EXPECT_EQ(load.pack->surfaces()[1].id, "demo");
  EXPECT_EQ(load.pack->surfaces()[1].composers[0].enter, EnterKey::kUnspecified);
}

TEST(LoadPack, NeedsNoAlignment) {
  const std::string shifted = "." + CompileFixture();
  const PackLoad load = LoadPack(BytesOf(shifted).subspan(1));
  ASSERT_NE(load.pack, nullptr) << load.error;
  EXPECT_TRUE(load.pack->words(0).Contains(load.pack->words(0).word(0)));
}

TEST(LoadPack, RefusesAnEngineOutsideThePacksRange) {
  const std::string file = CompileFixture();
  EXPECT_EQ(LoadPack(BytesOf(file), 999).error, "the pack is for engines 1000 to 999999; this is 999");
  EXPECT_EQ(LoadPack(BytesOf(file), 1'000'000).error,
            "the pack is for engines 1000 to 999999; this is 1000000");
  EXPECT_EQ(LoadPack(BytesOf(file), 1'000).error, "");
  EXPECT_EQ(LoadPack(BytesOf(file), 999'999).error, "");
}

TEST_F(FixturePack, IsReadByThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> titles(8);
  for (auto& title : titles) {
    threads.emplace_back([this, &title] {
      title = pack().Advice(11, "es")->title;
      title += std::to_string(pack().surfaces().size());
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(titles, testing::Each("Muestra una placa1"));
}

}  // namespace
}  // namespace discreet
