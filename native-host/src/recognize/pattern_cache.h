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

// Patterns, compiled when first asked for and forgotten when they have not been used for long: those kept
// take about `budget` bytes at most. For any number of threads.
class PatternCache {
 public:
  // Estimated from the size of their programs; what matching adds is bounded by each pattern's own limit
  // (pattern_options.h). Room for all of the core pack: in their plain forms its patterns take 6.3 MB, in
  // their own, which only letters beyond Latin-1 call for, 49 MB (2026-11-22). With less, posts in mixed
  // scripts compile patterns over and over: 300 of them took 31 ms each with 24 MB, 0.3 ms with this.
  static constexpr size_t kBudgetBytes = 96U << 20U;

  explicit PatternCache(size_t budget = kBudgetBytes) : budget_(budget) {}
  ~PatternCache();
  PatternCache(const PatternCache&) = delete;
  PatternCache& operator=(const PatternCache&) = delete;

  // The pattern of `row`, in the form for plain texts (Words::plain()) or in its own. nullptr when it does
  // not compile within PatternOptions(). May be used for as long as the caller holds it.
  std::shared_ptr<const re2::RE2> Get(uint32_t row, std::string_view pattern, bool plain);

 private:
  struct Entry {
    std::shared_ptr<const re2::RE2> pattern;
    size_t bytes = 0;
    std::list<uint32_t>::iterator used;
  };

  void Forget();

  const size_t budget_;
  std::mutex mutex_;
  std::unordered_map<uint32_t, Entry> entries_;  // by row * 2 + plain
  std::list<uint32_t> by_use_;                   // their keys, last used first
  size_t bytes_ = 0;
};

}  // namespace discreet
