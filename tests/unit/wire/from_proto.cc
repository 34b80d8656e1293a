#include "from_proto.h"

#include <gtest/gtest.h>

namespace discreet::test {
namespace {

template <typename Enum, typename Proto>
Enum As(Proto value) {
  return static_cast<Enum>(value);
}

Risk ToRisk(const v1::Risk& risk) { return {static_cast<uint8_t>(risk.score()), As<Level>(risk.level())}; }

uint32_t ByteAt(const std::string& text, uint32_t units) {
  uint32_t at = 0;
  while (units > 0 && at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const uint32_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units -= std::min(units, length == 4 ? 2U : 1U);
    at += length;
  }
  EXPECT_EQ(units, 0U) << "an example's span reaches past its text";
  return at;
}

Fix ToFix(const v1::Fix& fix, const v1::Finding& finding, const Draft& draft,
          std::pmr::memory_resource* memory) {
  const std::string text(draft.parts.at(finding.part()).text);
  return {std::pmr::string(fix.label(), memory),
          {finding.part(), ToBytes(text, fix.span()), std::pmr::string(fix.replacement(), memory)},
          As<Level>(fix.level_after())};
}

ReportedFinding ToFinding(const v1::Finding& from, const Draft& draft, std::pmr::memory_resource* memory) {
  ReportedFinding finding(memory);
  finding.rule = from.rule();
  finding.category = As<Category>(from.category());
  finding.severity = As<Severity>(from.severity());
  finding.level = As<Level>(from.level());
  finding.part = from.part();
  finding.span = ToBytes(std::string(draft.parts.at(from.part()).text), from.span());
  finding.title = from.title();
  finding.why = from.why();
  for (const auto& citation : from.citations()) {
    finding.citations.push_back({citation.label(), As<CitationKind>(citation.kind())});
  }
  for (const auto& fix : from.fixes()) finding.fixes.push_back(ToFix(fix, from, draft, memory));
  for (const auto answer : from.answers()) finding.answers.push_back(As<AnswerKind>(answer));
  finding.answered = from.answered();
  return finding;
}

Rewrite ToRewrite(const v1::Rewrite& from, const Draft& draft, std::pmr::memory_resource* memory) {
  Rewrite rewrite(memory);
  for (const auto& edit : from.edits()) {
    rewrite.edits.push_back({edit.part(), ToBytes(std::string(draft.parts.at(edit.part()).text), edit.span()),
                             std::pmr::string(edit.replacement(), memory)});
  }
  rewrite.phi = ToRisk(from.phi());
  rewrite.policy = ToRisk(from.policy());
  rewrite.level = As<Level>(from.level());
  rewrite.label = from.label();
  return rewrite;
}

}  // namespace

SourceSpan ToBytes(const std::string& text, const v1::TextSpan& span) {
  return {ByteAt(text, span.begin()), ByteAt(text, span.end())};
}

Report ToReport(const v1::Report& from, const Draft& draft, std::pmr::memory_resource* memory) {
  Report report(memory);
  report.status = As<CheckStatus>(from.status());
  report.reason = As<NotCheckedReason>(from.reason());
  for (const auto& rule : from.unfinished()) report.unfinished.push_back(rule);
  report.phi = ToRisk(from.phi());
  report.policy = ToRisk(from.policy());
  report.level = As<Level>(from.level());
  report.action = As<Action>(from.action());
  for (const auto& finding : from.findings()) report.findings.push_back(ToFinding(finding, draft, memory));
  report.truncated = from.truncated();
  if (from.has_rewrite()) report.rewrite.emplace(ToRewrite(from.rewrite(), draft, memory));
  report.other_language = from.other_language();
  if (from.group_size() != v1::GROUP_SIZE_UNSPECIFIED) report.group_size = As<GroupSize>(from.group_size());
  for (const auto& offer : from.offers()) {
    report.offers.push_back(
        {offer.label(), std::pmr::string(offer.text(), memory), As<OfferUse>(offer.use()), offer.part()});
  }
  for (const auto& closing : from.closings()) report.closings.push_back({closing.id(), closing.text()});
  return report;
}

std::vector<Setting> ToSettings(const google::protobuf::RepeatedPtrField<v1::Setting>& settings) {
  std::vector<Setting> made;
  for (const auto& setting : settings) {
    made.push_back({setting.name(), setting.value(), As<SettingSource>(setting.source())});
  }
  return made;
}

std::vector<Surface> ToSurfaces(const google::protobuf::RepeatedPtrField<v1::Surface>& surfaces) {
  std::vector<Surface> made;
  for (const auto& from : surfaces) {
    Surface surface{.id = from.id(),
                    .number = from.number(),
                    .matches = {from.matches().begin(), from.matches().end()},
                    .composers = {},
                    .status = from.status()};
    for (const auto& composer : from.composers()) {
      surface.composers.push_back(
          {.box = composer.box(),
           .kind = As<Kind>(composer.kind()),
           .root = composer.root(),
           .submit = composer.submit(),
           .needs_real_click = composer.needs_real_click(),
           .attachment = composer.attachment(),
           .enter = As<EnterKey>(composer.enter()),
           .also = composer.also(),
           .submit_words = {composer.submit_words().begin(), composer.submit_words().end()}});
    }
    made.push_back(surface);
  }
  return made;
}

PackInfo ToPackInfo(const v1::PackInfo& pack) {
  return {pack.id(), pack.version(), pack.sha256(), pack.rules()};
}

RecordedEvent ToEvent(const v1::RecordedEvent& event) {
  return {.minute = event.minute(),
          .kind = As<Kind>(event.kind()),
          .level = As<Level>(event.level()),
          .outcome = As<Outcome>(event.outcome()),
          .reason = As<AnswerKind>(event.reason()),
          .rules = {event.rules().begin(), event.rules().end()}};
}

}  // namespace discreet::test
