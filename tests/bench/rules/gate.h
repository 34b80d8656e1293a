#pragma once

#include <cstdint>
#include <string>

#include "discreet/rule_book.h"

namespace discreet::bench {

struct GateOptions {
  uint64_t texts = 0;       // generated posts, most with rule-shaped strings put in
  std::string data_folder;  // *.jsonl rows with "text" too; empty for none
};

// Runs the exactness gate on `book` with every processor and prints what came of it. True when the matcher
// found what the loop found in every text.
bool RunGate(const std::string& name, const RuleBook& book, const GateOptions& options);

}  // namespace discreet::bench
