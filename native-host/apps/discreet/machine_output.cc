#include "machine_output.h"

#include <algorithm>
#include <cstdio>
#include <memory_resource>
#include <set>

#include "assess/levels.h"
#include "cli_error.h"
#include "discreet/normalized_text.h"
#include "text/utf16_index.h"
#include "wire/frame_io.h"
#include "wire/names.h"
#include "wire/reply_encoder.h"

namespace discreet {
namespace {

std::string_view NameOf(SpanLabel label) {
  constexpr std::string_view kNames[] = {
      "",      "NAME",     "LOCATION", "ADDRESS",   "ORG",      "DATE",    "AGE",     "PHONE",     "FAX",
      "EMAIL", "SSN",      "MRN",      "PLAN_ID",   "ACCOUNT",  "LICENSE", "VEHICLE", "DEVICE_ID", "URL",
      "IP",    "USERNAME", "PHOTO",    "BIOMETRIC", "OTHER_ID", "QUASI",   "POLICY"};
  return kNames[static_cast<size_t>(label)];
}

std::string LowerName(Category category) {
  std::string name(WireName(category));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

// Privacy first; one privacy label a post, phi before reidentifiable.
std::vector<std::string> LabelsOf(const Verdict& verdict, const RuleBook& book) {
  std::set<Category> reached;
  for (const JudgedFinding& finding : verdict.findings) {
    const RuleRow& rule = *book.rule(finding.finding.rule);
    if (finding.level >= LabelLevel(finding.category, rule)) reached.insert(finding.category);
  }
  if (reached.contains(Category::kPhi)) reached.erase(Category::kReidentifiable);
  std::vector<std::string> labels;
  for (const Category category : reached) {
    const bool privacy = category == Category::kPhi || category == Category::kReidentifiable;
    labels.push_back((privacy ? "" : "policy:") + LowerName(category));
  }
  // Nothing may be concluded of a post that was not checked: no label, not even "none".
  if (labels.empty() && verdict.status != CheckStatus::kNotChecked) labels.emplace_back("none");
  return labels;
}

// Identifiers are told wherever they stand; what breaks policy only where it reached a level.
bool IsTold(const JudgedFinding& finding, const RuleRow& rule) {
  return rule.role == Role::kIdentifier || finding.level > Level::kClear;
}

void AppendSpans(const Judged& judged, const RuleBook& book, std::string& out) {
  const std::string_view source = judged.draft.parts.front().text;
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const Utf16Index index(source, &memory);
  std::vector<JudgedFinding> findings(judged.checked.verdict.findings.begin(),
                                      judged.checked.verdict.findings.end());
  std::sort(findings.begin(), findings.end(),
            [](const JudgedFinding& a, const JudgedFinding& b) { return a.finding < b.finding; });
  bool first = true;
  for (const JudgedFinding& finding : findings) {
    const RuleRow& rule = *book.rule(finding.finding.rule);
    if (!IsTold(finding, rule)) continue;
    const CodePointSpan span = index.ToCodePoints(text.ToSource(finding.finding.span));
    const SpanLabel label = rule.role == Role::kPolicy ? SpanLabel::kPolicy : rule.label;
    out.append(first ? "{\"start\":" : ",{\"start\":").append(std::to_string(span.begin));
    out.append(",\"end\":")
        .append(std::to_string(span.end))
        .append(",\"label\":\"")
        .append(NameOf(label))
        .append("\"}");
    first = false;
  }
}

}  // namespace

void AppendReportJson(const Judged& judged, std::string_view id, std::string& out) {
  std::pmr::monotonic_buffer_resource memory;
  const Frame frame = EncodeReport(1, 0, 0, judged.checked.report, judged.draft, &memory);
  const std::string_view body(frame.data() + kFrameHeader, frame.size() - kFrameHeader);
  constexpr std::string_view kBefore = "{\"id\":1,\"report\":";
  if (!body.starts_with(kBefore)) throw CliError("discreet: the report could not be written as JSON");
  const std::string_view report = body.substr(kBefore.size(), body.size() - kBefore.size() - 1);
  if (id.empty()) {
    out += report;
  } else {
    out.append("{\"id\":").append(id).append(",\"report\":").append(report).append("}");
  }
}

void AppendPrediction(const Judged& judged, const RuleBook& book, std::string_view id, std::string& out) {
  const Verdict& verdict = judged.checked.verdict;
  out.append("{\"id\":").append(id).append(",\"spans\":[");
  if (verdict.status != CheckStatus::kNotChecked) AppendSpans(judged, book, out);
  out += "],\"labels\":[";
  bool first = true;
  for (const std::string& label : LabelsOf(verdict, book)) {
    out.append(first ? "\"" : ",\"").append(label).append("\"");
    first = false;
  }
  char score[16];
  std::snprintf(score, sizeof score, "%.2f", std::max(verdict.phi.score, verdict.policy.score) / 100.0);
  out.append("],\"score\":").append(score);
  if (verdict.status != CheckStatus::kComplete) {
    out.append(",\"status\":\"").append(WireName(verdict.status)).append("\"");
  }
  out += '}';
}

}  // namespace discreet
