#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace re2 {
class RE2;
}

namespace discreet {

struct CachedPattern {
  std::shared_ptr<const re2::RE2> compiled;  // nullptr: it does not compile within PatternOptions()
  bool reduced = false;                      // to be run over Reduced(text) (stand_ins.h)
};

// Patterns, compiled when first asked for and forgotten when they have not been used for long: those kept
// take about `budget` bytes at most. For any number of threads.
class PatternCache {
 public:
  // Estimated from the size of their programs; what matching adds is bounded by each pattern's own limit
  // (pattern_options.h). 1,000 made posts do not fill it with the core pack: with 3 MiB
  // their memory was the same (`./dev bench start`, 2026-11-27).
  static constexpr size_t kBudgetBytes = 4U << 20U;

  explicit PatternCache(size_t budget = kBudgetBytes) : budget_(budget) {}
  ~PatternCache();
  PatternCache(const PatternCache&) = delete;
  PatternCache& operator=(const PatternCache&) = delete;

  // The pattern of `row`. May be used for as long as the caller holds it.
  CachedPattern Get(uint32_t row, std::string_view pattern);

 private:
  struct Entry {
    CachedPattern pattern;
    size_t bytes = 0;
    std::list<uint32_t>::iterator used;
  };

  void Forget();

  const size_t budget_;
  std::mutex mutex_;
  std::unordered_map<uint32_t, Entry> entries_;  // by row
  std::list<uint32_t> by_use_;                   // their rows, last used first
  size_t bytes_ = 0;
};

}  // namespace discreet
