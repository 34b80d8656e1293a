#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace discreet {

// Cheaper patterns that stand in for a rule's own.
//
// Why: \p{L} and its likes are hundreds of ranges, and a counted repeat such as {1,24} copies them each time.
// Such a pattern takes milliseconds to compile and builds new automaton states on every text it has not seen;
// most posts are plain (Words::plain()), and most rules match nothing.
struct QuickForms {
  // Matches somewhere in a text whenever the rule's pattern does; may match where that does not. Classes of
  // letters take in everything that is not ASCII, counted repeats any count.
  std::string gate;
  // False where `gate` keeps that promise on ASCII texts only (a negated class of letters).
  bool gate_for_all = true;
  // Matches exactly what the rule's pattern does, with the same groups, on plain texts.
  std::string plain;
};

// nullopt where the pattern uses classes that are not known here (\p{Greek}) or is not understood; then only
// the pattern itself may be used.
std::optional<QuickForms> QuickFormsOf(std::string_view pattern);

}  // namespace discreet
