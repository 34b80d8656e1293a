#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "discreet/draft.h"
#include "discreet/finding.h"

namespace discreet {

// By the same names and numbers as in wire.proto.
enum class CheckStatus : uint8_t { kUnspecified, kComplete, kPartial, kNotChecked };
enum class NotCheckedReason : uint8_t { kUnspecified, kTooLong, kTimeout, kFailed, kModeOff, kMessagesOff };
enum class Action : uint8_t { kUnspecified, kNone, kMark, kGate };
enum class GroupSize : uint8_t {
  kUnspecified,
  kOnlyThisPerson,
  kAHandful,
  kTens,
  kHundreds,
  kThousandsOrMore,
};

// Calibrated probability times 100, 0-100, and the level that it or its findings reach.
struct Risk {
  uint8_t score = 0;
  Level level = Level::kClear;
  bool operator==(const Risk&) const = default;
};

// A finding with what was decided about it. `level` is kClear for a finding that is nothing to show. An
// answered finding keeps the level that it would have, and counts for nothing.
struct JudgedFinding {
  Finding finding;
  Category category = Category::kUnspecified;
  Severity severity = Severity::kUnspecified;
  Level level = Level::kClear;
  AnswerKind answered = AnswerKind::kUnspecified;
};

// One step of the judgement, for `discreet explain`: a hit of an evidence rule, or an identifier that could
// count. Names rules and weights, never the protected-speech guard.
struct Evidence {
  uint32_t rule = 0;
  uint32_t part = 0;
  ByteSpan span;
  float weight = 0;  // log-odds as counted, after the strongest of its signal was taken
  bool counted = false;
};

// The three questions, as probabilities 0-1.
struct PrivacyQuestions {
  float relation = 0;         // is it about a patient of the author or the author's organisation?
  float content = 0;          // does it tell something clinical, or the fact of care?
  float identifiability = 0;  // can someone be identified?
};

struct Verdict {
  explicit Verdict(std::pmr::memory_resource* memory)
      : findings(memory), evidence(memory), unfinished(memory) {}

  CheckStatus status = CheckStatus::kComplete;
  NotCheckedReason reason = NotCheckedReason::kUnspecified;
  Risk phi;
  Risk policy;
  Level level = Level::kClear;               // the higher of the two, answered findings left out
  std::pmr::vector<JudgedFinding> findings;  // worst first, then by Finding's order
  std::pmr::vector<Evidence> evidence;
  std::pmr::vector<uint32_t> unfinished;  // numbers of rules that did not finish
  PrivacyQuestions questions;
  std::optional<GroupSize> group_size;
};

}  // namespace discreet
