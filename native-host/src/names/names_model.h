#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
//   weight_rows x WeightRow.
struct ModelHeader {
  char magic[8];              // kModelMagic
  uint32_t format;            // kModelFormat: also the order of the features
  uint32_t file_size;         // bytes
  uint32_t role_slots;        // powers of two
  uint32_t weight_rows;       //
  float step;                 // what 1 in `weights` and `transitions` is worth, in log-odds
  int16_t transitions[8][8];  // [from][to]; row 7: from the start
  uint32_t reserved[25];      // zero
};
static_assert(sizeof(ModelHeader) == 256);
inline constexpr char kModelMagic[8] = {'\x89', 'D', 'S', 'C', 'N', 'A', 'M', '\n'};
inline constexpr uint32_t kModelFormat = 1;

struct RoleSlot {
  uint32_t fingerprint;  // upper half of the word's key; 0 for an empty slot
  uint32_t role;         // WordRole
};

using WeightRow = std::array<int8_t, 8>;  // by Label; the eighth is 0

// A model, looked into where it lies. Immutable; may be read by several threads.
class NamesModel {
 public:
  // Checks that every later access stays inside; the weights themselves are not read. Returns what is wrong,
  // "" for nothing; `bytes` must outlive the model and begin on a 64-byte boundary.
  std::string Load(std::span<const std::byte> bytes);

  uint8_t Role(uint64_t key) const;
  const WeightRow& Weights(uint32_t feature) const {
    return weights_[feature & (static_cast<uint32_t>(weights_.size()) - 1)];
  }
  const ModelHeader& header() const { return header_; }

 private:
  ModelHeader header_{};
  std::span<const RoleSlot> roles_;
  std::span<const WeightRow> weights_;
};

using FactTokens = std::pmr::vector<FactToken>;

// The tokens with what is known of them. No allocation but for the result, in `memory`.
FactTokens LookUp(std::span<const NameToken> tokens, const Tables& tables, const NamesModel& model,
                  std::pmr::memory_resource* memory);

}  // namespace discreet::names
