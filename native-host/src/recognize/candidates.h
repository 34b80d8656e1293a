#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "discreet/match_tables.h"

namespace discreet {

// Places at which a match may begin: [first, last], in bytes of the text.
struct StartRange {
  uint32_t first = 0;
  uint32_t last = 0;
};

// What of a text bounds how long a match can be.
class TextRuns {
 public:
  static constexpr size_t kKinds = 4;  // of runs: spaces, digits, word characters, anything but line ends

  explicit TextRuns(std::string_view text);

  // What `most` comes to in this text, at most its size.
  uint32_t Bytes(const MostBytes& most) const;

 private:
  uint32_t size_ = 0;
  std::array<uint32_t, kKinds> longest_{};  // run of each kind, in bytes
  uint32_t continuations_ = 0;              // bytes by which characters are longer than one
};

// Which characters of a text are of a class, for counting them between two places.
class ClassCounts {
 public:
  using Member = bool (*)(unsigned char);
  ClassCounts(std::string_view text, Member member, std::pmr::memory_resource* memory);

  // Whether [from, to) holds so many of them; `to` may lie behind the text.
  bool Hold(uint32_t from, uint32_t to, uint32_t count) const {
    to = std::min(to, static_cast<uint32_t>(before_.size() - 1));
    return from < to && before_[to] - before_[from] >= count;
  }

 private:
  std::pmr::vector<uint32_t> before_;  // how many stand before each byte, and before the end
};

// Where the patterns of each row may match in a text: one look over the text for all literals, one for all
// shapes. A row that is not among the candidates matches nowhere.
class Candidates {
 public:
  // Everything lives in `memory`; `tables` and `text` must outlive this object.
  Candidates(const MatchTables& tables, std::string_view text, std::pmr::memory_resource* memory);
  Candidates(const Candidates&) = delete;
  Candidates& operator=(const Candidates&) = delete;

  // The next row by number, with its ranges ascending and apart; false when there is none left.
  bool Next(uint32_t* row, std::pmr::vector<StartRange>* ranges);
  const TextRuns& runs() const { return runs_; }

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
  TextRuns runs_;
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
