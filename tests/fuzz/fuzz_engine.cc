// Whatever people type: the engine judges it in full, twice the same, and every span is a piece of the text.
#include <memory_resource>

#include "discreet/engine.h"
#include "discreet/policy.h"
#include "fuzz/readable_text.h"
#include "fuzz/require.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"

namespace {

using namespace discreet;
using fuzz::Require;

constexpr Kind kKinds[] = {Kind::kPost, Kind::kReply, Kind::kReviewReply, Kind::kComment, Kind::kBio};
// A byte that no one types: parts of one draft stand between them.
constexpr char kBetweenParts = '\x1E';

const LoadedPack& Core() {
  static const PackLoad load = LoadPack(CorePack());
  Require(load.pack != nullptr, "the built-in pack loads");
  return *load.pack;
}

Draft DraftOf(std::string_view text, Kind kind, std::pmr::memory_resource* memory) {
  Draft draft(memory);
  draft.kind = kind;
  while (draft.parts.size() + 1 < kMaxParts && text.find(kBetweenParts) != std::string_view::npos) {
    draft.parts.push_back({PartRole::kBody, text.substr(0, text.find(kBetweenParts))});
    text.remove_prefix(text.find(kBetweenParts) + 1);
  }
  draft.parts.push_back({PartRole::kBody, text});
  return draft;
}

void RequirePiece(std::string_view text, SourceSpan span) {
  Require(span.begin <= span.end && span.end <= text.size(), "a span lies in its part");
  Require(span.begin == text.size() || !IsContinuation(text[span.begin]), "a span begins at a character");
  Require(span.end == text.size() || !IsContinuation(text[span.end]), "a span ends at a character");
}

void RequireSound(const Checked& checked, const Draft& draft) {
  Require(checked.report.status == CheckStatus::kComplete, "a draft within the limits is checked in full");
  for (const ReportedFinding& finding : checked.report.findings) {
    Require(finding.part < draft.parts.size(), "a finding's part is there");
    RequirePiece(draft.parts[finding.part].text, finding.span);
    Require(finding.span.begin < finding.span.end, "a finding marks something");
    Require(!finding.title.empty() && !finding.why.empty(), "a finding has words");
    for (const Fix& fix : finding.fixes) RequirePiece(draft.parts[fix.edit.part].text, fix.edit.span);
  }
  if (!checked.report.rewrite) return;
  for (const Edit& edit : checked.report.rewrite->edits) RequirePiece(draft.parts[edit.part].text, edit.span);
}

const Engine& CoreEngine() {
  static const Engine engine(Core(), Core());
  return engine;
}

}  // namespace

// Before the first input, which is then not the one that takes long.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  CoreEngine();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Engine& engine = CoreEngine();
  static const Policy policy;
  if (size == 0) return 0;
  const std::string text = fuzz::ReadableText(data + 1, size - 1);
  const NoDeadline deadline;
  std::pmr::monotonic_buffer_resource memory;
  const Draft draft = DraftOf(text, kKinds[data[0] % std::size(kKinds)], &memory);
  const Checked first = engine.Check(draft, policy, deadline, &memory);
  RequireSound(first, draft);
  const Checked second = engine.Check(draft, policy, deadline, &memory);
  Require(first.report.findings.size() == second.report.findings.size() &&
              first.report.level == second.report.level && first.report.phi.score == second.report.phi.score,
          "the same draft gets the same verdict");
  return 0;
}
