#include "recognize/rule_matcher.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "names/built_in.h"
#include "recognize/classified_rules.h"
#include "recognize/pattern_rule.h"
#include "recognize/table_builder.h"

namespace discreet {
namespace {

// The one rule that a list rule's recognizer is about.
class WordRule final : public Recognizer {
 public:
  WordRule(const RuleRow& rule, const RuleBook& book) : id_(rule.id), number_(rule.number) {
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
    std::pmr::vector<RuleMatch> matches(reading.memory);
    const Status status = words_->Match(
        reading, [](uint32_t) { return true; }, matches);
    for (const RuleMatch& match : matches) {
      if (match.holds) out.push_back({number_, reading.part, match.span});
    }
    return status;
  }

 private:
  std::string_view id_;
  uint32_t number_;
  BuiltTables built_;
  MatchTables tables_;
  std::unique_ptr<WordRules> words_;
};

// The same for a rule about tagged names.
class TaggedRule final : public Recognizer {
 public:
  TaggedRule(const RuleRow& rule, const RuleBook& book)
      : id_(rule.id), number_(rule.number), tagged_({&rule, 1}, book, names::BuiltInTagger()) {}
  std::string_view id() const override { return id_; }
  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    const uint8_t wanted[] = {1};
    std::pmr::vector<RuleMatch> matches(reading.memory);
    tagged_.Match(reading, tagged_.Tag(reading), wanted, nullptr, matches);
    for (const RuleMatch& match : matches) {
      if (match.holds) out.push_back({number_, reading.part, match.span});
    }
    return Status::kOk;
  }

 private:
  std::string_view id_;
  uint32_t number_;
  TaggedRules tagged_;
};

}  // namespace

std::unique_ptr<Recognizer> MakeRecognizer(const RuleRow& rule, const RuleBook& book) {
  if (rule.match == MatchKind::kFindings) return MakeFindingRecognizer(rule, book);
  if (rule.match == MatchKind::kClassified) return MakeClassifiedRecognizer(rule);
  return WithSecondLooks(rule, MakePlainRecognizer(rule, book));
}

std::unique_ptr<Recognizer> MakePlainRecognizer(const RuleRow& rule, const RuleBook& book) {
  if (rule.match == MatchKind::kWords) return std::make_unique<WordRule>(rule, book);
  if (rule.match == MatchKind::kTagged) return std::make_unique<TaggedRule>(rule, book);
  return std::make_unique<PatternRule>(rule, book);
}

// What lanes found.
struct RuleMatcher::Lanes {
  explicit Lanes(std::pmr::memory_resource* memory)
      : by_words(memory), by_pattern(memory), by_name(memory), names(memory) {}
  uint32_t kinds = UINT32_MAX;     // of rules that run here: bits by MatchKind
  std::span<const uint32_t> only;  // as RowControl's
  TextRuns runs;
  std::pmr::vector<RuleMatch> by_words;
  std::pmr::vector<RuleMatch> by_pattern;
  std::pmr::vector<RuleMatch> by_name;
  names::TaggedText names;

  bool Run(MatchKind kind) const { return (kinds >> static_cast<uint32_t>(kind) & 1U) != 0; }
  void KeepIn(KeptForm& kept, const Fingerprint& print) const {
    kept.print = print;
    kept.runs = runs;
    kept.by_words.assign(by_words.begin(), by_words.end());
    kept.by_pattern.assign(by_pattern.begin(), by_pattern.end());
    kept.by_name.assign(by_name.begin(), by_name.end());
    names.KeepIn(kept.names);
  }
};

RuleMatcher::RuleMatcher(const RuleBook& book)
    : book_(book),
      tagged_(book.rules(), book, names::BuiltInTagger()),
      finding_rules_(book.rules()),
      classified_rules_(book.rules()),
      second_looks_(book.rules()),
      words_(book, tables_),
      patterns_(book, tables_) {
  if (const MatchTables* tables = book.match_tables(); tables != nullptr) {
    tables_ = *tables;
    return;
  }
  auto built = std::make_unique<BuiltTables>(BuildTables(book));
  tables_ = built->view();
  built_ = std::move(built);
}

RuleMatcher::~RuleMatcher() = default;

void RuleMatcher::Match(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
                        std::pmr::vector<uint32_t>& unfinished) const {
  Lanes lanes(reading.memory);
  NameQuarantined(control, unfinished);
  Run(reading, control, nullptr, lanes, unfinished);
  Finish(lanes, reading, control, {}, nullptr, nullptr, out, unfinished);
}

void RuleMatcher::MatchEdited(const Reading& reading, const MatchControl& control, const Change& change,
                              const KeptReading& before, std::pmr::vector<Finding>& out,
                              std::pmr::vector<uint32_t>& unfinished) const {
  Lanes lanes(reading.memory);
  NameQuarantined(control, unfinished);
  const Earlier earlier{change, before.typed};
  Run(reading, control, &earlier, lanes, unfinished);
  Finish(lanes, reading, control, before.typed.print, &before, nullptr, out, unfinished);
}

bool RuleMatcher::MatchAndKeep(const Reading& reading, const MatchControl& control, const Fingerprint& print,
                               const KeptReading* before, KeptReading& kept, std::pmr::vector<Finding>& out,
                               std::pmr::vector<uint32_t>& unfinished) const {
  Lanes lanes(reading.memory);
  NameQuarantined(control, unfinished);
  const size_t missing = unfinished.size();
  std::optional<Earlier> earlier;
  if (before != nullptr) earlier.emplace(Earlier{print.Since(before->typed.print), before->typed});
  Run(reading, control, earlier ? &*earlier : nullptr, lanes, unfinished);
  Finish(lanes, reading, control, print, before, &kept, out, unfinished);
  if (unfinished.size() != missing) return false;
  lanes.KeepIn(kept.typed, print);
  kept.kind = control.kind;
  kept.disabled.assign(control.disabled.begin(), control.disabled.end());
  kept.structural_only = control.structural_only;
  kept.quarantined.assign(control.quarantined.begin(), control.quarantined.end());
  return true;
}

void RuleMatcher::Run(const Reading& reading, const MatchControl& control, const Earlier* earlier,
                      Lanes& lanes, std::pmr::vector<uint32_t>& unfinished) const {
  const std::function<bool(uint32_t)> wanted = [&](uint32_t row) {
    const RuleRow& rule = book_.rules()[row];
    return Runs(rule, control);
  };
  const std::string_view text = reading.text.view();
  lanes.runs = earlier == nullptr ? TextRuns(text) : TextRuns(text, earlier->change, earlier->form.runs);
  if (lanes.Run(MatchKind::kWords)) RunWords(reading, wanted, control, earlier, lanes, unfinished);
  if (lanes.Run(MatchKind::kTagged)) RunTagged(reading, control, earlier, lanes, unfinished);
  if (!lanes.Run(MatchKind::kPattern)) return;
  if (reading.deadline.Passed()) return NameAll(MatchKind::kPattern, control, unfinished);
  const RowControl rows{wanted, control.running, lanes.only};
  if (earlier == nullptr) {
    patterns_.Match(reading, lanes.runs, rows, lanes.by_pattern, unfinished);
  } else {
    patterns_.MatchAgain(reading, lanes.runs, rows, earlier->change, earlier->form.by_pattern,
                         lanes.by_pattern, unfinished);
  }
}

void RuleMatcher::Finish(const Lanes& lanes, const Reading& reading, const MatchControl& control,
                         const Fingerprint& print, const KeptReading* before, KeptReading* kept,
                         std::pmr::vector<Finding>& out, std::pmr::vector<uint32_t>& unfinished) const {
  const size_t first = out.size();
  Append(lanes, reading, out);
  const auto read = [&](SecondForm form, const Reading& second, std::pmr::vector<Finding>& found) {
    const auto others = second_looks_.Others(form.look);
    std::pmr::vector<uint32_t> off(reading.memory);
    std::set_union(others.begin(), others.end(), control.disabled.begin(), control.disabled.end(),
                   std::back_inserter(off));
    const MatchControl asked{control.kind, off, control.quarantined, control.running,
                             control.structural_only};
    const KeptForm* const old = before == nullptr ? nullptr : before->Other(form);
    Fingerprint second_print;
    if (old != nullptr || kept != nullptr) second_print = print.Of(second.text.view());
    std::optional<Earlier> earlier;
    if (old != nullptr) earlier.emplace(Earlier{second_print.Since(old->print), *old});
    Lanes again(reading.memory);
    again.kinds = second_looks_.KindsAsking(form.look);
    again.only = second_looks_.FewPatterns(form.look);
    Run(second, asked, earlier ? &*earlier : nullptr, again, unfinished);
    if (kept != nullptr) again.KeepIn(kept->others.emplace_back(KeptLook{form, {}}).form, second_print);
    Append(again, second, found);
  };
  second_looks_.Take(reading, read, first, out);
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
}

void RuleMatcher::Append(const Lanes& lanes, const Reading& reading, std::pmr::vector<Finding>& out) const {
  for (const auto* matches : {&lanes.by_words, &lanes.by_pattern, &lanes.by_name}) {
    for (const RuleMatch& match : *matches) {
      if (match.holds) out.push_back({book_.rules()[match.row].number, reading.part, match.span});
    }
  }
}

void RuleMatcher::NameQuarantined(const MatchControl& control, std::pmr::vector<uint32_t>& unfinished) const {
  for (const uint32_t number : control.quarantined) {
    const RuleRow* const rule = book_.rule(number);
    if (rule != nullptr && IsWanted(*rule, control)) unfinished.push_back(number);
  }
}

// Every wanted rule of a kind that none of them ran, quarantined ones aside: those are named already.
void RuleMatcher::NameAll(MatchKind kind, const MatchControl& control,
                          std::pmr::vector<uint32_t>& unfinished) const {
  for (const RuleRow& rule : book_.rules()) {
    if (rule.match == kind && Runs(rule, control)) {
      unfinished.push_back(rule.number);
    }
  }
}

void RuleMatcher::RunWords(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
                           const MatchControl& control, const Earlier* earlier, Lanes& lanes,
                           std::pmr::vector<uint32_t>& unfinished) const {
  Status status = Status::kDeadlineExceeded;
  if (!reading.deadline.Passed()) {
    status = earlier == nullptr ? words_.Match(reading, wanted, lanes.by_words)
                                : words_.MatchAgain(reading, wanted, earlier->change, earlier->form.by_words,
                                                    patterns_.WidestSight(lanes.runs), lanes.by_words);
  }
  if (status == Status::kOk) return;
  lanes.by_words.clear();
  NameAll(MatchKind::kWords, control, unfinished);
}

void RuleMatcher::RunTagged(const Reading& reading, const MatchControl& control, const Earlier* earlier,
                            Lanes& lanes, std::pmr::vector<uint32_t>& unfinished) const {
  const auto rows = tagged_.rows();
  std::pmr::vector<uint8_t> wanted(rows.size(), 0, reading.memory);
  for (size_t i = 0; i < rows.size(); ++i) {
    wanted[i] = Runs(*rows[i], control) ? 1 : 0;
  }
  if (std::find(wanted.begin(), wanted.end(), 1) == wanted.end()) return;
  if (reading.deadline.Passed()) return NameAll(MatchKind::kTagged, control, unfinished);
  if (earlier == nullptr) {
    lanes.names = tagged_.Tag(reading);
    return tagged_.Match(reading, lanes.names, wanted, nullptr, lanes.by_name);
  }
  lanes.names = tagged_.TagAgain(reading, earlier->change, earlier->form.names);
  const TaggedRules::Before known{earlier->change, earlier->form.by_name, lanes.runs};
  tagged_.Match(reading, lanes.names, wanted, &known, lanes.by_name);
}

std::vector<uint32_t> RuleMatcher::CompileAll() const { return patterns_.CompileAll(); }

}  // namespace discreet
