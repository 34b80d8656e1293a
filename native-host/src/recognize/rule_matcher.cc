#include "recognize/rule_matcher.h"

#include <algorithm>
#include <iterator>

#include "names/built_in.h"
#include "recognize/candidates.h"
#include "recognize/pattern_rule.h"
#include "recognize/table_builder.h"
#include "recognize/word_rules.h"

namespace discreet {
namespace {

// Patterns run between two looks at the clock, which costs as much as one pattern on a short post.
constexpr size_t kPatternsPerLook = 8;

bool Holds(std::span<const uint32_t> numbers, uint32_t number) {
  return std::binary_search(numbers.begin(), numbers.end(), number);
}

// The one rule that a list rule's recognizer is about.
class WordRule final : public Recognizer {
 public:
  WordRule(const RuleRow& rule, const RuleBook& book) : id_(rule.id) {
    const auto row = static_cast<uint32_t>(&rule - book.rules().data());
    built_.plans.resize(book.rules().size());
    if (rule.near != RuleRow::kNoList) {
      built_.plans[row].near_words = static_cast<uint16_t>(LongestEntry(book.words(rule.near)));
    }
    BuildPhrases(book, {&row, 1}, built_);
    tables_ = built_.view();
    words_ = std::make_unique<WordRules>(book, tables_);
  }
  std::string_view id() const override { return id_; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    return words_->Match(
        reading, [](uint32_t) { return true; }, out);
  }

 private:
  std::string_view id_;
  BuiltTables built_;
  MatchTables tables_;
  std::unique_ptr<WordRules> words_;
};

// The forms of one rule, held while it runs.
class CachedForms final : public PatternForms {
 public:
  CachedForms(PatternCache& cache, uint32_t row, const RuleRow& rule)
      : cache_(cache), row_(row), rule_(rule) {}
  const re2::RE2* Get(bool plain) override {
    auto& form = forms_[plain ? 1 : 0];
    if (form == nullptr) form = cache_.Get(row_, rule_.pattern, plain);
    return form != nullptr && HasGroups(rule_, *form) ? form.get() : nullptr;
  }

 private:
  PatternCache& cache_;
  uint32_t row_;
  const RuleRow& rule_;
  std::shared_ptr<const re2::RE2> forms_[2];
};

// The same for a rule about tagged names.
class TaggedRule final : public Recognizer {
 public:
  TaggedRule(const RuleRow& rule, const RuleBook& book)
      : id_(rule.id), tagged_({&rule, 1}, book, names::BuiltInTagger()) {}
  std::string_view id() const override { return id_; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    const uint8_t wanted[] = {1};
    tagged_.Match(reading, wanted, out);
    return Status::kOk;
  }

 private:
  std::string_view id_;
  TaggedRules tagged_;
};

}  // namespace

std::unique_ptr<Recognizer> MakeRecognizer(const RuleRow& rule, const RuleBook& book) {
  if (rule.match == MatchKind::kFindings) return MakeFindingRecognizer(rule, book);
  return WithSecondLooks(rule, MakePlainRecognizer(rule, book));
}

std::unique_ptr<Recognizer> MakePlainRecognizer(const RuleRow& rule, const RuleBook& book) {
  if (rule.match == MatchKind::kWords) return std::make_unique<WordRule>(rule, book);
  if (rule.match == MatchKind::kTagged) return std::make_unique<TaggedRule>(rule, book);
  return std::make_unique<PatternRule>(rule, book);
}

RuleMatcher::RuleMatcher(const RuleBook& book)
    : book_(book),
      tagged_(book.rules(), book, names::BuiltInTagger()),
      finding_rules_(book.rules()),
      second_looks_(book.rules()) {
  if (const MatchTables* tables = book.match_tables(); tables != nullptr) {
    tables_ = *tables;
    return;
  }
  auto built = std::make_unique<BuiltTables>(BuildTables(book));
  tables_ = built->view();
  built_ = std::move(built);
}

RuleMatcher::~RuleMatcher() = default;

bool RuleMatcher::IsWanted(const RuleRow& rule, const MatchControl& control) {
  const Kind kind = control.kind == Kind::kUnspecified ? Kind::kPost : control.kind;
  const bool for_kind = rule.kinds == 0 || (rule.kinds & (1U << static_cast<uint32_t>(kind))) != 0;
  return for_kind && !Holds(control.disabled, rule.number);
}

void RuleMatcher::Match(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                        std::pmr::vector<uint32_t>& unfinished) const {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  for (const uint32_t number : control.quarantined) {
    const RuleRow* const rule = book_.rule(number);
    if (rule != nullptr && IsWanted(*rule, control)) unfinished.push_back(number);
  }
  MatchLanes(reading, control, out, unfinished);
  const auto read = [&](Look look, const Reading& second, std::pmr::vector<Finding>& found) {
    const auto others = second_looks_.Others(look);
    std::pmr::vector<uint32_t> off(reading.memory);
    std::set_union(others.begin(), others.end(), control.disabled.begin(), control.disabled.end(),
                   std::back_inserter(off));
    MatchLanes(second, {control.kind, off, control.quarantined, control.running}, found, unfinished);
  };
  second_looks_.Take(reading, read, static_cast<size_t>(first), out);
  std::sort(out.begin() + first, out.end());
}

void RuleMatcher::MatchLanes(const Reading& reading, const MatchControl& control,
                             std::pmr::vector<Finding>& out, std::pmr::vector<uint32_t>& unfinished) const {
  MatchWords(reading, control, out, unfinished);
  MatchTagged(reading, control, out, unfinished);
  MatchPatterns(reading, control, out, unfinished);
}

// Every wanted rule of a kind that none of them ran, quarantined ones aside: those are named already.
void RuleMatcher::NameAll(MatchKind kind, const MatchControl& control,
                          std::pmr::vector<uint32_t>& unfinished) const {
  for (const RuleRow& rule : book_.rules()) {
    if (rule.match == kind && IsWanted(rule, control) && !Holds(control.quarantined, rule.number)) {
      unfinished.push_back(rule.number);
    }
  }
}

void RuleMatcher::MatchWords(const Reading& reading, const MatchControl& control,
                             std::pmr::vector<Finding>& out, std::pmr::vector<uint32_t>& unfinished) const {
  const auto wanted = [&](uint32_t row) {
    const RuleRow& rule = book_.rules()[row];
    return IsWanted(rule, control) && !Holds(control.quarantined, rule.number);
  };
  const size_t first = out.size();
  const bool done =
      !reading.deadline.Passed() && WordRules(book_, tables_).Match(reading, wanted, out) == Status::kOk;
  if (done) return;
  out.resize(first);
  NameAll(MatchKind::kWords, control, unfinished);
}

void RuleMatcher::MatchTagged(const Reading& reading, const MatchControl& control,
                              std::pmr::vector<Finding>& out, std::pmr::vector<uint32_t>& unfinished) const {
  const auto rows = tagged_.rows();
  if (rows.empty()) return;
  if (reading.deadline.Passed()) return NameAll(MatchKind::kTagged, control, unfinished);
  std::pmr::vector<uint8_t> wanted(rows.size(), 0, reading.memory);
  for (size_t i = 0; i < rows.size(); ++i) {
    wanted[i] = IsWanted(*rows[i], control) && !Holds(control.quarantined, rows[i]->number) ? 1 : 0;
  }
  tagged_.Match(reading, wanted, out);
}

void RuleMatcher::MatchPatterns(const Reading& reading, const MatchControl& control,
                                std::pmr::vector<Finding>& out,
                                std::pmr::vector<uint32_t>& unfinished) const {
  if (reading.deadline.Passed()) return NameAll(MatchKind::kPattern, control, unfinished);
  Candidates candidates(tables_, reading.text.view(), reading.memory);
  std::pmr::vector<StartRange> starts(reading.memory);
  bool late = false;
  uint32_t row = 0;
  for (size_t run = 1; candidates.Next(&row, &starts); ++run) {
    const RuleRow& rule = book_.rules()[row];
    if (!IsWanted(rule, control) || Holds(control.quarantined, rule.number)) continue;
    late = late || (run % kPatternsPerLook == 0 && reading.deadline.Passed());
    if (late) {
      unfinished.push_back(rule.number);
      continue;
    }
    if (control.running != nullptr) control.running->store(rule.number, std::memory_order_relaxed);
    const Status status =
        RunPattern(row, reading, starts, candidates.runs().Bytes(tables_.plans[row].most), out);
    if (control.running != nullptr) control.running->store(0, std::memory_order_relaxed);
    if (status != Status::kOk) unfinished.push_back(rule.number);
  }
}

Status RuleMatcher::RunPattern(uint32_t row, const Reading& reading, std::span<const StartRange> starts,
                               uint32_t most_bytes, std::pmr::vector<Finding>& out) const {
  const RuleRow& rule = book_.rules()[row];
  CachedForms patterns(patterns_, row, rule);
  const MatchConditions conditions(rule, book_, tables_.plans[row].near_words);
  const WordList* const words = rule.words == RuleRow::kNoList ? nullptr : &book_.words(rule.words);
  return MatchPattern(rule, patterns, conditions, words, reading, {starts, most_bytes}, out);
}

std::vector<uint32_t> RuleMatcher::CompileAll() const {
  std::vector<uint32_t> broken;
  for (uint32_t row = 0; row < book_.rules().size(); ++row) {
    const RuleRow& rule = book_.rules()[row];
    if (rule.match != MatchKind::kPattern) continue;
    const auto pattern = patterns_.Get(row, rule.pattern, false);
    if (pattern == nullptr || !HasGroups(rule, *pattern)) broken.push_back(rule.number);
  }
  return broken;
}

}  // namespace discreet
