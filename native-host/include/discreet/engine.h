#pragma once

#include <memory>
#include <memory_resource>
#include <string_view>

#include "discreet/advice_book.h"
#include "discreet/deadline.h"
#include "discreet/draft.h"
#include "discreet/report.h"
#include "discreet/rule_book.h"
#include "discreet/verdict.h"

namespace discreet {

struct Policy;  // generated from shared/policy/policy.yaml: discreet/policy.h

// What a check came to: the judgement, and the words for it.
struct Checked {
  explicit Checked(std::pmr::memory_resource* memory) : verdict(memory), report(memory) {}
  Verdict verdict;
  Report report;
};

// text -> recognize -> assess -> advise, without a browser. Built once, read by any number of threads; opens no file
// after it is built. `book` and `advice` must outlive it.
class Engine {
 public:
  Engine(const RuleBook& book, const AdviceBook& advice);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Judges everything in `draft` together. All memory that can hold the author's words comes from `memory`, and the
  // result lives in it. Never throws: what goes wrong inside gives kNotChecked / kFailed. A draft over the limits of
  // draft.h gives kNotChecked / kTooLong. When `deadline` passes: kPartial with the rules that did not finish, or
  // kNotChecked / kTimeout when none did.
  Checked Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                std::pmr::memory_resource* memory) const;

  const RuleBook& book() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Dotted version of this engine, and as a number: major * 1,000,000 + minor * 1,000 + patch.
std::string_view EngineVersion();
uint32_t EngineVersionNumber();

}  // namespace discreet
