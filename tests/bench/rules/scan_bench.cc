#include "rules/scan_bench.h"

#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <memory_resource>

namespace discreet::bench {
namespace {

using Clock = std::chrono::steady_clock;

double MicrosSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Scan {
  RuleEngine& engine;
  const PreparedPosts& posts;
  std::string name;
  Figures& figures;
};

void RunScan(benchmark::State& state, const Scan& scan) {
  std::vector<std::byte> buffer(1 << 20);
  std::vector<double> micros;
  size_t at = 0;
  size_t findings = 0;
  for (const auto& each : state) {
    static_cast<void>(each);
    std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
    std::pmr::vector<Finding> found(&memory);
    const Reading reading = scan.posts[at++].ToReading(&memory);
    const auto start = Clock::now();
    scan.engine.Scan(reading, found);
    const double time = MicrosSince(start);
    state.SetIterationTime(time / 1e6);
    micros.push_back(time);
    findings += found.size();
  }
  scan.figures.Add(scan.name, micros);
  scan.figures.Note("findings/" + scan.name,
                    static_cast<double>(findings) / static_cast<double>(scan.posts.size()));
  state.counters["p50_us"] = scan.figures.P50(scan.name);
  state.counters["findings"] = static_cast<double>(findings) / static_cast<double>(scan.posts.size());
}

void Register(Scan scan) {
  const size_t posts = scan.posts.size();
  benchmark::RegisterBenchmark(scan.name.c_str(),
                               [scan = std::move(scan)](benchmark::State& state) { RunScan(state, scan); })
      ->Iterations(static_cast<benchmark::IterationCount>(posts))
      ->UseManualTime()
      ->Unit(benchmark::kMicrosecond);
}

}  // namespace

void MakeEngines(PackUnderTest& pack, const ScanOptions& options, const PreparedPosts& warm_up,
                 Figures& figures) {
  const auto add = [&](auto make) {
    const auto start = Clock::now();
    MadeEngine made = make();
    figures.Note("build ms/" + pack.name + "/" + (made.engine ? std::string(made.engine->name()) : "?"),
                 MicrosSince(start) / 1e3);
    if (made.engine == nullptr) {
      std::printf("%s rules: left out: %s\n", pack.name.c_str(), made.reason.c_str());
    } else {
      pack.engines.push_back(std::move(made.engine));
    }
  };
  add([&] { return MadeEngine{MakeMatcherEngine(*pack.pack), ""}; });
  if (options.baselines) {
    add([&] {
      pack.loop = std::make_unique<oracle::LoopingRe2>(*pack.pack);
      return MadeEngine{MakeLoopEngine(*pack.loop), ""};
    });
    add([&] { return MakeSetEngine(*pack.loop); });
    add([&] { return MakeHyperscanEngine(*pack.loop, options.cache, options.hyperscan_seconds); });
  }
  for (const auto& engine : pack.engines) {
    for (const PreparedPost& post : warm_up) {
      std::pmr::monotonic_buffer_resource memory;
      std::pmr::vector<Finding> found(&memory);
      engine->Scan(post.ToReading(&memory), found);
    }
  }
}

void RegisterScans(const std::vector<std::unique_ptr<PackUnderTest>>& packs, std::vector<Round>& rounds,
                   Figures& figures) {
  for (const Round& round : rounds) {
    for (const auto& pack : packs) {
      for (const auto& engine : pack->engines) {
        const std::string name = pack->name + "/" + std::string(engine->name()) + "/";
        Register({*engine, round.posts, name + "fresh 280", figures});
        Register({*engine, round.posts, name + "re-scan 280", figures});
        Register({*engine, round.long_posts, name + "fresh 5000", figures});
      }
    }
  }
}

void PrintScans(const std::vector<std::unique_ptr<PackUnderTest>>& packs, const Figures& figures) {
  std::printf("\n%-6s %-14s %9s %21s %12s %21s %9s\n", "rules", "engine", "build ms", "fresh 280 p50 / p99",
              "re-scan p50", "fresh 5000 p50 / p99", "findings");
  for (const auto& pack : packs) {
    for (const auto& engine : pack->engines) {
      const std::string name = pack->name + "/" + std::string(engine->name()) + "/";
      std::printf("%-6s %-14s %9.1f %10.2f /%9.2f %12.2f %10.1f /%9.1f %9.2f\n", pack->name.c_str(),
                  std::string(engine->name()).c_str(),
                  figures.Note("build ms/" + pack->name + "/" + std::string(engine->name())),
                  figures.P50(name + "fresh 280"), figures.Quantile(name + "fresh 280", 0.99),
                  figures.P50(name + "re-scan 280"), figures.P50(name + "fresh 5000"),
                  figures.Quantile(name + "fresh 5000", 0.99),
                  figures.Note("findings/" + name + "fresh 280"));
    }
  }
  std::printf("microseconds a post; findings: mean in a fresh post of 280 bytes, last round\n");
}

}  // namespace discreet::bench
