#pragma once

#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "advise/fitting.h"
#include "discreet/normalized_text.h"
#include "discreet/report.h"

namespace discreet {

// The fix that was chosen for a finding.
struct Chosen {
  const Edit* edit = nullptr;  // as offered
  SourceSpan words;            // of the finding
  std::string_view wording;    // what the fix says, for these words alone
  bool sentence = false;       // the fix is for the whole sentence
};

// All fixes together: by part, then begin, never overlapping; worst finding first in `chosen`. Two may want
// the same comma or space: then the later one changes its own words only; where even those are taken, the fix
// for the worse finding stands. A sentence that goes takes what was to be changed in it along; one with two
// gaps ("(removed) and (removed)") goes too, where enough is left; a sentence that is offered twice is said
// once. Empty where less than half of the draft would be left. Memory from `memory`.
std::pmr::vector<Edit> Combine(std::span<const Chosen> chosen, std::span<const NormalizedText* const> texts,
                               const Sentences& sentences, std::pmr::memory_resource* memory);

}  // namespace discreet
