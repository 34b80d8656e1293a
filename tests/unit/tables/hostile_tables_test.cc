// Whatever the bytes hold: they are refused, or give answers without a read outside of them (a sanitizer
// build sees one).
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "ask_everything.h"
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
        ASSERT_LT(AskEverything(tables), kWrong) << at;
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
    ASSERT_LT(AskEverything(tables), kWrong);
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
