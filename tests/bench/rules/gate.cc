#include "rules/gate.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

#include "made/streams.h"
#include "oracle/exactness.h"

namespace discreet::bench {
namespace {

struct Row {
  std::string text;
  std::string where;  // file and line: never the text
};

std::vector<Row> RowsOf(const std::string& folder) {
  std::vector<Row> rows;
  if (folder.empty()) return rows;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file);
    size_t line = 0;
    for (std::string json; std::getline(in, json);) {
      ++line;
      if (json.empty()) continue;
      const nlohmann::json row = nlohmann::json::parse(json, nullptr, false);
      if (!row.is_object() || !row.contains("text") || !row["text"].is_string()) {
        throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": no object with a \"text\"");
      }
      rows.push_back({row["text"], file.filename().string() + ":" + std::to_string(line)});
    }
  }
  return rows;
}

struct Worker {
  explicit Worker(const RuleBook& book) : gate(book) {}
  oracle::Exactness gate;
  std::thread thread;
};

// The share of one worker: its own stream of posts and every count-th row, each also with strings put in.
void Work(oracle::Exactness& gate, uint64_t worker, uint64_t count, uint64_t texts,
          const std::vector<Row>& rows) {
  const uint64_t seed = kGateSeed + worker;
  oracle::Random random(seed);
  const std::vector<Rule> rules = BenchRules(kMostRules);
  Posts posts(seed, rules);
  for (uint64_t i = 0; i < texts; ++i) {
    const std::string text = gate.Spliced(posts.Next(random.Between(20, 300)), random);
    gate.Compare(text, i % 8 == 0 ? Kind::kReviewReply : Kind::kPost,
                 "stream " + std::to_string(worker) + ", post " + std::to_string(i));
  }
  for (size_t i = worker; i < rows.size(); i += count) {
    gate.Compare(rows[i].text, Kind::kPost, rows[i].where);
    gate.Compare(gate.Spliced(rows[i].text, random), Kind::kPost, rows[i].where + " with strings put in");
  }
}

}  // namespace

bool RunGate(const std::string& name, const RuleBook& book, const GateOptions& options) {
  const std::vector<Row> rows = RowsOf(options.data_folder);
  const uint64_t count = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::unique_ptr<Worker>> workers;
  for (uint64_t i = 0; i < count; ++i) {
    Worker& worker = *workers.emplace_back(std::make_unique<Worker>(book));
    worker.thread = std::thread([&worker, i, count, &options, &rows] {
      Work(worker.gate, i, count, (options.texts + count - 1) / count, rows);
    });
  }
  uint64_t texts = 0;
  uint64_t findings = 0;
  uint64_t differing = 0;
  size_t seen = 0;
  for (const auto& worker : workers) {
    worker->thread.join();
    texts += worker->gate.texts();
    findings += worker->gate.findings();
    differing += worker->gate.differing_texts();
    seen = std::max(seen, worker->gate.rules_seen());
    for (const std::string& report : worker->gate.reports()) std::printf("  %s\n", report.c_str());
  }
  std::printf(
      "exactness, %s: %llu texts (%zu rows), %llu findings, %zu of %zu rules seen, %llu texts differ: %s\n",
      name.c_str(), static_cast<unsigned long long>(texts), rows.size(),
      static_cast<unsigned long long>(findings), seen, book.rules().size(),
      static_cast<unsigned long long>(differing), differing == 0 ? "identical" : "NOT identical");
  std::fflush(stdout);
  return differing == 0;
}

}  // namespace discreet::bench
