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
    uses_[anchor.text].push_back({row, set, flags, anchor.before.least, anchor.before.most});
  }
}

void LiteralTables::Write(BuiltTables& tables) const {
  for (const auto& [text, uses] : uses_) {
    Literal literal;
    size_t end = 0;
    const size_t size = RarestGram(text, end);
    literal.gram = GramOf(std::string_view(text).substr(end - size, size));
    literal.gram_end = static_cast<uint16_t>(end);
    literal.text = static_cast<uint32_t>(tables.literal_text.size());
    literal.size = static_cast<uint16_t>(text.size());
    literal.uses = static_cast<uint32_t>(uses.size());
    tables.literal_text.insert(tables.literal_text.end(), text.begin(), text.end());
    tables.literals.push_back(literal);
    tables.gram_sizes |= 1U << size;
  }
  const auto count = static_cast<uint32_t>(tables.literals.size());
  const uint32_t bits = std::clamp(std::bit_ceil(count * kBitsPerGram), kFewestBits, kMostBits);
  const uint32_t buckets = std::bit_ceil(std::max(2 * count, kFewestBuckets));
  std::stable_sort(tables.literals.begin(), tables.literals.end(),
                   [](const Literal& a, const Literal& b) { return GramHash(a.gram) < GramHash(b.gram); });
  for (Literal& literal : tables.literals) {
    literal.first_use = static_cast<uint32_t>(tables.uses.size());
    const auto& uses =
        uses_.find(std::string_view(tables.literal_text.data() + literal.text, literal.size))->second;
    tables.uses.insert(tables.uses.end(), uses.begin(), uses.end());
  }
  tables.gram_bits.assign(bits / 64, 0);
  tables.first_literal.assign(buckets + 1, 0);
  for (const Literal& literal : tables.literals) {
    const uint32_t hash = GramHash(literal.gram);
    const uint32_t bit = TopBits(hash, bits);
    tables.gram_bits[bit / 64] |= uint64_t{1} << (bit % 64);
    ++tables.first_literal[TopBits(hash, buckets) + 1];
  }
  for (uint32_t i = 0; i < buckets; ++i) tables.first_literal[i + 1] += tables.first_literal[i];
}

}  // namespace discreet
