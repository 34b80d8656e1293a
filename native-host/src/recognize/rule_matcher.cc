#include "recognize/rule_matcher.h"

#include <algorithm>

namespace discreet {
namespace {

// Patterns run between two looks at the clock, which costs as much as one pattern on a short post.
constexpr size_t kPatternsPerLook = 8;

std::vector<const RuleRow*> RowsOf(const RuleBook& book, MatchKind kind) {
  std::vector<const RuleRow*> rows;
  for (const RuleRow& rule : book.rules()) {
    if (rule.match == kind) rows.push_back(&rule);
  }
  return rows;
}

bool Holds(std::span<const uint32_t> numbers, uint32_t number) {
  return std::binary_search(numbers.begin(), numbers.end(), number);
}

// The one rule that a list rule's recognizer is about.
class WordRule final : public Recognizer {
 public:
  WordRule(const RuleRow& rule, const RuleBook& book) : id_(rule.id), row_(&rule), words_({&row_, 1}, book) {}
  std::string_view id() const override { return id_; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    const uint8_t wanted[] = {1};
    return words_.Match(reading, wanted, out);
  }

 private:
  std::string_view id_;
  const RuleRow* row_;
  WordRules words_;
};

}  // namespace

std::unique_ptr<Recognizer> MakeRecognizer(const RuleRow& rule, const RuleBook& book) {
  if (rule.match == MatchKind::kWords) return std::make_unique<WordRule>(rule, book);
  return std::make_unique<PatternRule>(rule, book);
}

RuleMatcher::RuleMatcher(const RuleBook& book)
    : pattern_rows_(RowsOf(book, MatchKind::kPattern)), words_(RowsOf(book, MatchKind::kWords), book) {
  patterns_.reserve(pattern_rows_.size());
  for (const RuleRow* rule : pattern_rows_) patterns_.push_back(std::make_unique<PatternRule>(*rule, book));
}

bool RuleMatcher::IsWanted(const RuleRow& rule, const MatchControl& control) {
  const Kind kind = control.kind == Kind::kUnspecified ? Kind::kPost : control.kind;
  const bool for_kind = rule.kinds == 0 || (rule.kinds & (1U << static_cast<uint32_t>(kind))) != 0;
  return for_kind && !Holds(control.disabled, rule.number);
}

void RuleMatcher::Match(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                        std::pmr::vector<uint32_t>& unfinished) const {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  MatchWords(reading, control, out, unfinished);
  MatchPatterns(reading, control, out, unfinished);
  std::sort(out.begin() + first, out.end());
}

void RuleMatcher::MatchWords(const Reading& reading, const MatchControl& control,
                             std::pmr::vector<Finding>& out, std::pmr::vector<uint32_t>& unfinished) const {
  const auto rows = words_.rows();
  std::pmr::vector<uint8_t> wanted(rows.size(), 0, reading.memory);
  for (size_t i = 0; i < rows.size(); ++i) {
    wanted[i] = IsWanted(*rows[i], control) && !Holds(control.quarantined, rows[i]->number) ? 1 : 0;
  }
  const size_t first = out.size();
  const bool done = !reading.deadline.Passed() && words_.Match(reading, wanted, out) == Status::kOk;
  if (!done) out.resize(first);
  for (size_t i = 0; i < rows.size(); ++i) {
    if (IsWanted(*rows[i], control) && !(done && wanted[i] != 0)) unfinished.push_back(rows[i]->number);
  }
}

void RuleMatcher::MatchPatterns(const Reading& reading, const MatchControl& control,
                                std::pmr::vector<Finding>& out,
                                std::pmr::vector<uint32_t>& unfinished) const {
  bool late = false;
  for (size_t i = 0; i < patterns_.size(); ++i) {
    const RuleRow& rule = *pattern_rows_[i];
    if (!IsWanted(rule, control)) continue;
    late = late || (i % kPatternsPerLook == 0 && reading.deadline.Passed());
    if (late || Holds(control.quarantined, rule.number)) {
      unfinished.push_back(rule.number);
      continue;
    }
    if (control.running != nullptr) control.running->store(rule.number, std::memory_order_relaxed);
    const Status status = patterns_[i]->Recognize(reading, out);
    if (control.running != nullptr) control.running->store(0, std::memory_order_relaxed);
    if (status != Status::kOk) unfinished.push_back(rule.number);
  }
}

std::vector<uint32_t> RuleMatcher::CompileAll() const {
  std::vector<uint32_t> broken;
  for (size_t i = 0; i < patterns_.size(); ++i) {
    if (!patterns_[i]->Compiles()) broken.push_back(pattern_rows_[i]->number);
  }
  return broken;
}

}  // namespace discreet
