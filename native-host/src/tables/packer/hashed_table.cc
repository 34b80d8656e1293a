#include "tables/packer/hashed_table.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>

#include "tables/format.h"

namespace discreet {
namespace {

using tables_format::kBucketSlots;

// Sixteen slots hold thirteen keys on average: one bucket in six is full, so a look-up reads 1.2 cache lines.
constexpr uint64_t kKeysPerBucket = 13;

}  // namespace

void HashedTable::Enter(std::map<uint64_t, uint32_t>& entries, uint64_t key, uint32_t value) const {
  const auto [entry, fresh] = entries.emplace(key, value);
  if (fresh || again_ == Again::kKeepFirst) return;
  entry->second = again_ == Again::kUnite ? (entry->second | value) : std::max(entry->second, value);
}

void HashedTable::Add(WordKey key, uint32_t value) {
  Enter(kept_, key.kept, value);
  if (key.folded != key.kept) Enter(folded_, key.folded, value);
}

HashedTable HashedTable::Joined(const HashedTable& a, const HashedTable& b) {
  HashedTable joined(a.value_size_, Again::kUnite);
  for (const HashedTable* table : {&a, &b}) {
    for (const auto& [key, value] : table->kept_) joined.Enter(joined.kept_, key, value);
    for (const auto& [key, value] : table->folded_) joined.Enter(joined.folded_, key, value);
  }
  return joined;
}

HashedTable::Laid HashedTable::Lay(std::string* wrong) const {
  std::map<uint64_t, uint32_t> all = folded_;
  for (const auto& [key, value] : kept_) all[key] = value;

  Laid laid;
  laid.rows = static_cast<uint32_t>(all.size());
  laid.buckets = static_cast<uint32_t>(all.size() / kKeysPerBucket + 1);
  const size_t slots = size_t{laid.buckets} * kBucketSlots;
  laid.bytes.resize(slots * (4 + size_t{value_size_}));
  std::vector<uint32_t> filled(laid.buckets);
  std::set<std::pair<uint32_t, uint32_t>> seen;
  for (const auto& [key, value] : all) {  // ascending, so buckets come in order
    auto bucket = static_cast<uint32_t>(((key >> 32U) * laid.buckets) >> 32U);
    const auto low = static_cast<uint32_t>(key);
    const uint32_t fingerprint = low == 0 ? 1 : low;
    if (!seen.emplace(bucket, fingerprint).second) *wrong = "two keys have one fingerprint in one bucket";
    while (filled[bucket] == kBucketSlots) bucket = (bucket + 1) % laid.buckets;
    const size_t slot = size_t{bucket} * kBucketSlots + filled[bucket]++;
    std::memcpy(laid.bytes.data() + slot * 4, &fingerprint, 4);
    std::memcpy(laid.bytes.data() + slots * 4 + slot * value_size_, &value, value_size_);
  }
  return laid;
}

}  // namespace discreet
