#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <span>
#include <string>
#include <vector>

#include "names/name_features.h"
#include "names/name_tokens.h"
#include "names/word_facts.h"
#include "tables/tables.h"

namespace discreet::names {

// What a token can be. B: begins a name of its kind; I: goes on with one.
enum class Label : uint8_t { kO, kBPerson, kIPerson, kBLocation, kILocation, kBOrganization, kIOrganization };
inline constexpr uint32_t kLabels = 7;

// The model file, little-endian, used in place:
//   ModelHeader, then two tables, each on a 64-byte boundary in this order: role_slots x RoleSlot,
//   weight_lines x WeightLine.
struct ModelHeader {
  char magic[8];              // kModelMagic
  uint32_t format;            // kModelFormat: also the order of the features
  uint32_t file_size;         // bytes
  uint32_t role_slots;        // powers of two
  uint32_t weight_lines;      //
  float step;                 // what 1 in `weights` and `transitions` is worth, in log-odds
  int16_t transitions[8][8];  // [from][to]; row 7: from the start
  uint32_t reserved[25];      // zero
};
static_assert(sizeof(ModelHeader) == 256);
inline constexpr char kModelMagic[8] = {'\x89', 'D', 'S', 'C', 'N', 'A', 'M', '\n'};
inline constexpr uint32_t kModelFormat = 2;

struct RoleSlot {
  uint32_t fingerprint;  // upper half of the word's key; 0 for an empty slot
  uint32_t role;         // WordRole
};

using WeightRow = std::array<int8_t, kLabels>;  // by Label

// The weights of up to eight features. A feature belongs to the line of its low bits and has the seven bits
// above them, and one, as its mark; no mark is 0, that of an empty slot. So a model of n lines tells n * 128
// features apart, and holds up to n * 8 of them.
struct WeightLine {
  static constexpr uint32_t kSlots = 8;
  static constexpr uint32_t kMarks = 128;
  std::array<uint8_t, kSlots> marks;
  std::array<WeightRow, kSlots> rows;
};
static_assert(sizeof(WeightLine) == 64, "one cache line");

// A model, looked into where it lies. Immutable; may be read by several threads.
class NamesModel {
 public:
  // Checks that every later access stays inside; the weights themselves are not read. Returns what is wrong,
  // "" for nothing; `bytes` must outlive the model and begin on a 64-byte boundary.
  std::string Load(std::span<const std::byte> bytes);

  uint8_t Role(uint64_t key) const;
  // The weights of a feature; none where the model has left it out.
  const WeightRow* Weights(uint32_t feature) const {
    const WeightLine& line = weights_[feature & (static_cast<uint32_t>(weights_.size()) - 1)];
    const uint64_t mark = 1 + ((feature >> line_bits_) & (WeightLine::kMarks - 1));
    constexpr uint64_t kOnes = 0x0101010101010101U;
    uint64_t marks = 0;
    std::memcpy(&marks, line.marks.data(), sizeof marks);
    marks ^= mark * kOnes;
    // The lowest bit that is set is that of the first byte that is 0 now.
    const uint64_t same = (marks - kOnes) & ~marks & (kOnes << 7U);
    return same == 0 ? nullptr : &line.rows[static_cast<size_t>(std::countr_zero(same)) / 8];
  }
  const ModelHeader& header() const { return header_; }

 private:
  ModelHeader header_{};
  std::span<const RoleSlot> roles_;
  std::span<const WeightLine> weights_;
  uint32_t line_bits_ = 0;
};

using FactTokens = std::pmr::vector<FactToken>;

// The tokens with what is known of them. No allocation but for the result, in `memory`.
FactTokens LookUp(std::span<const NameToken> tokens, const Tables& tables, const NamesModel& model,
                  std::pmr::memory_resource* memory);

}  // namespace discreet::names
