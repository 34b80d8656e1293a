// discreet-tables: packs the tables of shared/tables and says what a packed file holds.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "tables/packer/packer.h"
#include "tables/tables.h"

namespace {

using namespace discreet;
using tables_format::Kind;

constexpr int kDone = 0, kFaulty = 1, kBadUsage = 2;

constexpr char kUsage[] = R"(discreet-tables - name and place tables for Discreet

usage:
  discreet-tables build FOLDER -o FILE   pack the text tables in FOLDER (shared/tables) into FILE
  discreet-tables sizes FILE             rows and bytes of each table
  discreet-tables look FILE              what each line of standard input is known as, one JSON object a line

Exit codes: 0 done, 1 the tables are not good, 2 bad usage, or a file cannot be read or written.
)";

constexpr const char* kNames[tables_format::kKinds] = {
    "",       "first_names", "surnames",      "name_words", "words",        "superclusters", "spanish_words",
    "places", "us_places",   "us_place_rows", "counties",   "county_order", "county_rows",   "state_rows",
    "names",  "terms",       "phrase_starts", "facts",      "fact_rows",    "ages",
};

int Say(int code, const std::string& what) {
  std::fprintf(stderr, "discreet-tables: %s\n", what.c_str());
  return code;
}

int Build(const std::string& folder, const std::string& path) {
  std::vector<std::byte> file;
  if (const std::string wrong = PackTables(folder, &file); !wrong.empty()) return Say(kFaulty, wrong);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  out.close();
  return out ? kDone : Say(kBadUsage, path + ": cannot be written");
}

// A packed file in memory, on the boundary that tables are read from.
struct PackedFile {
  std::vector<std::byte> room;
  Tables tables;

  std::string Read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return path + ": cannot be read";
    room.resize(content.size() + tables_format::kAlignment);
    void* start = room.data();
    size_t space = room.size();
    std::memcpy(std::align(tables_format::kAlignment, content.size(), start, space), content.data(),
                content.size());
    if (std::string wrong = Tables::Load({static_cast<const std::byte*>(start), content.size()}, &tables);
        !wrong.empty()) {
      return path + ": " + wrong;
    }
    return tables.Intact() ? "" : path + ": damaged: its checksum is wrong";
  }
};

int PrintSizes(const Tables& tables) {
  uint64_t all = 0;
  std::printf("%-14s %8s %10s\n", "table", "rows", "bytes");
  for (uint32_t kind = 1; kind < tables_format::kKinds; ++kind) {
    const Tables::Size size = tables.size(static_cast<Kind>(kind));
    std::printf("%-14s %8u %10u\n", kNames[kind], size.rows, size.bytes);
    all += size.bytes;
  }
  std::printf("%-14s %8s %10llu\n", "in all", "", static_cast<unsigned long long>(all));
  return kDone;
}

void PrintPlaces(const Tables& tables, WordKey key) {
  if (const auto place = tables.place(key)) {
    std::printf(",\"place\":{\"kinds\":%u,\"populationLog2\":%u}", place->kinds, place->population_log2);
  }
  if (const Tables::Rows rows = tables.us_places(key); rows.count > 0) {
    const UsPlace place = tables.us_place(rows.first);
    std::printf(",\"usPlaces\":%u,\"largest\":{\"state\":\"%s\",\"county\":\"%s\",\"population\":%u}",
                rows.count, std::string(tables.state(place.state).postal).c_str(),
                std::string(tables.county(place.county).name).c_str(), place.population);
  }
  if (const Tables::Rows rows = tables.counties(key); rows.count > 0) {
    const County county = tables.county(tables.county_row(rows.first));
    std::printf(",\"counties\":%u,\"largestCounty\":{\"name\":\"%s\",\"fips\":%u,\"population\":%u}",
                rows.count, std::string(county.name).c_str(), county.fips, county.population);
  }
}

int Look(const Tables& tables) {
  uint32_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const PhraseWords words = WordsOf(line);
    const WordKey key = words.all;
    std::printf("{\"line\":%u,\"longestPhrase\":%u", ++number, tables.LongestPhraseFrom(words.first));
    if (const auto name = tables.first_name(key)) {
      std::printf(",\"firstName\":{\"bearersLog2\":%u,\"female\":%.2f,\"decade\":%u}", name->bearers_log2,
                  static_cast<double>(name->female_share), name->birth_decade);
    }
    if (const auto name = tables.surname(key)) {
      std::printf(",\"surname\":{\"rankLog2\":%u,\"byHand\":%s}", name->rank_log2,
                  name->by_hand ? "true" : "false");
    }
    if (const auto share = tables.word_share(key)) std::printf(",\"wordShare\":%u", *share);
    if (const auto word = tables.word(key)) {
      std::printf(",\"word\":{\"rank\":%u,\"cluster\":%u,\"supercluster\":%u,\"ordinary\":%s}", word->rank,
                  word->cluster, word->supercluster, word->ordinary ? "true" : "false");
    }
    if (const auto rank = tables.spanish_word(key)) std::printf(",\"spanishRankLog2\":%u", *rank);
    PrintPlaces(tables, key);
    if (const uint16_t kinds = tables.term(key)) std::printf(",\"term\":%u", kinds);
    std::printf("}\n");
  }
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 1 && words[0] == "--help") return std::fputs(kUsage, stdout) < 0 ? kBadUsage : kDone;
  if (words.size() == 4 && words[0] == "build" && words[2] == "-o") return Build(words[1], words[3]);
  if (words.size() != 2 || (words[0] != "sizes" && words[0] != "look")) {
    std::fputs(kUsage, stderr);
    return kBadUsage;
  }
  PackedFile file;
  if (const std::string wrong = file.Read(words[1]); !wrong.empty()) return Say(kFaulty, wrong);
  return words[0] == "sizes" ? PrintSizes(file.tables) : Look(file.tables);
}
