#include "recognize/second_looks.h"

#include <algorithm>
#include <tuple>

#include "text/second_reading.h"

namespace discreet {
namespace {

constexpr Look kLooks[] = {Look::kTags, Look::kDisguises};

bool ByRule(const Finding& a, const Finding& b) {
  return std::tie(a.rule, a.span.begin) < std::tie(b.rule, b.span.begin);
}

// Findings of rules that never overlap themselves, so that each can be asked in a logarithm.
class Known {
 public:
  Known(std::span<const Finding> findings, std::pmr::memory_resource* memory)
      : findings_(findings.begin(), findings.end(), memory) {
    std::sort(findings_.begin(), findings_.end(), ByRule);
  }

  // Whether none of its rule's findings overlaps it; then it is one of them.
  bool Add(const Finding& finding) {
    const auto after = std::lower_bound(findings_.begin(), findings_.end(), finding, ByRule);
    const auto overlaps = [&finding](const Finding& each) {
      return each.rule == finding.rule && each.span.Overlaps(finding.span);
    };
    if (after != findings_.end() && overlaps(*after)) return false;
    if (after != findings_.begin() && overlaps(*std::prev(after))) return false;
    added_.push_back(finding);
    return true;
  }
  // Those of one reading do not overlap among themselves, so they are sorted in once it is through.
  void Settle() {
    findings_.insert(findings_.end(), added_.begin(), added_.end());
    std::sort(findings_.begin(), findings_.end(), ByRule);
    added_.clear();
  }

 private:
  std::pmr::vector<Finding> findings_;
  std::pmr::vector<Finding> added_{findings_.get_allocator()};
};

void TakeOne(const SecondReading& second, SecondForm form, const Reading& reading,
             const SecondLooks::Read& read, Known& known, std::pmr::vector<Finding>& out) {
  const NormalizedText text(second.text(), reading.memory);
  const Words words(text.view(), reading.memory);
  std::pmr::vector<Finding> found(reading.memory);
  read(form, {text, words, reading.part, reading.deadline, reading.memory}, found);
  for (Finding& finding : found) {
    const SourceSpan source = text.ToSource(finding.span);
    const ByteSpan span{source.begin, source.end};
    if (!second.Touches(span)) continue;
    finding.span = second.ToFirst(span);
    if (known.Add(finding)) out.push_back(finding);
  }
  known.Settle();
}

class TwiceLooking final : public Recognizer {
 public:
  TwiceLooking(const RuleRow& rule, std::unique_ptr<Recognizer> plain)
      : plain_(std::move(plain)), looks_(std::span(&rule, 1)) {}

  std::string_view id() const override { return plain_->id(); }

  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    const size_t first = out.size();
    Status status = plain_->Recognize(reading, out);
    const auto read = [&](SecondForm, const Reading& second, std::pmr::vector<Finding>& found) {
      if (status == Status::kOk) status = plain_->Recognize(second, found);
    };
    looks_.Take(reading, read, first, out);
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
    return status;
  }

 private:
  std::unique_ptr<Recognizer> plain_;
  SecondLooks looks_;
};

}  // namespace

SecondLooks::SecondLooks(std::span<const RuleRow> rules) {
  // With more, looking for what all patterns need costs less than searching for each.
  constexpr size_t kFew = 16;
  for (const Look look : kLooks) {
    const auto at = static_cast<size_t>(look);
    for (uint32_t row = 0; row < rules.size(); ++row) {
      const RuleRow& rule = rules[row];
      if (!AsksFor(rule, look)) {
        others_[at].push_back(rule.number);
        continue;
      }
      kinds_[at] |= 1U << static_cast<uint32_t>(rule.match);
      if (rule.match == MatchKind::kPattern) patterns_[at].push_back(row);
    }
    if (patterns_[at].size() > kFew) patterns_[at].clear();
  }
}

void SecondLooks::Take(const Reading& reading, const Read& read, size_t first,
                       std::pmr::vector<Finding>& out) const {
  const std::string_view view = reading.text.view();
  const std::span<const Finding> before = std::span<const Finding>(out).subspan(first);
  Known known(before, reading.memory);
  if (KindsAsking(Look::kTags) != 0) {
    const auto spread = SecondReading::WithTagsSpread(view, reading.memory);
    if (spread) TakeOne(*spread, {Look::kTags, 0}, reading, read, known, out);
  }
  if (KindsAsking(Look::kDisguises) == 0) return;
  uint32_t number = 0;
  for (const SecondReading& plain : SecondReading::Undisguised(view, reading.memory)) {
    TakeOne(plain, {Look::kDisguises, number++}, reading, read, known, out);
  }
}

std::unique_ptr<Recognizer> WithSecondLooks(const RuleRow& rule, std::unique_ptr<Recognizer> plain) {
  if (!rule.tags && !rule.disguised) return plain;
  return std::make_unique<TwiceLooking>(rule, std::move(plain));
}

}  // namespace discreet
