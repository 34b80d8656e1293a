// The tables that ship: whole, small enough, and with every row of their sources.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <random>
#include <string>

#include "tables/built_in.h"

namespace discreet {
namespace {

using tables_format::Kind;

// Calls see(fields) for each row of a text table.
void EachRow(const std::string& path, const std::function<void(const std::vector<std::string>&)>& see) {
  std::ifstream in(std::string(DISCREET_SOURCE_DIR) + "/shared/tables/" + path);
  ASSERT_TRUE(in) << path;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> fields;
    size_t at = 0;
    for (size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', at)) {
      fields.push_back(line.substr(at, tab - at));
      at = tab + 1;
    }
    fields.push_back(line.substr(at));
    see(fields);
  }
}

TEST(BuiltInTables, AreWhole) { EXPECT_TRUE(BuiltInTables().Intact()); }

TEST(BuiltInTables, StayWithinTheirSize) {
  const Tables tables = BuiltInTables();
  uint64_t bytes = 0;
  for (uint32_t kind = 1; kind < tables_format::kKinds; ++kind) {
    const Tables::Size size = tables.size(static_cast<Kind>(kind));
    EXPECT_GT(size.rows, 0U) << kind;
    bytes += size.bytes;
  }
  EXPECT_LT(bytes, 4'000'000U) << "names' model and tables together have 6 MB";
}

TEST(BuiltInTables, HoldEveryRowOfTheirSources) {
  const Tables tables = BuiltInTables();
  size_t rows = 0;
  const auto all = [&](const char* path, const std::function<bool(const std::vector<std::string>&)>& found) {
    EachRow(path, [&](const auto& row) {
      ++rows;
      EXPECT_TRUE(found(row)) << path << " row " << rows;
    });
  };
  all("first_names/counts.tsv",
      [&](const auto& r) { return tables.first_name(KeyOfPhrase(r[0]))->bearers_log2 >= 6; });
  all("first_names/supplement.txt",
      [&](const auto& r) { return tables.first_name(KeyOfPhrase(r[0])).has_value(); });
  all("surnames/ranked.txt", [&](const auto& r) { return tables.surname(KeyOfPhrase(r[0])).has_value(); });
  all("surnames/supplement.txt",
      [&](const auto& r) { return tables.surname(KeyOfPhrase(r[0])).has_value(); });
  all("words/clusters.tsv",
      [&](const auto& r) { return tables.word(KeyOfPhrase(r[0]))->cluster == std::stoul(r[1]); });
  all("spanish_words/ranked.txt",
      [&](const auto& r) { return tables.spanish_word(KeyOfPhrase(r[0])).has_value(); });
  all("name_words/by_hand.tsv",
      [&](const auto& r) { return tables.word_share(KeyOfPhrase(r[0])) == std::stoul(r[1]); });
  all("places/world.tsv", [&](const auto& r) {
    return (tables.place(KeyOfPhrase(r[0]))->kinds & (kWorldCity | kNeighborhood)) != 0;
  });
  all("places/wordnet.tsv", [&](const auto& r) { return tables.place(KeyOfPhrase(r[0])).has_value(); });
  all("places/facilities.tsv",
      [&](const auto& r) { return (tables.place(KeyOfPhrase(r[0]))->kinds & kFacility) != 0; });
  all("first_names/world.tsv",
      [&](const auto& r) { return tables.first_name(KeyOfPhrase(r[0])).has_value(); });
  all("surnames/world.txt", [&](const auto& r) { return tables.surname(KeyOfPhrase(r[0])).has_value(); });
  all("places/by_hand.tsv", [&](const auto& r) { return tables.place(KeyOfPhrase(r[0])).has_value(); });
  all("places/us.tsv", [&](const auto& r) { return tables.us_places(KeyOfPhrase(r[0])).count > 0; });
  all("counties/counties.tsv", [&](const auto& r) {
    const auto row = tables.CountyByFips(static_cast<uint32_t>(std::stoul(r[0])));
    return row && tables.county(*row).name == r[1] && tables.county(*row).population == std::stoul(r[4]) &&
           tables.counties(KeyOfPhrase(r[2])).count > 0;
  });
  all("terms/wordnet.tsv", [&](const auto& r) { return tables.term(KeyOfPhrase(r[0])) != 0; });
  all("terms/by_hand.tsv", [&](const auto& r) { return tables.term(KeyOfPhrase(r[0])) != 0; });
  for (const char* path :
       {"people/conditions.tsv", "people/occupations.tsv", "people/events.tsv", "people/traits.tsv"}) {
    all(path, [&](const auto& r) {
      const auto row = tables.fact(KeyOfPhrase(r[0]));
      return row && tables.fact_row(*row).name == r[0] && tables.fact_row(*row).source == r[11];
    });
  }
  EXPECT_GT(rows, 300'000U);
}

TEST(BuiltInTables, KnowNamesFromWordsAndPlaces) {
  const Tables tables = BuiltInTables();
  for (const char* name : {"Margaret", "José", "aaliyah", "Guadalupe", "Nguyễn", "Oluwaseun"}) {
    EXPECT_TRUE(tables.first_name(KeyOfPhrase(name)) || tables.surname(KeyOfPhrase(name))) << name;
  }
  for (const char* word : {"will", "hope", "may", "faith"}) {
    EXPECT_GT(tables.word_share(KeyOfWord(word)).value_or(0), 60) << word;
    EXPECT_TRUE(tables.word(KeyOfWord(word))->ordinary) << word;
  }
  EXPECT_FALSE(tables.word(KeyOfWord("margaret"))->ordinary);
  for (const char* place :
       {"New York", "st. louis", "Winston-Salem", "Córdoba", "Maine", "TX", "France", "Texan", "the Bronx"}) {
    EXPECT_TRUE(tables.place(KeyOfPhrase(place))) << place;
  }
  for (const char* term :
       {"Ozempic", "a-fib", "hip replacement", "diabetes", "phlebotomist", "ICU", "tetralogy of Fallot"}) {
    EXPECT_NE(tables.term(KeyOfPhrase(term)), 0) << term;
  }
  EXPECT_NE(tables.term(KeyOfWord("cold")) & kEveryday, 0);
}

// Random keys stand for words that are in no table: what is found then is found by chance.
TEST(BuiltInTables, AForeignKeyIsAlmostNeverTakenForARow) {
#ifdef DISCREET_SANITIZED
  constexpr uint32_t kKeys = 1'000'000;
#else
  constexpr uint32_t kKeys = 60'000'000;
#endif
  const Tables tables = BuiltInTables();
  std::mt19937_64 random(20260101);  // NOLINT(cert-msc51-cpp): the same keys each time
  uint32_t false_hits = 0;
  for (uint32_t i = 0; i < kKeys; ++i) {
    const uint64_t key = random();
    false_hits += tables.word({key, key}) ? 1 : 0;
  }
  RecordProperty("false_hits", static_cast<int>(false_hits));
  EXPECT_LE(false_hits, 3U)
      << "the header promises fewer than 1 in 200 million; 0.2 are expected of 60 million";
}

}  // namespace
}  // namespace discreet
