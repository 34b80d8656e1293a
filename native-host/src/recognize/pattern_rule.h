#pragma once

#include <memory>

#include "recognize/match_conditions.h"
#include "recognize/recognizer.h"

namespace re2 {
class RE2;
}

namespace discreet {

// A rule with a pattern. RE2 reads the whole text with a start offset, never a cut-out, so that \b and ^ mean
// the same everywhere. Findings are those of the rule's own pattern; cheaper ones (quick_forms.h) only save
// the work.
class PatternRule final : public Recognizer {
 public:
  PatternRule(const RuleRow& rule, const RuleBook& book);
  ~PatternRule() override;

  std::string_view id() const override { return rule_.id; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override;

  // Whether the pattern compiles within PatternOptions() and has the groups that the rule names.
  bool Compiles() const;

 private:
  struct Compiled;

  // False only if the pattern can match nowhere in `text`.
  bool MayMatch(std::string_view text) const;
  // The pattern to find matches with, in plain texts (Words::plain()) or in any; nullptr when it does not
  // compile.
  const re2::RE2* PatternFor(bool plain) const;
  bool HasGroups(const re2::RE2& pattern) const;
  uint32_t NextStart(std::string_view text, uint32_t rejected) const;

  const RuleRow& rule_;
  MatchConditions conditions_;
  const WordList* words_;
  bool span_starts_match_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace discreet
