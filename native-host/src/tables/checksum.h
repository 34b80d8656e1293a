#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace discreet::tables_format {

// Against damage, not against forgery. The bytes are taken eight at a time, zero bytes added at the end.
inline uint64_t Checksum(std::span<const std::byte> bytes) {
  uint64_t sum = bytes.size();
  for (size_t at = 0; at < bytes.size(); at += 8) {
    uint64_t block = 0;
    std::memcpy(&block, bytes.data() + at, bytes.size() - at < 8 ? bytes.size() - at : 8);
    sum = (sum ^ block) * 0x9FB21C651E98DF25U;
    sum ^= sum >> 32U;
  }
  return sum;
}

}  // namespace discreet::tables_format
