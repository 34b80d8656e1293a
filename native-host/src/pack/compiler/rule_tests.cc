#include <memory_resource>

#include "discreet/normalized_text.h"
#include "pack/compiler/compiler.h"
#include "pack/compiler/finding_uses.h"
#include "pack/compiler/lint.h"
#include "pack/compiler/marked_text.h"
#include "pack/loaded_pack.h"
#include "recognize/recognizer.h"

namespace discreet {
namespace {

// What a rule found in a text, in bytes of the text as written; nullopt when it did not finish.
std::optional<std::vector<SourceSpan>> FoundIn(const std::string& text, const Recognizer& recognizer) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText normalized(text, &memory);
  const Words words(normalized.view(), &memory);
  const NoDeadline deadline;
  std::pmr::vector<Finding> findings(&memory);
  const Status status = recognizer.Recognize({normalized, words, 0, deadline, &memory}, findings);
  if (status != Status::kOk) return std::nullopt;
  std::vector<SourceSpan> spans;
  for (const auto& finding : findings) spans.push_back(normalized.ToSource(finding.span));
  return spans;
}

std::string Shown(const MarkedText& marked, const std::vector<SourceSpan>& spans) {
  return spans.empty() ? "nothing" : "“" + WriteMarkedText(marked.text, spans) + "”";
}

// What is wrong with a test's outcome; "" for nothing.
std::string Failure(const v1::RuleTest& test, const Recognizer& recognizer) {
  const std::optional<MarkedText> marked = ReadMarkedText(test.text());
  if (!marked) return "[[ and ]] do not pair";
  const auto found = FoundIn(marked->text, recognizer);
  if (!found) return "the rule did not finish: its pattern needs too much memory";
  if (*found == marked->spans) return "";
  if (!test.must())
    return "must not match: expected nothing in “" + marked->text + "”, found " + Shown(*marked, *found);
  return "must match: expected " + Shown(*marked, marked->spans) + ", found " + Shown(*marked, *found);
}

// Adds the ids of the rules that one uses, and of those that they use.
void AddUsed(const PackSource& pack, const RuleSource& rule, std::set<std::string>& ids) {
  if (rule.row.match != MatchKind::kFindings) return;
  Problems unheard;  // lint says them
  for (const RowUse& use : ResolveUses(pack, rule, unheard)) {
    if (ids.insert(pack.rules[use.row].words.id()).second) AddUsed(pack, pack.rules[use.row], ids);
  }
}

}  // namespace

size_t DropFaultyRules(PackSource& pack) {
  size_t dropped = 0;
  // A rule whose evidence was taken out is faulty in the next round.
  for (size_t before = SIZE_MAX; before > pack.rules.size();) {
    const PackSource whole = pack;
    before = pack.rules.size();
    dropped += std::erase_if(pack.rules, [&](const RuleSource& rule) {
      Problems own;
      LintRule(whole, rule, own);
      return own.errors() > 0;
    });
    if (pack.rules.size() == before) break;
  }
  return dropped;
}

std::set<std::string> WithUsed(const PackSource& pack, std::set<std::string> ids) {
  for (const RuleSource& rule : pack.rules) {
    if (ids.contains(rule.words.id())) AddUsed(pack, rule, ids);
  }
  return ids;
}

RuleTestResult RunRuleTests(const PackSource& pack, const std::string& compiled, Problems& problems,
                            const std::set<std::string>& ids) {
  RuleTestResult result;
  const PackLoad load = LoadPack(std::as_bytes(std::span(compiled)), pack.min_engine);
  if (load.pack == nullptr) {
    problems.Error(pack.place, "the compiled pack does not load: " + load.error,
                   "report this as a bug of discreet-pack");
    return result;
  }
  for (const auto& rule : pack.rules) {
    const RuleRow* const row = load.pack->rule(rule.words.number());
    if (row == nullptr) continue;  // deprecated: never runs
    if (!ids.empty() && !ids.contains(rule.words.id())) continue;
    const auto recognizer = MakeRecognizer(*row, *load.pack);
    ++result.rules;
    for (int i = 0; i < rule.words.tests().size(); ++i) {
      ++result.tests;
      const std::string failure = Failure(rule.words.tests(i), *recognizer);
      if (failure.empty()) continue;
      ++result.failures;
      problems.Error(rule.test_places[static_cast<size_t>(i)], rule.words.id() + ": " + failure, "");
    }
  }
  return result;
}

}  // namespace discreet
