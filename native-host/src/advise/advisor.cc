#include "advise/advisor.h"

#include <algorithm>

#include "advise/language.h"
#include "advise/wording.h"

namespace discreet {
namespace {

// Wordings that are tried for one finding before the next one has its turn.
constexpr uint32_t kMostWordings = 4;

class Advisor {
 public:
  Advisor(const JudgedDraft& judged, const AdviceBook& advice, std::string_view locale,
          std::pmr::memory_resource* memory)
      : judged_(judged),
        verdict_(judged.verdict),
        advice_(advice),
        locale_(locale),
        memory_(memory),
        rescorer_(judged, memory),
        wordings_(memory),
        shown_(CountShown(judged.verdict)) {}

  Report Write() {
    Report report(memory_);
    report.phi = verdict_.phi;
    report.policy = verdict_.policy;
    report.level = verdict_.level;
    report.group_size = verdict_.group_size;
    for (const JudgedFinding& finding : verdict_.findings) {
      if (finding.level <= Level::kClear) break;  // worst first
      if (report.findings.size() == kMaxFindings) {
        report.truncated = true;
        break;
      }
      report.findings.push_back(Describe(finding));
    }
    if (report.findings.empty()) return report;
    text_locale_ = LanguageOf(judged_.matter.texts, locale_, memory_);
    wordings_.resize(report.findings.size());
    for (size_t i = 0; i < report.findings.size(); ++i) {
      if (!report.findings[i].answered) wordings_[i] = OfferFix(report.findings[i]);
    }
    OfferRewrite(report);
    return report;
  }

 private:
  ReportedFinding Describe(const JudgedFinding& judged) {
    const Finding& finding = judged.finding;
    const RuleRow& rule = *judged_.matter.book.rule(finding.rule);
    ReportedFinding told(memory_);
    told.number = rule.number;
    told.rule = rule.id;
    told.category = judged.category;
    told.label = rule.role == Role::kPolicy ? SpanLabel::kPolicy : rule.label;
    told.severity = judged.severity;
    told.level = judged.level;
    told.part = finding.part;
    told.span = judged_.matter.texts[finding.part]->ToSource(finding.span);
    told.answered = judged.answered != AnswerKind::kUnspecified;
    const AdviceText* text = advice_.Advice(rule.number, locale_);
    if (text != nullptr) {
      told.title = text->title;
      told.why = text->why;
      told.answers.assign(text->answers.begin(), text->answers.end());
    }
    const auto citations = advice_.Citations(rule.number);
    told.citations.assign(citations.begin(), citations.end());
    return told;
  }

  // The first wording that, judged again, makes nothing worse. Once tries or time are used up: the first
  // wording, and no promise.
  // Returns the wording that was taken.
  std::string_view OfferFix(ReportedFinding& finding) {
    const AdviceText* text = advice_.Advice(finding.number, text_locale_);
    if (text == nullptr) return "";
    const Place place{judged_.matter.texts[finding.part]->source(), finding.part, finding.span,
                      finding.label};
    uint32_t tried = 0;
    for (const std::string_view wording : text->replace) {
      if (tried++ == kMostWordings) break;
      Edit edit = MakeEdit(place, wording, memory_);
      // The last try is kept for the rewrite.
      const auto rescored = rescorer_.tries_left() > 1 ? rescorer_.Try({&edit, 1}) : std::nullopt;
      if (rescored && (MakesWorse(*rescored) || rescored->shown >= shown_)) continue;
      const Level after = rescored ? rescored->level : verdict_.level;
      finding.fixes.push_back(Fix{LabelOf(edit), std::move(edit), after});
      return wording;
    }
    return "";
  }

  bool MakesWorse(const Rescored& after) const {
    return after.level > verdict_.level || after.phi.score > verdict_.phi.score ||
           after.policy.score > verdict_.policy.score;
  }

  std::pmr::string LabelOf(const Edit& edit) const {
    std::pmr::string label(memory_);
    const bool removal = edit.replacement.empty();
    const std::string_view phrase = advice_.Phrase(removal ? "fix.remove" : "fix.change", locale_);
    const size_t gap = phrase.find("{}");
    label.append(phrase.substr(0, gap));
    if (gap != std::string_view::npos) label.append(edit.replacement).append(phrase.substr(gap + 2));
    return label;
  }

  // All best fixes together. Two may want the same comma or space: then the later one changes its own words
  // only; where even those are taken, the fix for the worse finding stands.
  void OfferRewrite(Report& report) {
    Rewrite rewrite(memory_);
    const auto add = [&rewrite, this](uint32_t part, SourceSpan span, std::string_view replacement) {
      const bool taken = std::any_of(rewrite.edits.begin(), rewrite.edits.end(), [&](const Edit& other) {
        return other.part == part && other.span.Overlaps(span);
      });
      if (!taken) rewrite.edits.push_back(Edit{part, span, std::pmr::string(replacement, memory_)});
      return !taken;
    };
    for (size_t i = 0; i < wordings_.size(); ++i) {
      const ReportedFinding& finding = report.findings[i];
      if (finding.fixes.empty()) continue;
      const Edit& edit = finding.fixes.front().edit;
      if (!add(edit.part, edit.span, edit.replacement)) add(edit.part, finding.span, wordings_[i]);
    }
    if (rewrite.edits.empty() || rescorer_.tries_left() == 0) return;
    std::sort(rewrite.edits.begin(), rewrite.edits.end(), [](const Edit& a, const Edit& b) {
      return a.part != b.part ? a.part < b.part : a.span.begin < b.span.begin;
    });
    const auto rescored = rescorer_.Try(rewrite.edits);
    if (!rescored || rescored->level >= verdict_.level || MakesWorse(*rescored)) return;
    rewrite.phi = rescored->phi;
    rewrite.policy = rescored->policy;
    rewrite.level = rescored->level;
    report.rewrite.emplace(std::move(rewrite));
  }

  const JudgedDraft& judged_;
  const Verdict& verdict_;
  const AdviceBook& advice_;
  std::string_view locale_;       // of the author
  std::string_view text_locale_;  // of what they wrote: an offered wording stands in it
  std::pmr::memory_resource* memory_;
  Rescorer rescorer_;
  std::pmr::vector<std::string_view> wordings_;  // by finding: what its fix says; views into advice_
  size_t shown_;
};

}  // namespace

Report Advise(const JudgedDraft& judged, const AdviceBook& advice, std::string_view locale,
              std::pmr::memory_resource* memory) {
  return Advisor(judged, advice, locale, memory).Write();
}

}  // namespace discreet
