#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "discreet/normalized_text.h"
#include "pack/compiler/finding_uses.h"
#include "pack/compiler/lint.h"
#include "pack/compiler/marked_text.h"
#include "pack/rule_limits.h"
#include "recognize/pattern_options.h"
#include "recognize/regex_width.h"

namespace discreet {
namespace {

// Checks one rule by itself.
class RuleLint {
 public:
  RuleLint(const PackSource& pack, const RuleSource& rule, Problems& problems)
      : pack_(pack), rule_(rule), row_(rule.row), problems_(problems) {}

  void Run() {
    if (!rule_.words.id().empty() && !RE2::FullMatch(rule_.words.id(), R"([a-z][a-z0-9_]*(\.[a-z0-9_]+)+)")) {
      Error("id", "the id is not made of a-z, 0-9, _ in parts set apart by dots",
            "write one such as phi.mrn.labelled");
    }
    if (rule_.words.id().size() > kMaxRuleIdBytes) Error("id", "the id is over 96 characters", "shorten it");
    CheckRole();
    CheckReferences();
    CheckPattern();
    if (row_.match == MatchKind::kFindings && rule_.words.status() != v1::DEPRECATED) {
      static_cast<void>(ResolveUses(pack_, rule_, problems_));
    }
    CheckTests();
  }

 private:
  void Error(std::string_view key, const std::string& what, const std::string& mend) {
    problems_.Error(rule_.At(key), "rule " + rule_.words.id() + ": " + what, mend);
  }
  void Warn(std::string_view key, const std::string& what, const std::string& mend) {
    problems_.Warn(rule_.At(key), "rule " + rule_.words.id() + ": " + what, mend);
  }
  bool Has(std::string_view key) const { return rule_.places.find(key) != rule_.places.end(); }

  void Need(std::string_view key, const char* role) {
    if (!Has(key))
      Error(key, "\"" + std::string(key) + "\" is missing", std::string("every ") + role + " has one");
  }
  void Refuse(std::string_view key, const char* who) {
    if (Has(key)) Error(key, "\"" + std::string(key) + "\" is only for " + who, "take it out");
  }

  void CheckRole() {
    switch (row_.role) {
      case Role::kIdentifier:
        for (const char* key : {"category", "label", "severity"}) Need(key, "identifier");
        if (!row_.direct) Need("weight", "identifier that is not direct");
        if (row_.category != Category::kPhi && row_.category != Category::kReidentifiable &&
            Has("category")) {
          Error("category", "an identifier is phi or reidentifiable", "use one of these, or role: policy");
        }
        if (row_.label == SpanLabel::kPolicy)
          Error("label", "POLICY is for policy rules", "say what it identifies");
        break;
      case Role::kEvidence:
        for (const char* key : {"signal", "weight"}) Need(key, "piece of evidence");
        for (const char* key : {"category", "label", "safe_harbor", "direct", "always", "cap"}) {
          Refuse(key, "rules that are shown");
        }
        break;
      case Role::kPolicy:
        for (const char* key : {"category", "severity", "weight"}) Need(key, "policy rule");
        for (const char* key : {"direct", "safe_harbor"}) Refuse(key, "identifiers");
        if (Has("label") && row_.label != SpanLabel::kPolicy)
          Error("label", "a policy rule's label is POLICY", "take it out");
        break;
      case Role::kUnspecified:
        return;
    }
    if (row_.role != Role::kEvidence) Refuse("signal", "evidence");
    if (row_.role != Role::kPolicy) Refuse("pictured", "policy rules");
    if (row_.role != Role::kEvidence && row_.cap > HighestLevel(row_.category)) {
      Error("cap", "the cap is above the highest level of its category",
            HighestLevel(row_.category) == Level::kNotice ? "use notice" : "use caution");
    }
  }

  void CheckReferences() {
    const struct {
      const char* key;
      const std::string& list;
    } lists[] = {{"match.words", rule_.words_list},
                 {"match.except", rule_.except_list},
                 {"match.near", rule_.near_list}};
    for (const auto& use : lists) {
      if (!use.list.empty() && pack_.FindList(use.list) == nullptr) {
        Error(use.key, "there is no word list " + use.list,
              "add words/" + use.list + ".txt or mend the name");
      }
    }
    if (rule_.words.cite().empty() && Has("cite"))
      Error("cite", "cites nothing", "cite what the rule rests on");
    for (int i = 0; i < rule_.words.cite().size(); ++i) {
      const std::string& id = rule_.words.cite(i);
      const bool known =
          std::any_of(pack_.citations.begin(), pack_.citations.end(),
                      [&](const CitationSource& citation) { return citation.words.id() == id; });
      if (!known) {
        problems_.Error(rule_.cite_places[static_cast<size_t>(i)],
                        "rule " + rule_.words.id() + ": there is no citation " + id,
                        "add it to citations.yaml or mend the name");
      }
    }
    for (const auto& language : rule_.languages) {
      if (!RE2::FullMatch(language, "[a-z]{2,3}"))
        Error("languages", language + " is no language", "write en or es");
    }
    CheckNearWords();
  }

  void CheckNearWords() {
    const ListSource* const near = pack_.FindList(rule_.near_list);
    if (near == nullptr) return;
    for (const auto& entry : near->words) {
      const auto letters = std::count_if(entry.word.begin(), entry.word.end(),
                                         [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; });
      if (letters < 4) {
        problems_.Error(
            entry.place, "the context word \"" + entry.word + "\" has under 4 letters",
            "it stands near too much: use a longer one, or put it into the pattern of " + rule_.words.id());
      }
    }
  }

  void CheckPattern() {
    if (row_.match != MatchKind::kPattern || rule_.pattern.empty()) return;
    const std::string pattern = ExpandPattern(pack_, rule_, problems_);
    if (pattern.empty()) return;
    if (pattern.size() > kMaxPatternBytes) {
      return Error("match.pattern", "the pattern is over 16,384 bytes with its lists",
                   "use match.words for long lists");
    }
    const RE2 compiled(pattern, PatternOptions());
    if (!compiled.ok()) {
      return Error("match.pattern", "the pattern does not compile: " + compiled.error(),
                   "RE2 has no look-around and no back-references; see its syntax page");
    }
    const int groups = compiled.NumberOfCapturingGroups();
    if (row_.group > groups)
      Error("match.group", "the pattern has no such group", "it has " + std::to_string(groups));
    if (row_.words_group > groups)
      Error("match.words", "the pattern has no such group", "it has " + std::to_string(groups));
    if (CanMatchEmpty(compiled)) {
      Error("match.pattern", "the pattern can match nothing at all", "let it need at least one character");
    }
    CheckCost(pattern);
  }

  // What the matcher can only find by reading every text with RE2 costs each person who types.
  void CheckCost(const std::string& pattern) {
    const std::optional<RegexNode> tree = ParseRegex(pattern);
    if (!tree) {
      return Warn("match.pattern",
                  "the pattern uses what only a search of every text finds: \\Q, \\C, octal numbers, or a "
                  "\\p{…} other "
                  "than L, Lu, Ll, M, Mn, Mc, N, Nd",
                  "write the characters out");
    }
    const MostBytes most = WidthOf(*tree).most;
    if (most.bytes > kMaxPatternWidth || most.lines != 0) {
      Error("match.pattern",
            most.lines != 0 ? std::string("the pattern may match a whole line, however long")
                            : "the pattern may match over " + std::to_string(kMaxPatternWidth) + " bytes",
            "bound what repeats: {0,3} for *, {1,20} for +");
    }
  }

  // Tries texts in which an empty match of any kind of anchor or of an optional pattern shows.
  static bool CanMatchEmpty(const RE2& pattern) {
    for (const re2::StringPiece text : {"", "a", "aa", "1", " a ", "é", "\n\n", "\na\n"}) {
      size_t at = 0;
      for (re2::StringPiece found;
           at <= text.size() && pattern.Match(text, at, text.size(), RE2::UNANCHORED, &found, 1); ++at) {
        if (found.empty()) return true;
      }
    }
    return false;
  }

  void CheckTests() {
    int counts[2] = {0, 0};
    std::set<std::string> seen;
    for (int i = 0; i < rule_.words.tests().size(); ++i) {
      const v1::RuleTest& test = rule_.words.tests(i);
      const Place& place = rule_.test_places[static_cast<size_t>(i)];
      const std::string name = "rule " + rule_.words.id() + ": ";
      ++counts[test.must() ? 1 : 0];
      if (!seen.insert(test.text()).second)
        problems_.Error(place, name + "the test is there twice", "keep one");
      const std::optional<MarkedText> marked = ReadMarkedText(test.text());
      if (!marked) {
        problems_.Error(place, name + "[[ and ]] do not pair",
                        "close each [[ with ]] before the next; mark no empty words");
      } else if (test.must() == marked->spans.empty()) {
        problems_.Error(
            place, name + (test.must() ? "a `must` test marks no words" : "a `must_not` test marks words"),
            test.must() ? "put [[ and ]] around what is to be found" : "take [[ and ]] out");
      }
    }
    if (!Has("tests") || rule_.words.status() == v1::DEPRECATED) return;
    for (const bool must : {true, false}) {
      if (counts[must ? 1 : 0] >= kFewestTests) continue;
      Error("tests", std::to_string(counts[must ? 1 : 0]) + (must ? " `must` tests" : " `must_not` tests"),
            "write at least 5");
    }
  }

  const PackSource& pack_;
  const RuleSource& rule_;
  const RuleRow& row_;
  Problems& problems_;
};

}  // namespace

void LintRule(const PackSource& pack, const RuleSource& rule, Problems& problems) {
  RuleLint(pack, rule, problems).Run();
}

void LintRules(const PackSource& pack, Problems& problems) {
  std::map<std::string, const RuleSource*> ids;
  std::map<uint32_t, const RuleSource*> numbers;
  for (const auto& rule : pack.rules) {
    LintRule(pack, rule, problems);
    const auto [id, new_id] = ids.try_emplace(rule.words.id(), &rule);
    if (!new_id && !rule.words.id().empty()) {
      problems.Error(rule.At("id"),
                     "rule " + rule.words.id() + ": the id is taken by " + id->second->place.file + ":" +
                         std::to_string(id->second->place.line),
                     "give it another; ids are never used again");
    }
    const auto [number, new_number] = numbers.try_emplace(rule.words.number(), &rule);
    if (!new_number && rule.words.number() != 0) {
      problems.Error(rule.At("number"),
                     "rule " + rule.words.id() + ": number " + std::to_string(rule.words.number()) +
                         " is taken by " + number->second->words.id(),
                     "give it another; numbers are never used again");
    }
  }
  if (pack.rules.empty()) problems.Error(pack.place, "the pack has no rules", "add rules/*.yaml");
}

}  // namespace discreet
