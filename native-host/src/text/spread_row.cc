#include "text/spread_row.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

using Kind = SpreadUnit::Kind;

constexpr uint32_t kLongestGap = 4;    // bytes: " -- ", ")  ("
constexpr uint32_t kFewestDigits = 7;  // a local telephone number; fewer are pains, scores, days
constexpr uint32_t kFewestLetters = 4;
constexpr uint32_t kFewestOfAName = 3;  // "J.o.e": a capital and small letters, with a mark between
// Digits in a group, on average: telephone numbers and SSNs have three and more, a list of scores two.
constexpr double kDigitsInAGroup = 2.5;

// What may stand between two of a row, alone or with a space on either side, and what else between two groups
// of it.
constexpr std::string_view kMarks = ".-_*/|~\\=";
constexpr std::string_view kGroupMarks = ",():+";
// Rows of letters with one of these between are choices and equations.
constexpr std::string_view kDigitMarks = "/|\\=";

bool IsBlank(std::string_view gap) { return gap.find_first_not_of(' ') == std::string_view::npos; }

// The gap without a space on either side.
std::string_view Core(std::string_view gap) {
  const bool wide = gap.size() > 2 && gap.front() == ' ' && gap.back() == ' ';
  return wide ? gap.substr(1, gap.size() - 2) : gap;
}

bool IsMark(std::string_view core) {
  return core == kMiddleDot || (core.size() == 1 && kMarks.find(core[0]) != std::string_view::npos);
}

// Whether it may be what stands between each two characters of a row; at most three bytes, as spread_filter.h
// knows, but for a dot at mid height.
bool IsUnitGap(std::string_view gap) {
  if (IsBlank(gap)) return gap.size() <= 3;
  return gap == ")(" || gap == "][" || IsMark(Core(gap));
}

// Units [first, last) of a row, all digits or all letters.
struct Stretch {
  size_t first;
  size_t last;
  std::string_view mark;  // what stands between most of them; empty where that is nothing known
  size_t count() const { return last - first; }
};

class Row {
 public:
  Row(std::string_view text, std::span<SpreadUnit> units, std::pmr::vector<SpreadCut>& cuts)
      : text_(text), units_(units), cuts_(cuts) {}

  void Join() {
    ReadLettersAsZeros();
    for (Stretch stretch = From(0); stretch.first < units_.size(); stretch = From(stretch.last)) {
      if (IsDigit(stretch.first)) {
        JoinDigits(stretch);
      } else {
        JoinLetters(stretch);
      }
    }
  }

 private:
  bool IsDigit(size_t unit) const { return units_[unit].kind == Kind::kDigit; }

  Stretch From(size_t first) const {
    size_t last = first;
    while (last < units_.size() && IsDigit(last) == IsDigit(first)) ++last;
    return {first, last, CommonMark(first, last)};
  }

  // Between `unit` and the next.
  ByteSpan GapSpan(size_t unit) const { return {units_[unit].span.end, units_[unit + 1].span.begin}; }
  std::string_view Gap(size_t unit) const {
    const ByteSpan gap = GapSpan(unit);
    return text_.substr(gap.begin, gap.length());
  }

  std::string_view CommonMark(size_t first, size_t last) const {
    struct Seen {
      std::string_view gap;
      uint32_t count = 0;
    };
    std::array<Seen, 4> seen;  // a row has few kinds of gaps; any beyond these is not its common one
    for (size_t i = first; i + 1 < last; ++i) {
      const std::string_view gap = Gap(i);
      if (!IsUnitGap(gap)) continue;
      auto* at = std::find_if(seen.begin(), seen.end(),
                              [gap](const Seen& each) { return each.count == 0 || each.gap == gap; });
      if (at != seen.end()) *at = {gap, at->count + 1};
    }
    return std::max_element(seen.begin(), seen.end(),
                            [](const Seen& a, const Seen& b) { return a.count < b.count; })
        ->gap;
  }

  // "two o seven", "5 5 5 0 1 O O": the letter, said or typed for the digit.
  void ReadLettersAsZeros() {
    for (size_t i = 1; i < units_.size(); ++i) {
      SpreadUnit& unit = units_[i];
      if ((unit.value != 'o' && unit.value != 'O') || !IsDigit(i - 1)) continue;
      unit.kind = Kind::kDigit;
      unit.value = '0';
      unit.spelled = true;
    }
  }

  size_t Groups(const Stretch& s) const {
    size_t groups = 1;
    for (size_t i = s.first; i + 1 < s.last; ++i) groups += Gap(i) == s.mark ? 0 : 1;
    return groups;
  }

  // Three or more, each as far from the one before as the next: counting up or down, or the same again and
  // again.
  bool IsCounting(size_t first, size_t last) const {
    if (last - first < 3) return false;
    const char32_t step = units_[first + 1].value - units_[first].value;
    for (size_t i = first + 1; i + 1 < last; ++i) {
      if (units_[i + 1].value - units_[i].value != step) return false;
    }
    return true;
  }

  // Whether its own mark ties an end of the row to more of a word, or of a list of numbers: "d-d-done", "1 2
  // 30".
  bool IsTied(const Stretch& s) const {
    const auto goes_on = [&s](char32_t code) {
      return IsBlank(s.mark) ? code >= '0' && code <= '9' : IsWordPart(code);
    };
    const auto mark = static_cast<uint32_t>(s.mark.size());
    const uint32_t begin = units_[s.first].span.begin;
    if (s.first == 0 && begin > mark && text_.substr(begin - mark, mark) == s.mark &&
        goes_on(DecodeBefore(text_, begin - mark).value)) {
      return true;
    }
    const uint32_t end = units_[s.last - 1].span.end;
    return s.last == units_.size() && end + mark < text_.size() && text_.substr(end, mark) == s.mark &&
           goes_on(DecodeAt(text_, end + mark).value);
  }

  // Three in a row of one make, by the row's mark: what spread_filter.h looks for.
  bool HasThreeAlike(const Stretch& s) const {
    uint32_t row = 1;
    for (size_t i = s.first + 1; i < s.last && row < 3; ++i) {
      row = Gap(i - 1) == s.mark && units_[i].spelled == units_[i - 1].spelled ? row + 1 : 1;
    }
    return row >= 3;
  }

  bool IsNumber(const Stretch& s) const {
    if (s.count() < kFewestDigits || s.mark.empty() || !HasThreeAlike(s)) return false;
    const size_t groups = Groups(s);
    if (static_cast<double>(groups) * kDigitsInAGroup > static_cast<double>(s.count())) return false;
    return !(groups == 1 && IsCounting(s.first, s.last)) && !IsTied(s);
  }

  void Cut(uint32_t begin, uint32_t end, char to = '\0') {
    if (begin < end) cuts_.push_back({{begin, end}, to});
  }

  void JoinDigits(const Stretch& s) {
    if (!IsNumber(s)) return;
    const uint32_t begin = units_[s.first].span.begin;
    if (begin > 1 && text_.substr(begin - 2, 2) == "( ") Cut(begin - 1, begin);
    for (size_t i = s.first; i < s.last; ++i) {
      if (units_[i].spelled) {
        Cut(units_[i].span.begin, units_[i].span.end, static_cast<char>(units_[i].value));
      }
      if (i + 1 == s.last) break;
      if (Gap(i) == s.mark) {
        Cut(units_[i].span.end, units_[i + 1].span.begin);
      } else {
        TidyGap(GapSpan(i));
      }
    }
  }

  // Between two groups of digits: one mark without spaces, or one space. A comma, as numbers are told, is
  // "-".
  void TidyGap(ByteSpan gap) {
    const std::string_view between = text_.substr(gap.begin, gap.length());
    const auto solid = static_cast<uint32_t>(std::min(between.find_first_not_of(' '), between.size()));
    if (solid == gap.length()) return Cut(gap.begin + 1, gap.end);
    if (between[solid] == ',') return Cut(gap.begin, gap.end, '-');
    if (between[solid] == ')' && between.find('(') != std::string_view::npos) {
      return Cut(gap.begin, gap.end, between.find('-') == std::string_view::npos ? ' ' : '-');
    }
    const uint32_t begin = gap.begin + solid;
    Cut(gap.begin, begin);
    if (between[solid] != ')') Cut(begin + DecodeAt(between, solid).length, gap.end);
  }

  // Whether the next letter begins another word: after a gap of its own, or a capital after a small letter.
  bool EndsWord(size_t unit, std::string_view mark) const {
    return Gap(unit) != mark || (units_[unit].kind == Kind::kLower && units_[unit + 1].kind == Kind::kUpper);
  }
  size_t WordEnd(size_t begin, const Stretch& s) const {
    size_t end = begin + 1;
    while (end < s.last && !EndsWord(end - 1, s.mark)) ++end;
    return end;
  }

  bool AreAll(Kind kind, size_t first, size_t last) const {
    const auto units = units_.subspan(first, last - first);
    return std::all_of(units.begin(), units.end(),
                       [kind](const SpreadUnit& unit) { return unit.kind == kind; });
  }
  bool AreCapitals(size_t first, size_t last) const { return AreAll(Kind::kUpper, first, last); }

  bool AreAWord(size_t first, size_t last, std::string_view mark) const {
    const size_t count = last - first;
    if (count < kFewestOfAName || IsCounting(first, last)) return false;
    if (count >= kFewestLetters) return true;
    return mark.size() < 3 && !IsBlank(mark) && AreCapitals(first, first + 1) &&
           AreAll(Kind::kLower, first + 1, last);
  }

  bool HasAWord(const Stretch& s) const {
    for (size_t begin = s.first; begin < s.last; begin = WordEnd(begin, s)) {
      if (AreAWord(begin, WordEnd(begin, s), s.mark)) return true;
    }
    return false;
  }

  // Word by word. Beside a word that is joined, shorter ones are too ("J o  S m i t h"), and so are capitals
  // before a number that is ("M R N 4 8 ...").
  void JoinLetters(const Stretch& s) {
    if (s.mark.empty() || kDigitMarks.find(Core(s.mark)[0]) != std::string_view::npos || IsTied(s)) return;
    const bool label = s.last < units_.size() && AreCapitals(s.first, s.last) && IsNumber(From(s.last));
    if (!label && !HasAWord(s)) return;
    for (size_t begin = s.first; begin < s.last; begin = WordEnd(begin, s)) {
      const size_t end = WordEnd(begin, s);
      const bool counting = IsCounting(begin, end);
      for (size_t i = begin; !counting && i + 1 < end; ++i) {
        Cut(units_[i].span.end, units_[i + 1].span.begin);
      }
      if (end < s.last && Gap(end - 1).find_first_not_of(' ') == std::string_view::npos) {
        Cut(GapSpan(end - 1).begin + 1, GapSpan(end - 1).end);
      }
    }
  }

  std::string_view text_;
  std::span<SpreadUnit> units_;
  std::pmr::vector<SpreadCut>& cuts_;
};

}  // namespace

bool IsSpreadGap(std::string_view gap) {
  if (gap.empty() || gap.size() > kLongestGap) return false;
  if (IsUnitGap(gap)) return true;
  for (uint32_t i = 0; i < gap.size();) {
    const auto length = static_cast<uint32_t>(DecodeAt(gap, i).length);
    const std::string_view each = gap.substr(i, length);
    const bool grouping = length == 1 && kGroupMarks.find(each[0]) != std::string_view::npos;
    if (each != " " && !IsMark(each) && !grouping) return false;
    i += length;
  }
  return true;
}

void JoinRow(std::string_view text, std::span<SpreadUnit> row, std::pmr::vector<SpreadCut>& cuts) {
  Row(text, row, cuts).Join();
}

}  // namespace discreet
