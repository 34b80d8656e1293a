#include "tables/packer/packer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <string_view>

#include "tables/checksum.h"
#include "tables/format.h"
#include "tables/key.h"
#include "tables/packer/hashed_table.h"
#include "tables/packer/tsv.h"
#include "tables/tables.h"

namespace discreet {
namespace {

using namespace tables_format;
using Again = HashedTable::Again;

constexpr uint32_t kMostPeople = 4'000'000'000;

uint32_t Log2(uint32_t n) { return n == 0 ? 0 : static_cast<uint32_t>(std::bit_width(n)) - 1; }

template <typename Record>
void AppendRecord(std::vector<std::byte>& out, const Record& record) {
  const auto* bytes = reinterpret_cast<const std::byte*>(&record);
  out.insert(out.end(), bytes, bytes + sizeof(Record));
}

struct Named {
  const char* name;
  uint32_t bits;
};

constexpr Named kPlaceKinds[] = {
    {"us_city", kUsCity},    {"city", kWorldCity},
    {"state", kUsState},     {"state_abbreviation", kStateAbbreviation},
    {"country", kCountry},   {"region", kRegion},
    {"demonym", kDemonym},   {"neighborhood", kNeighborhood},
    {"facility", kFacility},
};
constexpr Named kTermKinds[] = {
    {"condition", kCondition},       {"symptom", kSymptom},     {"drug", kDrug},
    {"body_part", kBodyPart},        {"procedure", kProcedure}, {"health_worker", kHealthWorker},
    {"occupation", kOccupation},     {"equipment", kEquipment}, {"care_unit", kCareUnit},
    {"abbreviation", kAbbreviation}, {"everyday", kEveryday},
};

constexpr std::string_view kMeasures[] = {"living", "yearly", "one", "rare"};  // by Fact::Measure

// Reads the text tables one after another; the first thing wrong stops it.
class Packer {
 public:
  explicit Packer(std::string folder) : folder_(std::move(folder)) {}

  std::string Run(std::vector<std::byte>* file) {
    AddFirstNames();
    AddSurnames();
    AddNameWords();
    AddWords();
    AddSpanishWords();
    AddStates();
    AddCounties();
    AddUsPlaces();
    AddPlaces();
    AddTerms();
    AddPhraseStarts();
    AddFacts();
    AddAges();
    Column(Kind::kNames, std::move(names_), 1);
    if (wrong_.empty()) Write(file);
    return wrong_;
  }

 private:
  // Calls take(row) for each row of a file under the folder.
  template <typename Take>
  void Each(const std::string& path, Take take) {
    if (!wrong_.empty()) return;
    TsvFile file(folder_ + "/" + path);
    while (file.Next()) take(file);
    wrong_ = file.wrong();
  }

  // The key of a row's name; notes where phrases begin.
  WordKey Key(TsvFile& file, size_t field) {
    const PhraseWords words = WordsOf(file.Text(field));
    if (words.count == 0) file.Fail("no letter or digit in field " + std::to_string(field + 1));
    if (words.count > 1) phrase_starts_.Add(words.first, std::min(words.count, 255U));
    return words.all;
  }

  void AddFirstNames() {
    HashedTable names(2, Again::kKeepFirst);
    Each("first_names/counts.tsv", [&](TsvFile& row) {
      const WordKey key = Key(row, 0);
      const uint32_t bearers = row.Number(1, kMostPeople);
      const uint32_t female = row.Number(2, 100);
      const uint32_t year = std::max(row.Number(3, 2029), 1880U);
      const uint32_t decade = std::clamp((year - 1880) / 10, 1U, 15U);
      names.Add(key, std::min(Log2(bearers), 31U) | ((female * 14 + 50) / 100) << 5U | decade << 9U);
    });
    AddUnranked("first_names/supplement.txt", names, 7U << 5U);
    Each("first_names/world.tsv", [&](TsvFile& row) {
      const WordKey key = Key(row, 0);
      const uint32_t female = row.Number(1, 100);
      if (!names.Has(key)) names.Add(key, ((female * 14 + 50) / 100) << 5U);
    });
    Lay(Kind::kFirstNames, names, 2);
  }

  void AddSurnames() {
    HashedTable names(1, Again::kKeepFirst);
    // What was added by hand is common now, so it comes before the rare ones of 1990.
    constexpr uint32_t kByHandAt = 1U << 12U;
    constexpr uint32_t kWorldAt = 1U << 15U;  // known elsewhere, rare in the United States
    uint32_t rank = 0;
    Each("surnames/ranked.txt", [&](TsvFile& row) {
      if (++rank == kByHandAt) AddUnranked("surnames/supplement.txt", names, Log2(kByHandAt) | 32U);
      names.Add(Key(row, 0), Log2(rank));
    });
    AddUnranked("surnames/world.txt", names, Log2(kWorldAt) | 32U);
    Lay(Kind::kSurnames, names, 1);
  }

  // Names written by hand: known to exist, not how often. "José" is the counts' "jose".
  void AddUnranked(const std::string& path, HashedTable& names, uint32_t value) {
    Each(path, [&](TsvFile& row) {
      const WordKey key = Key(row, 0);
      if (!names.Has(key)) names.Add(key, value);
    });
  }

  void AddNameWords() {
    HashedTable shares(1, Again::kKeepFirst);
    for (const char* path : {"name_words/by_hand.tsv", "name_words/shares.tsv"}) {
      Each(path, [&](TsvFile& row) { shares.Add(Key(row, 0), row.Number(1, 100)); });
    }
    Lay(Kind::kNameWords, shares, 1);
  }

  void AddWords() {
    HashedTable words(4, Again::kKeepFirst);
    uint32_t rank = 0;
    Each("words/clusters.tsv", [&](TsvFile& row) {
      const uint32_t cluster = row.Number(1, kWordClusters - 1);
      const uint32_t ordinary = row.fields() > 2 ? row.Number(2, 1) : 0;
      if (rank > 0x1FFFF) row.Fail("more than 131,072 words");
      words.Add(Key(row, 0), rank++ | cluster << 17U | ordinary << 27U);
    });
    Lay(Kind::kWords, words, 4);
    std::vector<std::byte> parents;
    Each("words/superclusters.txt", [&](TsvFile& row) {
      parents.push_back(static_cast<std::byte>(row.Number(0, kWordSuperclusters - 1)));
    });
    if (wrong_.empty() && parents.size() != kWordClusters)
      wrong_ = "words/superclusters.txt: not one row a cluster";
    Column(Kind::kSuperclusters, std::move(parents), 1);
  }

  void AddSpanishWords() {
    HashedTable words(1, Again::kKeepFirst);
    uint32_t rank = 0;
    Each("spanish_words/ranked.txt", [&](TsvFile& row) { words.Add(Key(row, 0), Log2(++rank)); });
    Lay(Kind::kSpanishWords, words, 1);
  }

  uint32_t NameAt(std::string_view name) {
    const auto offset = static_cast<uint32_t>(names_.size());
    for (const char c : name) names_.push_back(static_cast<std::byte>(c));
    return offset;
  }

  // States come first in the file of counties' states; their people are counted from their counties.
  void AddStates() {
    Each("counties/states.tsv", [&](TsvFile& row) {
      const std::string_view postal = row.Text(0);
      const std::string_view name = row.Text(1);
      if (postal.size() != 2) row.Fail("a postal code has two letters");
      const std::string code(postal);
      if (!states_.empty() && code <= states_.rbegin()->first) row.Fail("not ascending by postal code");
      PackedState state{0, NameAt(name), static_cast<uint16_t>(name.size()), {code[0], code[1]}};
      state_rows_.push_back(state);
      states_.emplace(code, static_cast<uint32_t>(states_.size()));
    });
  }

  uint32_t StateOf(TsvFile& row, size_t field) {
    const auto state = states_.find(std::string(row.Text(field)));
    if (state != states_.end()) return state->second;
    row.Fail("no such state in counties/states.tsv");
    return 0;
  }

  void AddCounties() {
    struct Bearer {
      uint32_t population;
      uint16_t row;
    };
    std::map<std::string, std::vector<Bearer>> by_name;
    std::map<std::string, WordKey> keys;
    std::vector<std::byte> rows;
    uint32_t before = 0;
    Each("counties/counties.tsv", [&](TsvFile& row) {
      const uint32_t fips = row.Number(0, 99999);
      if (fips <= before) row.Fail("not ascending by FIPS number");
      before = fips;
      const std::string_view name = row.Text(1);
      const std::string bare(row.Text(2));
      const uint32_t state = StateOf(row, 3);
      const uint32_t population = row.Number(4, kMostPeople);
      keys[bare] = Key(row, 2);
      if (!row.wrong().empty()) return;
      state_rows_[state].population += population;
      by_name[bare].push_back({population, static_cast<uint16_t>(county_rows_.size())});
      county_rows_.emplace(fips, static_cast<uint16_t>(county_rows_.size()));
      AppendRecord(rows, PackedCounty{fips, population, NameAt(name), static_cast<uint16_t>(name.size()),
                                      static_cast<uint16_t>(state)});
    });
    HashedTable names(4, Again::kKeepFirst);
    std::vector<std::byte> order;
    for (auto& [name, bearers] : by_name) {
      std::stable_sort(bearers.begin(), bearers.end(),
                       [](const Bearer& a, const Bearer& b) { return a.population > b.population; });
      names.Add(keys[name], static_cast<uint32_t>(order.size() / 2 | bearers.size() << 24U));
      for (const Bearer& bearer : bearers) AppendRecord(order, bearer.row);
    }
    Lay(Kind::kCounties, names, 4);
    Column(Kind::kCountyOrder, std::move(order), 2);
    Column(Kind::kCountyRows, std::move(rows), sizeof(PackedCounty));
    std::vector<std::byte> states;
    for (const PackedState& state : state_rows_) AppendRecord(states, state);
    Column(Kind::kStateRows, std::move(states), sizeof(PackedState));
  }

  // The file is sorted by name, the largest place of a name first.
  void AddUsPlaces() {
    HashedTable names(4, Again::kKeepFirst);
    std::vector<std::byte> rows;
    std::string name;
    WordKey key;
    uint32_t first = 0;
    uint32_t count = 0;
    const auto enter = [&] {
      if (count > 0) names.Add(key, first | std::min(count, 255U) << 24U);
    };
    Each("places/us.tsv", [&](TsvFile& row) {
      const WordKey here = Key(row, 0);
      if (here.kept != key.kept || count == 0) {
        enter();
        key = here;
        first = static_cast<uint32_t>(rows.size() / sizeof(PackedUsPlace));
        count = 0;
      }
      ++count;
      const uint32_t state = StateOf(row, 1);
      const auto county = county_rows_.find(row.Number(2, 99999));
      const uint32_t population = row.Number(3, kMostPeople);
      places_.Add(here, Log2(population) << 9U);
      AddPlaceKinds(here, kUsCity);
      AppendRecord(
          rows, PackedUsPlace{population, county == county_rows_.end() ? UsPlace::kNoCounty : county->second,
                              static_cast<uint8_t>(state), 0});
    });
    enter();
    Lay(Kind::kUsPlaces, names, 4);
    Column(Kind::kUsPlaceRows, std::move(rows), sizeof(PackedUsPlace));
  }

  // Kinds are united and populations compared, which one HashedTable cannot do at once.
  void AddPlaceKinds(WordKey key, uint32_t kinds) { place_kinds_.Add(key, kinds); }

  void AddStateNames() {
    Each("counties/states.tsv", [&](TsvFile& row) {
      const uint32_t people = state_rows_[StateOf(row, 0)].population;
      places_.Add(Key(row, 1), Log2(people) << 9U);
      AddPlaceKinds(Key(row, 1), kUsState);
      places_.Add(Key(row, 0), Log2(people) << 9U);
      AddPlaceKinds(Key(row, 0), kStateAbbreviation);
    });
  }

  void AddPlaces() {
    AddStateNames();
    for (const char* path :
         {"places/world.tsv", "places/wordnet.tsv", "places/by_hand.tsv", "places/facilities.tsv"}) {
      Each(path, [&](TsvFile& row) {
        const WordKey key = Key(row, 0);
        places_.Add(key, Log2(row.fields() > 2 ? row.Number(2, kMostPeople) : 0) << 9U);
        AddPlaceKinds(key, Kinds(row, 1, kPlaceKinds));
      });
    }
    Lay(Kind::kPlaces, HashedTable::Joined(places_, place_kinds_), 2);
  }

  template <size_t N>
  uint32_t Kinds(TsvFile& row, size_t field, const Named (&names)[N]) {
    uint32_t kinds = 0;
    std::string_view rest = row.Text(field);
    while (!rest.empty()) {
      const std::string_view name = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      const auto* found =
          std::find_if(std::begin(names), std::end(names), [&](const Named& n) { return n.name == name; });
      if (found == std::end(names)) {
        row.Fail("no such kind: " + std::string(name));
        return 0;
      }
      kinds |= found->bits;
    }
    return kinds;
  }

  // What is written by hand also says whether a word is an everyday one.
  void AddTerms() {
    HashedTable terms(2, Again::kUnite);
    Each("terms/by_hand.tsv", [&](TsvFile& row) { terms.Add(Key(row, 0), Kinds(row, 1, kTermKinds)); });
    HashedTable all = terms;
    Each("terms/wordnet.tsv", [&](TsvFile& row) {
      const WordKey key = Key(row, 0);
      const uint32_t kinds = Kinds(row, 1, kTermKinds);
      all.Add(key, terms.Has(key) ? kinds & ~uint32_t{kEveryday} : kinds);
    });
    Lay(Kind::kTerms, all, 2);
  }

  void AddFacts() {
    HashedTable names(2, Again::kKeepFirst);
    std::vector<std::byte> rows;
    uint8_t subject = 0;
    for (const char* path :
         {"people/conditions.tsv", "people/occupations.tsv", "people/events.tsv", "people/traits.tsv"}) {
      Each(path, [&](TsvFile& row) {
        const auto number = static_cast<uint32_t>(rows.size() / sizeof(PackedFact));
        AddFactNames(row, names, number);
        AppendRecord(rows, FactOf(row, subject));
      });
      ++subject;
    }
    Lay(Kind::kFacts, names, 2);
    Column(Kind::kFactRows, std::move(rows), sizeof(PackedFact));
  }

  void AddFactNames(TsvFile& row, HashedTable& names, uint32_t number) {
    const auto add = [&](std::string_view name) {
      const PhraseWords words = WordsOf(name);
      if (words.count == 0 || words.count > kMostFactWords) row.Fail("a name of no or too many words");
      const uint32_t known = facts_.try_emplace(words.all.folded, number).first->second;
      if (known != number) row.Fail("known already: " + std::string(name));
      names.Add(words.all, number);
    };
    add(row.Text(0));
    for (std::string_view rest = row.Text(1); !rest.empty() && rest != "-";) {
      const std::string_view name = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      add(name);
    }
  }

  PackedFact FactOf(TsvFile& row, uint8_t subject) {
    const std::string_view name = row.Text(0);
    const std::string source(row.Text(11));
    PackedFact fact{};
    for (size_t band = 0; band < std::size(fact.rates); ++band)
      fact.rates[band] = row.Number(3 + band, Fact::kOf);
    fact.name = NameAt(name);
    fact.name_size = static_cast<uint16_t>(name.size());
    const auto known = sources_.find(source);
    fact.source = known != sources_.end() ? known->second : (sources_[source] = NameAt(source));
    fact.source_size = static_cast<uint16_t>(source.size());
    fact.subject = subject;
    fact.measure = static_cast<uint8_t>(OneOf(row, 2, kMeasures));
    fact.women = static_cast<uint8_t>(row.Number(6, 100));
    fact.youngest = static_cast<uint8_t>(row.Number(7, kAges - 1));
    fact.oldest = static_cast<uint8_t>(row.Number(8, kAges - 1));
    fact.spread_tenths = static_cast<uint8_t>(row.Number(9, 100));
    const std::string family(row.Text(10));
    fact.family = families_.try_emplace(family, static_cast<uint8_t>(families_.size())).first->second;
    if (fact.spread_tenths < 10) row.Fail("a spread below 10");
    if (families_.size() > UINT8_MAX) row.Fail("too many families");
    return fact;
  }

  void AddAges() {
    std::vector<std::byte> rows;
    Each("people/ages.tsv", [&](TsvFile& row) {
      if (row.Number(0, kAges - 1) != rows.size() / sizeof(PackedAge)) row.Fail("not the next age");
      AppendRecord(rows, PackedAge{row.Number(1, kMostPeople), row.Number(2, kMostPeople)});
    });
    if (wrong_.empty() && rows.size() != kAges * sizeof(PackedAge))
      wrong_ = "people/ages.tsv: not one row an age";
    Column(Kind::kAges, std::move(rows), sizeof(PackedAge));
  }

  template <size_t N>
  static uint32_t OneOf(TsvFile& row, size_t field, const std::string_view (&names)[N]) {
    const auto* found = std::find(std::begin(names), std::end(names), row.Text(field));
    if (found == std::end(names)) row.Fail("none of the allowed words in field " + std::to_string(field + 1));
    return static_cast<uint32_t>(found - std::begin(names));
  }

  void AddPhraseStarts() { Lay(Kind::kPhraseStarts, phrase_starts_, 1); }

  void Lay(Kind kind, const HashedTable& table, uint32_t value_size) {
    HashedTable::Laid laid = table.Lay(&wrong_);
    tables_[static_cast<uint32_t>(kind)] = {std::move(laid.bytes), value_size, laid.buckets, laid.rows};
  }

  void Column(Kind kind, std::vector<std::byte> bytes, uint32_t value_size) {
    const auto rows = static_cast<uint32_t>(bytes.size() / value_size);
    tables_[static_cast<uint32_t>(kind)] = {std::move(bytes), value_size, 0, rows};
  }

  void Write(std::vector<std::byte>* file) const {
    std::vector<std::byte> entries;
    std::vector<std::byte> body;
    const size_t start = sizeof(FileHeader) + (kKinds - 1) * sizeof(TableEntry);
    for (const auto& [kind, table] : tables_) {
      body.resize((start + body.size() + kAlignment - 1) / kAlignment * kAlignment - start);
      AppendRecord(entries, TableEntry{kind,
                                       static_cast<uint32_t>(start + body.size()),
                                       static_cast<uint32_t>(table.bytes.size()),
                                       table.value_size,
                                       table.buckets,
                                       table.rows,
                                       {0, 0}});
      body.insert(body.end(), table.bytes.begin(), table.bytes.end());
    }
    entries.insert(entries.end(), body.begin(), body.end());
    FileHeader header{};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.format = kFormat;
    header.file_size = static_cast<uint32_t>(sizeof(FileHeader) + entries.size());
    header.checksum = Checksum(entries);
    header.table_count = kKinds - 1;
    file->clear();
    AppendRecord(*file, header);
    file->insert(file->end(), entries.begin(), entries.end());
  }

  struct Packed {
    std::vector<std::byte> bytes;
    uint32_t value_size;
    uint32_t buckets;
    uint32_t rows;
  };

  std::string folder_;
  std::string wrong_;
  std::map<uint32_t, Packed> tables_;
  HashedTable phrase_starts_{1, Again::kKeepLargest};
  HashedTable places_{2, Again::kKeepLargest};
  HashedTable place_kinds_{2, Again::kUnite};
  std::map<std::string, uint32_t> states_;
  std::vector<PackedState> state_rows_;
  std::map<uint32_t, uint16_t> county_rows_;
  std::vector<std::byte> names_;
  std::map<std::string, uint32_t> sources_;  // where each stands in names_
  std::map<std::string, uint8_t> families_;
  std::map<uint64_t, uint32_t> facts_;  // rows by the names' keys without accents
};

}  // namespace

std::string PackTables(const std::string& folder, std::vector<std::byte>* file) {
  return Packer(folder).Run(file);
}

}  // namespace discreet
