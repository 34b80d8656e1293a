// Whatever the bytes hold: they are refused, or give answers without a read outside of them (a sanitizer
// build sees one).
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "small_tables.h"
#include "tables/packer/packer.h"
#include "tables/tables.h"

namespace discreet {
namespace {

std::vector<std::byte> PackedSmall() {
  const SmallTables source;
  std::vector<std::byte> file;
  EXPECT_EQ(PackTables(source.folder(), &file), "");
  return file;
}

// Asks every table for words that are in it, words that are not, and every row; what it says is of no matter.
size_t AskEverything(const Tables& tables) {
  size_t said = 0;
  for (const char* text : {"bill", "rosalía", "hope", "hancock", "bar harbor", "orono", "cold", "the",
                           "o'brien", "ñ", "zz top"}) {
    const PhraseWords words = WordsOf(text);
    said += tables.first_name(words.all) ? 1 : 0;
    said += tables.surname(words.all) ? 1 : 0;
    said += tables.word_share(words.all).value_or(0) + tables.spanish_word(words.all).value_or(0);
    if (const auto word = tables.word(words.all)) {
      EXPECT_LT(word->cluster, kWordClusters);
      EXPECT_LT(word->supercluster, kWordSuperclusters);
    }
    if (const auto place = tables.place(words.all)) said += place->kinds;
    said += tables.term(words.all) + tables.LongestPhraseFrom(words.first);
    const Tables::Rows places = tables.us_places(words.all);
    for (uint32_t i = 0; i < places.count; ++i)
      said += tables.county(tables.us_place(places.first + i).county).name.size();
    const Tables::Rows counties = tables.counties(words.all);
    for (uint32_t i = 0; i < counties.count; ++i)
      said += tables.county(tables.county_row(counties.first + i)).name.size();
  }
  for (uint32_t i = 0; i < std::min(tables.county_count(), 100U); ++i) {
    for (const char c : tables.county(i).name) said += static_cast<unsigned char>(c);
  }
  for (uint32_t i = 0; i < std::min(tables.state_count(), 100U); ++i) {
    for (const char c : tables.state(i).name) said += static_cast<unsigned char>(c);
    said += tables.state(i).postal.size();
  }
  return said + tables.CountyByFips(23009).value_or(0);
}

TEST(HostileTables, EveryTruncationIsRefused) {
  const std::vector<std::byte> file = PackedSmall();
  for (size_t size = 0; size < file.size(); ++size) {
    AlignedBytes cut({file.data(), size});
    Tables tables;
    ASSERT_NE(Tables::Load(cut.bytes(), &tables), "") << size;
  }
}

TEST(HostileTables, EveryFlippedByteIsRefusedOrHarmlessAndNeverIntact) {
  const std::vector<std::byte> file = PackedSmall();
  AlignedBytes copy(file);
  size_t refused = 0;
  for (size_t at = 0; at < file.size(); ++at) {
    for (const std::byte bits : {std::byte{0x01}, std::byte{0x80}, std::byte{0xFF}}) {
      copy.bytes()[at] ^= bits;
      Tables tables;
      if (!Tables::Load(copy.bytes(), &tables).empty()) {
        ++refused;
      } else {
        ASSERT_FALSE(tables.Intact()) << at;
        AskEverything(tables);
      }
      copy.bytes()[at] = file[at];
    }
  }
  EXPECT_GT(refused, 3U * 300) << "the header and the list of tables are checked";
}

TEST(HostileTables, TablesOfNoiseAreHarmless) {
  const std::vector<std::byte> file = PackedSmall();
  constexpr size_t kBody =
      sizeof(tables_format::FileHeader) + (tables_format::kKinds - 1) * sizeof(tables_format::TableEntry);
  AlignedBytes copy(file);
  std::mt19937 random(20260101);  // NOLINT(cert-msc51-cpp): the same noise each time
  for (int round = 0; round < 200; ++round) {
    for (size_t at = kBody; at < file.size(); ++at) copy.bytes()[at] = static_cast<std::byte>(random());
    Tables tables;
    ASSERT_EQ(Tables::Load(copy.bytes(), &tables), "");
    AskEverything(tables);
  }
}

// Each fingerprint slot taken and none matching: a look-up must still come to an end.
TEST(HostileTables, AFullTableEndsALookUp) {
  const std::vector<std::byte> file = PackedSmall();
  AlignedBytes copy(file);
  std::fill(copy.bytes().begin() + sizeof(tables_format::FileHeader) +
                (tables_format::kKinds - 1) * sizeof(tables_format::TableEntry),
            copy.bytes().end(), std::byte{0xA5});
  Tables tables;
  ASSERT_EQ(Tables::Load(copy.bytes(), &tables), "");
  EXPECT_FALSE(tables.first_name(KeyOfWord("bill")));
}

TEST(HostileTables, BytesOffTheBoundaryAreRefused) {
  std::vector<std::byte> file = PackedSmall();
  file.insert(file.begin(), std::byte{0});
  AlignedBytes copy(file);
  Tables tables;
  EXPECT_EQ(Tables::Load(copy.bytes().subspan(1), &tables), "the bytes do not begin on a 64-byte boundary");
}

TEST(HostileTables, WithoutTablesNothingIsFound) {
  const Tables none;
  EXPECT_EQ(AskEverything(none), 11U) << "the longest phrase from each word is the word";
  EXPECT_FALSE(none.Intact());
}

}  // namespace
}  // namespace discreet
