#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace discreet::oracle {

// The same numbers from the same seed on every machine and library (SplitMix64); the standard's distributions
// promise no such thing.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }
  // 0 to limit - 1. Precondition: limit > 0.
  uint32_t Below(size_t limit) { return static_cast<uint32_t>(Next() % limit); }
  // from to to, both included.
  uint32_t Between(uint32_t from, uint32_t to) { return from + Below(size_t{to} - from + 1); }
  bool Chance(uint32_t percent) { return Below(100) < percent; }
  template <typename T, size_t N>
  const T& Pick(const T (&from)[N]) {
    return from[Below(N)];
  }
  template <typename Container>
  const auto& PickFrom(const Container& from) {
    return from[Below(from.size())];
  }

 private:
  uint64_t state_;
};

}  // namespace discreet::oracle
