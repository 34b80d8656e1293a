#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
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

// Microseconds by the deadline's clock that each stage of one check took.
struct StageMicros {
  uint64_t text = 0;
  uint64_t recognize = 0;
  uint64_t assess = 0;
  uint64_t advise = 0;
};

// What is kept of texts that were checked, so that after an edit only its surroundings are looked at again:
// hashes of blocks of text under a random key, which rule matched where, and how likely which word is part of
// a name; no text. Of the last few texts only. Belongs to one engine, and to one thread at a time.
class EarlierReadings {
 public:
  EarlierReadings();
  ~EarlierReadings();
  EarlierReadings(const EarlierReadings&) = delete;
  EarlierReadings& operator=(const EarlierReadings&) = delete;

 private:
  friend class Engine;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a check may depend on beside the draft, the policy and the deadline. Nothing here is owned.
struct CheckOptions {
  // BCP 47 tag of the author's language ("es-MX"); a policy that names a language comes first.
  std::string_view locale = "en";
  // Numbers, ascending, of rules put aside because they ran too long. They do not run and are named as
  // unfinished.
  std::span<const uint32_t> quarantined = {};
  // Where to keep the number of the rule that is running, 0 between rules, so that a watchdog can name it.
  std::atomic<uint32_t>* running = nullptr;
  // Where to write how long each stage took.
  StageMicros* micros = nullptr;
  // What was kept of earlier checks, and where to keep this one. The result is the same with and without.
  EarlierReadings* earlier = nullptr;
};

// text -> recognize -> advise, without a browser. Built once, read by any number of threads; opens no file
// after it is built. `book` and `advice` must outlive it.
class Engine {
 public:
  Engine(const RuleBook& book, const AdviceBook& advice);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Judges everything in `draft` together. All memory that can hold the author's words comes from `memory`,
  // and the result lives in it. Never throws: what goes wrong inside gives kNotChecked / kFailed. A draft
  // over the limits of draft.h gives kNotChecked / kTooLong; a private message is kMessagesOff unless policy
  // wants it. When `deadline` passes: kPartial with the rules that did not finish, or kNotChecked / kTimeout
  // when none did.
  Checked Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                std::pmr::memory_resource* memory, const CheckOptions& options = {}) const;

  const RuleBook& book() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Dotted version of this engine, and as a number: major * 1,000,000 + minor * 1,000 + patch.
std::string_view EngineVersion();
uint32_t EngineVersionNumber();

}  // namespace discreet
