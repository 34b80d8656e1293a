#include "explanation.h"

#include <algorithm>
#include <cstdio>
#include <memory_resource>

#include "assess/described_person.h"
#include "assess/privacy.h"
#include "discreet/normalized_text.h"
#include "group_text.h"
#include "phrases.h"
#include "tables/built_in.h"
#include "text/utf16_index.h"
#include "wire/names.h"

namespace discreet {
namespace {

template <typename... Values>
std::string Format(const char* form, Values... values) {
  char buffer[256];
  std::snprintf(buffer, sizeof buffer, form, values...);
  return buffer;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string_view OwnerWords(Signal signal) {
  switch (signal) {
    case Signal::kStaff:
      return "a colleague";
    case Signal::kPublicFigure:
      return "a public person";
    case Signal::kAnnouncement:
      return "an announcement or a clinic's own contact data";
    case Signal::kOwnStory:
      return "the author's own story";
    default:
      return "somebody else";
  }
}

class Explainer {
 public:
  Explainer(const Judged& judged, const Judge& judge, const Terminal& terminal, std::string& out)
      : judged_(judged),
        verdict_(judged.checked.verdict),
        judge_(judge),
        pack_(judge.pack()),
        terminal_(terminal),
        out_(out),
        text_(judged.draft.parts.front().text, &memory_),
        index_(judged.draft.parts.front().text, &memory_) {}

  void Write() {
    WriteHead();
    WriteFindings();
    WriteQuestions();
    WriteGroup();
    WriteLeftAlone();
  }

 private:
  const RuleRow& RowOf(uint32_t number) const { return *pack_.rule(number); }

  std::string Quote(ByteSpan span) const {
    const SourceSpan source = text_.ToSource(span);
    std::string quoted = "“";
    AppendVisible(text_.source().substr(source.begin, source.length()), quoted);
    return quoted + "”";
  }

  void WriteHead() {
    const Phrases& phrases = PhrasesFor("en");
    out_ += Format("Judged by pack %.*s, version %u, %zu rules, as %s.\n",
                   static_cast<int>(pack_.pack_id().size()), pack_.pack_id().data(), pack_.pack_version(),
                   pack_.rules().size(), Lower(WireName(judged_.draft.kind)).c_str());
    const auto risk = [&](const char* name, const Risk& of) {
      out_.append(name)
          .append(": ")
          .append(phrases.Level(of.level))
          .append(Format(", %u of 100. ", of.score));
    };
    risk("Privacy", verdict_.phi);
    risk(" Policy", verdict_.policy);
    out_ += '\n';
    if (verdict_.unfinished.empty()) return;
    out_ += "These rules did not run to their end, so their silence says nothing:";
    for (const uint32_t rule : verdict_.unfinished) out_.append(" ").append(RowOf(rule).id);
    out_ += '\n';
  }

  void WriteFindings() {
    out_ += "\nFindings\n";
    size_t shown = 0;
    for (const JudgedFinding& finding : verdict_.findings) {
      if (finding.level > Level::kClear) WriteFinding(finding, ++shown);
    }
    if (shown == 0) out_ += "  none\n";
  }

  void WriteFinding(const JudgedFinding& judged, size_t number) {
    const RuleRow& rule = RowOf(judged.finding.rule);
    const PageSpan page = index_.ToPage(text_.ToSource(judged.finding.span));
    out_ += Format("(%zu) ", number);
    terminal_.Emphasize(PhrasesFor("en").Level(judged.level), judged.level, out_);
    out_.append("  ").append(rule.id).append("\n");
    Line("words", Quote(judged.finding.span) + Format(", UTF-16 %u-%u", page.begin, page.end));
    Line("rule", Format("%u of layer ", rule.number) + std::string(pack_.pack_id()) + ". " +
                     std::string(pack_.Definition(rule.number)));
    Line("judged", Judgement(judged, rule));
    std::string cited;
    for (const Citation& citation : pack_.Citations(rule.number)) {
      cited.append(cited.empty() ? "" : "; ").append(citation.label);
    }
    Line("cites", cited);
  }

  static std::string Judgement(const JudgedFinding& judged, const RuleRow& rule) {
    std::string words = Lower(WireName(judged.category)) + ", severity " + Lower(WireName(judged.severity));
    if (rule.role == Role::kPolicy) words += Format(", log-odds %+.1f", static_cast<double>(rule.weight));
    if (rule.role == Role::kIdentifier)
      words += rule.direct ? ", identifies by itself" : ", helps to identify";
    if (rule.always) words += ", shown whatever the post is about";
    if (rule.safe_harbor != 0) words += Format(", 164.514(b)(2)(i)(%c)", rule.safe_harbor);
    return words + ", never above " + Lower(WireName(rule.cap));
  }

  void Line(const char* name, const std::string& value) { out_ += Format("    %-8s", name) + value + "\n"; }

  void WriteQuestions() {
    const PrivacyQuestions& q = verdict_.questions;
    const discreet::Judgement& judgement = pack_.judgement();
    const auto d = [](float value) { return static_cast<double>(value); };
    out_ += "\nThe three questions\n";
    out_ += Format("  Is it about a patient of the author?  %.2f\n    %+5.1f  before any evidence\n",
                   d(q.relation), d(judgement.relation_prior));
    WriteEvidence(
        [](const RuleRow& rule) { return rule.role == Role::kEvidence && rule.signal != Signal::kClinical; });
    out_ += Format("  Does it tell something clinical?      %.2f\n    %+5.1f  before any evidence\n",
                   d(q.content), d(judgement.content_prior));
    WriteEvidence(
        [](const RuleRow& rule) { return rule.role == Role::kEvidence && rule.signal == Signal::kClinical; });
    out_ +=
        Format("  Can someone be identified?            %.2f\n    %+5.1f  before any indirect identifier\n",
               d(q.identifiability), d(judgement.quasi_prior));
    WriteEvidence([](const RuleRow& rule) { return rule.role == Role::kIdentifier && !rule.direct; });
    WriteDirect();
    const float share = judgement.care_fact_share;
    out_ += Format("  Together: %.2f x (%.2f + %.2f x %.2f) x %.2f = %.2f\n", d(q.relation), d(share),
                   d(1 - share), d(q.content), d(q.identifiability),
                   d(q.relation * (share + (1 - share) * q.content) * q.identifiability));
  }

  void WriteGroup() {
    if (!verdict_.group_size) return;
    const NormalizedText* const texts[] = {&text_};
    const Policy& policy = judge_.policy();
    const Surroundings around = SurroundingsOf(BuiltInTables(), policy.practice_county, policy.state);
    AppendGroup(DescribePerson({pack_, texts, verdict_.findings, verdict_.evidence}, around, &memory_),
                around.tables, out_);
  }

  template <typename Wanted>
  void WriteEvidence(Wanted wanted) {
    for (const Evidence& evidence : verdict_.evidence) {
      const RuleRow& rule = RowOf(evidence.rule);
      if (!wanted(rule)) continue;
      out_ += Format("    %+5.1f  ", static_cast<double>(evidence.counted ? evidence.weight : 0));
      out_.append(rule.id).append(" ").append(Quote(evidence.span));
      if (!evidence.counted) out_.append(WhyNotCounted(rule, evidence));
      out_ += '\n';
    }
  }

  std::string WhyNotCounted(const RuleRow& rule, const Evidence& evidence) const {
    if (rule.experimental) return " - not counted: the rule is on trial";
    if (OwnerOf(evidence.span) != nullptr && rule.role == Role::kIdentifier)
      return " - not counted: see below";
    return " - not counted: a hit of its kind counts already";
  }

  void WriteDirect() {
    const bool direct =
        std::any_of(verdict_.evidence.begin(), verdict_.evidence.end(), [this](const Evidence& e) {
          return e.counted && RowOf(e.rule).role == Role::kIdentifier && RowOf(e.rule).direct;
        });
    if (direct) {
      out_ += Format("     %.2f  because of a direct identifier\n",
                     static_cast<double>(pack_.judgement().direct_identifiability));
    }
  }

  // The evidence whose words take in `span` and say that it is somebody else's.
  const Evidence* OwnerOf(ByteSpan span) const {
    for (const Evidence& evidence : verdict_.evidence) {
      const RuleRow& rule = RowOf(evidence.rule);
      const bool owns = rule.role == Role::kEvidence && !rule.experimental && Unlinks(rule.signal);
      if (owns && evidence.span.Contains(span)) return &evidence;
    }
    return nullptr;
  }

  void WriteLeftAlone() {
    out_ += "\nFound and left alone\n";
    size_t count = 0;
    for (const JudgedFinding& finding : verdict_.findings) {
      if (finding.level > Level::kClear) continue;
      ++count;
      const RuleRow& rule = RowOf(finding.finding.rule);
      out_.append("  ").append(Quote(finding.finding.span)).append("  ").append(rule.id).append("\n      ");
      out_ += WhyLeftAlone(finding, rule) + "\n";
    }
    if (count == 0) out_ += "  nothing\n";
  }

  std::string WhyLeftAlone(const JudgedFinding& finding, const RuleRow& rule) const {
    if (rule.role == Role::kPolicy) return "too unlikely to be a breach";
    if (const Evidence* owner = OwnerOf(finding.finding.span)) {
      const RuleRow& by = RowOf(owner->rule);
      return "not linked to a patient: it belongs to " + std::string(OwnerWords(by.signal)) + " (" +
             std::string(by.id) + " " + Quote(owner->span) + ")";
    }
    const PrivacyQuestions& q = verdict_.questions;
    if (q.relation < pack_.judgement().notice_at)
      return "too little says that this is about a patient of the author";
    return "too many people could be meant, or too little says that this is about a patient of the author";
  }

  const Judged& judged_;
  const Verdict& verdict_;
  const Judge& judge_;
  const LoadedPack& pack_;
  const Terminal& terminal_;
  std::string& out_;
  std::pmr::monotonic_buffer_resource memory_;
  NormalizedText text_;
  Utf16Index index_;
};

}  // namespace

void AppendExplanation(const Judged& judged, const Judge& judge, const Terminal& terminal, std::string& out) {
  if (judged.checked.verdict.status == CheckStatus::kNotChecked) {
    const Phrases& phrases = PhrasesFor("en");
    out.append(phrases.not_checked)
        .append(" ")
        .append(phrases.Reason(judged.checked.verdict.reason))
        .append("\n");
    return;
  }
  Explainer(judged, judge, terminal, out).Write();
}

}  // namespace discreet
