// What is said below the findings and offered for the end of a post, with rules of our own and the words that
// ship.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../recognize/memory_rule_book.h"
#include "core_engine.h"

namespace discreet {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// Phrases of the core pack; every finding may change to the given wordings.
class CorePhrases final : public AdviceBook {
 public:
  const AdviceText* Advice(uint32_t /*rule*/, std::string_view /*locale*/) const override { return &text; }
  std::span<const Citation> Citations(uint32_t /*rule*/) const override { return {}; }
  std::string_view Phrase(std::string_view key, std::string_view locale) const override {
    return core_.pack().Phrase(key, locale);
  }
  AdviceText text;

 private:
  test::CoreEngine core_;
};

class ClosingsTest : public ::testing::Test {
 protected:
  ClosingsTest() {
    RuleRow& ours = book_.AddWords("evidence.ours", {"our", "coded"});
    ours.role = Role::kEvidence;
    ours.signal = Signal::kRelation;
    ours.weight = 6;
    RuleRow& name = book_.AddPattern("phi.name", "Núñez|Peña");
    name.role = Role::kIdentifier;
    name.label = SpanLabel::kName;
    name.direct = true;
    RuleRow& speaks = book_.AddPattern("policy.speaks", "we at Ñandú announce");
    speaks.role = Role::kPolicy;
    speaks.category = Category::kSpeakingForEmployer;
    speaks.weight = 5;
    speaks.cap = Level::kNotice;
    RuleRow& views = book_.AddPattern("policy.secret", "hunter2");
    views.role = Role::kPolicy;
    views.category = Category::kCredentials;
    views.weight = 5;
  }

  const Report& Check(std::string_view text, std::initializer_list<std::string_view> replace,
                      const Deadline& deadline = NoDeadline()) {
    replace_ = replace;
    advice_.text.replace = replace_;
    checked_.reset();
    Draft draft(&memory_);
    draft.parts.push_back({PartRole::kTitle, "Ñ"});
    draft.parts.push_back({PartRole::kBody, text});
    checked_.emplace(Engine(book_, advice_).Check(draft, policy_, deadline, &memory_, {.locale = locale_}));
    return checked_->report;
  }

  std::pmr::monotonic_buffer_resource memory_;
  MemoryRuleBook book_;
  CorePhrases advice_;
  std::vector<std::string_view> replace_;
  Policy policy_;
  std::string_view locale_ = "en";
  std::optional<Checked> checked_;
};

TEST_F(ClosingsTest, NoWordingHidesWhatNoChangeLowers) {
  const Report& none = Check("our Núñez", {});
  ASSERT_THAT(none.closings, SizeIs(1));
  EXPECT_EQ(none.closings[0].id, "no_wording");
  EXPECT_EQ(none.closings[0].text, "No wording hides this one. Keep it for a private debrief.");
  const Report& worse = Check("our Núñez", {"Peña"});
  ASSERT_THAT(worse.closings, SizeIs(1)) << "the change that there is lowers nothing";
  EXPECT_EQ(worse.closings[0].id, "no_wording");
  locale_ = "es";
  EXPECT_EQ(Check("our Núñez", {}).closings.at(0).text,
            "Ninguna redacción oculta esto. Guárdalo para una conversación privada.");
}

TEST_F(ClosingsTest, AChangeThatLeavesNothingIsSaidToDoSo) {
  const Report& report = Check("our Núñez", {"someone"});
  ASSERT_THAT(report.closings, SizeIs(1));
  EXPECT_EQ(report.closings[0].id, "after_rewrite");
  ASSERT_TRUE(report.rewrite);
  EXPECT_EQ(report.rewrite->label, "Keep your point, leave the patient out");
}

TEST_F(ClosingsTest, OfWhatIsNoPatientNothingIsSaid) {
  const Report& secret = Check("pwd é hunter2", {"hunter3"});
  ASSERT_TRUE(secret.rewrite);
  EXPECT_EQ(secret.rewrite->label, "Make all these changes");
  EXPECT_THAT(secret.closings, IsEmpty());
  EXPECT_THAT(Check("pwd é hunter2", {}).closings, IsEmpty());
}

// What was not judged again is not said to be beyond help.
TEST_F(ClosingsTest, ATextTooLongToJudgeAgainIsNotGivenUp) {
  const std::string text = "our Núñez " + std::string(9'000, 'x');
  EXPECT_THAT(Check(text, {"Peña"}).closings, IsEmpty());
  EXPECT_THAT(Check("our Núñez", {"Peña"}).closings, SizeIs(1));
}

TEST_F(ClosingsTest, WhoSpeaksForAnEmployerIsOfferedADisclaimerQuietly) {
  const Report& report = Check("Big news, we at Ñandú announce a wing 🎉", {});
  ASSERT_THAT(report.offers, SizeIs(1));
  EXPECT_EQ(report.offers[0].text, "Views are my own.");
  EXPECT_EQ(report.offers[0].label, "Add “Views are my own”");
  EXPECT_EQ(report.offers[0].use, OfferUse::kAtEnd);
  EXPECT_EQ(report.offers[0].part, 1U);
  EXPECT_EQ(report.level, Level::kNotice);
  EXPECT_EQ(report.action, Action::kMark) << "never a gate";
  EXPECT_THAT(Check("we at Ñandú announce a wing. VIEWS ARE MY OWN", {}).offers, IsEmpty()) << "it is there";
  EXPECT_EQ(Check("Qué noticia la de hoy, we at Ñandú announce que se abre el ala", {}).offers.at(0).text,
            "Las opiniones son mías.");
  EXPECT_THAT(Check("our wing 🎉", {}).offers, IsEmpty());
}

}  // namespace
}  // namespace discreet
