#include "recognize/finding_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "recognize/rule_matcher.h"
#include "text/sentences.h"

namespace discreet {
namespace {

// Where the pieces of each part begin, cut when first asked for.
class Pieces {
 public:
  Pieces(std::span<const NormalizedText* const> texts, std::pmr::memory_resource* memory)
      : texts_(texts), lines_(texts.size(), memory), sentences_(texts.size(), memory) {}

  // Which piece of its part a finding stands in.
  uint32_t Of(const Finding& finding, Together together) {
    if (together != Together::kLine && together != Together::kSentence) return 0;
    const bool line = together == Together::kLine;
    auto& begins = (line ? lines_ : sentences_)[finding.part];
    if (begins.empty()) {
      const std::string_view text = texts_[finding.part]->view();
      std::pmr::memory_resource* const memory = begins.get_allocator().resource();
      begins = line ? LineBegins(text, memory) : SentenceBegins(text, memory);
    }
    return PieceAt(begins, finding.span.begin);
  }

 private:
  std::span<const NormalizedText* const> texts_;
  std::pmr::vector<std::pmr::vector<uint32_t>> lines_;
  std::pmr::vector<std::pmr::vector<uint32_t>> sentences_;
};

// A finding that fills a slot.
struct Standing {
  uint32_t part;
  uint32_t piece;
  ByteSpan span;
  uint32_t longest;  // index of the one that ends last of those that begin at or before this in its piece
};

uint32_t GapBetween(ByteSpan a, ByteSpan b) {
  if (a.Overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

bool SamePiece(const Standing& a, const Standing& b) { return a.part == b.part && a.piece == b.piece; }

// The findings that fill one slot, in Finding's order.
class Slot {
 public:
  explicit Slot(std::pmr::memory_resource* memory) : standing_(memory) {}

  void Add(const Finding& finding, uint32_t piece) {
    const auto index = static_cast<uint32_t>(standing_.size());
    Standing added{finding.part, piece, finding.span, index};
    if (index > 0 && SamePiece(standing_.back(), added)) {
      const uint32_t before = standing_.back().longest;
      if (standing_[before].span.end > added.span.end) added.longest = before;
    }
    standing_.push_back(added);
  }

  const std::pmr::vector<Standing>& all() const { return standing_; }

  // The nearest to `anchor` in its piece; nullptr for none within `most` bytes.
  const Standing* Nearest(const Standing& anchor, uint32_t most) const {
    const auto behind =
        std::partition_point(standing_.begin(), standing_.end(), [&anchor](const Standing& each) {
          return each.part != anchor.part ? each.part < anchor.part : each.span.begin < anchor.span.begin;
        });
    const Standing* nearest = nullptr;
    const auto consider = [&](const Standing& each) {
      if (!SamePiece(each, anchor) || GapBetween(each.span, anchor.span) > most) return;
      if (nearest == nullptr || GapBetween(each.span, anchor.span) < GapBetween(nearest->span, anchor.span))
        nearest = &each;
    };
    if (behind != standing_.begin()) consider(standing_[std::prev(behind)->longest]);
    if (behind != standing_.end()) consider(*behind);
    return nearest;
  }

 private:
  std::pmr::vector<Standing> standing_;
};

// One rule over the findings of a draft.
class Logic {
 public:
  Logic(const RuleRow& rule, std::pmr::memory_resource* memory)
      : rule_(rule), logic_(rule.findings), none_(memory), found_(memory) {
    for (uint32_t slot = 0; slot < logic_.slots; ++slot) slots_[slot].emplace(memory);
  }

  const std::pmr::vector<Finding>& Run(std::span<const Finding> findings, Pieces& pieces) {
    for (const Finding& finding : findings) {
      const auto use =
          std::lower_bound(logic_.uses.begin(), logic_.uses.end(), finding.rule,
                           [](const FindingUse& each, uint32_t number) { return each.rule < number; });
      if (use == logic_.uses.end() || use->rule != finding.rule) continue;
      Slot& slot = use->slot == FindingUse::kNone ? none_ : *slots_[use->slot];
      slot.Add(finding, pieces.Of(finding, logic_.together));
    }
    for (const Standing& anchor : slots_[0]->all()) Judge(anchor);
    return found_;
  }

 private:
  void Judge(const Standing& anchor) {
    if (IsThere(none_, anchor) != nullptr) return;
    ByteSpan span = anchor.span;
    for (uint32_t slot = 1; slot < logic_.slots; ++slot) {
      const Standing* const other = IsThere(*slots_[slot], anchor);
      if (other == nullptr) return;
      if (!logic_.reaches) continue;
      span = {std::min(span.begin, other->span.begin), std::max(span.end, other->span.end)};
    }
    const bool overlaps =
        !found_.empty() && found_.back().part == anchor.part && found_.back().span.end > span.begin;
    if (!overlaps) found_.push_back({rule_.number, anchor.part, span});
  }

  const Standing* IsThere(const Slot& slot, const Standing& anchor) const {
    if (logic_.together == Together::kDraft) return slot.all().empty() ? nullptr : slot.all().data();
    return slot.Nearest(anchor, logic_.within == 0 ? UINT32_MAX : logic_.within);
  }

  const RuleRow& rule_;
  const FindingLogic& logic_;
  std::array<std::optional<Slot>, FindingLogic::kMostSlots> slots_;
  Slot none_;
  std::pmr::vector<Finding> found_;
};

bool UsesOneOf(const FindingLogic& logic, const std::pmr::vector<uint32_t>& numbers) {
  return std::any_of(logic.uses.begin(), logic.uses.end(), [&numbers](const FindingUse& use) {
    return std::find(numbers.begin(), numbers.end(), use.rule) != numbers.end();
  });
}

std::vector<const RuleRow*> OfThisKind(std::span<const RuleRow> rules) {
  std::vector<const RuleRow*> found;
  for (const RuleRow& rule : rules) {
    if (rule.match == MatchKind::kFindings) found.push_back(&rule);
  }
  return found;
}

}  // namespace

FindingRules::FindingRules(std::span<const RuleRow> rules) : rules_(OfThisKind(rules)) {}
FindingRules::FindingRules(std::vector<const RuleRow*> rules) : rules_(std::move(rules)) {}

void FindingRules::Match(std::span<const NormalizedText* const> texts, const MatchControl& control,
                         const Deadline& deadline, std::pmr::vector<Finding>& findings,
                         std::pmr::vector<uint32_t>& unfinished) const {
  std::sort(findings.begin(), findings.end());
  std::pmr::memory_resource* const memory = findings.get_allocator().resource();
  Pieces pieces(texts, memory);
  for (const RuleRow* rule : rules_) {
    // Who was put aside is named already.
    if (!Runs(*rule, control)) continue;
    if (UsesOneOf(rule->findings, unfinished) || deadline.Passed()) {
      unfinished.push_back(rule->number);
      continue;
    }
    if (control.running != nullptr) control.running->store(rule->number, std::memory_order_relaxed);
    Logic logic(*rule, memory);
    const auto& found = logic.Run(findings, pieces);
    const auto middle = static_cast<std::ptrdiff_t>(findings.size());
    findings.insert(findings.end(), found.begin(), found.end());
    std::inplace_merge(findings.begin(), findings.begin() + middle, findings.end());
    if (control.running != nullptr) control.running->store(0, std::memory_order_relaxed);
  }
}

namespace {

// What a rule builds on, itself last; each once.
void AddWithUsed(const RuleRow& rule, const RuleBook& book, std::set<uint32_t>& numbers) {
  if (!numbers.insert(rule.number).second) return;
  for (const FindingUse& use : rule.findings.uses) AddWithUsed(*book.rule(use.rule), book, numbers);
}

class FindingRule final : public Recognizer {
 public:
  FindingRule(const RuleRow& rule, const RuleBook& book) : rule_(rule), logic_(Logics(rule, book)) {
    std::set<uint32_t> numbers;
    AddWithUsed(rule, book, numbers);
    for (const uint32_t number : numbers) {
      const RuleRow& used = *book.rule(number);
      if (used.match != MatchKind::kFindings) used_.push_back(MakeRecognizer(used, book));
    }
  }

  std::string_view id() const override { return rule_.id; }

  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    std::pmr::vector<Finding> findings(reading.memory);
    for (const auto& used : used_) {
      if (const Status status = used->Recognize(reading, findings); status != Status::kOk) return status;
    }
    for (Finding& finding : findings) finding.part = 0;  // the only one
    const NormalizedText* const text = &reading.text;
    std::pmr::vector<uint32_t> unfinished(reading.memory);
    logic_.Match({&text, 1}, {}, reading.deadline, findings, unfinished);
    for (const Finding& finding : findings) {
      if (finding.rule == rule_.number) out.push_back({finding.rule, reading.part, finding.span});
    }
    return unfinished.empty() ? Status::kOk : Status::kDeadlineExceeded;
  }

 private:
  static FindingRules Logics(const RuleRow& rule, const RuleBook& book) {
    std::set<uint32_t> numbers;
    AddWithUsed(rule, book, numbers);
    std::vector<const RuleRow*> rows;
    for (const uint32_t number : numbers) {
      if (book.rule(number)->match == MatchKind::kFindings) rows.push_back(book.rule(number));
    }
    return FindingRules(std::move(rows));
  }

  const RuleRow& rule_;
  FindingRules logic_;
  std::vector<std::unique_ptr<Recognizer>> used_;
};

}  // namespace

std::unique_ptr<Recognizer> MakeFindingRecognizer(const RuleRow& rule, const RuleBook& book) {
  return std::make_unique<FindingRule>(rule, book);
}

}  // namespace discreet
