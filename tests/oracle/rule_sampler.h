#pragma once

#include <memory>
#include <string>

#include "discreet/rule_book.h"
#include "oracle/random.h"

namespace discreet::oracle {

// Makes rule-shaped strings: what a rule of a book looks for, and near misses of it. Immutable once built;
// `book` must outlive it.
class RuleSampler {
 public:
  explicit RuleSampler(const RuleBook& book);
  ~RuleSampler();

  // A string that rule `index` of book.rules() is meant to find. Most are found, not all.
  std::string Sample(size_t index, Random& random) const;
  // One of any rule; one in three is changed a little so that it may just miss.
  std::string SampleAny(Random& random) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// `post` with `piece` put in at a random place between two characters, often between two words.
std::string Splice(std::string post, const std::string& piece, Random& random);

}  // namespace discreet::oracle
