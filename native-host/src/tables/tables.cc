#include "tables/tables.h"

#include <algorithm>
#include <cstring>

#include "tables/checksum.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace discreet {

using tables_format::FileHeader;
using tables_format::kAlignment;
using tables_format::kBucketSlots;
using tables_format::Kind;
using tables_format::kKinds;
using tables_format::PackedAge;
using tables_format::PackedCounty;
using tables_format::PackedFact;
using tables_format::PackedState;
using tables_format::PackedUsPlace;
using tables_format::TableEntry;

namespace {

constexpr size_t kBucketBytes = kBucketSlots * sizeof(uint32_t);

struct Shape {
  uint32_t value_size;
  bool hashed;
};

// By Kind.
constexpr Shape kShapes[kKinds] = {
    {0, false},
    {2, true},
    {1, true},
    {1, true},
    {4, true},
    {1, false},
    {1, true},
    {2, true},
    {4, true},
    {sizeof(PackedUsPlace), false},
    {4, true},
    {2, false},
    {sizeof(PackedCounty), false},
    {sizeof(PackedState), false},
    {1, false},
    {2, true},
    {1, true},
    {2, true},
    {sizeof(PackedFact), false},
    {sizeof(PackedAge), false},
};

template <typename Record>
Record Read(std::span<const std::byte> bytes, size_t offset) {
  Record record;
  std::memcpy(&record, bytes.data() + offset, sizeof(Record));
  return record;
}

template <typename Record>
Record ReadRow(std::span<const std::byte> row) {
  return row.empty() ? Record{} : Read<Record>(row, 0);
}

std::string NameOf(const TableEntry& entry) { return "table of kind " + std::to_string(entry.kind); }

std::string CheckHeader(std::span<const std::byte> bytes) {
  if (reinterpret_cast<uintptr_t>(bytes.data()) % kAlignment != 0)
    return "the bytes do not begin on a 64-byte boundary";
  if (bytes.size() < sizeof(FileHeader)) return "the file is shorter than its header";
  if (bytes.size() > tables_format::kMaxFileBytes) return "the file is over 64 MiB";
  const auto header = Read<FileHeader>(bytes, 0);
  if (std::memcmp(header.magic, tables_format::kMagic, sizeof header.magic) != 0)
    return "this is no file of tables";
  if (header.format != tables_format::kFormat) {
    return "tables of format " + std::to_string(header.format) + "; this program reads format " +
           std::to_string(tables_format::kFormat);
  }
  if (header.file_size != bytes.size()) {
    return "the header says " + std::to_string(header.file_size) + " bytes, the file has " +
           std::to_string(bytes.size());
  }
  if (header.table_count != kKinds - 1) {
    return std::to_string(header.table_count) + " tables; " + std::to_string(kKinds - 1) + " are needed";
  }
  const bool zero =
      std::all_of(std::begin(header.reserved), std::end(header.reserved), [](uint32_t r) { return r == 0; });
  return zero ? "" : "the header's reserved fields are not zero";
}

std::string CheckShape(const TableEntry& entry) {
  const Shape& shape = kShapes[entry.kind];
  if (entry.value_size != shape.value_size) return NameOf(entry) + ": values of the wrong size";
  if (entry.reserved[0] != 0 || entry.reserved[1] != 0)
    return NameOf(entry) + ": the reserved fields are not zero";
  if (shape.hashed != (entry.buckets > 0))
    return NameOf(entry) + (shape.hashed ? ": no buckets" : ": a column has no buckets");
  const uint64_t slots = shape.hashed ? uint64_t{entry.buckets} * kBucketSlots : entry.rows;
  const uint64_t size = slots * ((shape.hashed ? 4 : 0) + uint64_t{entry.value_size});
  if (size != entry.size) return NameOf(entry) + ": its size is not that of its rows";
  return shape.hashed && entry.rows >= slots ? NameOf(entry) + ": more rows than slots" : "";
}

// Bit i: slot i of the bucket holds `wanted`. *full: all of its slots are taken.
uint32_t Matches(const std::byte* bucket, uint32_t wanted, bool* full) {
#ifdef __SSE2__
  const auto* slots = reinterpret_cast<const __m128i*>(bucket);
  const __m128i key = _mm_set1_epi32(static_cast<int>(wanted));
  const __m128i last = _mm_loadu_si128(slots + 3);
  const __m128i low = _mm_packs_epi32(_mm_cmpeq_epi32(_mm_loadu_si128(slots), key),
                                      _mm_cmpeq_epi32(_mm_loadu_si128(slots + 1), key));
  const __m128i high =
      _mm_packs_epi32(_mm_cmpeq_epi32(_mm_loadu_si128(slots + 2), key), _mm_cmpeq_epi32(last, key));
  *full =
      (static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi32(last, _mm_setzero_si128()))) & 0x8000U) == 0;
  return static_cast<uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
#else
  uint32_t slots[kBucketSlots];
  std::memcpy(slots, bucket, sizeof slots);
  uint32_t same = 0;
  for (uint32_t i = 0; i < kBucketSlots; ++i) same |= uint32_t{slots[i] == wanted} << i;
  *full = slots[kBucketSlots - 1] != 0;
  return same;
#endif
}

uint32_t Value(const std::byte* values, size_t slot, uint32_t value_size) {
  const std::byte* at = values + slot * value_size;
  uint16_t two = 0;
  uint32_t four = 0;
  switch (value_size) {
    case 1:
      return static_cast<uint32_t>(*at);
    case 2:
      std::memcpy(&two, at, sizeof two);
      return two;
    default:
      std::memcpy(&four, at, sizeof four);
      return four;
  }
}

}  // namespace

std::string Tables::Load(std::span<const std::byte> bytes, Tables* tables) {
  if (std::string wrong = CheckHeader(bytes); !wrong.empty()) return wrong;
  Tables loaded;
  loaded.bytes_ = bytes;
  size_t end = sizeof(FileHeader) + (kKinds - 1) * sizeof(TableEntry);
  if (end > bytes.size()) return "the list of tables lies outside the file";
  for (uint32_t kind = 1; kind < kKinds; ++kind) {
    const auto entry = Read<TableEntry>(bytes, sizeof(FileHeader) + (kind - 1) * sizeof(TableEntry));
    if (entry.kind != kind)
      return "table of kind " + std::to_string(kind) + " is missing or not in its place";
    if (std::string wrong = CheckShape(entry); !wrong.empty()) return wrong;
    if (entry.offset % kAlignment != 0) return NameOf(entry) + " does not begin on a 64-byte boundary";
    if (entry.offset < end || entry.offset - end >= kAlignment)
      return NameOf(entry) + " does not follow what is before it";
    if (entry.size > bytes.size() - std::min<size_t>(bytes.size(), entry.offset))
      return NameOf(entry) + " lies outside the file";
    end = size_t{entry.offset} + entry.size;
    loaded.entries_[kind] = entry;
    loaded.places_[kind] = bytes.data() + entry.offset;
  }
  if (end != bytes.size()) return "the file goes on after its last table";
  *tables = loaded;
  return "";
}

bool Tables::Intact() const {
  if (bytes_.empty()) return false;
  return Read<FileHeader>(bytes_, 0).checksum == tables_format::Checksum(bytes_.subspan(sizeof(FileHeader)));
}

std::optional<uint32_t> Tables::FindKey(Kind kind, uint64_t key) const {
  const TableEntry& table = entries_[static_cast<size_t>(kind)];
  if (table.buckets == 0) return std::nullopt;
  const auto low = static_cast<uint32_t>(key);
  const uint32_t wanted = low == 0 ? 1 : low;
  const std::byte* base = places_[static_cast<size_t>(kind)];
  auto bucket = static_cast<uint32_t>(((key >> 32U) * table.buckets) >> 32U);
  for (uint32_t tried = 0; tried < table.buckets; ++tried) {
    bool full = false;
    const uint32_t same = Matches(base + size_t{bucket} * kBucketBytes, wanted, &full);
    if (same != 0) {
      const std::byte* values = base + size_t{table.buckets} * kBucketBytes;
      const size_t slot = size_t{bucket} * kBucketSlots + static_cast<size_t>(std::countr_zero(same));
      return Value(values, slot, table.value_size);
    }
    if (!full) return std::nullopt;
    if (++bucket == table.buckets) bucket = 0;
  }
  return std::nullopt;  // a damaged table without an end
}

std::optional<uint32_t> Tables::Find(Kind kind, WordKey key) const {
  const auto value = FindKey(kind, key.kept);
  return value || key.folded == key.kept ? value : FindKey(kind, key.folded);
}

std::span<const std::byte> Tables::Row(Kind kind, uint32_t row) const {
  const TableEntry& table = entries_[static_cast<size_t>(kind)];
  if (row >= table.rows) return {};
  return {places_[static_cast<size_t>(kind)] + size_t{row} * table.value_size, table.value_size};
}

std::string_view Tables::Name(uint32_t offset, uint32_t size) const {
  const TableEntry& names = entries_[static_cast<size_t>(Kind::kNames)];
  if (offset > names.rows || size > names.rows - offset) return {};
  return {reinterpret_cast<const char*>(places_[static_cast<size_t>(Kind::kNames)]) + offset, size};
}

std::optional<FirstName> Tables::first_name(WordKey name) const {
  const auto value = Find(Kind::kFirstNames, name);
  if (!value) return std::nullopt;
  FirstName found;
  found.bearers_log2 = static_cast<uint8_t>(*value & 31U);
  found.female_share = static_cast<float>(std::min((*value >> 5U) & 15U, 14U)) / 14.0F;
  const uint32_t decade = (*value >> 9U) & 15U;
  found.birth_decade = static_cast<uint16_t>(decade == 0 ? 0 : 1880 + 10 * decade);
  return found;
}

std::optional<Surname> Tables::surname(WordKey name) const {
  const auto value = Find(Kind::kSurnames, name);
  if (!value) return std::nullopt;
  return Surname{static_cast<uint8_t>(*value & 31U), (*value & 32U) != 0};
}

std::optional<uint8_t> Tables::word_share(WordKey name) const {
  const auto value = Find(Kind::kNameWords, name);
  if (!value) return std::nullopt;
  return static_cast<uint8_t>(std::min(*value, 100U));
}

std::optional<CommonWord> Tables::word(WordKey word) const {
  const auto value = Find(Kind::kWords, word);
  if (!value) return std::nullopt;
  CommonWord found;
  found.rank = *value & 0x1FFFFU;
  found.cluster = static_cast<uint16_t>((*value >> 17U) & (kWordClusters - 1));
  const auto row = Row(Kind::kSuperclusters, found.cluster);
  found.supercluster = static_cast<uint8_t>(ReadRow<uint8_t>(row) % kWordSuperclusters);
  found.ordinary = (*value >> 27U & 1U) != 0;
  return found;
}

std::optional<uint8_t> Tables::spanish_word(WordKey word) const {
  const auto value = Find(Kind::kSpanishWords, word);
  if (!value) return std::nullopt;
  return static_cast<uint8_t>(*value);
}

std::optional<PlaceName> Tables::place(WordKey name) const {
  const auto value = Find(Kind::kPlaces, name);
  if (!value) return std::nullopt;
  return PlaceName{static_cast<uint16_t>(*value & 511U), static_cast<uint8_t>((*value >> 9U) & 31U)};
}

uint16_t Tables::term(WordKey name) const {
  return static_cast<uint16_t>(Find(Kind::kTerms, name).value_or(0));
}

uint32_t Tables::LongestPhraseFrom(WordKey word) const {
  return std::max(1U, Find(Kind::kPhraseStarts, word).value_or(1));
}

Tables::Rows Tables::RowsOf(Kind names, Kind rows, WordKey name) const {
  const auto value = Find(names, name);
  if (!value) return {};
  const uint32_t first = *value & 0xFFFFFFU;
  const uint32_t all = entries_[static_cast<size_t>(rows)].rows;
  return first >= all ? Rows{} : Rows{first, std::min(*value >> 24U, all - first)};
}

Tables::Rows Tables::us_places(WordKey name) const {
  return RowsOf(Kind::kUsPlaces, Kind::kUsPlaceRows, name);
}

UsPlace Tables::us_place(uint32_t row) const {
  const auto bytes = Row(Kind::kUsPlaceRows, row);
  if (bytes.empty()) return {};
  const auto packed = Read<PackedUsPlace>(bytes, 0);
  return {packed.population, packed.county, packed.state};
}

Tables::Rows Tables::counties(WordKey name) const {
  return RowsOf(Kind::kCounties, Kind::kCountyOrder, name);
}

uint32_t Tables::county_row(uint32_t i) const {
  const auto bytes = Row(Kind::kCountyOrder, i);
  return bytes.empty() ? UsPlace::kNoCounty : Read<uint16_t>(bytes, 0);
}

uint32_t Tables::county_count() const { return entries_[static_cast<size_t>(Kind::kCountyRows)].rows; }

County Tables::county(uint32_t row) const {
  const auto packed = ReadRow<PackedCounty>(Row(Kind::kCountyRows, row));
  return {Name(packed.name, packed.name_size), packed.fips, packed.population,
          static_cast<uint8_t>(packed.state)};
}

std::optional<uint32_t> Tables::CountyByFips(uint32_t fips) const {
  uint32_t low = 0;
  uint32_t high = county_count();
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const uint32_t here = county(middle).fips;
    if (here == fips) return middle;
    if (here < fips) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

uint32_t Tables::state_count() const { return entries_[static_cast<size_t>(Kind::kStateRows)].rows; }

State Tables::state(uint32_t row) const {
  const auto bytes = Row(Kind::kStateRows, row);
  if (bytes.empty()) return {};
  const auto packed = Read<PackedState>(bytes, 0);
  const char* postal = reinterpret_cast<const char*>(bytes.data()) + offsetof(PackedState, postal);
  return {Name(packed.name, packed.name_size), {postal, 2}, packed.population};
}

std::optional<uint32_t> Tables::fact(WordKey name) const { return Find(Kind::kFacts, name); }

uint32_t Tables::fact_count() const { return entries_[static_cast<size_t>(Kind::kFactRows)].rows; }

Fact Tables::fact_row(uint32_t row) const {
  const auto packed = ReadRow<PackedFact>(Row(Kind::kFactRows, row));
  Fact fact;
  fact.name = Name(packed.name, packed.name_size);
  fact.source = Name(packed.source, packed.source_size);
  fact.subject = static_cast<Fact::Subject>(packed.subject % 4);
  fact.measure = static_cast<Fact::Measure>(packed.measure % 4);
  for (size_t band = 0; band < std::size(fact.rates); ++band)
    fact.rates[band] = std::min(packed.rates[band], Fact::kOf);
  fact.women = std::min<uint8_t>(packed.women, 100);
  fact.youngest = std::min<uint8_t>(packed.youngest, kAges - 1);
  fact.oldest = std::min<uint8_t>(packed.oldest, kAges - 1);
  fact.spread_tenths = std::clamp<uint8_t>(packed.spread_tenths, 10, 100);
  fact.family = packed.family;
  return fact;
}

AgeCount Tables::people_of_age(uint32_t years) const {
  const auto packed = ReadRow<PackedAge>(Row(Kind::kAges, years));
  return {packed.men, packed.women};
}

Tables::Size Tables::size(Kind kind) const {
  const TableEntry& table = entries_[static_cast<size_t>(kind)];
  return {table.rows, table.size};
}

}  // namespace discreet
