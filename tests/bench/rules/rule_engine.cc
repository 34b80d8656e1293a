#include "rules/rule_engine.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

#include "recognize/rule_matcher.h"

namespace discreet::bench {
namespace {

// As much as facts about RE2::Set say that 2,000 rules want.
constexpr int64_t kSetMemory = 256 << 20;

class MatcherEngine final : public RuleEngine {
 public:
  explicit MatcherEngine(const RuleBook& book) : matcher_(book) {}
  std::string_view name() const override { return kMatcher; }
  void Scan(const Reading& reading, std::pmr::vector<Finding>& out) override {
    std::pmr::vector<uint32_t> unfinished(reading.memory);
    matcher_.Match(reading, {}, out, unfinished);
  }

 private:
  RuleMatcher matcher_;
};

class LoopEngine final : public RuleEngine {
 public:
  explicit LoopEngine(const oracle::LoopingRe2& loop) : loop_(loop) {}
  std::string_view name() const override { return kLoop; }
  void Scan(const Reading& reading, std::pmr::vector<Finding>& out) override {
    for (size_t i = 0; i < loop_.pattern_rows().size(); ++i) {
      if (oracle::IsFor(*loop_.pattern_rows()[i], Kind::kPost)) loop_.MatchPattern(i, reading, out);
    }
  }

 private:
  const oracle::LoopingRe2& loop_;
};

class SetEngine final : public RuleEngine {
 public:
  SetEngine(const oracle::LoopingRe2& loop, std::unique_ptr<RE2::Set> set)
      : loop_(loop), set_(std::move(set)) {}
  std::string_view name() const override { return kSet; }
  void Scan(const Reading& reading, std::pmr::vector<Finding>& out) override {
    const std::string_view text = reading.text.view();
    RE2::Set::ErrorInfo error;
    if (!set_->Match({text.data(), text.size()}, &candidates_, &error) &&
        error.kind == RE2::Set::kOutOfMemory) {
      candidates_.resize(loop_.pattern_rows().size());
      for (size_t i = 0; i < candidates_.size(); ++i) candidates_[i] = static_cast<int>(i);
    }
    for (const int i : candidates_) {
      const auto index = static_cast<size_t>(i);
      if (oracle::IsFor(*loop_.pattern_rows()[index], Kind::kPost)) loop_.MatchPattern(index, reading, out);
    }
  }

 private:
  const oracle::LoopingRe2& loop_;
  std::unique_ptr<RE2::Set> set_;
  std::vector<int> candidates_;
};

}  // namespace

std::unique_ptr<RuleEngine> MakeMatcherEngine(const RuleBook& book) {
  return std::make_unique<MatcherEngine>(book);
}

std::unique_ptr<RuleEngine> MakeLoopEngine(const oracle::LoopingRe2& loop) {
  return std::make_unique<LoopEngine>(loop);
}

MadeEngine MakeSetEngine(const oracle::LoopingRe2& loop) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kSetMemory);
  auto set = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
  for (const RuleRow* rule : loop.pattern_rows()) {
    std::string error;
    if (set->Add({rule->pattern.data(), rule->pattern.size()}, &error) < 0) return {nullptr, error};
  }
  if (!set->Compile()) return {nullptr, "these rules do not compile as a set in 256 MiB"};
  return {std::make_unique<SetEngine>(loop, std::move(set)), ""};
}

}  // namespace discreet::bench
