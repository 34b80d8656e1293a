#include "advise/rescorer.h"

#include <algorithm>

#include "advise/wording.h"

namespace discreet {
namespace {

// Text, its words, marks of what stands where, and findings: measured at under 16 bytes a byte of text on
// posts that are full of findings. What does not fit is taken from the request's memory.
constexpr size_t kBytesPerByte = 24;
constexpr size_t kBytesForAny = 16'384;

// The texts and findings of a draft after its edits. Parts without an edit keep theirs.
struct Edited {
  explicit Edited(std::pmr::memory_resource* memory)
      : sources(memory), normalized(memory), texts(memory), findings(memory), unfinished(memory) {}
  std::pmr::vector<std::pmr::string> sources;
  std::pmr::vector<NormalizedText> normalized;
  std::pmr::vector<const NormalizedText*> texts;
  std::pmr::vector<Finding> findings;
  std::pmr::vector<uint32_t> unfinished;
};

void KeepPart(const JudgedDraft& judged, uint32_t part, Edited& edited) {
  edited.texts.push_back(judged.matter.texts[part]);
  for (const Finding& finding : judged.matter.findings) {
    // What builds on findings is worked out again, over all parts.
    const RuleRow* const rule = judged.matter.book.rule(finding.rule);
    const bool builds =
        rule != nullptr && (rule->match == MatchKind::kFindings || rule->match == MatchKind::kClassified);
    if (finding.part == part && !builds) edited.findings.push_back(finding);
  }
}

void ReadPart(const JudgedDraft& judged, uint32_t part, std::span<const Edit> edits, Edited& edited,
              std::pmr::memory_resource* memory) {
  edited.sources.push_back(Apply(judged.matter.texts[part]->source(), part, edits, memory));
  edited.normalized.emplace_back(edited.sources.back(), memory);
  const NormalizedText& text = edited.normalized.back();
  edited.texts.push_back(&text);
  const Words words(text.view(), memory);
  const Reading reading{text, words, part, judged.deadline, memory};
  const KeptReading* const before = judged.kept[part].get();
  if (before == nullptr)
    return judged.matcher.Match(reading, judged.control, edited.findings, edited.unfinished);
  const Change change = before->typed.print.Of(text.view()).Since(before->typed.print);
  judged.matcher.MatchEdited(reading, judged.control, change, *before, edited.findings, edited.unfinished);
}

uint64_t BytesOf(const Matter& matter) {
  uint64_t bytes = 0;
  for (const NormalizedText* text : matter.texts) bytes += text->source().size();
  return bytes;
}

}  // namespace

size_t CountShown(const Verdict& verdict) {
  return static_cast<size_t>(
      std::count_if(verdict.findings.begin(), verdict.findings.end(), [](const JudgedFinding& f) {
        return f.level > Level::kClear && f.answered == AnswerKind::kUnspecified;
      }));
}

Rescorer::Rescorer(const JudgedDraft& judged, std::pmr::memory_resource* memory)
    : judged_(judged), buffer_(memory), buffer_alone_(memory) {
  const uint64_t bytes = BytesOf(judged.matter);
  if (bytes > kMostBytes) return;
  const uint64_t by_try = std::clamp<uint64_t>(bytes, 1, kBytesOfAnEdit);
  tries_left_ = static_cast<uint32_t>(std::clamp<uint64_t>(kMostBytesInAll / by_try, 1, kMostTries));
  buffer_.resize(bytes * kBytesPerByte + kBytesForAny);
}

std::optional<Rescored> Rescorer::Try(std::span<const Edit> edits) {
  if (tries_left_ == 0 || judged_.deadline.Passed()) return std::nullopt;
  --tries_left_;
  std::pmr::monotonic_buffer_resource memory(buffer_.data(), buffer_.size(),
                                             buffer_.get_allocator().resource());
  const auto parts = static_cast<uint32_t>(judged_.matter.texts.size());
  Edited edited(&memory);
  edited.sources.reserve(parts);
  edited.normalized.reserve(parts);
  for (uint32_t part = 0; part < parts; ++part) {
    const bool changed =
        std::any_of(edits.begin(), edits.end(), [part](const Edit& e) { return e.part == part; });
    if (changed) {
      ReadPart(judged_, part, edits, edited, &memory);
    } else {
      KeepPart(judged_, part, edited);
    }
  }
  // A rule that did not finish in a part that was kept did not finish.
  const auto& unfinished = judged_.verdict.unfinished;
  edited.unfinished.insert(edited.unfinished.end(), unfinished.begin(), unfinished.end());
  return Judge(edited.texts, edited.findings, edited.unfinished, judged_.matter.answers, &memory);
}

std::optional<Rescored> Rescorer::TryAlone(std::string_view text) {
  if (judged_.deadline.Passed()) return std::nullopt;
  if (buffer_alone_.empty()) buffer_alone_.resize(kBytesForAny + kBytesOfAnEdit * kBytesPerByte);
  std::pmr::monotonic_buffer_resource memory(buffer_alone_.data(), buffer_alone_.size(),
                                             buffer_alone_.get_allocator().resource());
  const NormalizedText normalized(text, &memory);
  const NormalizedText* const texts[] = {&normalized};
  const Words words(normalized.view(), &memory);
  std::pmr::vector<Finding> findings(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  judged_.matcher.Match({normalized, words, 0, judged_.deadline, &memory}, judged_.control, findings,
                        unfinished);
  return Judge(texts, findings, unfinished, {}, &memory);
}

std::optional<Rescored> Rescorer::Judge(std::span<const NormalizedText* const> texts,
                                        std::pmr::vector<Finding>& findings,
                                        std::pmr::vector<uint32_t>& unfinished,
                                        std::span<const KnownAnswer> answers,
                                        std::pmr::memory_resource* memory) {
  judged_.matcher.finding_rules().Match(texts, judged_.control, judged_.deadline, findings, unfinished);
  const ClassifiedRules& classified = judged_.matcher.classified_rules();
  std::optional<Classification> read;
  if (judged_.matter.classification != nullptr) {
    read = classified.Read(texts, HasPicture(judged_.matter.attachments), judged_.control, judged_.deadline,
                           unfinished, memory);
    if (read) classified.Match(texts, *read, judged_.control, findings);
  }
  const bool finished = std::all_of(unfinished.begin(), unfinished.end(), [this](uint32_t rule) {
    const auto& before = judged_.verdict.unfinished;
    return std::find(before.begin(), before.end(), rule) != before.end();
  });
  if (!finished) return std::nullopt;
  Matter matter = judged_.matter;
  matter.texts = texts;
  matter.findings = findings;
  matter.answers = answers;
  matter.classification = read ? &*read : nullptr;
  matter.around = nullptr;  // levels and scores are all that is asked for
  const Verdict verdict = Assess(matter, memory);
  return Rescored{verdict.phi, verdict.policy, verdict.level, CountShown(verdict)};
}

}  // namespace discreet
