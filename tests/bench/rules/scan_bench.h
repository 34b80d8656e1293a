#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pack/loaded_pack.h"
#include "rules/figures.h"
#include "rules/prepared_post.h"
#include "rules/rule_engine.h"

namespace discreet::bench {

struct ScanOptions {
  size_t rounds = 5;
  size_t posts = 200;      // of 280 bytes in each round
  size_t long_posts = 15;  // of 5,000 bytes in each round
  bool baselines = true;
  std::string cache;  // folder for what Hyperscan compiled
  unsigned hyperscan_seconds = 900;
};

// One pack and every engine that can run it.
struct PackUnderTest {
  std::string name;  // "100", "core"
  std::unique_ptr<LoadedPack> pack;
  std::unique_ptr<oracle::LoopingRe2> loop;
  std::vector<std::unique_ptr<RuleEngine>> engines;
};

// Posts of one round: each is scanned once fresh and once again.
struct Round {
  PreparedPosts posts;
  PreparedPosts long_posts;
};

// Makes the engines, prints which cannot be had, and shows each the warm-up posts.
void MakeEngines(PackUnderTest& pack, const ScanOptions& options, const PreparedPosts& warm_up,
                 Figures& figures);

// Registers with Google Benchmark one benchmark for each round, pack, engine and kind of scan; they fill
// `figures` when they run. All arguments must outlive the run.
void RegisterScans(const std::vector<std::unique_ptr<PackUnderTest>>& packs, std::vector<Round>& rounds,
                   Figures& figures);

void PrintScans(const std::vector<std::unique_ptr<PackUnderTest>>& packs, const Figures& figures);

}  // namespace discreet::bench
