#include "made/pack_folder.h"

#include <cstdio>
#include <fstream>
#include <memory_resource>
#include <set>
#include <stdexcept>

#include "discreet/normalized_text.h"
#include "made/posts.h"
#include "oracle/looping_re2.h"
#include "pack/compiler/marked_text.h"
#include "unit/recognize/memory_rule_book.h"

namespace discreet::bench {
namespace {

namespace fs = std::filesystem;

constexpr size_t kTests = 5;
// Samples that are tried for one test: gaps may hold what the rule refuses.
constexpr int kTries = 2000;

constexpr char kPackYaml[] = R"(id: %s
version: 1
min_engine: 0.1.0
max_engine: 0.999.999
owner: bench
judgement:
  # The defaults of the engine; a bench looks at times, not at levels.
  relation_prior: -2.0
  content_prior: -1.5
  care_fact_share: 0.8
  direct_identifiability: 0.99
  quasi_prior: -3.0
  stop_at: 0.8
  caution_at: 0.4
  notice_at: 0.15
)";

constexpr char kCitations[] = R"(- id: law.number
  label: 45 CFR 164.514(b)(2)(i)(R)
  kind: law
  title: Any other unique identifying number
  url: https://www.ecfr.gov/current/title-45/section-164.514
  retrieved: 2026-11-21
)";

constexpr char kAdvice[] = R"(advice:
  bench.number:
    title: Shows a number
    why: A number could point to one person.
    replace: ["a number"]
    answers: [not_a_patient, wrong_warning]
phrases:
  fix.change: Change to “{}”
  fix.remove: Take these words out
)";

// In double quotes, as YAML reads it.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

MemoryRuleBook BookOf(std::span<const Rule> rules) {
  MemoryRuleBook book;
  for (const Rule& rule : rules) book.AddPattern("bench", rule.pattern, rule.group).whole = rule.whole;
  return book;
}

// Makes the tests of each rule and marks in them what the oracle finds.
class TestWriter {
 public:
  TestWriter(std::span<const Rule> rules, uint64_t seed)
      : rules_(rules), book_(BookOf(rules)), oracle_(book_), random_(seed), filler_(seed + 1, {}) {}

  std::string Tests(size_t rule) {
    const oracle::PatternSampler sampler(rules_[rule].pattern);
    std::string yaml = "  tests:\n    must:\n";
    Append(
        rule, true, [&] { return filler_.Next(24) + " " + sampler.Sample(random_) + " " + filler_.Next(12); },
        yaml);
    yaml += "    must_not:\n";
    Append(
        rule, false, [&] { return filler_.Next(48); }, yaml);
    return yaml;
  }

 private:
  template <typename Make>
  void Append(size_t rule, bool must, Make make, std::string& yaml) {
    std::set<std::string> seen;
    for (int tries = 0; seen.size() < kTests; ++tries) {
      if (tries == kTries)
        throw std::runtime_error("no tests can be made for the pattern " + rules_[rule].pattern);
      const std::string text = make();
      const std::vector<SourceSpan> spans = FoundIn(rule, text);
      if (spans.empty() == must || text.find("[[") != std::string::npos || !seen.insert(text).second)
        continue;
      yaml += "      - " + Quoted(WriteMarkedText(text, spans)) + "\n";
    }
  }

  std::vector<SourceSpan> FoundIn(size_t rule, const std::string& source) const {
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText text(source, &memory);
    const Words words(text.view(), &memory);
    const NoDeadline deadline;
    std::pmr::vector<Finding> found(&memory);
    oracle_.MatchPattern(rule, {text, words, 0, deadline, &memory}, found);
    std::vector<SourceSpan> spans;
    for (const Finding& finding : found) spans.push_back(text.ToSource(finding.span));
    return spans;
  }

  std::span<const Rule> rules_;
  MemoryRuleBook book_;
  oracle::LoopingRe2 oracle_;
  oracle::Random random_;
  Posts filler_;
};

std::string RuleYaml(const Rule& rule, size_t number) {
  const bool phrase = rule.form == RuleForm::kPhrase || rule.form == RuleForm::kGapped;
  const std::string name = std::to_string(number);
  std::string yaml = "- id: bench." + std::string(phrase ? "phrase" : "number") + ".n" + name + "\n";
  yaml += "  number: " + name + "\n  version: 1\n  status: stable\n";
  yaml += phrase
              ? "  role: evidence\n  signal: clinical\n  weight: 0.5\n"
              : "  role: identifier\n  category: phi\n  label: OTHER_ID\n  safe_harbor: R\n  direct: true\n"
                "  severity: high\n  advice: bench.number\n";
  yaml +=
      "  definition: Made to measure with.\n  owner: bench\n  cite: [law.number]\n  languages: [en]\n  "
      "match:\n";
  yaml += "    pattern: " + Quoted(rule.pattern) + "\n";
  if (rule.group > 0) yaml += "    group: " + std::to_string(rule.group) + "\n";
  if (rule.whole) yaml += "    whole: true\n";
  return yaml;
}

void Write(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << content;
  out.close();
  if (!out) throw std::runtime_error(file.string() + " cannot be written");
}

}  // namespace

void WritePackFolder(const fs::path& folder, std::span<const Rule> rules, uint64_t seed) {
  fs::remove_all(folder);
  char pack[1024];
  std::snprintf(pack, sizeof pack, kPackYaml, ("bench" + std::to_string(rules.size())).c_str());
  Write(folder / "pack.yaml", pack);
  Write(folder / "citations.yaml", kCitations);
  Write(folder / "advice" / "en.yaml", kAdvice);
  TestWriter tests(rules, seed);
  std::string yaml;
  for (size_t i = 0; i < rules.size(); ++i) yaml += RuleYaml(rules[i], i + 1) + tests.Tests(i);
  Write(folder / "rules" / "made.yaml", yaml);
}

}  // namespace discreet::bench
