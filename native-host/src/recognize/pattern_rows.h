#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/match_tables.h"
#include "recognize/candidates.h"
#include "recognize/kept_reading.h"
#include "recognize/pattern_cache.h"
#include "recognize/recognizer.h"

namespace discreet {

// Which rows run, and who is told. Nothing here is owned.
struct RowControl {
  const std::function<bool(uint32_t)>& wanted;
  std::atomic<uint32_t>* running = nullptr;  // number of the rule that is running, 0 between rules
  // Where it is not empty: rows, ascending, beside which none is wanted. So few of them that each is searched
  // for everywhere rather than all that is looked for in the text.
  std::span<const uint32_t> only = {};
};

// All rules that match by pattern: each only where its literals or its shape say that it may match, and after
// an edit only where that can have changed anything.
class PatternRows {
 public:
  // Nothing is owned; `tables` are of `book`.
  PatternRows(const RuleBook& book, const MatchTables& tables);
  ~PatternRows();

  // Appends the matches of each wanted row, by row, then begin, and to `unfinished` the numbers of rules that
  // did not run to their end. The deadline is looked at between rules.
  void Match(const Reading& reading, const TextRuns& runs, const RowControl& control,
             std::pmr::vector<RuleMatch>& out, std::pmr::vector<uint32_t>& unfinished) const;

  // The same for a text that was read before `change`, when the matches were `before` with bounds that `runs`
  // takes in.
  void MatchAgain(const Reading& reading, const TextRuns& runs, const RowControl& control,
                  const Change& change, std::span<const RuleMatch> before, std::pmr::vector<RuleMatch>& out,
                  std::pmr::vector<uint32_t>& unfinished) const;

  // How far from a change a rule's conditions can see it, in bytes: the widest of all rules.
  uint32_t WidestSight(const TextRuns& runs) const;

  // Compiles every pattern now. Numbers of rules whose pattern does not compile within PatternOptions().
  std::vector<uint32_t> CompileAll() const;

 private:
  class Run;
  class EditRun;
  struct Widest;

  template <typename Take>
  void EachRow(std::span<const uint32_t> only, const Reading& reading, const TextRuns& runs,
               const StartRange& part, const Take& take) const;
  // How far from a match, in bytes, lies what decides about it.
  uint32_t SightOf(uint32_t row, const TextRuns& runs) const;
  // How far a match reaches with what decides about it: the widest of these rows but the endless.
  uint64_t WidestReach(const Widest& rows, const TextRuns& runs) const;
  void Widen(uint32_t row, Widest& widest) const;
  const Widest& WidestOfAll() const;

  const RuleBook& book_;
  const MatchTables& tables_;
  mutable PatternCache patterns_;
  mutable std::once_flag measured_;
  mutable std::unique_ptr<Widest> widest_;
};

}  // namespace discreet
