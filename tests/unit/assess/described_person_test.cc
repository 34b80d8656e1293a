// What a whole draft tells of one person: place, time, illness, work, names, and what is not the person's.
#include "assess/described_person.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>
#include <random>
#include <string>
#include <vector>

#include "../recognize/memory_rule_book.h"
#include "assess/group_size.h"
#include "tables/built_in.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class DescribedPersonTest : public ::testing::Test {
 protected:
  DescribedPersonTest() {
    Identifier("phi.place.lives_in", SpanLabel::kLocation);
    Identifier("phi.zip.labelled", SpanLabel::kLocation);
    Identifier("phi.address.street", SpanLabel::kAddress);
    Identifier("phi.name.tagged", SpanLabel::kName);
    Identifier("phi.date.full", SpanLabel::kDate);
    Identifier("phi.date.birth", SpanLabel::kDate);
    Identifier("phi.mrn.labelled", SpanLabel::kMrn);
    Identifier("reid.office.held", SpanLabel::kQuasi);
    Identifier("reid.event.in_news", SpanLabel::kQuasi);
    RuleRow& colleague = book_.AddPattern("evidence.staff", "-");
    colleague.role = Role::kEvidence;
    colleague.signal = Signal::kStaff;
  }
  void Identifier(std::string id, SpanLabel label) {
    RuleRow& row = book_.AddPattern(std::move(id), "-");
    row.role = Role::kIdentifier;
    row.label = label;
  }

  struct Hit {
    const char* rule;
    const char* words;
  };
  DescribedPerson Describe(std::string_view typed, std::initializer_list<Hit> hits = {}) {
    const NormalizedText text(typed, &memory_);
    std::vector<JudgedFinding> findings;
    std::vector<Evidence> evidence;
    for (const Hit& hit : hits) {
      const size_t at = text.view().find(hit.words);
      EXPECT_NE(at, std::string_view::npos) << hit.words;
      const auto begin = static_cast<uint32_t>(at);
      const ByteSpan span{begin, begin + static_cast<uint32_t>(std::string_view(hit.words).size())};
      const RuleRow& rule = *book_.rule(hit.rule);
      if (rule.role == Role::kEvidence) {
        evidence.push_back({rule.number, 0, span, 0, true});
      } else {
        findings.push_back({{rule.number, 0, span}, Category::kPhi, Severity::kHigh, Level::kCaution, {}});
      }
    }
    const NormalizedText* const texts[] = {&text};
    return DescribePerson({book_, texts, findings, evidence}, around_, &memory_);
  }
  std::vector<std::string> FactsOf(const DescribedPerson& person) const {
    std::vector<std::string> names;
    for (const uint32_t row : person.facts()) names.emplace_back(around_.tables.fact_row(row).name);
    return names;
  }
  std::vector<std::string> Facts(std::string_view typed) { return FactsOf(Describe(typed)); }

  std::pmr::monotonic_buffer_resource memory_;
  MemoryRuleBook book_;
  Surroundings around_ = SurroundingsOf(BuiltInTables(), "", "");
};

TEST_F(DescribedPersonTest, TakesIllnessesEventsAndTraitsByAnyName) {
  EXPECT_THAT(Facts("Admitted an 82M with amyotrophic lateral sclerosis 💔"), ElementsAre("ALS"));
  EXPECT_THAT(Facts("pt had a STEMI after a motorcycle wreck, ay"),
              UnorderedElementsAre("heart attack", "motorcycle crash"));
  EXPECT_THAT(Facts("She's pregnant with triplets — ¡olé!"), UnorderedElementsAre("pregnant", "triplets"));
  EXPECT_THAT(Facts("Paciente embarazada con diabetes tipo 2"),
              UnorderedElementsAre("pregnant", "type 2 diabetes"));
  EXPECT_THAT(Facts("La señora murió de cáncer de pulmón"), UnorderedElementsAre("death", "lung cancer"));
  EXPECT_THAT(Facts("Guillain-Barré in a retired farmer"), UnorderedElementsAre("Guillain-Barré", "farmer"));
}

TEST_F(DescribedPersonTest, LeavesWhatIsDeniedOrNotOfOnePerson) {
  for (const char* text :
       {"no ALS, no stroke, señores", "Pt denies diabetes — así es", "family history of stroke, mañana",
        "she is negative for HIV ✨", "stroke unit was full, ay", "cancer awareness month 🎗️",
        "not a heart attack, café?", "I have MS: multiple sclerosis, y qué", "My mom has ALS 💔",
        "patients with ALS deserve better, señores", "sin cáncer"}) {
    EXPECT_THAT(Facts(text), IsEmpty()) << text;
  }
  EXPECT_THAT(Facts("He did not survive the car crash 💔"), ElementsAre("car crash"));
}

TEST_F(DescribedPersonTest, TakesWorkThatIsToldOfAPatientOnly) {
  EXPECT_THAT(Facts("My patient, a beekeeper, sang 🐝"), ElementsAre("beekeeper"));
  EXPECT_THAT(Facts("82yo retired nurse with a tan — olé"), ElementsAre("nurse"));
  EXPECT_THAT(Facts("the nurse held his hand, señor"), IsEmpty());
  EXPECT_THAT(Facts("As a nurse I cried 😢"), IsEmpty());
  EXPECT_THAT(Facts("I'm a teacher's kid, ñ"), IsEmpty());
  EXPECT_THAT(Facts("We admitted the mayor, ay"), ElementsAre("mayor"));
  EXPECT_THAT(FactsOf(Describe("the sheriff — our friend René", {{"evidence.staff", "the sheriff"}})),
              IsEmpty());
}

TEST_F(DescribedPersonTest, ThePlaceIsTheNarrowestThatIsKnown) {
  EXPECT_EQ(Describe("82M, José").home.kind, Home::Kind::kNation);
  EXPECT_EQ(Describe("82M from Maine, José").home.name, "Maine");
  EXPECT_EQ(Describe("82M from Hancock County, Maine — José").home.people, 54'811U);
  EXPECT_EQ(Describe("drove in from a small town, así").home.kind, Home::Kind::kSmallTown);
  const DescribedPerson town =
      Describe("drove in from Orono, Maine, José", {{"phi.place.lives_in", "Orono"}});
  EXPECT_EQ(town.home.kind, Home::Kind::kTown);
  EXPECT_EQ(town.home.name, "Maine");

  EXPECT_EQ(Describe("zip 04473, José", {{"phi.zip.labelled", "04473"}}).home.kind, Home::Kind::kZip);
  EXPECT_EQ(Describe("12 Calle Ocho, José", {{"phi.address.street", "12 Calle Ocho"}}).home.kind,
            Home::Kind::kStreet);
  around_ = SurroundingsOf(BuiltInTables(), "23009", "ME");
  const DescribedPerson person = Describe("82M, José");
  EXPECT_EQ(person.home.kind, Home::Kind::kPracticeCounty);
  EXPECT_EQ(person.home.name, "Hancock County");
  EXPECT_EQ(Describe("82M from Texas, José").home.name, "Hancock County") << "the profile still tells it";
  around_ = SurroundingsOf(BuiltInTables(), "", "ME");
  EXPECT_EQ(Describe("82M, José").home.name, "Maine");
  around_ = SurroundingsOf(BuiltInTables(), "99999", "XX");
  EXPECT_EQ(Describe("82M, José").home.kind, Home::Kind::kNation);
}

TEST_F(DescribedPersonTest, ATownOfManyIsTheLargestOrThatOfTheToldState) {
  const DescribedPerson any = Describe("she is from Houston, qué bien", {{"phi.place.lives_in", "Houston"}});
  EXPECT_EQ(any.home.name, "Texas");
  const DescribedPerson told =
      Describe("she is from Paris, Kentucky — très loin", {{"phi.place.lives_in", "Paris"}});
  EXPECT_EQ(told.home.name, "Kentucky");
}

TEST_F(DescribedPersonTest, TimeNamesAndDatesAreTaken) {
  EXPECT_EQ(Describe("82M, José").days, 30);
  EXPECT_EQ(Describe("82M crashed last night, José").days, 1);
  EXPECT_EQ(Describe("anoche murió un señor").days, 1);
  EXPECT_EQ(Describe("coded this week, ay").days, 7);
  EXPECT_EQ(Describe("admitted 3/14/2024, José", {{"phi.date.full", "3/14/2024"}}).days, 1);
  EXPECT_EQ(Describe("DOB 3/14/1964, José", {{"phi.date.birth", "3/14/1964"}}).birthday, Birthday::kDay);
  const DescribedPerson named = Describe("Rosalía Núñez coded", {{"phi.name.tagged", "Rosalía Núñez"}});
  EXPECT_TRUE(named.first_name);
  EXPECT_TRUE(named.surname);
  const DescribedPerson titled = Describe("Mrs. Rose, naïvely, coded", {{"phi.name.tagged", "Rose"}});
  EXPECT_FALSE(titled.first_name);
  EXPECT_TRUE(titled.surname);
  const DescribedPerson whole = Describe("Mrs. Rosalía Núñez coded", {{"phi.name.tagged", "Rosalía Núñez"}});
  EXPECT_TRUE(whole.first_name);
  EXPECT_TRUE(whole.surname);
}

TEST_F(DescribedPersonTest, ANumberIsOnePersons) {
  const DescribedPerson numbered = Describe("MRN 00583921, José", {{"phi.mrn.labelled", "00583921"}});
  EXPECT_EQ(numbered.singled, Singled::kOwnNumber);
  EXPECT_EQ(EstimateGroup(numbered, around_.tables).band, GroupSize::kOnlyThisPerson);
  EXPECT_EQ(Describe("the mayor, José, MRN 00583921",
                     {{"phi.mrn.labelled", "00583921"}, {"reid.office.held", "the mayor"}})
                .singled,
            Singled::kOwnNumber);
}

TEST_F(DescribedPersonTest, OfficesAndEventsInTheNewsSingleOut) {
  EXPECT_EQ(Describe("the mayor, José", {{"reid.office.held", "the mayor"}}).singled, Singled::kOnlyOne);
  EXPECT_EQ(Describe("saw it on the news, qué horror", {{"reid.event.in_news", "on the news"}}).singled,
            Singled::kReportedEvent);
  EXPECT_EQ(Describe("82M, José").singled, Singled::kNot);
}

TEST_F(DescribedPersonTest, NothingToldIsNobodyDescribed) {
  EXPECT_FALSE(Describe("Long shift tonight in Maine, señores ☕").IsDescribed());
  EXPECT_FALSE(Describe("").IsDescribed());
  EXPECT_TRUE(Describe("82M, José").IsDescribed());
}

// Sentences that each add a detail of one true person, in any number and order.
TEST_F(DescribedPersonTest, AnotherSentenceNeverWidensTheGroup) {
  const std::string sentences[] = {"She is 62 years old. ",
                                   "She is a woman in her 60s. ",
                                   "She has sickle cell disease. ",
                                   "She lives in Maine. ",
                                   "She is from Hancock County, Maine. ",
                                   "She had a stroke. ",
                                   "It happened last night. ",
                                   "She is a retired teacher. ",
                                   "La señora es viuda. ",
                                   "She is a veteran. ",
                                   "She was in a car crash this week. ",
                                   "She had a kidney transplant. ",
                                   "She uses a wheelchair user van, naïvely. ",
                                   "She is blind. ",
                                   "She grew up in a small town. ",
                                   "An extremely rare case. ",
                                   "She has lupus and diabetes. "};
  std::mt19937 random(20261127);  // NOLINT(cert-msc51-cpp): the same drafts each time
  for (int round = 0; round < 300; ++round) {
    std::string draft = "My patient is the bravest — olé. ";
    GroupEstimate before = EstimateGroup(Describe(draft), around_.tables);
    for (int i = 0; i < 6; ++i) {
      draft += sentences[random() % std::size(sentences)];
      const GroupEstimate after = EstimateGroup(Describe(draft), around_.tables);
      ASSERT_LE(after.band, before.band) << draft;
      ASSERT_GE(after.unique, before.unique - 1e-12) << draft;
      before = after;
    }
  }
}

}  // namespace
}  // namespace discreet
