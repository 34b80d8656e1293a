#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/match_tables.h"

namespace discreet {

// Places at which a match may begin: [first, last], in bytes of the text.
struct StartRange {
  uint32_t first = 0;
  uint32_t last = 0;
};

// The text's longest runs, each measured when first asked for.
class TextRuns {
 public:
  explicit TextRuns(std::string_view text) : text_(text) {}

  // What `most` comes to in this text, at most its size.
  uint32_t Bytes(const MostBytes& most) const;
  // The longest run of spaces is known to be no longer than this.
  void KnowSpaces(uint32_t longest) { longest_[0] = longest; }

 private:
  uint32_t Longest(size_t kind) const;

  std::string_view text_;
  static constexpr uint32_t kUnknown = UINT32_MAX;
  mutable uint32_t longest_[4] = {kUnknown, kUnknown, kUnknown, kUnknown};
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
  struct Hit {
    uint32_t row;
    uint32_t set;
    StartRange range;
  };
  struct Folded;

  void FindLiterals();
  void Look(const Folded& folded, uint32_t gram, uint32_t end);
  void Add(const Literal& literal, const Folded& folded, uint32_t begin);
  void AddEverywhere(uint32_t row);
  bool TakeSet(uint32_t row, uint32_t set, std::pmr::vector<StartRange>* ranges);

  const MatchTables& tables_;
  std::string_view text_;
  TextRuns runs_;
  std::pmr::vector<Hit> hits_;
  size_t next_ = 0;
  std::pmr::vector<StartRange> set_;
  std::pmr::vector<StartRange> both_;
};

}  // namespace discreet
