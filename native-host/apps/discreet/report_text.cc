#include "report_text.h"

#include <algorithm>
#include <memory_resource>
#include <vector>

#include "advise/wording.h"

namespace discreet {
namespace {

std::string_view TextOf(const Judged& judged) { return judged.draft.parts.front().text; }

std::string_view Quote(const Judged& judged, const ReportedFinding& finding) {
  return TextOf(judged).substr(finding.span.begin, finding.span.length());
}

// A text of several lines, indented.
void AppendIndented(std::string_view text, std::string& out) {
  out += "  ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  while (out.ends_with("\n  ")) out.resize(out.size() - 3);
  out += '\n';
}

// The post with every finding's words marked and numbered. Where two findings overlap the worse one is
// marked, and both are listed.
void AppendMarkedPost(const Judged& judged, const Terminal& terminal, std::string& out) {
  struct Mark {
    const ReportedFinding* finding;
    size_t number;
  };
  std::vector<Mark> marks;
  for (const ReportedFinding& finding : judged.checked.report.findings) {
    const bool covered = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
      return mark.finding->span.Overlaps(finding.span);
    });
    const auto number = static_cast<size_t>(&finding - judged.checked.report.findings.data()) + 1;
    if (!covered) marks.push_back({&finding, number});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.finding->span.begin < b.finding->span.begin; });
  std::string marked;
  uint32_t at = 0;
  for (const Mark& mark : marks) {
    AppendVisible(TextOf(judged).substr(at, mark.finding->span.begin - at), marked);
    terminal.Mark(Quote(judged, *mark.finding), mark.finding->level, marked);
    terminal.Dim("(" + std::to_string(mark.number) + ")", marked);
    at = mark.finding->span.end;
  }
  AppendVisible(TextOf(judged).substr(at), marked);
  AppendIndented(marked, out);
}

void AppendFinding(const Judged& judged, size_t index, const Phrases& phrases, const Terminal& terminal,
                   std::string& out) {
  const ReportedFinding& finding = judged.checked.report.findings[index];
  out += "\n(" + std::to_string(index + 1) + ") ";
  terminal.Emphasize(phrases.Level(finding.level), finding.level, out);
  out.append(" - ").append(finding.title).append(": “");
  AppendVisible(Quote(judged, finding), out);
  out.append("”\n    ").append(finding.why).append("\n    ");
  for (const Citation& citation : finding.citations) {
    if (&citation != finding.citations.data()) terminal.Dim("; ", out);
    terminal.Dim(citation.label, out);
  }
  out += '\n';
  for (const Fix& fix : finding.fixes) {
    out += "    > ";
    AppendVisible(fix.label, out);
    out.append(" (")
        .append(phrases.afterwards)
        .append(" ")
        .append(phrases.Level(fix.level_after))
        .append(")\n");
  }
}

void AppendRewrite(const Judged& judged, const Phrases& phrases, std::string& out) {
  const Rewrite& rewrite = *judged.checked.report.rewrite;
  std::pmr::monotonic_buffer_resource memory;
  std::string visible;
  AppendVisible(Apply(TextOf(judged), 0, rewrite.edits, &memory), visible);
  out.append("\n").append(rewrite.label).append(". ").append(phrases.after_changes).append("\n\n");
  AppendIndented(visible, out);
  out.append("\n").append(phrases.afterwards).append(" ").append(phrases.Level(rewrite.level)).append("\n");
}

void AppendOffers(const Report& report, const Phrases& phrases, std::string& out) {
  for (const OfferedText& offer : report.offers) {
    const bool added = offer.use == OfferUse::kAtEnd;
    out.append("\n").append(offer.label).append(added ? phrases.at_end : phrases.instead).append("\n\n");
    std::string visible;
    AppendVisible(offer.text, visible);
    AppendIndented(visible, out);
  }
}

}  // namespace

void AppendReport(const Judged& judged, const Phrases& phrases, const Terminal& terminal, std::string& out) {
  const Report& report = judged.checked.report;
  if (report.status == CheckStatus::kNotChecked) {
    out.append(phrases.not_checked).append(" ").append(phrases.Reason(report.reason)).append("\n");
    return;
  }
  if (report.status == CheckStatus::kPartial) {
    out += phrases.partly_checked;
    for (const std::string_view rule : report.unfinished) out.append(" ").append(rule);
    out += "\n";
  }
  if (report.other_language) out.append(phrases.other_language).append("\n");
  if (report.findings.empty()) {
    if (report.status == CheckStatus::kComplete && !report.other_language)
      out.append(phrases.checked).append("\n");
    AppendOffers(report, phrases, out);
    return;
  }
  AppendMarkedPost(judged, terminal, out);
  for (size_t i = 0; i < report.findings.size(); ++i) AppendFinding(judged, i, phrases, terminal, out);
  if (report.truncated) out.append("\n").append(phrases.more).append("\n");
  if (report.group_size) {
    out.append("\n")
        .append(phrases.who_could_tell)
        .append(" ")
        .append(phrases.Size(*report.group_size))
        .append("\n");
  }
  if (report.rewrite) AppendRewrite(judged, phrases, out);
  AppendOffers(report, phrases, out);
  for (const Closing& closing : report.closings) out.append("\n").append(closing.text).append("\n");
}

}  // namespace discreet
