#include "recognize/pattern_rule.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "recognize/outline_walk.h"
#include "recognize/pattern_options.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr int kMaxGroups = 10;
// Matches looked at between two looks at the clock, which costs as much as a short match.
constexpr uint32_t kMatchesPerLook = 64;

using Groups = std::array<re2::StringPiece, kMaxGroups>;

// Whether the span begins where the match begins, so that a match in mid-word can never give a whole span:
// the span is the match, or the pattern opens with the span's group.
bool SpanStartsMatch(const RuleRow& rule) {
  if (rule.group == 0) return true;
  std::string_view pattern = rule.pattern;
  while (pattern.starts_with("(?i)") || pattern.starts_with("\\b"))
    pattern.remove_prefix(pattern[0] == '(' ? 4 : 2);
  return rule.group == 1 && pattern.starts_with("(") && !pattern.starts_with("(?");
}

ByteSpan SpanOf(std::string_view text, re2::StringPiece piece) {
  const auto begin = static_cast<uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<uint32_t>(piece.size())};
}

// The leftmost matches of a pattern, from left to right.
class Search {
 public:
  Search(const re2::RE2& pattern, std::string_view text, const SearchWindow& window, int groups)
      : pattern_(pattern), text_(text), window_(window), groups_(groups), next_(window.starts.begin()) {}

  // The leftmost match that begins at `from` or later; no call may go back before the one before it. False
  // where there is none.
  bool Next(size_t from, Groups& match) {
    for (; next_ != window_.starts.end(); ++next_) {
      if (next_->first >= window_.to) return false;
      const StartRange range{next_->first, std::min(next_->last, window_.to - 1)};
      if (range.last >= from && Try(std::max<size_t>(range.first, from), range, match)) return true;
    }
    return false;
  }

 private:
  bool Try(size_t first, const StartRange& range, Groups& match) {
    // All that a match from this range can reach; what begins later may be cut off and is not taken.
    const size_t end = std::min<size_t>(text_.size(), size_t{range.last} + window_.most_bytes);
    if (first > end) return false;
    const auto anchor = first == range.last ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED;
    const re2::StringPiece text(text_.data(), text_.size());
    // See PatternCache: at a known begin one group more spares the automaton.
    const int groups = anchor == re2::RE2::ANCHOR_START ? std::max(groups_, 2) : groups_;
    return pattern_.Match(text, first, end, anchor, match.data(), groups) &&
           SpanOf(text_, match[0]).begin <= range.last;
  }

  const re2::RE2& pattern_;
  std::string_view text_;
  const SearchWindow& window_;
  int groups_;
  std::span<const StartRange>::iterator next_;
};

// The same of a pattern whose outline tells its matches.
class OutlineSearch {
 public:
  OutlineSearch(const RuleRow& rule, uint32_t row, const OutlineTable& outlines, std::string_view text,
                const SearchWindow& window)
      : walk_(outlines, row, text, window.most_bytes),
        group_(rule.group),
        text_(text),
        window_(window),
        next_(window.starts.begin()) {}

  bool Next(size_t from, Groups& match) {
    for (; next_ != window_.starts.end(); ++next_) {
      const auto end = std::min({size_t{next_->last} + 1, size_t{window_.to}, text_.size()});
      for (size_t begin = std::max<size_t>(next_->first, from); begin < end && !walk_.IsTired(); ++begin) {
        const uint32_t match_end = walk_.End(static_cast<uint32_t>(begin));
        if (match_end == 0) continue;
        match[0] = {text_.data() + begin, match_end - begin};
        match[group_] = match[0];
        return true;
      }
    }
    return false;
  }

  bool IsTired() const { return walk_.IsTired(); }

 private:
  OutlineWalk walk_;
  size_t group_;
  std::string_view text_;
  const SearchWindow& window_;
  std::span<const StartRange>::iterator next_;
};

// Where the next match may begin after one that began at `rejected` did not hold.
uint32_t NextStart(const RuleRow& rule, std::string_view text, uint32_t rejected) {
  const bool past_word = rule.whole && SpanStartsMatch(rule);
  uint32_t next = rejected;
  CodePoint code;
  do {
    code = DecodeAt(text, next);
    next += code.length;
  } while (past_word && next < text.size() && IsWordPart(code.value));
  return next;
}

// Appends the matches that `search` brings, one behind the other.
template <typename AnySearch>
Status TakeMatches(const RuleRow& rule, uint32_t row, AnySearch& search, std::string_view text,
                   const MatchConditions& conditions, const WordList* words, const Reading& reading,
                   const SearchWindow& window, std::pmr::vector<RuleMatch>& out) {
  Groups match;
  std::pmr::string scratch(reading.memory);
  uint32_t matches = 0;
  for (uint32_t start = window.from; start <= text.size();) {
    if (!search.Next(start, match)) break;
    if (++matches % kMatchesPerLook == 0 && reading.deadline.Passed()) return Status::kDeadlineExceeded;
    const ByteSpan whole = SpanOf(text, match[0]);
    RuleMatch found{row, whole.begin, whole.end, {}, false};
    const re2::StringPiece& group = match[rule.group];
    const bool spanned = group.data() != nullptr && !group.empty();
    if (whole.empty()) {
      start = whole.end + (whole.end < text.size() ? DecodeAt(text, whole.end).length : 1);
      continue;
    }
    Holding holding = Holding::kSetAside;
    if (spanned) {
      found.span = SpanOf(text, group);
      const re2::StringPiece& listed = match[rule.words_group];
      const bool in_list =
          words == nullptr || (!listed.empty() && InList(*words, reading, SpanOf(text, listed), scratch));
      holding = in_list ? conditions.Judge(reading, found.span, scratch) : Holding::kNotThisSpan;
      found.holds = holding == Holding::kHolds;
    }
    start = holding == Holding::kNotThisSpan ? NextStart(rule, text, whole.begin) : whole.end;
    if (holding != Holding::kNotThisSpan) out.push_back(found);
  }
  return Status::kOk;
}

}  // namespace

bool HasGroups(const RuleRow& rule, const re2::RE2& pattern) {
  const int groups = std::max(rule.group, rule.words_group);
  return groups < kMaxGroups && groups <= pattern.NumberOfCapturingGroups();
}

Status MatchPattern(const RuleRow& rule, uint32_t row, const re2::RE2& pattern, std::string_view text,
                    const MatchConditions& conditions, const WordList* words, const Reading& reading,
                    const SearchWindow& window, std::pmr::vector<RuleMatch>& out) {
  Search search(pattern, text, window, std::max(rule.group, rule.words_group) + 1);
  return TakeMatches(rule, row, search, text, conditions, words, reading, window, out);
}

bool MatchOutline(const RuleRow& rule, uint32_t row, const OutlineTable& outlines,
                  const MatchConditions& conditions, const Reading& reading, const SearchWindow& window,
                  std::pmr::vector<RuleMatch>& out, Status* status) {
  const size_t before = out.size();
  OutlineSearch search(rule, row, outlines, reading.text.view(), window);
  *status = TakeMatches(rule, row, search, reading.text.view(), conditions, nullptr, reading, window, out);
  if (!search.IsTired()) return true;
  out.resize(before);
  return false;
}

struct PatternRule::Compiled {
  std::once_flag once;
  std::unique_ptr<re2::RE2> pattern;
};

PatternRule::PatternRule(const RuleRow& rule, const RuleBook& book)
    : rule_(rule),
      conditions_(rule, book),
      words_(rule.words == RuleRow::kNoList ? nullptr : &book.words(rule.words)),
      compiled_(std::make_unique<Compiled>()) {}

PatternRule::~PatternRule() = default;

Status PatternRule::Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const {
  std::call_once(compiled_->once, [this] {
    compiled_->pattern = std::make_unique<re2::RE2>(
        re2::StringPiece(rule_.pattern.data(), rule_.pattern.size()), PatternOptions());
  });
  const re2::RE2& pattern = *compiled_->pattern;
  if (!pattern.ok() || !HasGroups(rule_, pattern)) return Status::kBudgetExceeded;
  const auto size = static_cast<uint32_t>(reading.text.view().size());
  const StartRange everywhere{0, size};
  std::pmr::vector<RuleMatch> matches(reading.memory);
  const Status status = MatchPattern(rule_, 0, pattern, reading.text.view(), conditions_, words_, reading,
                                     {{&everywhere, 1}, size}, matches);
  for (const RuleMatch& match : matches) {
    if (match.holds) out.push_back({rule_.number, reading.part, match.span});
  }
  return status;
}

}  // namespace discreet
