#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tables/format.h"
#include "tables/key.h"

namespace discreet {

// A first name as births in the United States know it (1880-2024). Source: shared/tables/first_names/CARD.md.
struct FirstName {
  uint8_t bearers_log2 = 0;   // of people living with it: 7 stands for 128 to 255; 0: unknown (added by hand)
  float female_share = 0.5F;  // of those, 0 to 1, in steps of 1/14; 0.5 where unknown
  uint16_t birth_decade = 0;  // of the middle one: 1890 to 2020; 0: unknown
};

// A surname by its place in the 1990 Census, commonest first. Source: shared/tables/surnames/CARD.md.
struct Surname {
  uint8_t rank_log2 = 0;  // 0 for the commonest, 16 for rank 65,536 and later
  bool by_hand = false;   // added by hand: the Census of 1990 has it late or not at all; rank_log2 is a guess
};

// A word of English texts (news, encyclopedia; 2014) and where it stands among words used alike. Source:
// shared/tables/words/CARD.md.
struct CommonWord {
  uint32_t rank = 0;         // 0 for the commonest ("the"); below 131,072
  uint16_t cluster = 0;      // one of 1,024 clusters of its neighbours in meaning and use
  uint8_t supercluster = 0;  // one of 128; each holds whole clusters
  bool ordinary = false;     // a dictionary has it in lower case: "hope", "mark", not "james"
};
inline constexpr uint32_t kWordClusters = 1024;
inline constexpr uint32_t kWordSuperclusters = 128;

// What a name of a place may stand for: any of these at once ("georgia": a country and a state).
enum PlaceKind : uint16_t {
  kUsCity = 1,
  kWorldCity = 2,
  kUsState = 4,
  kStateAbbreviation = 8,  // "me", "tx", "calif": a word as often as not
  kCountry = 16,
  kRegion =
      32,  // a state, province or part of another country, or a part of the world: "ontario", "the balkans"
  kDemonym = 64,        // "texan", "mexican", "londoners"
  kNeighborhood = 128,  // well-known parts of cities and landmarks: "brooklyn", "times square"
  kFacility =
      256,  // hospitals, health systems and universities by name: "cedars-sinai"; not "general hospital"
};

struct PlaceName {
  uint16_t kinds = 0;           // PlaceKind
  uint8_t population_log2 = 0;  // of the largest place of this name; 0: unknown or none
};

// One place of the United States of 500 people or more. Source: shared/tables/places/CARD.md.
struct UsPlace {
  uint32_t population = 0;      // persons
  uint16_t county = kNoCounty;  // index of a County
  uint8_t state = 0;            // index of a State
  static constexpr uint16_t kNoCounty = 0xFFFF;
};

// A county or what stands for one. Source: shared/tables/counties/CARD.md.
struct County {
  std::string_view name;  // "Hancock County"; lives as long as the tables
  uint32_t fips = 0;      // 5 digits: state * 1000 + county
  uint32_t population = 0;
  uint8_t state = 0;
};

struct State {
  std::string_view name;    // "Maine"
  std::string_view postal;  // "ME"
  uint32_t population = 0;  // sum of its counties
};

// What a word or phrase means in talk of health and work: any of these at once ("cold": a condition, but
// above all a word). Source: shared/tables/terms/CARD.md.
enum TermKind : uint16_t {
  kCondition = 1,
  kSymptom = 2,
  kDrug = 4,
  kBodyPart = 8,
  kProcedure = 16,     // operations, treatments and tests
  kHealthWorker = 32,  // occupations in care: "nurse", "phlebotomist"
  kOccupation = 64,    // any other: "plumber", "county clerk"
  kEquipment = 128,
  kCareUnit = 256,      // "icu", "med surg", "labor and delivery"
  kAbbreviation = 512,  // "chf", "ivf"
  kEveryday = 1024,     // said about other things more often than not: "cold", "fit", "heart"
};

// What may be told of a person, and how many share it: an illness, an occupation, a reported event, a trait.
// Source: shared/tables/people/CARD.md.
struct Fact {
  enum class Subject : uint8_t { kCondition, kOccupation, kEvent, kTrait };
  enum class Measure : uint8_t {
    kLiving,  // people who have it at one time
    kYearly,  // people it happens to in a year
    kOne,     // held by one person in a place
    kRare,    // a word that says that something is rare
  };
  static constexpr uint32_t kOf = 10'000'000;

  std::string_view name;    // "kidney transplant"; lives as long as the tables
  std::string_view source;  // "USRDS Annual Data Report"
  Subject subject = Subject::kCondition;
  Measure measure = Measure::kLiving;
  uint32_t rates[3] = {};  // people in kOf aged 0-17, 18-64, 65 and more, of ages that it is said of
  uint8_t women = 50;      // per cent of them
  uint8_t youngest = 0;    // years
  uint8_t oldest = 100;
  uint8_t spread_tenths = 10;  // geometric standard deviation of the rates, times ten; at least 10
  uint8_t family = 0;          // facts of one family go together: only the rarest counts
};
inline constexpr uint32_t kMostFactWords = 5;  // of a name of a fact

// People of one age in the United States.
struct AgeCount {
  uint32_t men = 0;
  uint32_t women = 0;
};
inline constexpr uint32_t kAges = 101;  // 0 to 99 years, and 100 or more

// The tables that ship with the program: what a word or phrase is known as. A view over packed bytes, used in
// place; copies are cheap. Immutable, so that any number of threads may ask. Nothing here allocates.
//
// Exactness: a table keeps 32-bit fingerprints, not words. A word that is not in a table of n rows is taken
// for one of them with a chance below 20 * 2^-32, about 1 in 200 million (measured by tables_test); a word
// that is in it is always found.
class Tables {
 public:
  // Without tables: nothing is found.
  Tables() = default;

  // Checks the header and the place, size and shape of every table, but reads no table: the time does not
  // depend on the file's size. Returns "" and fills *tables, or says what is wrong and leaves *tables alone.
  // After that every call below stays inside `bytes`, whatever they hold: damage there gives wrong answers,
  // not wrong reads. `bytes` must outlive the view and begin on a 64-byte boundary.
  static std::string Load(std::span<const std::byte> bytes, Tables* tables);

  // Whether the bytes are those that were packed (a 64-bit checksum against damage, not against forgery).
  // Reads the whole file: for tests and for files that come from outside of the program.
  bool Intact() const;

  std::optional<FirstName> first_name(WordKey name) const;
  std::optional<Surname> surname(WordKey name) const;
  // How often, in per cent, a name is written as the ordinary word instead ("will" 97, "rose" 40); nullopt
  // for what is no name or hardly ever anything else. Source: shared/tables/name_words/CARD.md.
  std::optional<uint8_t> word_share(WordKey name) const;
  std::optional<CommonWord> word(WordKey word) const;
  // log2 of a word's rank among Spanish words, 0 for the commonest. Source:
  // shared/tables/spanish_words/CARD.md.
  std::optional<uint8_t> spanish_word(WordKey word) const;
  std::optional<PlaceName> place(WordKey name) const;
  uint16_t term(WordKey name) const;  // TermKind; 0 for no term

  // Row of a fact by its name or another name of it. Phrases of up to kMostFactWords words; not counted by
  // LongestPhraseFrom, for whoever looks up facts looks up nothing else.
  std::optional<uint32_t> fact(WordKey name) const;
  uint32_t fact_count() const;
  Fact fact_row(uint32_t row) const;             // nobody shares it past the last row
  AgeCount people_of_age(uint32_t years) const;  // zero from kAges on

  // Words of the longest entry of any table that begins with this word: 1 where no phrase does. Spares a walk
  // over n-grams nearly all of its look-ups.
  uint32_t LongestPhraseFrom(WordKey word) const;

  // Rows [first, first + count) of what several places have as their name; the largest first.
  struct Rows {
    uint32_t first = 0;
    uint32_t count = 0;
  };
  Rows us_places(WordKey name) const;
  UsPlace us_place(uint32_t row) const;  // all zero, without county, past the last row
  // Of the bare name: "hancock", not "hancock county". Each row leads to a county by county_row.
  Rows counties(WordKey name) const;
  uint32_t county_row(uint32_t i) const;  // UsPlace::kNoCounty past the last row
  uint32_t county_count() const;
  County county(uint32_t row) const;  // ascending by FIPS number; empty past the last row
  // Row of a county by its FIPS number, or nullopt.
  std::optional<uint32_t> CountyByFips(uint32_t fips) const;
  uint32_t state_count() const;
  State state(uint32_t row) const;  // ascending by postal code; empty past the last row

  // For people who ask how large the tables are.
  struct Size {
    uint32_t rows = 0;
    uint32_t bytes = 0;
  };
  Size size(tables_format::Kind kind) const;

 private:
  std::optional<uint32_t> FindKey(tables_format::Kind kind, uint64_t key) const;
  std::optional<uint32_t> Find(tables_format::Kind kind, WordKey key) const;
  std::span<const std::byte> Row(tables_format::Kind kind, uint32_t row) const;
  std::string_view Name(uint32_t offset, uint32_t size) const;
  Rows RowsOf(tables_format::Kind names, tables_format::Kind rows, WordKey name) const;

  std::span<const std::byte> bytes_;
  tables_format::TableEntry entries_[tables_format::kKinds] = {};  // by kind
  const std::byte* places_[tables_format::kKinds] = {};            // where each begins
};

}  // namespace discreet
