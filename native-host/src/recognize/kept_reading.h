#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "discreet/draft.h"
#include "discreet/match_tables.h"
#include "discreet/span.h"
#include "names/tagged_text.h"
#include "recognize/second_looks.h"
#include "recognize/text_runs.h"
#include "text/fingerprint.h"

namespace discreet {

// A match that moved a rule on: the next one begins at `next` or later. Matches of one rule never overlap. Of
// a rule about names: one that is as likely as it asks.
struct RuleMatch {
  uint32_t row = 0;
  uint32_t begin = 0;
  uint32_t next = 0;
  ByteSpan span;       // of the finding, where it holds
  bool holds = false;  // false: set aside by its conditions, or without a span

  // The same match after so many bytes were put in before it (modulo 2^32: taken out).
  RuleMatch Shifted(uint32_t by) const {
    return {row, begin + by, next + by, {span.begin + by, span.end + by}, holds};
  }
};

// What was found in one form of a text.
struct KeptForm {
  Fingerprint print;  // of the form's text
  TextRuns runs;
  // By row, then by begin. Of a row whose outline tells findings alone (Outline::kFindings),
  // all of it or nothing.
  std::vector<RuleMatch> by_pattern;
  std::vector<RuleMatch> by_words;  // by begin
  std::vector<RuleMatch> by_name;   // by row, then by begin
  names::KeptNames names;           // empty where no rule asks for names
};

// The same of one of its second readings.
struct KeptLook {
  SecondForm which;
  KeptForm form;
};

// What is kept of a part that was read to its end, so that after an edit only its surroundings are read
// again. No text: hashes of blocks, where which rule matched, and how likely which token is part of a name.
// Belongs to one matcher.
struct KeptReading {
  KeptForm typed;
  std::vector<KeptLook> others;
  // As in MatchControl: another choice of rules has other matches.
  Kind kind = Kind::kUnspecified;
  std::vector<uint32_t> disabled;
  std::vector<uint32_t> quarantined;
  bool structural_only = false;

  const KeptForm* Other(SecondForm which) const {
    const auto found =
        std::ranges::find_if(others, [which](const KeptLook& each) { return each.which == which; });
    return found == others.end() ? nullptr : &found->form;
  }
  bool IsFor(Kind other, std::span<const uint32_t> others_disabled,
             std::span<const uint32_t> others_quarantined, bool others_structural_only) const {
    return kind == other && structural_only == others_structural_only &&
           std::ranges::equal(disabled, others_disabled) &&
           std::ranges::equal(quarantined, others_quarantined);
  }
};

}  // namespace discreet
