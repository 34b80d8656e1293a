#pragma once

#include <memory>
#include <span>

#include "recognize/candidates.h"
#include "recognize/kept_reading.h"
#include "recognize/match_conditions.h"
#include "recognize/recognizer.h"

namespace re2 {
class RE2;
}

namespace discreet {

// Where a pattern is looked for: matches begin in one of `starts` (ascending, apart), at `from` or later and
// before `to`, and are at most `most_bytes` long.
struct SearchWindow {
  std::span<const StartRange> starts;
  uint32_t most_bytes = 0;
  uint32_t from = 0;
  uint32_t to = UINT32_MAX;
};

// Appends the matches of a pattern rule: those of looking for the pattern over the whole of `text` again and
// again, each time from where the match before it ended. `text` is the reading's, or Reduced() for a reduced
// pattern. RE2 is given all of it with a begin and an end, never a cut-out, so that \b and ^ mean the same
// everywhere. `row` goes into the matches. kDeadlineExceeded: not to its end.
Status MatchPattern(const RuleRow& rule, uint32_t row, const re2::RE2& pattern, std::string_view text,
                    const MatchConditions& conditions, const WordList* words, const Reading& reading,
                    const SearchWindow& window, std::pmr::vector<RuleMatch>& out);

// The same of a row whose outline is Outline::kMatches, without its pattern. False, and nothing appended,
// where that would be slow. Precondition: as for OutlineWalk.
bool MatchOutline(const RuleRow& rule, uint32_t row, const OutlineTable& outlines,
                  const MatchConditions& conditions, const Reading& reading, const SearchWindow& window,
                  std::pmr::vector<RuleMatch>& out, Status* status);

// Whether the pattern has the groups that the rule names.
bool HasGroups(const RuleRow& rule, const re2::RE2& pattern);

// A rule with a pattern, by itself and plainly: its pattern over the whole text. What RuleMatcher finds is
// measured against it.
class PatternRule final : public Recognizer {
 public:
  PatternRule(const RuleRow& rule, const RuleBook& book);
  ~PatternRule() override;

  std::string_view id() const override { return rule_.id; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override;

 private:
  struct Compiled;

  const RuleRow& rule_;
  MatchConditions conditions_;
  const WordList* words_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace discreet
