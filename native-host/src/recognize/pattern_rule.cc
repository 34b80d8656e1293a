#include "recognize/pattern_rule.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include "recognize/pattern_options.h"
#include "recognize/quick_forms.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr int kMaxGroups = 10;
// Matches looked at between two looks at the clock, which costs as much as a short match.
constexpr uint32_t kMatchesPerLook = 64;

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

// A pattern that is compiled at its first use, once, whoever comes first.
class LazyPattern {
 public:
  // nullptr when it does not compile.
  const re2::RE2* Get(std::string_view pattern) {
    std::call_once(once_, [&] {
      compiled_ =
          std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), PatternOptions());
    });
    return compiled_->ok() ? compiled_.get() : nullptr;
  }

 private:
  std::once_flag once_;
  std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace

struct PatternRule::Compiled {
  explicit Compiled(std::string_view pattern) : forms(QuickFormsOf(pattern)) {}
  std::optional<QuickForms> forms;
  LazyPattern gate;
  LazyPattern plain;
  LazyPattern own;
};

PatternRule::PatternRule(const RuleRow& rule, const RuleBook& book)
    : rule_(rule),
      conditions_(rule, book),
      words_(rule.words == RuleRow::kNoList ? nullptr : &book.words(rule.words)),
      span_starts_match_(SpanStartsMatch(rule)),
      compiled_(std::make_unique<Compiled>(rule.pattern)) {}

PatternRule::~PatternRule() = default;

bool PatternRule::HasGroups(const re2::RE2& pattern) const {
  const int groups = std::max(rule_.group, rule_.words_group);
  return groups < kMaxGroups && groups <= pattern.NumberOfCapturingGroups();
}

bool PatternRule::Compiles() const {
  const re2::RE2* pattern = compiled_->own.Get(rule_.pattern);
  return pattern != nullptr && HasGroups(*pattern);
}

bool PatternRule::MayMatch(std::string_view text) const {
  if (!compiled_->forms) return true;
  if (!compiled_->forms->gate_for_all && AsciiPrefix(text) != text.size()) return true;
  const re2::RE2* gate = compiled_->gate.Get(compiled_->forms->gate);
  if (gate == nullptr) return true;
  return gate->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED,
                     nullptr, 0);
}

const re2::RE2* PatternRule::PatternFor(bool plain) const {
  if (plain && compiled_->forms) {
    const re2::RE2* form = compiled_->plain.Get(compiled_->forms->plain);
    if (form != nullptr && HasGroups(*form)) return form;
  }
  return Compiles() ? compiled_->own.Get(rule_.pattern) : nullptr;
}

// Where the next match may begin after one that began at `rejected` did not hold.
uint32_t PatternRule::NextStart(std::string_view text, uint32_t rejected) const {
  const bool past_word = rule_.whole && span_starts_match_;
  uint32_t next = rejected;
  CodePoint code;
  do {
    code = DecodeAt(text, next);
    next += code.length;
  } while (past_word && next < text.size() && IsWordPart(code.value));
  return next;
}

Status PatternRule::Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const {
  const std::string_view text = reading.text.view();
  if (!MayMatch(text)) return Status::kOk;
  const re2::RE2* pattern = PatternFor(reading.words.plain());
  if (pattern == nullptr) return Status::kBudgetExceeded;
  const re2::StringPiece piece(text.data(), text.size());
  const int groups = std::max(rule_.group, rule_.words_group) + 1;
  std::array<re2::StringPiece, kMaxGroups> match;
  std::pmr::string scratch(reading.memory);
  uint32_t matches = 0;
  for (size_t start = 0; start <= text.size();) {
    if (!pattern->Match(piece, start, text.size(), re2::RE2::UNANCHORED, match.data(), groups)) break;
    if (++matches % kMatchesPerLook == 0 && reading.deadline.Passed()) return Status::kDeadlineExceeded;
    const ByteSpan whole = SpanOf(text, match[0]);
    const re2::StringPiece& group = match[rule_.group];
    const bool spanned = group.data() != nullptr && !group.empty();
    if (whole.empty() || !spanned) {
      start = whole.empty() ? whole.end + (whole.end < text.size() ? DecodeAt(text, whole.end).length : 1)
                            : whole.end;
      continue;
    }
    const ByteSpan span = SpanOf(text, group);
    const re2::StringPiece& listed = match[rule_.words_group];
    const bool in_list =
        words_ == nullptr || (!listed.empty() && InList(*words_, reading, SpanOf(text, listed), scratch));
    const Holding holding = in_list ? conditions_.Judge(reading, span, scratch) : Holding::kNotThisSpan;
    if (holding == Holding::kHolds) out.push_back({rule_.number, reading.part, span});
    start = holding == Holding::kNotThisSpan ? NextStart(text, whole.begin) : whole.end;
  }
  return Status::kOk;
}

}  // namespace discreet
