#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace discreet::bench {

// What a generated rule looks like; by what a matcher can hold on to.
enum class RuleForm : uint8_t {
  kPhrase,      // words with alternatives in a row
  kGapped,      // words with a bounded gap between them
  kLabelled,    // a word, then a number of some shape
  kManyDigits,  // a shape with four digits or more, no literal
  kFewDigits,   // a shape with one to three digits, no literal
  kSigns,       // a shape of letters around a sign, no literal
};
inline constexpr std::string_view kRuleForms[] = {"phrase in a row",
                                                  "phrase with a gap",
                                                  "label and number",
                                                  "shape, four digits or more",
                                                  "shape, one to three digits",
                                                  "shape, letters and a sign"};

struct Rule {
  RuleForm form = RuleForm::kPhrase;
  std::string pattern;
  uint8_t group = 0;
  bool whole = false;
};

// `count` rules that all differ, the same for the same seed; the first n of them are the rules that a smaller
// count gives. Of every 100 about 60 are phrases, 15 labels with numbers, 25 shapes without a literal. Rules
// that more than 2 % of `harmless` texts hold are left out, as no pack would keep them.
std::vector<Rule> MakeRules(uint64_t seed, uint32_t count, std::span<const std::string> harmless);

}  // namespace discreet::bench
