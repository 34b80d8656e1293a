#include "rules/check_bench.h"

#include <chrono>
#include <cstdio>
#include <memory_resource>
#include <stdexcept>

#include "discreet/engine.h"
#include "discreet/policy.h"
#include "oracle/random.h"
#include "text/utf8.h"

namespace discreet::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kStages[] = {"text", "recognize", "assess", "advise", "total"};
constexpr size_t kPausesInAPost = 10;

// Counts nanoseconds where the engine thinks of microseconds: it only subtracts, and microseconds are too
// coarse here. Looks at the clock as a deadline in use does, and never passes.
class FineClock final : public Deadline {
 public:
  uint64_t NowMicros() const override {
    return static_cast<uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count());
  }
  bool Passed() const override { return NowMicros() == 0; }
};

// Checks one text at a time, in memory that is used again as the host's arenas are, and keeps what the host
// keeps.
class Checker {
 public:
  explicit Checker(const LoadedPack& pack) : engine_(pack, pack), buffer_(8 << 20) {}

  StageMicros Check(const std::string& text) {
    std::pmr::monotonic_buffer_resource memory(buffer_.data(), buffer_.size());
    Draft draft(&memory);
    draft.parts.push_back({PartRole::kBody, text});
    StageMicros nanos;
    const Checked checked = engine_.Check(draft, policy_, clock_, &memory,
                                          {.locale = "en", .micros = &nanos, .earlier = &earlier_});
    if (checked.report.status != CheckStatus::kComplete)
      throw std::runtime_error("a check was not complete: its time says nothing");
    return nanos;
  }

 private:
  Engine engine_;
  EarlierReadings earlier_;
  Policy policy_;
  FineClock clock_;
  std::vector<std::byte> buffer_;
};

double Total(const StageMicros& nanos) {
  return static_cast<double>(nanos.text + nanos.recognize + nanos.assess + nanos.advise) / 1e3;
}

// `text` with a word put in or taken out between two spaces, somewhere.
std::string Edited(std::string text, oracle::Random& random) {
  const char* const kWords[] = {"again", "niño", "12", "ward", "🙏", "Renée", "later"};
  const size_t at = text.find(' ', random.Below(text.size()));
  if (at == std::string::npos) return text + " " + random.Pick(kWords);
  const size_t end = text.find(' ', at + 1);
  if (end != std::string::npos && random.Chance(50)) return text.erase(at, end - at);
  return text.insert(at, std::string(" ") + random.Pick(kWords));
}

}  // namespace

void MeasureChecks(const LoadedPack& pack, const std::string& name, const std::vector<std::string>& posts,
                   Figures& figures) {
  Checker checker(pack);
  const size_t warm_up = posts.size() / 4;
  std::vector<double> stages[5];
  for (size_t i = 0; i < posts.size(); ++i) {
    const StageMicros nanos = checker.Check(posts[i]);
    if (i < warm_up) continue;
    const uint64_t times[] = {nanos.text, nanos.recognize, nanos.assess, nanos.advise};
    for (size_t stage = 0; stage < std::size(times); ++stage)
      stages[stage].push_back(static_cast<double>(times[stage]) / 1e3);
    stages[4].push_back(Total(nanos));
  }
  for (size_t stage = 0; stage < std::size(stages); ++stage)
    figures.Add(name + "/" + kStages[stage], stages[stage]);
}

void MeasurePauses(const LoadedPack& pack, const std::string& name, const std::vector<std::string>& posts,
                   Figures& figures) {
  Checker checker(pack);
  oracle::Random random(posts.size());
  std::vector<double> micros;
  for (std::string post : posts) {
    checker.Check(post);
    for (size_t pause = 0; pause < kPausesInAPost; ++pause) {
      post = Edited(std::move(post), random);
      micros.push_back(Total(checker.Check(post)));
    }
  }
  figures.Add(name, micros);
}

void PrintChecks(const std::vector<std::string>& names, const Figures& figures) {
  std::printf("\n%-22s", "whole check, us");
  for (const char* stage : kStages) std::printf(" %20s", (std::string(stage) + " p50 / p99").c_str());
  std::printf("\n");
  for (const std::string& name : names) {
    std::printf("%-22s", name.c_str());
    for (const char* stage : kStages) {
      const std::string key = name + "/" + stage;
      std::printf(" %10.1f /%8.1f", figures.P50(key), figures.Quantile(key, 0.99));
    }
    std::printf("\n");
  }
}

}  // namespace discreet::bench
