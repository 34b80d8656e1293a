#pragma once

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

// Runs each rule's tests on that rule alone; each failure is an error in `problems`, at the test's place.
// `compiled` is WritePack's result for `pack`.
RuleTestResult RunRuleTests(const PackSource& pack, const std::string& compiled, Problems& problems);

}  // namespace discreet
