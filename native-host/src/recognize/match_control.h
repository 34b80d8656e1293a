#pragma once

#include <atomic>
#include <cstdint>
#include <span>

#include "discreet/draft.h"
#include "discreet/rule_book.h"

namespace discreet {

// Which rules of a matcher are to run, and who is told. Nothing here is owned; lists of numbers are
// ascending.
struct MatchControl {
  Kind kind = Kind::kPost;                     // rules for other kinds of post do not run
  std::span<const uint32_t> disabled = {};     // switched off by the organisation
  std::span<const uint32_t> quarantined = {};  // put aside because they ran too long: named as unfinished
  std::atomic<uint32_t>* running = nullptr;    // number of the rule that is running, 0 between rules
  bool structural_only = false;                // only rules that IsStructural run
};

// Whether a rule finds numbers that identify whatever language stands around them: of records, accounts,
// licences, devices. Not contact details: everybody has those, and whose they are only the words tell.
bool IsStructural(const RuleRow& rule);

// Whether `rule` is for this kind of post and not disabled. A quarantined rule is wanted, and then
// unfinished.
bool IsWanted(const RuleRow& rule, const MatchControl& control);

// Whether it is wanted and not quarantined.
bool Runs(const RuleRow& rule, const MatchControl& control);

// Whether `number` is among `numbers`, which ascend.
bool IsAmong(std::span<const uint32_t> numbers, uint32_t number);

}  // namespace discreet
