#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <memory_resource>
#include <span>
#include <vector>

#include "discreet/draft.h"
#include "discreet/rule_book.h"
#include "recognize/recognizer.h"
#include "recognize/second_looks.h"

namespace discreet::oracle {

// The plainest way to run rules: each pattern by its own RE2 over the whole text, each word list phrase by
// phrase, each condition by a walk over everything. Slow, and shares nothing with the matcher but RE2, the
// reading and the validators; what it finds is what the matcher must find. `book` must outlive it.
class LoopingRe2 {
 public:
  explicit LoopingRe2(const RuleBook& book);
  ~LoopingRe2();

  // Appends the findings of every rule for this kind of post, in Finding's order.
  void Match(const Reading& reading, Kind kind, std::pmr::vector<Finding>& out) const;

  // The rules with a pattern, ascending by number, and the findings of one of them by its index, by place.
  std::span<const RuleRow* const> pattern_rows() const;
  void MatchPattern(size_t index, const Reading& reading, std::pmr::vector<Finding>& out) const;

 private:
  struct Impl;
  void MatchAll(const Reading& reading, const std::function<bool(const RuleRow&)>& wanted,
                std::pmr::vector<Finding>& out) const;

  std::unique_ptr<Impl> impl_;
};

// Whether `rule` is for this kind of post.
bool IsFor(const RuleRow& rule, Kind kind);

}  // namespace discreet::oracle
