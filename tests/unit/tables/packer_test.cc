// Text tables become a packed file, and every row of them is found there.
#include "tables/packer/packer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "small_tables.h"
#include "tables/tables.h"

namespace discreet {
namespace {

using ::testing::HasSubstr;

class PackedTables : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(PackTables(source_.folder(), &file_), "");
    bytes_.emplace(file_);
    ASSERT_EQ(Tables::Load(bytes_->bytes(), &tables_), "");
    ASSERT_TRUE(tables_.Intact());
  }

  SmallTables source_;
  std::vector<std::byte> file_;
  std::optional<AlignedBytes> bytes_;
  Tables tables_;
};

TEST_F(PackedTables, FirstNamesCarryBearersSexAndDecade) {
  const auto rosalia = tables_.first_name(KeyOfWord("rosalía"));
  ASSERT_TRUE(rosalia);
  EXPECT_EQ(rosalia->bearers_log2, 10);
  EXPECT_FLOAT_EQ(rosalia->female_share, 1.0F);
  EXPECT_EQ(rosalia->birth_decade, 1960);
  EXPECT_TRUE(tables_.first_name(KeyOfWord("rosalia"))) << "typed without the accent";
  const auto bill = tables_.first_name(KeyOfWord("bïll"));
  ASSERT_TRUE(bill);
  EXPECT_EQ(bill->bearers_log2, 18) << "a name by hand is the counts' name where only an accent differs";
  EXPECT_EQ(tables_.first_name(KeyOfWord("kim"))->birth_decade, 2020);
  const auto by_hand = tables_.first_name(KeyOfWord("zdzislawa"));
  ASSERT_TRUE(by_hand);
  EXPECT_EQ(by_hand->bearers_log2, 0);
  EXPECT_EQ(by_hand->birth_decade, 0);
  EXPECT_FLOAT_EQ(by_hand->female_share, 0.5F);
  EXPECT_FALSE(tables_.first_name(KeyOfWord("smith")));
}

TEST_F(PackedTables, WordsCarryRankClustersAndWhetherTheyAreOrdinary) {
  const auto hope = tables_.word(KeyOfWord("hope"));
  ASSERT_TRUE(hope);
  EXPECT_EQ(hope->rank, 1U);
  EXPECT_EQ(hope->cluster, 1023);
  EXPECT_EQ(hope->supercluster, 127);
  EXPECT_TRUE(hope->ordinary);
  EXPECT_FALSE(tables_.word(KeyOfWord("bill"))->ordinary);
  EXPECT_EQ(tables_.word_share(KeyOfWord("bill")), 70) << "what is judged by hand wins";
  EXPECT_EQ(tables_.spanish_word(KeyOfWord("manana")), 1);
  EXPECT_FALSE(tables_.spanish_word(KeyOfWord("ñandú")));
}

TEST_F(PackedTables, PlacesLeadToTheirCountyAndState) {
  const Tables::Rows rows = tables_.us_places(KeyOfPhrase("Bar Harbor"));
  ASSERT_EQ(rows.count, 1U);
  const UsPlace place = tables_.us_place(rows.first);
  EXPECT_EQ(place.population, 5235U);
  EXPECT_EQ(tables_.county(place.county).name, "Hancock County");
  EXPECT_EQ(tables_.state(place.state).postal, "ME");
  EXPECT_EQ(tables_.state(place.state).population, 54811U) << "the sum of its counties";
  EXPECT_EQ(tables_.us_place(tables_.us_places(KeyOfWord("orono")).first).county, UsPlace::kNoCounty);
  EXPECT_EQ(tables_.place(KeyOfWord("lodz"))->kinds, kWorldCity);
  EXPECT_EQ(tables_.place(KeyOfWord("łódź"))->population_log2, 19);
  EXPECT_EQ(tables_.place(KeyOfWord("ohio"))->kinds, kUsState | kRegion);
  EXPECT_EQ(tables_.place(KeyOfPhrase("The County"))->kinds, kRegion | kNeighborhood);
  EXPECT_FALSE(tables_.place(KeyOfWord("harbor")));
}

TEST_F(PackedTables, CountiesOfOneNameComeLargestFirst) {
  const Tables::Rows rows = tables_.counties(KeyOfWord("hancock"));
  ASSERT_EQ(rows.count, 2U);
  EXPECT_EQ(tables_.county(tables_.county_row(rows.first)).fips, 39063U);
  EXPECT_EQ(tables_.county(tables_.county_row(rows.first + 1)).fips, 23009U);
  EXPECT_EQ(tables_.CountyByFips(23009), 0U);
  EXPECT_EQ(tables_.CountyByFips(23010), std::nullopt);
  EXPECT_EQ(tables_.county(99).fips, 0U) << "past the last row";
}

TEST_F(PackedTables, TermsOfSeveralFilesAreUnited) {
  EXPECT_EQ(tables_.term(KeyOfWord("cold")), kCondition | kSymptom | kEveryday);
  EXPECT_EQ(tables_.term(KeyOfWord("back")), kBodyPart | kEveryday);
  EXPECT_EQ(tables_.term(KeyOfWord("cancer")), kCondition) << "by hand it is no everyday word";
  EXPECT_EQ(tables_.term(KeyOfPhrase("hip  replacement")), kProcedure);
  EXPECT_EQ(tables_.term(KeyOfWord("replacement")), 0);
  EXPECT_EQ(tables_.LongestPhraseFrom(KeyOfWord("hip")), 2U);
  EXPECT_EQ(tables_.LongestPhraseFrom(KeyOfWord("cold")), 1U);
}

TEST_F(PackedTables, FactsAreKnownByAnyOfTheirNames) {
  const auto row = tables_.fact(KeyOfPhrase("Amyotrophic Lateral Sclerosis"));
  ASSERT_TRUE(row);
  EXPECT_EQ(tables_.fact(KeyOfWord("als")), row);
  const Fact als = tables_.fact_row(*row);
  EXPECT_EQ(als.name, "ALS");
  EXPECT_EQ(als.source, "CDC and NIH NINDS");
  EXPECT_EQ(als.rates[2], 2700U) << "in ten million";
  EXPECT_EQ(als.measure, Fact::Measure::kLiving);
  const auto mayor = tables_.fact(KeyOfWord("alcaldesa"));
  ASSERT_TRUE(mayor);
  EXPECT_EQ(tables_.fact_row(*mayor).measure, Fact::Measure::kOne);
  EXPECT_EQ(tables_.fact_row(*mayor).subject, Fact::Subject::kOccupation);
  EXPECT_FALSE(tables_.fact(KeyOfWord("ñandú")));
  EXPECT_EQ(tables_.fact_row(tables_.fact_count()).rates[0], 0U) << "past the last row";
  EXPECT_EQ(tables_.people_of_age(82).men, 594'000U);
  EXPECT_EQ(tables_.people_of_age(kAges).women, 0U);
}

TEST(Packer, TheSameFolderGivesTheSameBytes) {
  const SmallTables source;
  std::vector<std::byte> once;
  std::vector<std::byte> again;
  ASSERT_EQ(PackTables(source.folder(), &once), "");
  ASSERT_EQ(PackTables(source.folder(), &again), "");
  EXPECT_EQ(once, again);
}

TEST(Packer, SaysWhereARowIsWrong) {
  const struct {
    const char* path;
    const char* content;
    const char* expected;
  } cases[] = {
      {"first_names/counts.tsv", "# größe\nrosalía\tmany\t98\t1961\n",
       "first_names/counts.tsv:2: field 2 is no whole number"},
      {"first_names/counts.tsv", "rosalía\t10\t101\t1961\n",
       "counts.tsv:1: field 3 is no whole number from 0 to 100"},
      {"name_words/shares.tsv", "hope\n", "shares.tsv:1: field 2 is missing"},
      {"surnames/ranked.txt", "…\n", "ranked.txt:1: no letter or digit in field 1"},
      {"surnames/ranked.txt", "\xFF\n", "ranked.txt: not UTF-8 at byte 0"},
      {"terms/by_hand.tsv", "cold\tcondition,disease\n", "by_hand.tsv:1: no such kind: disease"},
      {"words/superclusters.txt", "1\n", "not one row a cluster"},
      {"places/us.tsv", "orono\tXX\t23019\t10362\n", "us.tsv:1: no such state"},
      {"people/conditions.tsv", "gota\t-\toften\t1\t2\t3\t50\t0\t100\t15\timmune\tCDC\n",
       "conditions.tsv:1: none of the allowed words in field 3"},
      {"people/traits.tsv", "año\tals\tliving\t1\t2\t3\t50\t0\t100\t15\tx\tCDC\n",
       "traits.tsv:1: known already: als"},
      {"people/ages.tsv", "1\t2\t3\n", "ages.tsv:1: not the next age"},
      {"counties/counties.tsv", "2\tA\ta\tME\t1\n1\tB\tb\tME\t1\n",
       "counties.tsv:2: not ascending by FIPS number"},
  };
  for (const auto& c : cases) {
    const SmallTables source;
    source.Write(c.path, c.content);
    std::vector<std::byte> file;
    EXPECT_THAT(PackTables(source.folder(), &file), HasSubstr(c.expected)) << c.path;
    EXPECT_TRUE(file.empty());
  }
}

TEST(Packer, SaysWhichFileIsMissing) {
  const SmallTables source;
  std::filesystem::remove(source.folder() + "/terms/wordnet.tsv");
  std::vector<std::byte> file;
  EXPECT_THAT(PackTables(source.folder(), &file), HasSubstr("terms/wordnet.tsv: cannot be read"));
}

}  // namespace
}  // namespace discreet
