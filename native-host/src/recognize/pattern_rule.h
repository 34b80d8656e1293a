#pragma once

#include <memory>
#include <mutex>

#include "recognize/match_conditions.h"
#include "recognize/recognizer.h"

namespace re2 {
class RE2;
}

namespace discreet {

// A rule with a pattern. RE2 reads the whole text with a start offset, never a cut-out, so that \b and ^ mean
// the same everywhere.
class PatternRule final : public Recognizer {
 public:
  PatternRule(const RuleRow& rule, const RuleBook& book);
  ~PatternRule() override;

  std::string_view id() const override { return rule_.id; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override;

  // Whether the pattern compiles within PatternOptions() and has the groups that the rule names.
  bool Compiles() const { return Compiled() != nullptr; }

 private:
  // Compiled at first use, once, whoever comes first. nullptr when it does not compile.
  const re2::RE2* Compiled() const;
  uint32_t NextStart(std::string_view text, uint32_t rejected) const;

  const RuleRow& rule_;
  MatchConditions conditions_;
  const WordList* words_;
  bool span_starts_match_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> pattern_;
};

}  // namespace discreet
