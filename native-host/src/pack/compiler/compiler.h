#pragma once

#include <set>
#include <string>
#include <vector>

#include "pack/compiler/source.h"

namespace discreet {

// Checks what reading alone cannot: ids and numbers used twice, names that lead nowhere, patterns, wording,
// tests. Everything wrong goes to `problems`.
void LintPack(const PackSource& pack, Problems& problems);

struct WriteOptions {
  bool development = false;  // keep surfaces with development_only
};

// The compiled file: the same bytes for the same source and options. Precondition: reading and LintPack
// reported no error.
std::string WritePack(const PackSource& pack, const WriteOptions& options);

// What replaying the tests inside the rules came to.
struct RuleTestResult {
  uint32_t rules = 0;
  uint32_t tests = 0;
  uint32_t failures = 0;
};

// Runs each rule's tests on that rule alone (and, where it is one over findings, on the rules that it uses);
// each failure is an error in `problems`, at the test's place. `compiled` is WritePack's result for `pack`.
// Only those of the rules in `ids`, of all where it is empty.
RuleTestResult RunRuleTests(const PackSource& pack, const std::string& compiled, Problems& problems,
                            const std::set<std::string>& ids = {});

// Takes out the rules that lint finds errors in, and those that use one of them, so that the others can be
// run. How many.
size_t DropFaultyRules(PackSource& pack);

// The ids, and those of all rules that they use.
std::set<std::string> WithUsed(const PackSource& pack, std::set<std::string> ids);

}  // namespace discreet
