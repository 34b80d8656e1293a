// Laws and reasons by LegalRegime and FacilityKind, with the words that ship.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core_engine.h"

namespace discreet {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kNamed[] = "Mrs. Peña is 96 and she coded tonight on my unit 💔";

std::vector<std::string> CitedIn(const Report& report) {
  std::vector<std::string> labels;
  for (const ReportedFinding& finding : report.findings)
    for (const Citation& citation : finding.citations) labels.emplace_back(citation.label);
  return labels;
}

TEST(Regimes, HipaaUnlessPolicyNamesAnother) {
  test::CoreEngine engine;
  EXPECT_THAT(CitedIn(engine.Check(kNamed)), Contains(StartsWith("45 CFR 164.5")));
  EXPECT_THAT(CitedIn(engine.Check(kNamed)), Not(Contains("42 CFR 2.13")));
  EXPECT_THAT(CitedIn(engine.Check(kNamed)), Not(Contains("34 CFR 99.30")));
}

TEST(Regimes, AtAClinicForSubstanceUsePart2StandsFirst) {
  test::CoreEngine engine;
  engine.policy.legal_regime = Policy::LegalRegime::kPart2;
  const Report& report = engine.Check(kNamed);
  ASSERT_FALSE(report.findings.empty());
  EXPECT_EQ(report.findings[0].citations[0].label, "42 CFR 2.13");
  EXPECT_THAT(CitedIn(report), Contains(StartsWith("45 CFR 164.5"))) << "HIPAA holds there too";
}

TEST(Regimes, InASchoolFerpaStandsInPlaceOfHipaa) {
  test::CoreEngine engine;
  const auto ferpa = [&engine](const char* why) {
    const auto cited = CitedIn(engine.Check(kNamed));
    EXPECT_THAT(cited, Contains("34 CFR 99.30")) << why;
    EXPECT_THAT(cited, Not(Contains(StartsWith("45 CFR")))) << why;
  };
  engine.policy.facility_kind = Policy::FacilityKind::kSchool;
  ferpa("a school");
  engine.policy.legal_regime = Policy::LegalRegime::kFerpa;
  ferpa("both");
  engine.policy.facility_kind = Policy::FacilityKind::kGeneral;
  ferpa("the law alone");
  engine.policy.facility_kind = Policy::FacilityKind::kSchool;
  engine.policy.legal_regime = Policy::LegalRegime::kPart2;
  EXPECT_THAT(CitedIn(engine.Check(kNamed)), Contains("42 CFR 2.13")) << "a law that policy names counts";
}

TEST(Regimes, NoLawIsCitedWherePolicySaysNone) {
  test::CoreEngine engine;
  engine.policy.legal_regime = Policy::LegalRegime::kNone;
  EXPECT_THAT(CitedIn(engine.Check(kNamed)), Not(Contains(HasSubstr("CFR"))));
}

// The words of the core pack, with findings of one rule of our own.
class OneRule final : public AdviceBook {
 public:
  explicit OneRule(const AdviceBook& core) : core_(core) {
    text.title = "Place of care";
    text.why = "Where it was.";
    text.key = "quasi.care_place";
  }
  const AdviceText* Advice(uint32_t /*rule*/, std::string_view /*locale*/) const override { return &text; }
  std::span<const Citation> Citations(uint32_t rule) const override { return core_.Citations(rule); }
  const Citation* CitationOf(std::string_view id) const override {
    return id == "own.clause" ? &own_ : core_.CitationOf(id);
  }
  std::string_view Phrase(std::string_view key, std::string_view locale) const override {
    const auto own = phrases.find(std::string(key));
    return own == phrases.end() ? core_.Phrase(key, locale) : std::string_view(own->second);
  }
  AdviceText text;
  std::map<std::string, std::string> phrases;

 private:
  const AdviceBook& core_;
  Citation own_{"Posting policy, clause 4 ¶2", CitationKind::kOwnPolicy};
};

ReportedFinding FirstOf(const LoadedPack& pack, const OneRule& advice, const Policy& policy,
                        std::string_view locale, std::pmr::memory_resource* memory) {
  Draft draft(memory);
  draft.parts.push_back({PartRole::kBody, kNamed});
  const Engine engine(pack, advice);
  const Checked checked = engine.Check(draft, policy, NoDeadline(), memory, {.locale = locale});
  return checked.report.findings.at(0);
}

TEST(Regimes, APlaceOfCareHasItsOwnReasonWhereItTellsTheDiagnosis) {
  std::pmr::monotonic_buffer_resource memory;
  test::CoreEngine core;
  const OneRule advice(core.pack());
  Policy policy;
  EXPECT_EQ(FirstOf(core.pack(), advice, policy, "en", &memory).why, "Where it was.");
  policy.legal_regime = Policy::LegalRegime::kPart2;
  const ReportedFinding english = FirstOf(core.pack(), advice, policy, "en", &memory);
  EXPECT_EQ(english.why, "Being seen at a place like this tells the diagnosis.");
  EXPECT_EQ(english.citations.at(0).label, "42 CFR 2.13(c)");
  EXPECT_EQ(FirstOf(core.pack(), advice, policy, "es", &memory).why,
            "Que alguien vaya a un lugar así dice el diagnóstico.");
  policy = Policy();
  policy.facility_kind = Policy::FacilityKind::kBehavioral;
  EXPECT_THAT(std::string(FirstOf(core.pack(), advice, policy, "en", &memory).why),
              HasSubstr("what kind of care"));
}

TEST(Regimes, WhatAnAdviceCitesIsAddedOnceAndLawStandsFirst) {
  std::pmr::monotonic_buffer_resource memory;
  test::CoreEngine core;
  OneRule advice(core.pack());
  advice.phrases["cite.quasi.care_place"] =
      "guidance.ncsbn.social_media hipaa.disclosure eeoc.medical_information no.such";
  const ReportedFinding finding = FirstOf(core.pack(), advice, Policy(), "es", &memory);
  std::vector<std::string> labels;
  for (const Citation& citation : finding.citations) labels.emplace_back(citation.label);
  EXPECT_EQ(std::count(labels.begin(), labels.end(), "45 CFR 164.502(a)"), 1);
  EXPECT_THAT(labels, Contains("29 CFR 1630.14"));
  EXPECT_THAT(labels.back(), StartsWith("NCSBN"));
}

TEST(Regimes, TheOrganizationsOwnClauseStandsBetweenLawAndGuidance) {
  std::pmr::monotonic_buffer_resource memory;
  test::CoreEngine core;
  for (const char* key : {"clause", "clause.quasi", "clause.quasi.care_place"}) {
    OneRule advice(core.pack());
    advice.phrases[key] = "own.clause";
    const ReportedFinding finding = FirstOf(core.pack(), advice, Policy(), "es", &memory);
    const auto own = std::find_if(finding.citations.begin(), finding.citations.end(),
                                  [](const Citation& each) { return each.kind == CitationKind::kOwnPolicy; });
    ASSERT_NE(own, finding.citations.end()) << key;
    EXPECT_EQ(own->label, "Posting policy, clause 4 ¶2");
    EXPECT_TRUE(std::is_sorted(finding.citations.begin(), finding.citations.end(),
                               [](const Citation& a, const Citation& b) { return a.kind < b.kind; }));
  }
  OneRule other(core.pack());
  other.phrases["clause.policy"] = "own.clause";
  for (const Citation& citation : FirstOf(core.pack(), other, Policy(), "en", &memory).citations)
    EXPECT_NE(citation.kind, CitationKind::kOwnPolicy) << "another group's";
}

}  // namespace
}  // namespace discreet
