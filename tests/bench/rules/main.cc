// discreet-bench: what the rules cost, beside other ways to run them, and whether they all find the same.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "made/streams.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"
#include "rules/check_bench.h"
#include "rules/gate.h"
#include "rules/scan_bench.h"

namespace {

using namespace discreet;
using namespace discreet::bench;

// Posts that are edited while they are checked, of each length.
constexpr size_t kTypedPosts = 10;

constexpr char kHelp[] = R"(discreet-bench --packs FOLDER --out FOLDER [OPTIONS]
Measures the rules stage with 100, 500 and 2,000 generated rules and with the built-in pack, on posts that the
process has not seen: Discreet's matcher, a loop over RE2, RE2::Set, Hyperscan before RE2. Prints tables and
writes them to OUT/rules.json (Google Benchmark's own to OUT/rules-benchmark.json). No time makes it fail;
findings that differ from the loop's do, for then the times say nothing.

  --packs FOLDER   where pack-100.pack, pack-500.pack and pack-2000.pack are (./dev bench rules makes them)
  --gate N         texts of the exactness gate, for each of two packs; 50,000 where left out, 0 for none
  --data FOLDER    rows of *.jsonl files ("text") that the gate compares too
  --rounds N       rounds of measuring; 5 where left out, 0 for the gate alone
  --alone          the matcher only, no baselines
  --posts-of-peers read the posts that other programs are measured on (posts-280.jsonl); no baselines, no gate
  --hyperscan-seconds N   how long Hyperscan may take for one pack's first compilation; 900 where left out
)";

struct Options {
  std::string packs;
  std::string out;
  GateOptions gate{.texts = 50'000, .data_folder = {}};
  ScanOptions scan;
  uint64_t seed = kMeasuredSeed;
};

// The posts that make_inputs.cc writes, in its order.
void TakePostsOfPeers(Options& options) {
  options.gate.texts = 0;
  options.scan.baselines = false;
  options.scan.rounds = 1;
  options.scan.posts = kPeersPosts;
  options.scan.long_posts = kPeersLongPosts;
  options.seed = kPeersSeed;
}

Options ReadOptions(int argc, char** argv) {
  Options options;
  const std::map<std::string, std::string*> texts = {
      {"--packs", &options.packs}, {"--out", &options.out}, {"--data", &options.gate.data_folder}};
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--alone") {
      options.scan.baselines = false;
      continue;
    }
    if (word == "--posts-of-peers") {
      TakePostsOfPeers(options);
      continue;
    }
    if (++i == argc) throw std::invalid_argument(word + " needs a value, or is unknown");
    const std::string value = argv[i];
    if (const auto text = texts.find(word); text != texts.end()) {
      *text->second = value;
    } else if (word == "--gate") {
      options.gate.texts = std::stoull(value);
    } else if (word == "--rounds") {
      options.scan.rounds = std::stoull(value);
    } else if (word == "--hyperscan-seconds") {
      options.scan.hyperscan_seconds = static_cast<unsigned>(std::stoul(value));
    } else {
      throw std::invalid_argument(word + " is unknown");
    }
  }
  if (options.packs.empty() || options.out.empty())
    throw std::invalid_argument("--packs and --out are needed");
  options.scan.cache = options.out;
  return options;
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in || bytes.empty()) throw std::runtime_error(path + " cannot be read; run ./dev bench rules");
  return bytes;
}

std::unique_ptr<LoadedPack> Load(std::span<const std::byte> bytes, const std::string& name) {
  PackLoad load = LoadPack(bytes);
  if (load.pack == nullptr) throw std::runtime_error("pack " + name + " does not load: " + load.error);
  return std::move(load.pack);
}

// Times all scans with Google Benchmark. Its own table is left out: ours says the same in less.
class Silent final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& /*context*/) override { return true; }
  void ReportRuns(const std::vector<Run>& /*runs*/) override {}
};

void RunBenchmarks(const std::string& out) {
  std::string words[] = {"discreet-bench", "--benchmark_out=" + out + "/rules-benchmark.json",
                         "--benchmark_out_format=json"};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  int count = 3;
  benchmark::Initialize(&count, arguments);
  Silent silent;
  benchmark::RunSpecifiedBenchmarks(&silent);
  benchmark::Shutdown();
}

void AddBars(Figures& figures) {
  const std::string ours = "2000/matcher/fresh 280";
  figures.AddBar("rules stage, 2,000 rules, fresh 280 bytes: RE2::Set / matcher", "2000/RE2::Set/fresh 280",
                 ours, 100, true);
  figures.AddBar("rules stage, 2,000 rules, fresh 280 bytes: looping RE2 / matcher",
                 "2000/loop RE2/fresh 280", ours, 150, true);
  figures.AddBar("matcher, fresh 280 bytes: 2,000 rules / 100 rules", ours, "100/matcher/fresh 280", 2,
                 false);
  figures.AddBar("matcher, 2,000 rules: fresh / re-scan", ours, "2000/matcher/re-scan 280", 1.3, false);
  figures.AddBar("matcher, core pack: fresh / re-scan", "core/matcher/fresh 280", "core/matcher/re-scan 280",
                 1.3, false);
  figures.AddBar("core pack: one pause in 5,000 bytes / in 280 bytes", "pause/5000", "pause/280", 2, false);
}

// The generated packs, then the built-in one. Files stay where they are: packs are used in place.
struct Packs {
  std::map<std::string, std::string> files;
  std::vector<std::unique_ptr<PackUnderTest>> all;

  void Add(const std::string& name, std::span<const std::byte> bytes) {
    all.push_back(std::make_unique<PackUnderTest>());
    all.back()->name = name;
    all.back()->pack = Load(bytes, name);
  }
  const LoadedPack& core() const { return *all.back()->pack; }
};

void LoadPacks(const std::string& folder, Packs& packs) {
  for (const uint32_t size : kPackSizes) {
    const std::string name = std::to_string(size);
    packs.files[name] = ReadFile(folder + "/pack-" + name + ".pack");
    packs.Add(name, std::as_bytes(std::span(packs.files[name])));
  }
  packs.Add("core", CorePack());
}

// False when a text differs.
bool RunGates(const Packs& packs, const GateOptions& options) {
  if (options.texts == 0 && options.data_folder.empty()) {
    std::printf("exactness was not looked at: the figures of this run say nothing by themselves\n");
    return true;
  }
  const LoadedPack& largest = *packs.all[std::size(kPackSizes) - 1]->pack;
  const bool generated = RunGate(std::to_string(kMostRules) + " generated rules", largest, options);
  return RunGate("core pack", packs.core(), options) && generated;
}

void MeasureScans(const Options& options, std::span<const Rule> rules, Packs& packs, Figures& figures) {
  Posts stream(options.seed, rules);
  std::vector<Round> rounds(options.scan.rounds);
  for (Round& round : rounds) {
    round.posts = Prepare(stream.Take(options.scan.posts, 280));
    round.long_posts = Prepare(stream.Take(options.scan.long_posts, 5000));
  }
  const PreparedPosts warm_up = Prepare(Posts(kWarmUpSeed, rules).Take(300, 280));
  for (const auto& pack : packs.all) MakeEngines(*pack, options.scan, warm_up, figures);
  RegisterScans(packs.all, rounds, figures);
  RunBenchmarks(options.out);
  PrintScans(packs.all, figures);
}

void MeasureWholeChecks(const LoadedPack& core, std::span<const Rule> rules, Figures& figures) {
  Posts typed(kTypingSeed, rules);
  MeasureChecks(core, "check/280", typed.Take(1000, 280), figures);
  MeasureChecks(core, "check/5000", typed.Take(80, 5000), figures);
  MeasurePauses(core, "pause/280", typed.Take(kTypedPosts, 280), figures);
  MeasurePauses(core, "pause/5000", typed.Take(kTypedPosts, 5000), figures);
  PrintChecks({"check/280", "check/5000"}, figures);
  std::printf("one pause while typing, us p50: %.1f in 280 bytes, %.1f in 5,000 bytes\n",
              figures.P50("pause/280"), figures.P50("pause/5000"));
}

int Main(const Options& options) {
  Packs packs;
  LoadPacks(options.packs, packs);
  const bool exact = RunGates(packs, options.gate);
  if (options.scan.rounds == 0) return exact ? 0 : 1;

  Figures figures;
  const std::vector<Rule> rules = BenchRules(kMostRules);
  MeasureScans(options, rules, packs, figures);
  MeasureWholeChecks(packs.core(), rules, figures);
  AddBars(figures);
  figures.PrintBars();
  figures.Note("exact", exact ? 1 : 0);
  if (!figures.Write(options.out + "/rules.json"))
    throw std::runtime_error(options.out + "/rules.json cannot be written");
  if (!exact) std::printf("\nThe findings are not identical: every figure above is void.\n");
  return exact ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  setlinebuf(stdout);  // a run that is broken off has said what it measured
  if (argc > 1 && std::strcmp(argv[1], "--help") == 0) {
    std::fputs(kHelp, stdout);
    return 0;
  }
  try {
    return Main(ReadOptions(argc, argv));
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "discreet-bench: %s; see --help\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "discreet-bench: %s\n", error.what());
    return 1;
  }
}
