#pragma once

#include <algorithm>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "discreet/match_tables.h"
#include "recognize/text_runs.h"

namespace discreet {

// Places at which a match may begin: [first, last], in bytes of the text.
struct StartRange {
  uint32_t first = 0;
  uint32_t last = 0;
};

// Which characters of a text are of a class, for counting them between two places.
class ClassCounts {
 public:
  using Member = bool (*)(unsigned char);
  // Of the bytes [begin, end) of `text`.
  ClassCounts(std::string_view text, uint32_t begin, uint32_t end, Member member,
              std::pmr::memory_resource* memory);

  // Whether [from, to) may hold so many of them; what lies outside is unknown.
  bool MayHold(uint32_t from, uint32_t to, uint32_t count) const {
    if (from < begin_ || (to > end_ && end_ < size_)) return true;
    to = std::min(to, size_);
    return from < to && before_[to - begin_] - before_[from - begin_] >= count;
  }

 private:
  uint32_t begin_;
  uint32_t end_;
  uint32_t size_;                      // of the text
  std::pmr::vector<uint32_t> before_;  // from begin_ on: how many stand before each byte, and before the end
};

// Where the patterns of each row may match in a text: one look over the text for all literals, one for all
// shapes. A row that is not among the candidates matches nowhere.
class Candidates {
 public:
  // Looks at the bytes [begin, end) of `text` only: of matches that lie in them all begins are found; of
  // others some may be. Everything lives in `memory`; `tables`, `text` and `runs` must outlive this object.
  Candidates(const MatchTables& tables, std::string_view text, const TextRuns& runs, uint32_t begin,
             uint32_t end, std::pmr::memory_resource* memory);
  Candidates(const Candidates&) = delete;
  Candidates& operator=(const Candidates&) = delete;

  // The next row by number, with its ranges ascending and apart; false when there is none left.
  bool Next(uint32_t* row, std::pmr::vector<StartRange>* ranges);

 private:
  // A row's set (row * kMostLiteralSets + set) and a range of it. Sorted as one number.
  struct Hit {
    uint64_t set_and_first;
    uint32_t last;

    Hit(uint32_t row, uint32_t set, StartRange range)
        : set_and_first((uint64_t{row} * kMostLiteralSets + set) << 32U | range.first), last(range.last) {}
    uint32_t row() const { return static_cast<uint32_t>(set_and_first >> 32U) / kMostLiteralSets; }
    uint64_t set() const { return set_and_first >> 32U; }
    uint32_t first() const { return static_cast<uint32_t>(set_and_first); }
  };
  struct Folded;
  struct GramFilter {
    const uint64_t* bits;
    uint32_t shift;
    // False where no literal has this hash.
    bool Passes(uint32_t hash) const {
      const uint32_t bit = hash >> shift;
      return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
    }
  };

  void FindLiterals();
  void LookInWords(const Folded& folded);
  void LookAtWord(const Folded& folded, uint32_t begin);
  void LookEverywhere(const Folded& folded);
  void Look(const Folded& folded, uint32_t gram, uint32_t hash, uint32_t at);
  void Add(const Literal& literal, const Folded& folded, uint32_t begin);
  void AddEverywhere(uint32_t row);
  bool TakeSet(uint32_t row, uint32_t set, std::pmr::vector<StartRange>* ranges);
  void DropNeedy(const RulePlan& plan, std::pmr::vector<StartRange>* ranges);

  const MatchTables& tables_;
  std::string_view text_;
  const TextRuns& runs_;
  uint32_t begin_;
  uint32_t end_;
  GramFilter filter_;
  uint32_t bucket_shift_;  // from a gram's hash to its bucket
  std::pmr::vector<Hit> hits_;
  size_t next_ = 0;
  std::pmr::vector<StartRange> set_;
  std::pmr::vector<StartRange> both_;
  std::optional<ClassCounts> digits_;  // once asked for
  std::optional<ClassCounts> uppers_;
};

}  // namespace discreet
