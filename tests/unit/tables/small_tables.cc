#include "small_tables.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace discreet {

SmallTables::SmallTables() {
  std::string name = ::testing::TempDir() + "discreet-tables-XXXXXX";
  folder_ = ::mkdtemp(name.data());
  Write("first_names/counts.tsv",
        "# a remark\nrosalía\t1200\t98\t1961\nbill\t500000\t1\t1952\n\nkim\t300\t60\t2024\n");
  Write("first_names/supplement.txt", "bïll\nzdzisława\n");
  Write("first_names/world.tsv", "zdzisława\t100\nilmari\t0\n");
  Write("surnames/world.txt", "földesy\n");
  Write("places/facilities.tsv", "down east medical\tfacility\n");
  Write("surnames/ranked.txt", "smith\nobrien\n");
  Write("surnames/supplement.txt", "o'brien\n");
  Write("name_words/shares.tsv", "bill\t98\n");
  Write("name_words/by_hand.tsv", "bill\t70\nhope\t96\n");
  Write("words/clusters.tsv", "the\t7\t1\nhope\t1023\t1\nbill\t512\n");
  std::string parents;
  for (int i = 0; i < 1024; ++i) parents += std::to_string(i / 8) + "\n";
  Write("words/superclusters.txt", parents);
  Write("spanish_words/ranked.txt", "de\nque\nmañana\n");
  Write("counties/states.tsv", "ME\tMaine\t23\nOH\tOhio\t39\n");
  Write("counties/counties.tsv",
        "23009\tHancock County\thancock\tME\t54811\n39063\tHancock County\thancock\tOH\t75930\n");
  Write("places/us.tsv", "bar harbor\tME\t23009\t5235\norono\tME\t0\t10362\n");
  Write("places/world.tsv", "łódź\tcity\t768755\n");
  Write("places/wordnet.tsv", "ohio\tregion\n");
  Write("places/by_hand.tsv", "down east\tregion\nthe county\tregion,neighborhood\n");
  Write("terms/wordnet.tsv",
        "cold\tcondition,everyday\ncancer\tcondition,everyday\nback\tbody_part,everyday\n");
  Write("terms/by_hand.tsv", "hip replacement\tprocedure\ncold\tsymptom,everyday\ncancer\tcondition\n");
}

SmallTables::~SmallTables() { std::filesystem::remove_all(folder_); }

void SmallTables::Write(const std::string& path, const std::string& content) const {
  std::filesystem::create_directories((folder_ / path).parent_path());
  std::ofstream(folder_ / path) << content;
}

AlignedBytes::AlignedBytes(std::span<const std::byte> bytes) {
  if (::posix_memalign(&room_, 64, std::max<size_t>(bytes.size(), 1)) != 0) std::abort();
  if (!bytes.empty()) std::memcpy(room_, bytes.data(), bytes.size());
  bytes_ = {static_cast<std::byte*>(room_), bytes.size()};
}

AlignedBytes::~AlignedBytes() { std::free(room_); }

}  // namespace discreet
