#pragma once

#include <memory_resource>
#include <string_view>

#include "discreet/advice_book.h"
#include "discreet/finding.h"
#include "discreet/policy.h"
#include "discreet/report.h"

namespace discreet {

// What a finding cites and the reason that is given for it, under the law and in the kind of place that
// policy names. Which law and which clause is said by phrases of the pack, as in shared/packs/README.md.
// Nothing is owned.
class Citing {
 public:
  Citing(const AdviceBook& advice, const Policy& policy, std::pmr::memory_resource* memory);

  // Law first, then the organisation's own clause, then guidance. `key` as in AdviceText.
  void Cite(uint32_t rule, std::string_view key, Category category, std::pmr::vector<Citation>& out) const;

  // The text's own reason, or the one that fits this place better.
  std::string_view Why(const AdviceText& text, std::string_view locale) const;

 private:
  std::string_view Phrase(std::initializer_list<std::string_view> pieces, std::string_view locale) const;
  const Citation* Named(std::initializer_list<std::string_view> pieces) const;
  const Citation* LawFor(std::string_view key) const;
  void AddByAdvice(std::string_view key, std::pmr::vector<Citation>& out) const;
  const Citation* OwnClause(std::string_view key) const;

  const AdviceBook& advice_;
  std::string_view regime_;    // "hipaa", "part2", "ferpa", "none"
  std::string_view facility_;  // "general", "behavioral", …
  std::pmr::memory_resource* memory_;
};

}  // namespace discreet
