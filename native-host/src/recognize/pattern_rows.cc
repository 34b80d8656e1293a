#include "recognize/pattern_rows.h"

#include <algorithm>
#include <string>

#include "recognize/match_conditions.h"
#include "recognize/outline_walk.h"
#include "recognize/pattern_rule.h"
#include "recognize/stand_ins.h"
#include "recognize/text_fold.h"

namespace discreet {
namespace {

// Patterns run between two looks at the clock, which costs as much as one pattern on a short post.
constexpr size_t kPatternsPerLook = 8;

bool IsEndless(const MostBytes& most) { return most.bytes == MostBytes::kNoEnd || most.lines != 0; }

// Out of the middle of a word, to the left.
uint32_t WordBeginBefore(std::string_view text, uint32_t at) {
  while (at > 0 && at < text.size() && IsRunByte(static_cast<unsigned char>(text[at - 1]))) --at;
  return at;
}
uint32_t WordEndAfter(std::string_view text, uint32_t at) {
  while (at < text.size() && IsRunByte(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace

// One reading of a text by all rows.
class PatternRows::Run {
 public:
  Run(const PatternRows& rows, const Reading& reading, const TextRuns& runs, const RowControl& control,
      std::pmr::vector<RuleMatch>& out, std::pmr::vector<uint32_t>& unfinished)
      : rows_(rows),
        reading_(reading),
        runs_(runs),
        control_(control),
        out_(out),
        unfinished_(unfinished),
        outlined_(reading.memory),
        copy_(reading.memory) {
    const std::string_view text = reading.text.view();
    has_outlines_ = reading.words.plain() || !HasOddFolds(text);
    reduced_ = text;
    if (reading.words.plain() || IsReduced(text)) return;
    copy_ = Reduced(text, reading.memory);
    reduced_ = copy_;
  }

  // Whether the row is to run now; names it as unfinished when time is up.
  bool MayRun(uint32_t row) {
    if (!control_.wanted(row)) return false;
    late_ = late_ || (++looks_ % kPatternsPerLook == 0 && reading_.deadline.Passed());
    if (late_) unfinished_.push_back(rows_.book_.rules()[row].number);
    return !late_;
  }

  // Appends the row's matches in the whole text, or nothing where none of them would be a finding.
  void WholeRow(uint32_t row, std::span<const StartRange> starts) {
    const auto outlined = Outlined(row, starts);
    if (!outlined.empty()) Row(row, Omits(row) ? starts : outlined, 0, UINT32_MAX);
  }

  // Those of `starts` that the row's outline lets through; all where it has none. Valid until the next call.
  std::span<const StartRange> Outlined(uint32_t row, std::span<const StartRange> starts) {
    if (!has_outlines_ || OutlineOf(row) == Outline::kMatches) return starts;
    return OutlinedStarts(rows_.tables_.outlines, row, reading_.text.view(), starts, MostOf(row), outlined_);
  }

  // Whether the row's outline says nothing of matches that are no findings.
  bool Omits(uint32_t row) const { return OutlineOf(row) == Outline::kFindings; }

  // Appends the row's matches that begin in [from, to).
  void Row(uint32_t row, std::span<const StartRange> starts, uint32_t from, uint32_t to) {
    const RuleRow& rule = rows_.book_.rules()[row];
    if (control_.running != nullptr) control_.running->store(rule.number, std::memory_order_relaxed);
    const Status status = Search(row, {starts, MostOf(row), from, to});
    if (control_.running != nullptr) control_.running->store(0, std::memory_order_relaxed);
    if (status != Status::kOk && (unfinished_.empty() || unfinished_.back() != rule.number))
      unfinished_.push_back(rule.number);
  }

  uint32_t MostOf(uint32_t row) const { return runs_.Bytes(rows_.tables_.plans[row].most); }

 private:
  Outline OutlineOf(uint32_t row) const { return rows_.tables_.plans[row].outline; }

  Status Search(uint32_t row, const SearchWindow& window) {
    const RuleRow& rule = rows_.book_.rules()[row];
    const MatchConditions conditions(rule, rows_.book_, rows_.tables_.plans[row].near_words);
    Status status = Status::kOk;
    if (has_outlines_ && OutlineOf(row) == Outline::kMatches &&
        MatchOutline(rule, row, rows_.tables_.outlines, conditions, reading_, window, out_, &status))
      return status;
    const CachedPattern pattern = rows_.patterns_.Get(row, rule.pattern);
    if (pattern.compiled == nullptr || !HasGroups(rule, *pattern.compiled)) return Status::kBudgetExceeded;
    const WordList* const words = rule.words == RuleRow::kNoList ? nullptr : &rows_.book_.words(rule.words);
    return MatchPattern(rule, row, *pattern.compiled, pattern.reduced ? reduced_ : reading_.text.view(),
                        conditions, words, reading_, window, out_);
  }

  const PatternRows& rows_;
  const Reading& reading_;
  const TextRuns& runs_;
  const RowControl& control_;
  std::pmr::vector<RuleMatch>& out_;
  std::pmr::vector<uint32_t>& unfinished_;
  bool has_outlines_ = false;
  std::pmr::vector<StartRange> outlined_;
  std::pmr::string copy_;
  std::string_view reduced_;  // Reduced() of the reading's text
  size_t looks_ = 0;
  bool late_ = false;
};

// The greatest of what rows ask for, each by itself.
struct PatternRows::Widest {
  MostBytes most;
  std::vector<uint32_t> near;     // rows that ask for words near a match: each sees as far as it says
  std::vector<uint32_t> endless;  // rows whose matches have no end that can be foreseen
};

PatternRows::PatternRows(const RuleBook& book, const MatchTables& tables) : book_(book), tables_(tables) {}
PatternRows::~PatternRows() = default;

void PatternRows::Widen(uint32_t row, Widest& widest) const {
  const RulePlan& plan = tables_.plans[row];
  if (book_.rules()[row].near != RuleRow::kNoList) widest.near.push_back(row);
  if (IsEndless(plan.most)) {
    if (plan.lane != Lane::kNone) widest.endless.push_back(row);
    return;
  }
  MostBytes& most = widest.most;
  most.bytes = std::max(most.bytes, plan.most.bytes);
  most.chars = std::max(most.chars, plan.most.chars);
  most.spaces = std::max(most.spaces, plan.most.spaces);
  most.digits = std::max(most.digits, plan.most.digits);
  most.words = std::max(most.words, plan.most.words);
}

const PatternRows::Widest& PatternRows::WidestOfAll() const {
  std::call_once(measured_, [this] {
    auto widest = std::make_unique<Widest>();
    for (uint32_t row = 0; row < tables_.plans.size(); ++row) Widen(row, *widest);
    widest_ = std::move(widest);
  });
  return *widest_;
}

uint32_t PatternRows::WidestSight(const TextRuns& runs) const {
  uint32_t widest = kOneCharacter;
  for (const uint32_t row : WidestOfAll().near) widest = std::max(widest, SightOf(row, runs));
  return widest;
}

uint64_t PatternRows::WidestReach(const Widest& rows, const TextRuns& runs) const {
  uint64_t widest = uint64_t{runs.Bytes(rows.most)} + kOneCharacter;
  for (const uint32_t row : rows.near) {
    const MostBytes& most = tables_.plans[row].most;
    if (!IsEndless(most)) widest = std::max(widest, uint64_t{runs.Bytes(most)} + SightOf(row, runs));
  }
  return widest;
}

uint32_t PatternRows::SightOf(uint32_t row, const TextRuns& runs) const {
  const RuleRow& rule = book_.rules()[row];
  if (rule.near == RuleRow::kNoList) return kOneCharacter;
  const RulePlan& plan = tables_.plans[row];
  return kOneCharacter + SightOfPhrase(rule.near_distance, plan.near_words, plan.near_bytes, runs);
}

void PatternRows::Match(const Reading& reading, const TextRuns& runs, const RowControl& control,
                        std::pmr::vector<RuleMatch>& out, std::pmr::vector<uint32_t>& unfinished) const {
  const auto size = static_cast<uint32_t>(reading.text.view().size());
  Run run(*this, reading, runs, control, out, unfinished);
  EachRow(control.only, reading, runs, {0, size}, [&](uint32_t row, std::span<const StartRange> starts) {
    if (run.MayRun(row)) run.WholeRow(row, starts);
  });
}

// Calls `take(row, starts)` by row for each that may match in this part of the text: those of `only`, or
// those of which a candidate is there.
template <typename Take>
void PatternRows::EachRow(std::span<const uint32_t> only, const Reading& reading, const TextRuns& runs,
                          const StartRange& part, const Take& take) const {
  for (const uint32_t row : only) take(row, std::span(&part, 1));
  if (!only.empty()) return;
  Candidates candidates(tables_, reading.text.view(), runs, part.first, part.last, reading.memory);
  std::pmr::vector<StartRange> starts(reading.memory);
  uint32_t row = 0;
  while (candidates.Next(&row, &starts)) take(row, std::span<const StartRange>(starts));
}

// A reading after an edit.
//
// A row has a zone of begins whose matches the change can touch. Its matches that begin before the zone are
// those of before; from there the pattern is searched anew, until a place behind the zone over which no match
// hangs, now or before: from there on they are those of before again.
class PatternRows::EditRun {
 public:
  EditRun(const PatternRows& rows, const Reading& reading, const TextRuns& runs,
          std::span<const uint32_t> only, const Change& change, std::span<const RuleMatch> before, Run& run,
          std::pmr::vector<RuleMatch>& out)
      : rows_(rows),
        reading_(reading),
        only_(only),
        text_(reading.text.view()),
        size_(static_cast<uint32_t>(text_.size())),
        runs_(runs),
        change_(change),
        shift_(change.end - change.end_before),
        old_(before),
        run_(run),
        out_(out),
        as_a_whole_(reading.memory) {
    Widest own;
    for (const uint32_t row : only) rows.Widen(row, own);
    const Widest& widest = only.empty() ? rows.WidestOfAll() : own;
    as_a_whole_.assign(widest.endless.begin(), widest.endless.end());
    const uint64_t around = rows.WidestReach(widest, runs) + uint64_t{2} * runs.longest_word();
    low_ = change.begin - static_cast<uint32_t>(std::min<uint64_t>(change.begin, around));
    high_ = static_cast<uint32_t>(std::min<uint64_t>(size_, change.end + around));
  }

  void Go() {
    const auto endless = as_a_whole_.size();
    rows_.EachRow(only_, reading_, runs_, {low_, high_},
                  [&](uint32_t row, std::span<const StartRange> starts) {
                    while (!old_.empty() && old_.front().row < row) Take(old_.front().row, {}, endless);
                    Take(row, starts, endless);
                  });
    while (!old_.empty()) Take(old_.front().row, {}, endless);
    if (as_a_whole_.empty()) return;
    std::sort(as_a_whole_.begin(), as_a_whole_.end());
    rows_.EachRow(only_, reading_, runs_, {0, size_}, [&](uint32_t row, std::span<const StartRange> starts) {
      if (std::binary_search(as_a_whole_.begin(), as_a_whole_.end(), row) && run_.MayRun(row))
        run_.WholeRow(row, starts);
    });
    std::sort(out_.begin(), out_.end(), [](const RuleMatch& a, const RuleMatch& b) {
      return a.row != b.row ? a.row < b.row : a.begin < b.begin;
    });
  }

 private:
  // One row, with its ranges near the change. The first `endless` of as_a_whole_ are read as a whole anyway.
  void Take(uint32_t row, std::span<const StartRange> starts, size_t endless) {
    size_t count = 0;
    while (count < old_.size() && old_[count].row == row) ++count;
    const auto old = old_.first(count);
    old_ = old_.subspan(count);
    if (std::binary_search(as_a_whole_.begin(), as_a_whole_.begin() + static_cast<std::ptrdiff_t>(endless),
                           row))
      return;
    const size_t begin = out_.size();
    if (!run_.MayRun(row) || Again(row, starts, old)) return;
    out_.resize(begin);
    as_a_whole_.push_back(row);
  }

  // Appends the row's matches; false when what was looked at does not tell them.
  bool Again(uint32_t row, std::span<const StartRange> starts, std::span<const RuleMatch> old) {
    // Where nothing was found, matches that are no findings may not have been noted (WholeRow).
    if (run_.Omits(row) && old.empty()) return run_.Outlined(row, starts).empty();
    if (!run_.Omits(row)) starts = run_.Outlined(row, starts);
    const uint64_t most = run_.MostOf(row);
    const uint64_t sight = rows_.SightOf(row, runs_);
    const uint32_t from = WordBeginBefore(
        text_, change_.begin - static_cast<uint32_t>(std::min<uint64_t>(change_.begin, most + sight)));
    uint32_t to = WordEndAfter(text_, static_cast<uint32_t>(std::min<uint64_t>(size_, change_.end + sight)));
    if (from < low_) return false;
    uint32_t next = from;  // where the row's next match may begin
    size_t then = 0;
    for (; then < old.size() && old[then].begin < from; ++then) {
      out_.push_back(old[then]);
      next = std::max(next, old[then].next);
    }
    for (size_t now = out_.size();;) {
      if (to + most > high_ && high_ < size_) return false;
      if (!starts.empty()) run_.Row(row, starts, next, to);
      for (; now < out_.size(); ++now) next = std::max(next, out_[now].next);
      uint32_t over = std::max(next, to);
      for (; then < old.size() && (old[then].begin < change_.end_before || old[then].begin + shift_ < to);
           ++then) {
        if (old[then].next > change_.end_before) over = std::max(over, old[then].next + shift_);
      }
      if (over == to) break;
      next = std::max(next, to);
      to = WordEndAfter(text_, over);
    }
    for (; then < old.size(); ++then) out_.push_back(old[then].Shifted(shift_));
    return true;
  }

  const PatternRows& rows_;
  const Reading& reading_;
  std::span<const uint32_t> only_;
  std::string_view text_;
  uint32_t size_;
  const TextRuns& runs_;
  const Change& change_;
  uint32_t shift_;                  // of what stands behind the change, modulo 2^32
  std::span<const RuleMatch> old_;  // matches of before, of the rows that are still to come
  Run& run_;
  std::pmr::vector<RuleMatch>& out_;
  std::pmr::vector<uint32_t> as_a_whole_;  // rows that are read from begin to end
  uint32_t low_ = 0;                       // bytes that are looked at for the other rows
  uint32_t high_ = 0;
};

void PatternRows::MatchAgain(const Reading& reading, const TextRuns& runs, const RowControl& control,
                             const Change& change, std::span<const RuleMatch> before,
                             std::pmr::vector<RuleMatch>& out, std::pmr::vector<uint32_t>& unfinished) const {
  Run run(*this, reading, runs, control, out, unfinished);
  EditRun(*this, reading, runs, control.only, change, before, run, out).Go();
}

std::vector<uint32_t> PatternRows::CompileAll() const {
  std::vector<uint32_t> broken;
  for (uint32_t row = 0; row < book_.rules().size(); ++row) {
    const RuleRow& rule = book_.rules()[row];
    if (rule.match != MatchKind::kPattern) continue;
    const CachedPattern pattern = patterns_.Get(row, rule.pattern);
    if (pattern.compiled == nullptr || !HasGroups(rule, *pattern.compiled)) broken.push_back(rule.number);
  }
  return broken;
}

}  // namespace discreet
