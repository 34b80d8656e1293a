#pragma once

#include <bit>
#include <cstdint>

namespace discreet::tables_format {

// tables.bin, all numbers little-endian, used in place:
//
//   FileHeader, TableEntry x table_count, then the tables, each on a 64-byte boundary, in the order of the
//   entries, apart from each other, with zero bytes between. The file ends with its last table.
//
// A hashed table (buckets > 0) is buckets x 16 fingerprints of 32 bits (one cache line a bucket), then
// buckets x 16 values of value_size bytes (0, 1, 2 or 4). A key of 64 bits belongs to bucket (key >> 32) *
// buckets >> 32 with the fingerprint key & 0xFFFFFFFF, or 1 where that is 0; a bucket fills from its front,
// and what finds it full goes to the next one, around the end. So a look-up ends at the first bucket that is
// not full; a table is never wholly full. A column (buckets == 0) is rows of value_size bytes.
static_assert(std::endian::native == std::endian::little,
              "tables are read in place; a big-endian reader must swap");

inline constexpr char kMagic[8] = {'\x89', 'D', 'S', 'C', 'T', 'A', 'B', '\n'};
inline constexpr uint32_t kFormat = 1;
inline constexpr uint32_t kAlignment = 64;
inline constexpr uint32_t kBucketSlots = 16;
inline constexpr uint32_t kMaxFileBytes = 64U << 20;

struct FileHeader {
  char magic[8];
  uint32_t format;
  uint32_t file_size;    // of the whole file, in bytes
  uint64_t checksum;     // Checksum() over everything after this header
  uint32_t table_count;  // each kind once
  uint32_t reserved[9];  // zero
};
static_assert(sizeof(FileHeader) == 64);

enum class Kind : uint32_t {
  kFirstNames =
      1,  // hashed, 2 bytes: bearers_log2 (5 bits), female share in fourteenths (4), decade from 1890 + 1 (4)
  kSurnames = 2,       // hashed, 1 byte: rank_log2 (5 bits), by hand (1)
  kNameWords = 3,      // hashed, 1 byte: per cent
  kWords = 4,          // hashed, 4 bytes: rank (17 bits), cluster (10), ordinary (1)
  kSuperclusters = 5,  // column, 1 byte: supercluster of cluster i
  kSpanishWords = 6,   // hashed, 1 byte: log2 of the rank
  kPlaces = 7,         // hashed, 2 bytes: kinds (9 bits), population_log2 (5)
  kUsPlaces = 8,       // hashed, 4 bytes: first row of kUsPlaceRows (24 bits), rows (8)
  kUsPlaceRows = 9,    // column of PackedUsPlace
  kCounties = 10,      // hashed, 4 bytes: first row of kCountyOrder (24 bits), rows (8)
  kCountyOrder = 11,   // column, 2 bytes: row of kCountyRows
  kCountyRows = 12,    // column of PackedCounty, ascending by fips
  kStateRows = 13,     // column of PackedState, ascending by postal code
  kNames = 14,         // column of bytes: texts of counties, states and facts, UTF-8
  kTerms = 15,         // hashed, 2 bytes: TermKind
  kPhraseStarts = 16,  // hashed, 1 byte: words of the longest phrase of any table that begins with this word
                       // (of kFacts apart)
  kFacts = 17,         // hashed, 2 bytes: row of kFactRows
  kFactRows = 18,      // column of PackedFact
  kAges = 19,          // column of PackedAge, by age in years
};
inline constexpr uint32_t kKinds = 20;  // one past the last

struct TableEntry {
  uint32_t kind;
  uint32_t offset;  // from the start of the file
  uint32_t size;    // in bytes
  uint32_t value_size;
  uint32_t buckets;
  uint32_t rows;
  uint32_t reserved[2];  // zero
};
static_assert(sizeof(TableEntry) == 32);

struct PackedUsPlace {
  uint32_t population;
  uint16_t county;
  uint8_t state;
  uint8_t reserved;
};
static_assert(sizeof(PackedUsPlace) == 8);

struct PackedCounty {
  uint32_t fips;
  uint32_t population;
  uint32_t name;  // offset into kNames
  uint16_t name_size;
  uint16_t state;
};
static_assert(sizeof(PackedCounty) == 16);

struct PackedState {
  uint32_t population;
  uint32_t name;
  uint16_t name_size;
  char postal[2];
};
static_assert(sizeof(PackedState) == 12);

struct PackedFact {
  uint32_t rates[3];
  uint32_t name;  // offset into kNames
  uint32_t source;
  uint16_t name_size;
  uint16_t source_size;
  uint8_t subject;
  uint8_t measure;
  uint8_t women;
  uint8_t youngest;
  uint8_t oldest;
  uint8_t spread_tenths;
  uint8_t family;
  uint8_t reserved;
};
static_assert(sizeof(PackedFact) == 32);

struct PackedAge {
  uint32_t men;
  uint32_t women;
};
static_assert(sizeof(PackedAge) == 8);

}  // namespace discreet::tables_format
