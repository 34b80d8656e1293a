#pragma once

#include <memory_resource>
#include <vector>

#include "discreet/rule_book.h"
#include "discreet/verdict.h"

namespace discreet {

// A finding on its way to a verdict.
struct Candidate {
  const RuleRow* rule = nullptr;
  Finding finding;
  bool linked = true;  // identifiers: not inside the words of a colleague, a public person, an announcement
  AnswerKind answered = AnswerKind::kUnspecified;

  bool Counts() const { return linked && answered == AnswerKind::kUnspecified; }
};

// Of identifiers that overlap, and of policy findings of one category that do, keeps the best: what
// identifies at once before what only helps to, then the longer, the graver, the lower rule number. One word,
// one mark. `part_sizes`: bytes of each part's normalized text.
void KeepBest(std::pmr::vector<Candidate>& candidates, const std::pmr::vector<uint32_t>& part_sizes);

}  // namespace discreet
