// discreet-bench-inputs FOLDER: writes what `./dev bench` measures with, the same bytes for the same seed:
//   FOLDER/pack-100, pack-500, pack-2000   authored packs, each a part of the next
//   FOLDER/posts-280.jsonl, ...            posts for programs in other languages
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "made/pack_folder.h"
#include "made/posts.h"
#include "made/streams.h"

namespace {

using namespace discreet::bench;
namespace fs = std::filesystem;

void PrintMix(std::span<const Rule> rules) {
  std::map<RuleForm, size_t> counts;
  for (const Rule& rule : rules) ++counts[rule.form];
  std::printf("%zu rules:", rules.size());
  for (const auto& [form, count] : counts) {
    std::printf(" %.1f%% %s;", 100.0 * static_cast<double>(count) / static_cast<double>(rules.size()),
                std::string(kRuleForms[static_cast<size_t>(form)]).c_str());
  }
  std::printf("\n");
}

void WritePosts(const fs::path& file, Posts& posts, size_t count, size_t bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  for (size_t i = 0; i < count; ++i) {
    const nlohmann::json row = {{"id", std::to_string(i)}, {"text", posts.Next(bytes)}};
    out << row.dump() << '\n';
  }
  out.close();
  if (!out) throw std::runtime_error(file.string() + " cannot be written");
}

int Main(const fs::path& folder) {
  const std::vector<Rule> rules = BenchRules(kMostRules);
  for (const uint32_t count : kPackSizes) {
    const std::span<const Rule> part = std::span(rules).first(count);
    WritePackFolder(folder / ("pack-" + std::to_string(count)), part, kTestsSeed);
    PrintMix(part);
  }
  Posts warm_up(kPeersWarmUpSeed, rules);
  Posts measured(kPeersSeed, rules);
  WritePosts(folder / "posts-warm-up.jsonl", warm_up, kPeersWarmUpPosts, 280);
  WritePosts(folder / "posts-280.jsonl", measured, kPeersPosts, 280);
  WritePosts(folder / "posts-5000.jsonl", measured, kPeersLongPosts, 5000);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("discreet-bench-inputs: name the folder to write to\n", stderr);
    return 2;
  }
  try {
    return Main(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "discreet-bench-inputs: %s\n", error.what());
    return 1;
  }
}
