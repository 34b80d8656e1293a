#include "recognize/literal_tables.h"

#include <algorithm>
#include <bit>

#include "recognize/text_fold.h"

namespace discreet {
namespace {

constexpr size_t kLongestGram = 4;
constexpr uint32_t kBitsPerGram = 32;  // one gram in 32 bits: one in 32 others passes the filter
constexpr uint32_t kFewestBits = 1U << 12U;
constexpr uint32_t kMostBits = 1U << 20U;
constexpr uint32_t kFewestBuckets = 64;

uint32_t GramOf(std::string_view bytes) {
  uint32_t gram = 0;
  for (size_t i = 0; i < kLongestGram; ++i) {
    gram = (gram << 8U) | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return gram;
}

// The rarest gram of a text: its end, and its size in the return value.
size_t RarestGram(std::string_view text, size_t& end) {
  const size_t size = std::min(text.size(), kLongestGram);
  double least = 2;
  for (size_t begin = 0; begin + size <= text.size(); ++begin) {
    const double hits = ExpectedHits(text.substr(begin, size));
    if (hits >= least) continue;
    least = hits;
    end = begin + size;
  }
  return size;
}

uint32_t TopBits(uint32_t hash, size_t count) {
  return count == 1 ? 0 : hash >> (32U - static_cast<uint32_t>(std::countr_zero(count)));
}

}  // namespace

void LiteralTables::Add(uint32_t row, uint16_t set, const AnchorSet& anchors) {
  for (const Anchor& anchor : anchors.anchors) {
    const auto flags = static_cast<uint16_t>((anchor.word_starts ? LiteralUse::kWordStarts : 0) |
                                             (anchor.word_ends ? LiteralUse::kWordEnds : 0));
    const bool begins_word =
        anchor.word_starts && IsWordByte(static_cast<unsigned char>(anchor.text.front()));
    uses_[{anchor.text, begins_word}].push_back({row, set, flags, anchor.before.least, anchor.before.most});
  }
}

// A literal on its way into the tables, with the hash that says its bucket.
struct LiteralTables::Entry {
  Literal literal;
  uint32_t hash = 0;
  uint32_t opening = 0;  // of a longer prefix: OpeningHash; else as `hash`
  const std::vector<LiteralUse>* uses = nullptr;
};

LiteralTables::Entry LiteralTables::EntryOf(const Key& key, uint32_t& gram_sizes) {
  const auto& [text, begins_word] = key;
  Entry entry;
  if (!begins_word) {
    size_t end = 0;
    const size_t size = RarestGram(text, end);
    entry.literal.gram = GramOf(std::string_view(text).substr(end - size, size));
    entry.literal.gram_end = static_cast<uint16_t>(end);
    entry.hash = entry.opening = GramHash(entry.literal.gram);
    gram_sizes |= 1U << size;
    return entry;
  }
  uint32_t index = 0;
  while (index + 1 < kPrefixes && kPrefixSizes[index + 1] <= text.size()) ++index;
  uint32_t state = kPrefixStart;
  for (uint32_t i = 0; i < kPrefixSizes[index]; ++i) {
    state = ExtendPrefix(state, static_cast<uint8_t>(text[i]));
    if (i + 1 == kPrefixSizes[kFirstPrefix]) entry.opening = OpeningHash(state);
  }
  entry.literal.gram = entry.hash = PrefixHash(state, index);
  if (index <= kFirstPrefix) entry.opening = entry.hash;
  gram_sizes |= 1U << (8 + index);
  return entry;
}

void LiteralTables::Write(BuiltTables& tables) const {
  std::vector<Entry> entries;
  for (const auto& [key, uses] : uses_) {
    Entry entry = EntryOf(key, tables.gram_sizes);
    entry.uses = &uses;
    entry.literal.text = static_cast<uint32_t>(tables.literal_text.size());
    entry.literal.size = static_cast<uint16_t>(key.first.size());
    entry.literal.uses = static_cast<uint32_t>(uses.size());
    tables.literal_text.insert(tables.literal_text.end(), key.first.begin(), key.first.end());
    entries.push_back(entry);
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  const auto count = static_cast<uint32_t>(entries.size());
  const uint32_t bits = std::clamp(std::bit_ceil(count * kBitsPerGram), kFewestBits, kMostBits);
  const uint32_t buckets = std::bit_ceil(std::max(2 * count, kFewestBuckets));
  tables.gram_bits.assign(bits / 64, 0);
  tables.first_literal.assign(buckets + 1, 0);
  for (Entry& entry : entries) {
    entry.literal.first_use = static_cast<uint32_t>(tables.uses.size());
    tables.uses.insert(tables.uses.end(), entry.uses->begin(), entry.uses->end());
    tables.literals.push_back(entry.literal);
    for (const uint32_t hash : {entry.hash, entry.opening}) {
      const uint32_t bit = TopBits(hash, bits);
      tables.gram_bits[bit / 64] |= uint64_t{1} << (bit % 64);
    }
    ++tables.first_literal[TopBits(entry.hash, buckets) + 1];
  }
  for (uint32_t i = 0; i < buckets; ++i) tables.first_literal[i + 1] += tables.first_literal[i];
}

}  // namespace discreet
