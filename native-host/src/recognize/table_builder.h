#pragma once

#include <span>
#include <vector>

#include "discreet/match_tables.h"
#include "discreet/rule_book.h"
#include "recognize/outline_builder.h"
#include "recognize/shape_builder.h"

namespace discreet {

// MatchTables with memory of their own. view() is valid as long as this object stays where it is.
struct BuiltTables {
  std::vector<RulePlan> plans;
  std::vector<uint32_t> always;
  std::vector<uint64_t> gram_bits;
  std::vector<uint32_t> first_literal;
  std::vector<Literal> literals;
  std::vector<LiteralUse> uses;
  std::vector<char> literal_text;
  uint32_t gram_sizes = 0;
  BuiltShapes shapes;
  BuiltOutlines outlines;
  std::vector<uint32_t> first_entry;
  std::vector<PhraseEntry> entries;
  std::vector<uint8_t> longest;

  MatchTables view() const;
};

// Works out how each rule of `book` is found. The same book gives the same tables.
BuiltTables BuildTables(const RuleBook& book);

// Only the phrases of the rules that match by words, for those rows of `book` that are listed.
void BuildPhrases(const RuleBook& book, std::span<const uint32_t> rows, BuiltTables& tables);

}  // namespace discreet
