#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "assess/assessor.h"
#include "discreet/deadline.h"
#include "discreet/report.h"
#include "recognize/rule_matcher.h"

namespace discreet {

// A draft as it was judged, with all that is needed to judge it again. Nothing here is owned.
struct JudgedDraft {
  const RuleMatcher& matcher;
  const MatchControl& control;
  const Matter& matter;  // findings in Finding's order
  const Verdict& verdict;
  const Deadline& deadline;
  // By part, of how it was read; nullptr where nothing was kept.
  std::span<const std::shared_ptr<const KeptReading>> kept;
};

// What another wording comes to.
struct Rescored {
  Risk phi;
  Risk policy;
  Level level = Level::kClear;
  size_t shown = 0;  // findings over kClear that are not answered
};

// Findings of `verdict` over kClear that are not answered.
size_t CountShown(const Verdict& verdict);

// Judges other wordings of a draft: the same rules, evidence and answers over the edited text, of which only
// what an edit can touch is read again (kBytesOfAnEdit, or less). Does so only for drafts of at most
// kMostBytes, and only as often as kMostBytesInAll and kMostTries allow (at least once, for the rewrite), so
// that a check has an end that can be foreseen: reading a byte again costs about 2 microseconds (`./dev bench
// host`, 2026-11-21), so all tries together about 12 milliseconds.
class Rescorer {
 public:
  static constexpr uint32_t kMostBytes = 8'192;
  static constexpr uint32_t kMostBytesInAll = 6'144;
  static constexpr uint32_t kMostTries = 24;
  static constexpr uint32_t kBytesOfAnEdit = 1'024;

  // Memory for all tries is taken from `memory` once and used again for each.
  Rescorer(const JudgedDraft& judged, std::pmr::memory_resource* memory);

  uint32_t tries_left() const { return tries_left_; }

  // This text alone, as a draft of the same kind with the same attachments. nullopt where Try says so. Not
  // one of the tries: for texts of the pack, of which there are few.
  std::optional<Rescored> TryAlone(std::string_view text);

  // The draft with these edits made (by part, then begin, never overlapping). nullopt when no try is left,
  // time is up or a rule did not finish that finished before: then nothing may be promised.
  std::optional<Rescored> Try(std::span<const Edit> edits);

 private:
  std::optional<Rescored> Judge(std::span<const NormalizedText* const> texts,
                                std::pmr::vector<Finding>& findings, std::pmr::vector<uint32_t>& unfinished,
                                std::span<const KnownAnswer> answers, std::pmr::memory_resource* memory);

  const JudgedDraft& judged_;
  uint32_t tries_left_ = 0;
  std::pmr::vector<std::byte> buffer_;
  std::pmr::vector<std::byte> buffer_alone_;
};

}  // namespace discreet
