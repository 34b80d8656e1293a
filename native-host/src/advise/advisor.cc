#include "advise/advisor.h"

#include <algorithm>

#include "advise/citing.h"
#include "advise/combining.h"
#include "advise/fitting.h"
#include "advise/offers.h"
#include "advise/wording.h"

namespace discreet {
namespace {

// Wordings that are tried for one finding before the next one has its turn.
constexpr uint32_t kMostWordings = 4;
// Of two wordings that both leave something to look at the better one stands first in its list, unless the
// later one is by so much (points of risk) less grave.
constexpr int kWorthwhile = 5;

bool IsPrivacy(Category category) {
  return category == Category::kPhi || category == Category::kReidentifiable;
}

// The wording that a finding's fix says.
struct Taken {
  explicit Taken(std::pmr::memory_resource* memory) : wording(memory) {}
  Taken(std::pmr::string words, bool whole) : wording(std::move(words)), sentence(whole) {}
  std::pmr::string wording;
  bool sentence = false;  // in place of the whole sentence
};

class Advisor {
 public:
  Advisor(const JudgedDraft& judged, const AdviceBook& advice, const Policy& policy, std::string_view locale,
          std::pmr::memory_resource* memory)
      : judged_(judged),
        verdict_(judged.verdict),
        advice_(advice),
        policy_(policy),
        citing_(advice, policy, memory),
        locale_(locale),
        memory_(memory),
        rescorer_(judged, memory),
        sentences_(judged.matter.texts, memory),
        taken_(memory),
        shown_(CountShown(judged.verdict)),
        best_phi_(judged.verdict.phi.level) {}

  Report Write() {
    Report report(memory_);
    report.phi = verdict_.phi;
    report.policy = verdict_.policy;
    report.level = verdict_.level;
    report.group_size = verdict_.group_size;
    report.other_language = judged_.matter.language == Language::kOther;
    for (const JudgedFinding& finding : verdict_.findings) {
      if (finding.level <= Level::kClear) break;  // worst first
      if (report.findings.size() == kMaxFindings) {
        report.truncated = true;
        break;
      }
      report.findings.push_back(Describe(finding));
    }
    const bool is_reply_to_review = judged_.matter.kind == Kind::kReviewReply;
    if (report.findings.empty() && !is_reply_to_review) return report;
    text_locale_ = LocaleOf(judged_.matter.language);
    for (ReportedFinding& finding : report.findings)
      taken_.push_back(finding.answered ? Taken(memory_) : OfferFix(finding));
    OfferRewrite(report);
    Offers(advice_, policy_, locale_, text_locale_, rescorer_, memory_).Add(judged_, report);
    Close(report);
    return report;
  }

 private:
  // The locale of offered wordings: they stand in the author's text.
  std::string_view LocaleOf(Language language) const {
    if (language == Language::kEnglish) return "en";
    return language == Language::kSpanish ? "es" : locale_;
  }

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
      told.why = citing_.Why(*text, locale_);
      told.answers.assign(text->answers.begin(), text->answers.end());
    }
    citing_.Cite(rule.number, text == nullptr ? "" : text->key, told.category, told.citations);
    return told;
  }

  // Offers the first wording that, judged again, makes nothing worse. Once tries or time are used up: the
  // first wording, and no promise. Returns what was taken.
  Taken OfferFix(ReportedFinding& finding) {
    const AdviceText* text = advice_.Advice(finding.number, text_locale_);
    if (text == nullptr) return Taken(memory_);
    const Place place{.source = judged_.matter.texts[finding.part]->source(),
                      .part = finding.part,
                      .span = finding.span,
                      .label = finding.label,
                      .spanish = text_locale_.starts_with("es"),
                      .sentence_begins = sentences_.Of(finding.part)};
    // What a rule knows by its form is gone with its words, also where the classifier now points elsewhere.
    const bool by_form = judged_.matter.classification != nullptr &&
                         judged_.matter.book.rule(finding.number)->match != MatchKind::kClassified;
    uint32_t tried = 0;
    std::optional<Candidate> best;
    for (const std::string_view wording : text->replace) {
      auto fitted = Fit(place, wording, memory_);
      if (!fitted) continue;
      if (tried++ == kMostWordings) break;
      Place fitting = place;
      fitting.span = fitted->span;
      fitting.sentence = fitted->sentence;
      Edit edit = MakeEdit(fitting, fitted->wording, memory_);
      // The last try is kept for the rewrite.
      const auto rescored = rescorer_.tries_left() > 1 ? Try({&edit, 1}) : std::nullopt;
      all_tried_ &= rescored.has_value();
      if (rescored && !MayOffer(*rescored, by_form)) continue;
      const Level after = rescored ? rescored->level : verdict_.level;
      const int score = rescored ? rescored->phi.score + rescored->policy.score : 0;
      const bool clears = !rescored || rescored->shown < shown_;
      if (!best || clears || score + kWorthwhile <= best->score)
        best = Candidate{std::move(edit), Taken(std::move(fitted->wording), fitted->sentence), after, score};
      if (clears) break;
    }
    if (!best) return Taken(memory_);
    finding.fixes.push_back(Fix{LabelOf(best->edit), std::move(best->edit), best->after});
    return std::move(best->taken);
  }

  std::optional<Rescored> Try(std::span<const Edit> edits) {
    const auto rescored = rescorer_.Try(edits);
    if (rescored) best_phi_ = std::min(best_phi_, rescored->phi.level);
    return rescored;
  }

  // A wording that helps: one that leaves fewer findings, else the one that leaves the lowest risk.
  struct Candidate {
    Edit edit;
    Taken taken;
    Level after;
    int score;
  };

  // Of what is gone with its words the risk of the rest says nothing: a record number that stays is as bad
  // alone.
  bool MayOffer(const Rescored& after, bool by_form) const {
    if (by_form && after.level <= verdict_.level && after.shown <= shown_) return true;
    return !MakesWorse(after) && Helps(after);
  }

  // By points of risk alone only where it is more than the classifier's wavering between two wordings.
  bool MakesWorse(const Rescored& after) const {
    return after.level > verdict_.level || after.phi.score > verdict_.phi.score + kWorthwhile ||
           after.policy.score > verdict_.policy.score + kWorthwhile;
  }

  // With a name gone the classifier may see another word that identifies: then the draft as a whole must be
  // less grave than it was.
  bool Helps(const Rescored& after) const {
    return after.shown < shown_ || after.level < verdict_.level || after.phi.score < verdict_.phi.score ||
           after.policy.score < verdict_.policy.score;
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

  void OfferRewrite(Report& report) {
    if (rescorer_.tries_left() == 0) {
      all_tried_ = false;
      return;
    }
    std::pmr::vector<Chosen> chosen(memory_);
    for (size_t i = 0; i < taken_.size(); ++i) {
      const ReportedFinding& finding = report.findings[i];
      if (!finding.fixes.empty())
        chosen.push_back({&finding.fixes.front().edit, finding.span, taken_[i].wording, taken_[i].sentence});
    }
    Rewrite rewrite(memory_);
    rewrite.edits = Combine(chosen, judged_.matter.texts, sentences_, memory_);
    if (rewrite.edits.empty()) return;
    const auto rescored = Try(rewrite.edits);
    all_tried_ &= rescored.has_value();
    if (!rescored || rescored->level >= verdict_.level || MakesWorse(*rescored)) return;
    // "Leave the patient out" is said of what leaves the patient out.
    if (HoldsPrivacy(report, Level::kCaution) && rescored->phi.level >= Level::kCaution) return;
    rewrite.phi = rescored->phi;
    rewrite.policy = rescored->policy;
    rewrite.level = rescored->level;
    rewrite.label =
        advice_.Phrase(HoldsPrivacy(report, Level::kNotice) ? "rewrite.patient" : "rewrite.other", locale_);
    leaves_nothing_ = rescored->shown == 0;
    report.rewrite.emplace(std::move(rewrite));
  }

  // Whether a privacy finding that counts reaches `level`.
  static bool HoldsPrivacy(const Report& report, Level level) {
    return std::any_of(report.findings.begin(), report.findings.end(), [level](const auto& finding) {
      return IsPrivacy(finding.category) && finding.level >= level && !finding.answered;
    });
  }

  void Close(Report& report) {
    // A reply to a review has a neutral reply, and tells no story.
    if (!report.offers.empty() && judged_.matter.kind == Kind::kReviewReply) return;
    if (report.rewrite && leaves_nothing_ && HoldsPrivacy(report, Level::kNotice)) {
      Say("after_rewrite", report);
    } else if (all_tried_ && best_phi_ >= verdict_.phi.level && HoldsPrivacy(report, Level::kCaution)) {
      Say("no_wording", report);
    }
  }

  void Say(std::string_view id, Report& report) {
    std::string_view text;
    if (policy_.patient_stories == Policy::PatientStories::kNever)
      text = advice_.Phrase(std::pmr::string("stories_never.", memory_).append(id), locale_);
    if (text.empty()) text = advice_.Phrase(std::pmr::string("closing.", memory_).append(id), locale_);
    if (!text.empty()) report.closings.push_back({id, text});
  }

  const JudgedDraft& judged_;
  const Verdict& verdict_;
  const AdviceBook& advice_;
  const Policy& policy_;
  Citing citing_;
  std::string_view locale_;       // of the author
  std::string_view text_locale_;  // of what they wrote: an offered wording stands in it
  std::pmr::memory_resource* memory_;
  Rescorer rescorer_;
  Sentences sentences_;
  std::pmr::vector<Taken> taken_;  // by finding
  size_t shown_;
  Level best_phi_;               // the lowest privacy level that a change came to
  bool all_tried_ = true;        // each change was judged again
  bool leaves_nothing_ = false;  // the rewrite
};

}  // namespace

Report Advise(const JudgedDraft& judged, const AdviceBook& advice, const Policy& policy,
              std::string_view locale, std::pmr::memory_resource* memory) {
  return Advisor(judged, advice, policy, locale, memory).Write();
}

}  // namespace discreet
