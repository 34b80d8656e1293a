#include <algorithm>
#include <optional>

#include "memory/current_arena.h"
#include "text/utf16_index.h"
#include "wire/frame_io.h"
#include "wire/json_writer.h"
#include "wire/reply_encoder.h"
#include "wire/reply_frame.h"

namespace discreet {
namespace {

// Makes a report's JSON; holds one index a part, built when the part is first pointed into.
class ReportWriter {
 public:
  ReportWriter(const Report& report, const Draft& draft, std::pmr::memory_resource* memory)
      : report_(report), draft_(draft), memory_(memory), indices_(draft.parts.size(), memory) {}

  // With the first `findings` findings.
  Json Write(uint32_t composer, uint32_t revision, size_t findings, bool rewrite) {
    Json json = Json::object();
    Put(json, "composer", composer);
    Put(json, "revision", revision);
    Put(json, "status", report_.status);
    Put(json, "reason", report_.reason);
    PutList(json, "unfinished",
            std::span(report_.unfinished).first(std::min<size_t>(report_.unfinished.size(), kMaxUnfinished)),
            [](std::string_view rule) { return Json(ArenaString(rule)); });
    // Where nothing may be concluded there is no level either, not even "clear".
    if (report_.status == CheckStatus::kNotChecked) return json;
    json["phi"] = RiskJson(report_.phi);
    json["policy"] = RiskJson(report_.policy);
    Put(json, "level", report_.level);
    Put(json, "action", report_.action);
    PutList(json, "findings", std::span(report_.findings).first(findings),
            [this](const ReportedFinding& finding) { return FindingJson(finding); });
    Put(json, "truncated", report_.truncated || findings < report_.findings.size());
    if (rewrite && report_.rewrite) json["rewrite"] = RewriteJson(*report_.rewrite);
    if (report_.group_size) Put(json, "groupSize", *report_.group_size);
    Put(json, "otherLanguage", report_.other_language);
    PutList(json, "offers", report_.offers, [](const OfferedText& offer) { return OfferJson(offer); });
    PutList(json, "closings", report_.closings, [](const Closing& closing) {
      Json said = Json::object();
      Put(said, "id", closing.id);
      Put(said, "text", closing.text);
      return said;
    });
    return json;
  }

 private:
  static Json RiskJson(const Risk& risk) {
    Json json = Json::object();
    Put(json, "score", uint32_t{risk.score});
    Put(json, "level", risk.level);
    return json;
  }

  Json SpanJson(uint32_t part, SourceSpan span) {
    std::optional<Utf16Index>& index = indices_.at(part);
    if (!index) index.emplace(draft_.parts[part].text, memory_);
    const PageSpan page = index->ToPage(span);
    Json json = Json::object();
    Put(json, "begin", page.begin);
    Put(json, "end", page.end);
    return json;
  }

  Json FindingJson(const ReportedFinding& finding) {
    Json json = Json::object();
    Put(json, "rule", finding.rule);
    Put(json, "category", finding.category);
    Put(json, "severity", finding.severity);
    Put(json, "level", finding.level);
    Put(json, "part", finding.part);
    json["span"] = SpanJson(finding.part, finding.span);
    Put(json, "title", finding.title);
    Put(json, "why", finding.why);
    PutList(json, "citations", finding.citations, [](const Citation& citation) {
      Json cited = Json::object();
      Put(cited, "label", citation.label);
      Put(cited, "kind", citation.kind);
      return cited;
    });
    PutList(json, "fixes", finding.fixes, [this](const Fix& fix) { return FixJson(fix); });
    PutList(json, "answers", finding.answers,
            [](AnswerKind kind) { return Json(ArenaString(WireName(kind))); });
    Put(json, "answered", finding.answered);
    return json;
  }

  Json FixJson(const Fix& fix) {
    Json json = Json::object();
    Put(json, "label", std::string_view(fix.label));
    Put(json, "replacement", std::string_view(fix.edit.replacement));
    json["span"] = SpanJson(fix.edit.part, fix.edit.span);
    Put(json, "levelAfter", fix.level_after);
    return json;
  }

  static Json OfferJson(const OfferedText& offer) {
    Json json = Json::object();
    Put(json, "label", offer.label);
    Put(json, "text", std::string_view(offer.text));
    Put(json, "use", offer.use);
    Put(json, "part", offer.part);
    return json;
  }

  Json RewriteJson(const Rewrite& rewrite) {
    Json json = Json::object();
    PutList(json, "edits", rewrite.edits, [this](const Edit& edit) {
      Json made = Json::object();
      Put(made, "part", edit.part);
      made["span"] = SpanJson(edit.part, edit.span);
      Put(made, "replacement", std::string_view(edit.replacement));
      return made;
    });
    json["phi"] = RiskJson(rewrite.phi);
    json["policy"] = RiskJson(rewrite.policy);
    Put(json, "level", rewrite.level);
    Put(json, "label", rewrite.label);
    return json;
  }

  const Report& report_;
  const Draft& draft_;
  std::pmr::memory_resource* memory_;
  std::pmr::vector<std::optional<Utf16Index>> indices_;
};

}  // namespace

Frame EncodeReport(uint32_t id, uint32_t composer, uint32_t revision, const Report& report,
                   const Draft& draft, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  ReportWriter writer(report, draft, memory);
  size_t findings = std::min<size_t>(report.findings.size(), kMaxFindings);
  // Worst first, so that what is left out is the least. Each round drops a quarter: a report that needs more
  // than one is rare, and the size of a finding is not known before it is written.
  for (;;) {
    const Frame frame =
        ToFrame(ReplyJson(id, "report", writer.Write(composer, revision, findings, true)), memory);
    if (!frame.empty()) return frame;
    if (findings == 0) break;
    findings -= findings / 4 + 1;
  }
  const Frame frame = ToFrame(ReplyJson(id, "report", writer.Write(composer, revision, 0, false)), memory);
  return frame.empty() ? EncodeError(id, {ErrorCode::kInternal, ""}, memory) : frame;
}

}  // namespace discreet
