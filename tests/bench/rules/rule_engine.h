#pragma once

#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/rule_book.h"
#include "oracle/looping_re2.h"

namespace discreet::bench {

// One way to run all rules of a book over a post.
class RuleEngine {
 public:
  virtual ~RuleEngine() = default;
  virtual std::string_view name() const = 0;
  // Appends every finding.
  virtual void Scan(const Reading& reading, std::pmr::vector<Finding>& out) = 0;
};

// What came of making an engine: the engine, or why this machine cannot have it.
struct MadeEngine {
  std::unique_ptr<RuleEngine> engine;
  std::string reason;
};

inline constexpr std::string_view kMatcher = "matcher";
inline constexpr std::string_view kLoop = "loop RE2";
inline constexpr std::string_view kSet = "RE2::Set";
inline constexpr std::string_view kHyperscan = "Hyperscan+RE2";

// Discreet's own matcher.
std::unique_ptr<RuleEngine> MakeMatcherEngine(const RuleBook& book);

// The baselines run the rules with a pattern only. Each finds which rules may match in its own way, and then
// the spans with the loop's RE2, so that all find the same. `loop` must outlive them.
std::unique_ptr<RuleEngine> MakeLoopEngine(const oracle::LoopingRe2& loop);
MadeEngine MakeSetEngine(const oracle::LoopingRe2& loop);
// Compiles in a child that is given `seconds`; what it made is kept in `folder` for the next run.
MadeEngine MakeHyperscanEngine(const oracle::LoopingRe2& loop, const std::string& folder, unsigned seconds);

}  // namespace discreet::bench
