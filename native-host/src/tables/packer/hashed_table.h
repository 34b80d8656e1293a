#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tables/key.h"

namespace discreet {

// Collects keys and values for one hashed table of tables/format.h and lays them out. The same entries give
// the same bytes, whatever order they came in.
class HashedTable {
 public:
  // What happens when a key comes again.
  enum class Again { kKeepFirst, kKeepLargest, kUnite };  // kUnite: bitwise or

  HashedTable(uint32_t value_size, Again again) : value_size_(value_size), again_(again) {}

  // Enters a key as written and, where it differs, without accents. An entry as written comes before any that
  // another word's lost accents would make.
  void Add(WordKey key, uint32_t value);
  // Whether the word, or the word without accents, was added as it stands.
  bool Has(WordKey key) const { return kept_.contains(key.kept) || kept_.contains(key.folded); }

  // A table with the keys of both, the values of each united with `|`.
  static HashedTable Joined(const HashedTable& a, const HashedTable& b);

  struct Laid {
    std::vector<std::byte> bytes;
    uint32_t buckets = 0;
    uint32_t rows = 0;
  };
  // Sets *wrong where two keys cannot be told apart by their fingerprints.
  Laid Lay(std::string* wrong) const;

 private:
  void Enter(std::map<uint64_t, uint32_t>& entries, uint64_t key, uint32_t value) const;

  uint32_t value_size_;
  Again again_;
  std::map<uint64_t, uint32_t> kept_;
  std::map<uint64_t, uint32_t> folded_;
};

}  // namespace discreet
