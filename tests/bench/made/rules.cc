#include "made/rules.h"

#include <re2/re2.h>

#include <set>

#include "made/vocabulary.h"
#include "oracle/random.h"

namespace discreet::bench {
namespace {

using oracle::Random;

// Share of harmless texts that a rule may hit, percent.
constexpr size_t kMostNoise = 2;

std::string Text(std::string_view view) { return std::string(view); }
std::string Number(uint32_t value) { return std::to_string(value); }

std::string Digits(uint32_t least, uint32_t most) {
  return "\\d{" + Number(least) + (most > least ? "," + Number(most) : "") + "}";
}
std::string Letters(const char* set, uint32_t least, uint32_t most) {
  return std::string(set) + "{" + Number(least) + (most > least ? "," + Number(most) : "") + "}";
}

// One word, or a choice of up to four.
std::string Topic(Random& random) {
  const uint32_t count = random.Chance(40) ? 1 : random.Between(2, 4);
  std::string choice;
  for (uint32_t i = 0; i < count; ++i) {
    choice += (i > 0 ? "|" : "") + Text(random.PickFrom(TopicWords()));
    if (random.Chance(12)) choice += "s?";
  }
  return count == 1 ? choice : "(?:" + choice + ")";
}

std::string Common(Random& random) {
  const auto pick = [&] { return Text(CommonWords()[random.Below(90)]); };
  return random.Chance(50) ? pick() : "(?:" + pick() + "|" + pick() + ")";
}

std::string Phrase(Random& random) {
  std::string pattern = "(?i)\\b" + Topic(random);
  if (random.Chance(50)) pattern += "\\s+" + Common(random);
  if (random.Chance(35)) pattern += "(?:\\s+" + Text(CommonWords()[random.Below(60)]) + ")?";
  pattern += "\\s+" + Topic(random);
  if (random.Chance(30)) pattern += "\\s+" + Topic(random);
  return pattern + "\\b";
}

std::string Gapped(Random& random) {
  const char* const kGaps[] = {"[^.!?\\n]", "[^\\n]", "."};
  std::string pattern = "(?i)\\b" + Topic(random);
  if (random.Chance(30)) pattern += "\\s+" + Common(random);
  pattern += "\\b" + std::string(random.Pick(kGaps)) + "{0," + Number(random.Between(2, 8) * 5) + "}\\b";
  return pattern + Topic(random) + "\\b";
}

std::string Separator(Random& random) {
  const char* const kSeparators[] = {"-", "\\.", "/", " ", "[-. ]", "[- ]?", "[ -]", ":"};
  return random.Pick(kSeparators);
}

std::string DigitGroups(Random& random) {
  const uint32_t groups = random.Between(2, 4);
  std::string pattern = random.Chance(20) ? "\\b[A-Z]" : "\\b";
  const std::string separator = Separator(random);
  for (uint32_t i = 0; i < groups; ++i) {
    const uint32_t least = random.Between(2, 5);
    if (i > 0) pattern += separator;
    pattern += Digits(least, random.Chance(30) ? least + random.Between(1, 2) : least);
  }
  return pattern + "\\b";
}

std::string Code(Random& random) {
  const char* const kSets[] = {"[A-Z]", "[A-Z]", "[A-HJ-NP-Z]", "[A-F]"};
  std::string pattern = "\\b" + Letters(random.Pick(kSets), random.Between(1, 3), 0);
  if (random.Chance(40)) pattern += "[- ]?";
  const uint32_t digits = random.Between(4, 7);
  pattern += Digits(digits, random.Chance(25) ? digits + 2 : digits);
  if (random.Chance(40)) pattern += Letters("[A-Z]", random.Between(1, 2), 0);
  if (random.Chance(25)) pattern += "-" + Digits(random.Between(1, 3), 0);
  return pattern + "\\b";
}

std::string DateLike(Random& random) {
  const std::string separator = Separator(random);
  const bool day_first = random.Chance(50);
  const std::string month = "(?:0[1-9]|1[0-2])";
  const std::string day = "(?:0[1-9]|[12]\\d|3[01])";
  const std::string year =
      random.Chance(50) ? "(?:19|20)\\d{2}" : "\\d{" + Number(random.Between(2, 4)) + "}";
  return "\\b" + (day_first ? day : month) + separator + (day_first ? month : day) + separator + year + "\\b";
}

std::string ManyDigits(Random& random) {
  switch (random.Below(5)) {
    case 0:
      return DateLike(random);
    case 1:
    case 2:
      return Code(random);
    default:
      return DigitGroups(random);
  }
}

std::string FewDigits(Random& random) {
  const char* const kUnits[] = {"kg", "mg", "ml", "cc", "mm", "lb", "oz", "cm"};
  switch (random.Below(4)) {
    case 0:
      return "\\b" + Letters("[A-Z]", random.Between(1, 4), 0) + Separator(random) +
             Digits(random.Between(1, 3), 0) + "\\b";
    case 1:
      return "\\b" + Digits(1, random.Between(2, 3)) + "[ ]?(?:" + random.Pick(kUnits) + "|" +
             random.Pick(kUnits) + ")" + Separator(random) + "[A-Z]" + "\\b";
    case 2:
      return "\\b" + Digits(random.Between(1, 2), 0) + Letters("[A-Z]", random.Between(1, 3), 0) +
             Digits(1, 1) + (random.Chance(50) ? "[a-z]?" : "") + "\\b";
    default:
      return "\\b" + Letters("[A-Z]", 1, random.Between(2, 4)) + "[-/]" + Digits(1, random.Between(2, 3)) +
             Letters("[a-z]", random.Between(1, 2), 0) + "\\b";
  }
}

std::string Signs(Random& random) {
  const uint32_t first = random.Between(2, 5);
  const uint32_t second = random.Between(2, 6);
  switch (random.Below(3)) {
    case 0:
      return "\\b" + Letters("[a-z]", first, first + 6) + "_" + Letters("[a-z]", second, second + 4) + "@" +
             Letters("[a-z]", random.Between(2, 4), 8) + "\\b";
    case 1:
      return "\\b" + Letters("[A-Z]", first, 0) + "/" + Letters("[A-Z]", second, 0) + "\\b";
    default:
      return "#[A-Z]" + Letters("[a-z]", first, first + 2) + "[A-Z]" + Letters("[a-z]", second, second + 1) +
             "\\b";
  }
}

std::string Labelled(Random& random) {
  const std::string more = random.Chance(50) ? "|" + Text(random.PickFrom(Labels())) : "";
  std::string pattern = "(?i)\\b(?:" + Text(random.PickFrom(Labels())) + more + ")";
  if (random.Chance(60)) pattern += "\\s*(?:no|number|id|#)?";
  pattern += "[:#. ]{0,3}(";
  if (random.Chance(40)) pattern += "[a-z]{" + Number(random.Between(1, 3)) + "}-?";
  const uint32_t digits = random.Between(3, 9);
  return pattern + Digits(digits, digits + random.Between(0, 3)) + ")\\b";
}

RuleForm FormOf(uint32_t percent) {
  if (percent < 33) return RuleForm::kPhrase;
  if (percent < 56) return RuleForm::kGapped;
  if (percent < 70) return RuleForm::kLabelled;
  if (percent < 88) return RuleForm::kManyDigits;
  return percent < 96 ? RuleForm::kFewDigits : RuleForm::kSigns;
}

Rule MakeRule(Random& random) {
  Rule rule{.form = FormOf(random.Below(100)), .pattern = {}};
  switch (rule.form) {
    case RuleForm::kPhrase:
      rule.pattern = Phrase(random);
      break;
    case RuleForm::kGapped:
      rule.pattern = Gapped(random);
      break;
    case RuleForm::kLabelled:
      rule.pattern = Labelled(random);
      rule.group = 1;
      break;
    case RuleForm::kManyDigits:
      rule.pattern = ManyDigits(random);
      break;
    case RuleForm::kFewDigits:
      rule.pattern = FewDigits(random);
      break;
    case RuleForm::kSigns:
      rule.pattern = Signs(random);
      break;
  }
  rule.whole = rule.form >= RuleForm::kLabelled && random.Chance(50);
  return rule;
}

bool IsNoisy(const std::string& pattern, std::span<const std::string> harmless) {
  const re2::RE2 compiled(pattern, RE2::Quiet);
  size_t hits = 0;
  for (const std::string& text : harmless) hits += RE2::PartialMatch(text, compiled) ? 1 : 0;
  return !compiled.ok() || hits * 100 > harmless.size() * kMostNoise;
}

}  // namespace

std::vector<Rule> MakeRules(uint64_t seed, uint32_t count, std::span<const std::string> harmless) {
  Random random(seed);
  std::set<std::string> seen;
  std::vector<Rule> rules;
  while (rules.size() < count) {
    Rule rule = MakeRule(random);
    if (!seen.insert(rule.pattern).second || IsNoisy(rule.pattern, harmless)) continue;
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace discreet::bench
