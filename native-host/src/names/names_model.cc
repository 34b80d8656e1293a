#include "names/names_model.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace discreet::names {
namespace {

constexpr uint64_t kAlign = 64;
constexpr uint32_t kMostSlots = 1U << 22U;

uint64_t Aligned(uint64_t offset) { return (offset + kAlign - 1) / kAlign * kAlign; }

bool IsTableSize(uint32_t slots) { return std::has_single_bit(slots) && slots <= kMostSlots; }

// `value` in steps of `step`, 1 to `most`.
uint8_t Class(uint32_t value, uint32_t step, uint32_t most) {
  return static_cast<uint8_t>(1 + std::min(value / step, most - 1));
}

uint8_t FrequencyOf(uint32_t rank) {
  return static_cast<uint8_t>(7 - std::min(static_cast<uint32_t>(std::bit_width(rank / 60)) / 2, 6U));
}

WordFacts FactsOf(WordKey key, const Tables& tables, const NamesModel& model) {
  WordFacts facts;
  if (const auto word = tables.word(key)) {
    facts.cluster = static_cast<uint16_t>(word->cluster + 1);
    facts.coarse = static_cast<uint8_t>(word->supercluster + 1);
    facts.frequency = FrequencyOf(word->rank);
    facts.ordinary = word->ordinary;
  }
  if (const auto name = tables.first_name(key)) facts.births = Class(name->bearers_log2, 3, 8);
  if (const auto name = tables.surname(key)) {
    facts.surname = static_cast<uint8_t>(6 - std::min(std::max<uint32_t>(name->rank_log2, 6) / 2 - 3, 5U));
  }
  if (const auto share = tables.word_share(key)) facts.share = Class(*share, 26, 4);
  if (const auto place = tables.place(key)) {
    facts.place = place->kinds;
    facts.people = Class(std::max<uint32_t>(place->population_log2, 10) - 10, 3, 5);
  }
  facts.term = tables.term(key);
  facts.role = model.Role(key.kept);
  return facts;
}

// Marks places of several words.
void MarkPhrases(std::span<const NameToken> tokens, const Tables& tables, FactTokens& facts) {
  for (size_t first = 0; first + 1 < tokens.size(); ++first) {
    if (tokens[first].kind != TokenKind::kWord) continue;
    const size_t most = std::min<size_t>(tables.LongestPhraseFrom(tokens[first].key), tokens.size() - first);
    WordKey phrase = tokens[first].key;
    size_t longest = 0;
    for (size_t more = 1; more < most; ++more) {
      const NameToken& next = tokens[first + more];
      if (next.kind != TokenKind::kWord || next.before > Gap::kStop) break;
      phrase = Join(phrase, next.key);
      if (tables.place(phrase)) longest = more;
    }
    for (size_t i = 0; longest > 0 && i <= longest; ++i) {
      uint8_t& mark = facts[first + i].phrase;
      if (mark == 0 || i > 0) mark = i == 0 ? 1 : 2;
    }
  }
}

}  // namespace

std::string NamesModel::Load(std::span<const std::byte> bytes) {
  if (bytes.size() < sizeof(ModelHeader)) return "the names model is shorter than its header";
  ModelHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kModelMagic, sizeof kModelMagic) != 0) return "this is no names model";
  if (header.format != kModelFormat) return "the names model has format " + std::to_string(header.format);
  if (!IsTableSize(header.role_slots) || !IsTableSize(header.weight_lines)) {
    return "a table of the names model has a size that is no power of two";
  }
  if (!(header.step > 0) || header.step > 1) return "the step of the names model's weights is out of range";
  const uint64_t roles = sizeof(ModelHeader);
  const uint64_t weights = Aligned(roles + uint64_t{header.role_slots} * sizeof(RoleSlot));
  const uint64_t end = weights + uint64_t{header.weight_lines} * sizeof(WeightLine);
  if (end != bytes.size() || header.file_size != end) return "the names model is cut off or too long";
  header_ = header;
  roles_ = {reinterpret_cast<const RoleSlot*>(bytes.data() + roles), header.role_slots};
  weights_ = {reinterpret_cast<const WeightLine*>(bytes.data() + weights), header.weight_lines};
  line_bits_ = static_cast<uint32_t>(std::countr_zero(header.weight_lines));
  return "";
}

uint8_t NamesModel::Role(uint64_t key) const {
  const auto fingerprint = static_cast<uint32_t>(key >> 32U);
  const auto mask = static_cast<uint32_t>(roles_.size()) - 1;
  auto slot = static_cast<uint32_t>(key) & mask;
  // Bounded: a table without an empty slot must not hold a search for ever.
  for (size_t probe = 0; probe < roles_.size(); ++probe, slot = (slot + 1) & mask) {
    if (roles_[slot].fingerprint == 0) break;
    if (roles_[slot].fingerprint == fingerprint) return static_cast<uint8_t>(roles_[slot].role % kWordRoles);
  }
  return 0;
}

FactTokens LookUp(std::span<const NameToken> tokens, const Tables& tables, const NamesModel& model,
                  std::pmr::memory_resource* memory) {
  FactTokens found(memory);
  found.reserve(tokens.size());
  for (const NameToken& t : tokens) {
    const bool word = t.kind == TokenKind::kWord;
    // All numbers of one length are one word, as are all handles: the tagger has no use for what they say.
    const uint64_t hash = word ? t.key.kept : static_cast<uint64_t>(t.kind) * 256 + t.length;
    found.push_back({hash, t.lowered, word ? FactsOf(t.key, tables, model) : WordFacts{}, t.kind, t.written,
                     t.before, t.length, t.stop_after, 0});
  }
  MarkPhrases(tokens, tables, found);
  return found;
}

}  // namespace discreet::names
