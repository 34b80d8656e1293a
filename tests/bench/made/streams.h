#pragma once

#include <cstdint>
#include <vector>

#include "made/posts.h"
#include "made/rules.h"

namespace discreet::bench {

// Seeds: one for each use, so that what warms up is never what is measured.
inline constexpr uint64_t kRulesSeed = 0x2026'11'22'01;
inline constexpr uint64_t kHarmlessSeed = 0x2026'11'22'02;
inline constexpr uint64_t kTestsSeed = 0x2026'11'22'03;
inline constexpr uint64_t kWarmUpSeed = 0x2026'11'22'04;
inline constexpr uint64_t kMeasuredSeed = 0x2026'11'22'05;
inline constexpr uint64_t kGateSeed = 0x2026'11'22'06;
inline constexpr uint64_t kPeersWarmUpSeed = 0x2026'11'22'07;
inline constexpr uint64_t kPeersSeed = 0x2026'11'22'08;
inline constexpr uint64_t kTypingSeed = 0x2026'11'22'09;
inline constexpr uint64_t kStartSeed = 0x2026'11'22'0A;

// Posts that are written to files for programs in other languages.
inline constexpr size_t kPeersWarmUpPosts = 300;
inline constexpr size_t kPeersPosts = 1000;
inline constexpr size_t kPeersLongPosts = 60;

inline constexpr uint32_t kPackSizes[] = {100, 500, 2000};
inline constexpr uint32_t kMostRules = 2000;

// The first `count` rules of the bench.
inline std::vector<Rule> BenchRules(uint32_t count) {
  return MakeRules(kRulesSeed, count, Posts(kHarmlessSeed, {}).Take(500, 280));
}

}  // namespace discreet::bench
