// How many people share what is told: known cases, published shares, and that details only ever narrow.
#include "assess/group_size.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "assess/group_factors.h"
#include "tables/built_in.h"
#include "tables/key.h"

namespace discreet {
namespace {

class GroupSizeTest : public ::testing::Test {
 protected:
  // One person among so many.
  DescribedPerson Among(uint32_t people) const {
    DescribedPerson person;
    person.home = person.practice = {Home::Kind::kPracticeCounty, people, "Ñandú County", -1};
    return person;
  }
  void Tell(DescribedPerson& person, std::string_view fact) const {
    const auto row = tables_.fact(KeyOfPhrase(fact));
    ASSERT_TRUE(row) << fact;
    person.AddFact(*row);
  }
  static AgeRange Age(uint8_t from, uint8_t to) { return {from, to}; }
  uint32_t PeopleOf(uint32_t fips) const { return tables_.county(*tables_.CountyByFips(fips)).population; }

  const Tables tables_ = BuiltInTables();
};

TEST_F(GroupSizeTest, ASingleManWithALSInASmallCounty) {
  DescribedPerson person = Among(PeopleOf(23009));  // Hancock County, Maine
  person.age = Age(82, 82);
  person.sex = Sex::kMale;
  Tell(person, "ALS");
  const GroupEstimate estimate = EstimateGroup(person, tables_);
  EXPECT_GT(estimate.unique, 0.95);
  EXPECT_EQ(estimate.high, 1U);
  EXPECT_EQ(estimate.band, GroupSize::kOnlyThisPerson);
  // "In his 80s, Maine" instead.
  person.age = Age(80, 89);
  person.home.people = 1'338'404;
  const GroupEstimate coarser = EstimateGroup(person, tables_);
  EXPECT_EQ(coarser.band, GroupSize::kAHandful)
      << coarser.low << " " << coarser.middle << " " << coarser.high;
}

TEST_F(GroupSizeTest, AGirlWithATransplant) {
  DescribedPerson person = Among(60'000);
  person.age = Age(7, 7);
  person.sex = Sex::kFemale;
  Tell(person, "kidney transplant");
  EXPECT_GT(EstimateGroup(person, tables_).unique, 0.93);
}

TEST_F(GroupSizeTest, ABrokenHipYesterday) {
  DescribedPerson person = Among(300'000);
  person.age = Age(92, 92);
  person.sex = Sex::kFemale;
  person.days = 1;
  Tell(person, "hip fracture");
  const GroupEstimate estimate = EstimateGroup(person, tables_);
  EXPECT_GT(estimate.unique, 0.9);
  EXPECT_LE(estimate.high, 2U);
}

TEST_F(GroupSizeTest, ASevereCrashLastNight) {
  DescribedPerson person = Among(150'000);
  person.days = 1;
  Tell(person, "severe crash");
  const GroupEstimate estimate = EstimateGroup(person, tables_);
  EXPECT_NEAR(estimate.unique, 0.58, 0.08);
  EXPECT_LE(estimate.high, 4U);
}

TEST_F(GroupSizeTest, AManInHisSixtiesWithLungCancer) {
  DescribedPerson person = Among(100'000);
  person.age = Age(60, 69);
  person.sex = Sex::kMale;
  Tell(person, "lung cancer");
  const GroupEstimate estimate = EstimateGroup(person, tables_);
  EXPECT_NEAR(estimate.middle, 24, 6);
  EXPECT_EQ(estimate.band, GroupSize::kTens);
}

TEST_F(GroupSizeTest, AWomanWithDiabetesInLosAngeles) {
  DescribedPerson person = Among(PeopleOf(6037));
  person.age = Age(45, 45);
  person.sex = Sex::kFemale;
  Tell(person, "type 2 diabetes");
  const GroupEstimate estimate = EstimateGroup(person, tables_);
  EXPECT_NEAR(estimate.middle, 6'395, 1'200);
  EXPECT_EQ(estimate.band, GroupSize::kThousandsOrMore);
}

TEST_F(GroupSizeTest, SexAndMonthOfBirthAmongTwentyThousand) {
  // Facts: 6/11/19, over all ages; the formula for one age that is neither rare nor common.
  DescribedPerson person = Among(20'000);
  person.age = Age(40, 40);
  person.sex = Sex::kFemale;
  person.birthday = Birthday::kMonth;
  const GroupEstimate estimate = EstimateGroup(person, tables_);
  EXPECT_NEAR(estimate.middle, 11, 3);
  EXPECT_EQ(estimate.band, estimate.middle <= 10 ? GroupSize::kAHandful : GroupSize::kTens);
}

// Per cent of all people of the fifty states and DC who are the only one of their sex, county and date of
// birth, where a date is one of so many in a year. `scale`: of the counties' people of 2018.
double PerCentAlone(const Tables& tables, double scale, double dates) {
  double people = 0;
  double alone = 0;
  for (uint32_t age = 0; age < kAges; ++age) {
    const auto years = static_cast<uint8_t>(age);
    for (const Sex sex : {Sex::kMale, Sex::kFemale}) {
      const double share = ShareOf({years, years}, sex, tables);
      for (uint32_t row = 0; row < tables.county_count(); ++row) {
        const County county = tables.county(row);
        if (tables.state(county.state).postal == "PR") continue;
        const double count = county.population * scale;
        people += count * share;
        alone += count * share * std::exp(-(count - 1) * share / dates);
      }
    }
  }
  return 100 * alone / people;
}

// Golle 2006 found in the Census of 2000, of 281,421,906 people, that 14.8 per cent are alone by sex, county
// and full date of birth, 0.2 by month and year, and 0.0 by year. Counties have grown since, so today's share
// is lower; the formula is compared at the size that the counties had then.
TEST_F(GroupSizeTest, SharesOfPeopleWhoAreAloneAreThosePublished) {
  double today = 0;
  for (uint32_t row = 0; row < tables_.county_count(); ++row) {
    const County county = tables_.county(row);
    if (tables_.state(county.state).postal != "PR") today += county.population;
  }
  const double scale = 281'421'906 / today;
  const double day = PerCentAlone(tables_, scale, 365);
  const double month = PerCentAlone(tables_, scale, 12);
  const double year = PerCentAlone(tables_, scale, 1);
  const double day_now = PerCentAlone(tables_, 1, 365);
  std::printf("alone by sex, county and birth date: %.2f%% at the size of 2000, %.2f%% at that of 2018;\n",
              day, day_now);
  std::printf("by month and year: %.2f%%, by year: %.3f%%\n", month, year);
  EXPECT_GE(day, 14);
  EXPECT_LE(day, 16);
  EXPECT_NEAR(month, 0.2, 0.1);
  EXPECT_LT(year, 0.05);
  EXPECT_NEAR(day_now, 13, 1);
}

TEST_F(GroupSizeTest, WhatImpliesAnAgeOrASexNarrowsOnce) {
  DescribedPerson pregnant = Among(1'000'000);
  Tell(pregnant, "pregnant");
  DescribedPerson woman = pregnant;
  woman.sex = Sex::kFemale;
  woman.age = Age(12, 52);
  EXPECT_DOUBLE_EQ(ExpectedOthers(pregnant, tables_), ExpectedOthers(woman, tables_));
  DescribedPerson diabetic = Among(1'000'000);
  Tell(diabetic, "type 2 diabetes");
  DescribedPerson both = diabetic;
  Tell(both, "diabetes");
  EXPECT_DOUBLE_EQ(ExpectedOthers(diabetic, tables_), ExpectedOthers(both, tables_))
      << "of one family only the rarest counts";
}

TEST_F(GroupSizeTest, TheTimeNarrowsOnce) {
  DescribedPerson shot = Among(1'000'000);
  Tell(shot, "gunshot wound");
  Tell(shot, "death");
  DescribedPerson last_night = shot;
  last_night.days = 1;
  EXPECT_NEAR(ExpectedOthers(shot, tables_) / ExpectedOthers(last_night, tables_), 30, 1e-6);
}

TEST_F(GroupSizeTest, AnOfficeOrAReportedEventOverridesTheFigures) {
  DescribedPerson mayor = Among(3'000'000);
  EXPECT_EQ(EstimateGroup(mayor, tables_).band, GroupSize::kThousandsOrMore);
  Tell(mayor, "alcaldesa");
  EXPECT_EQ(EstimateGroup(mayor, tables_).band, GroupSize::kOnlyThisPerson);
  DescribedPerson event = Among(3'000'000);
  event.singled = Singled::kReportedEvent;
  EXPECT_EQ(EstimateGroup(event, tables_).band, GroupSize::kOnlyThisPerson);
}

// A detail that a person may have, and how to tell it.
struct Detail {
  std::string name;
  std::function<void(DescribedPerson&)> tell;
};

class Monotone : public GroupSizeTest {
 protected:
  void SetUp() override {
    for (uint32_t row = 0; row < tables_.fact_count(); ++row) {
      if (tables_.fact_row(row).measure == Fact::Measure::kOne && row % 7 != 0) continue;
      Add(std::string(tables_.fact_row(row).name), [row](DescribedPerson& p) { p.AddFact(row); });
    }
    const auto narrow = [](DescribedPerson& p, AgeRange age) {
      if (!p.age) p.age = age;
      if (p.age->Overlaps(age))
        p.age = AgeRange{std::max(p.age->from, age.from), std::min(p.age->to, age.to)};
    };
    // Of one truth each, so that any of them may be told together.
    const AgeRange ages[] = {{62, 62}, {60, 69}, {18, 100}, {60, 65}};
    for (const AgeRange age : ages) {
      for (int copies = 0; copies < 8; ++copies)
        Add("age " + std::to_string(age.from), [=](DescribedPerson& p) { narrow(p, age); });
    }
    for (int copies = 0; copies < 20; ++copies) {
      Add("sex", [](DescribedPerson& p) { p.sex = Sex::kFemale; });
      Add("day", [](DescribedPerson& p) { p.days = 1; });
      Add("week", [](DescribedPerson& p) { p.days = std::min<uint16_t>(p.days, 7); });
      Add("state", [](DescribedPerson& p) { p.home.people = std::min(p.home.people, 1'300'000U); });
      Add("town", [](DescribedPerson& p) { p.home.people = std::min(p.home.people, 10'362U); });
      Add("month", [](DescribedPerson& p) { p.birthday = std::max(p.birthday, Birthday::kMonth); });
      Add("birthday", [](DescribedPerson& p) { p.birthday = Birthday::kDay; });
      Add("name", [this](DescribedPerson& p) { p.first_name = tables_.first_name(KeyOfWord("rosalía")); });
      Add("surname", [this](DescribedPerson& p) { p.surname = tables_.surname(KeyOfWord("núñez")); });
      Add("news", [](DescribedPerson& p) { p.singled = std::max(p.singled, Singled::kReportedEvent); });
      Add("only", [](DescribedPerson& p) { p.singled = std::max(p.singled, Singled::kOnlyOne); });
      Add("number", [](DescribedPerson& p) { p.singled = Singled::kOwnNumber; });
    }
  }
  void Add(std::string name, std::function<void(DescribedPerson&)> tell) {
    details_.push_back({std::move(name), std::move(tell)});
  }

  std::vector<Detail> details_;
};

TEST_F(Monotone, AnotherDetailNeverWidensTheGroup) {
  std::mt19937 random(20261127);  // NOLINT(cert-msc51-cpp): the same subsets each time
  const uint32_t places[] = {4'000, 55'000, 900'000, 39'000'000, 330'000'000};
  size_t compared = 0;
  for (int round = 0; round < 400; ++round) {
    DescribedPerson person = Among(places[random() % std::size(places)]);
    GroupEstimate before = EstimateGroup(person, tables_);
    std::string told;
    const size_t count = 1 + random() % 10;
    for (size_t i = 0; i < count; ++i) {
      const Detail& detail = details_[random() % details_.size()];
      detail.tell(person);
      told += detail.name + ", ";
      const GroupEstimate after = EstimateGroup(person, tables_);
      ASSERT_LE(after.band, before.band) << told;
      ASSERT_GE(after.unique, before.unique - 1e-12) << told;
      // One person more or less where the way of counting changes.
      ASSERT_LE(after.low, before.low + 1) << told;
      ASSERT_LE(after.middle, before.middle + 1) << told;
      ASSERT_LE(after.high, before.high + 1) << told;
      before = after;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1'000U);
}

TEST_F(GroupSizeTest, FactorsSayWhatNarrowsMost) {
  DescribedPerson person = Among(60'000);
  person.age = Age(34, 34);
  person.sex = Sex::kFemale;
  Tell(person, "cystic fibrosis");
  std::pmr::monotonic_buffer_resource memory;
  const auto factors = FactorsOf(person, tables_, &memory);
  ASSERT_EQ(factors.size(), 4U) << "place, age, sex, illness";
  for (const Factor& factor : factors) {
    EXPECT_FALSE(factor.source.empty());
    EXPECT_GE(factor.one_in, 1);
  }
  const Factor* most = NarrowsMost(factors);
  ASSERT_NE(most, nullptr);
  ASSERT_EQ(most->kind, FactorKind::kFact);
  EXPECT_EQ(tables_.fact_row(most->fact).name, "cystic fibrosis");
  Tell(person, "mayor");
  const auto of_mayor = FactorsOf(person, tables_, &memory);
  EXPECT_EQ(NarrowsMost(of_mayor)->kind, FactorKind::kOnlyOne);
  person.singled = Singled::kOwnNumber;
  const auto of_number = FactorsOf(person, tables_, &memory);
  EXPECT_EQ(of_number.back().kind, FactorKind::kOwnNumber);
}

TEST_F(GroupSizeTest, CoarserWordingsAreNeverNarrower) {
  DescribedPerson person = Among(1'338'404);
  person.practice.people = 330'000'000;
  person.age = Age(82, 82);
  person.sex = Sex::kMale;
  person.days = 1;
  Tell(person, "ALS");
  Tell(person, "hip fracture");
  std::pmr::monotonic_buffer_resource memory;
  const auto coarser = CoarserWordings(person, tables_, &memory);
  ASSERT_GE(coarser.size(), 5U);
  EXPECT_EQ(coarser.front().how, Coarser::How::kDecade);
  EXPECT_EQ(coarser.front().age, Age(80, 89));
  EXPECT_EQ(coarser.back().how, Coarser::How::kAll);
  const GroupEstimate told = EstimateGroup(person, tables_);
  for (const Coarser& wording : coarser) {
    EXPECT_GE(wording.estimate.band, told.band);
    EXPECT_LE(wording.estimate.unique, told.unique + 1e-12);
    EXPECT_LE(wording.estimate.band, coarser.back().estimate.band);
  }
  // A town of a state whose practice's county is narrower than the state: only the county is left.
  DescribedPerson local = person;
  local.practice.people = 60'000;
  local.home = {Home::Kind::kTown, 9'500, "Maine", 0};
  const auto places = CoarserWordings(local, tables_, &memory);
  EXPECT_TRUE(std::any_of(places.begin(), places.end(),
                          [](const Coarser& c) { return c.how == Coarser::How::kRegion; }));
  person.age = Age(93, 93);
  EXPECT_EQ(CoarserWordings(person, tables_, &memory).front().how, Coarser::How::kNinetyOrMore);
}

}  // namespace
}  // namespace discreet
