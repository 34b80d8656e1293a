#pragma once

#include "discreet/finding.h"
#include "discreet/rule_book.h"

namespace discreet {

// The highest level that a rule of this category may reach, whatever a pack says (DESIGN: detection and
// judgement).
constexpr Level HighestLevel(Category category) {
  switch (category) {
    case Category::kMisinformation:
    case Category::kSpeakingForEmployer:
      return Level::kNotice;
    case Category::kBullying:
    case Category::kOffensive:
    case Category::kDisparagement:
    case Category::kConfidential:
    case Category::kEmployeeInfo:
      return Level::kCaution;
    default:
      return Level::kStop;
  }
}

// Highest value of each enum that a pack holds; every value from 0 to it is taken.
inline constexpr uint8_t kLastCategory = static_cast<uint8_t>(Category::kDisparagement);
inline constexpr uint8_t kLastLabel = static_cast<uint8_t>(SpanLabel::kPolicy);
inline constexpr uint8_t kLastSignal = static_cast<uint8_t>(Signal::kEvent);
inline constexpr uint8_t kLastValidator = static_cast<uint8_t>(Validator::kThCitizen);

// The most log-odds that one rule may add or take: beyond it nothing else could speak.
inline constexpr float kMaxWeight = 20.0F;

// The most that the rules' or the classifier's log-odds may be multiplied by: each is calibrated already.
inline constexpr float kMaxFactor = 4.0F;

// Fewest tests of a kind, must and must_not, inside a rule.
inline constexpr int kFewestTests = 5;

// Longest rule id, as on the wire.
inline constexpr uint32_t kMaxRuleIdBytes = 96;

// Longest pattern after its word lists are put in.
inline constexpr uint32_t kMaxPatternBytes = 16'384;

// Longest text that a pattern may match, in bytes: 256 characters of four bytes. After an edit so much around
// it is read again.
inline constexpr uint32_t kMaxPatternWidth = 1'024;

// Farthest that a word of `near` may stand from the span, in bytes.
inline constexpr uint32_t kMaxNearDistance = 400;

// Farthest that two findings may stand apart for a rule over findings that says how far, in bytes: a long
// post. Who means farther says nothing.
inline constexpr uint32_t kMaxFindingDistance = 4'000;

}  // namespace discreet
