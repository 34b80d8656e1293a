#include <cmath>

#include "pack/compiler/finding_uses.h"
#include "pack/compiler/names.h"
#include "pack/compiler/sequence.h"
#include "pack/compiler/source_files.h"
#include "pack/rule_limits.h"

namespace discreet {
namespace {

using names::kCaps;

// Keys of `match` that say how text is matched, which a rule over findings does not.
constexpr const char* kMatchKeys[] = {"pattern",    "sequence",  "group",  "words",  "except",
                                      "near",       "validator", "whole",  "tagged", "at_least",
                                      "classified", "after",     "before", "tags",   "disguised"};

// Reads one entry of a rules file.
class RuleReader {
 public:
  RuleReader(const YAML::Node& node, const std::string& file, Problems& problems)
      : file_(file), problems_(problems), map_(node, file, "rule", problems) {
    rule_.place = map_.place();
    if (!node.IsMap()) return;
    for (const auto& pair : node) {
      if (pair.first.IsScalar()) rule_.places[pair.first.Scalar()] = PlaceOf(pair.second, file);
    }
  }

  RuleSource Read() {
    rule_.words.set_id(map_.Text("id", Need::kRequired));
    if (!rule_.words.id().empty()) map_.Rename("rule " + rule_.words.id());
    rule_.words.set_number(map_.Number("number", Need::kRequired, 1));
    rule_.words.set_version(map_.Number("version", Need::kRequired, 1));
    rule_.words.set_status(map_.Word<v1::RuleStatus>("status", Need::kRequired, names::kStatuses));
    rule_.words.set_definition(map_.Text("definition", Need::kRequired));
    rule_.words.set_source(map_.Text("source", Need::kOptional));
    rule_.words.set_owner(map_.Text("owner", Need::kRequired));
    rule_.words.set_advice(map_.Text("advice", Need::kOptional));
    for (auto& cite : map_.Texts("cite", Need::kRequired)) {
      rule_.words.add_cite(cite.text);
      rule_.cite_places.push_back(cite.place);
    }
    for (auto& language : map_.Texts("languages", Need::kOptional)) rule_.languages.push_back(language.text);
    ReadMeaning();
    ReadKinds();
    ReadMatch();
    ReadTests();
    map_.Finish();
    return std::move(rule_);
  }

 private:
  void ReadMeaning() {
    RuleRow& row = rule_.row;
    row.role = map_.Word<Role>("role", Need::kRequired, names::kRoles);
    row.category = map_.Word<Category>("category", Need::kOptional, names::kCategories);
    row.severity = map_.Word<Severity>("severity", Need::kOptional, names::kSeverities);
    row.label = map_.Word<SpanLabel>("label", Need::kOptional, names::kLabels);
    row.cap = map_.Word<Level>("cap", Need::kOptional, kCaps, Level::kStop);
    row.signal = map_.Word<Signal>("signal", Need::kOptional, names::kSignals);
    row.weight = map_.Figure("weight", Need::kOptional, -kMaxWeight, kMaxWeight);
    row.direct = map_.Flag("direct", false);
    row.always = map_.Flag("always", false);
    row.threat = map_.Flag("threat", false);
    row.pictured = map_.Flag("pictured", false);
    rule_.never = map_.Flag("never", false);
    const std::string letter = map_.Text("safe_harbor", Need::kOptional);
    if (letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'R') {
      row.safe_harbor = letter[0];
    } else if (!letter.empty()) {
      map_.Error("safe_harbor", "\"safe_harbor\" must be a letter from A to R",
                 "use that of 45 CFR 164.514(b)(2)(i)");
    }
  }

  void ReadKinds() {
    for (const auto& kind : map_.Texts("kinds", Need::kOptional)) {
      const NamedValue<Kind>* found = nullptr;
      for (const auto& named : names::kKinds) {
        if (named.name == kind.text) found = &named;
      }
      if (found == nullptr) {
        problems_.Error(kind.place, "rule " + rule_.words.id() + ": \"" + kind.text + "\" is no kind of post",
                        "use post, reply, review_reply, review, comment, caption, message, bio or form");
      } else {
        rule_.row.kinds |= 1U << static_cast<uint32_t>(found->value);
      }
    }
  }

  void ReadMatch() {
    const YAML::Node node = map_.Child("match", Need::kRequired);
    if (!node.IsDefined()) return;
    YamlMap match(node, file_, "rule " + rule_.words.id() + ": match", problems_);
    RuleRow& row = rule_.row;
    if (match.Has("findings")) return ReadOverFindings(match);
    rule_.pattern = match.Text("pattern", Need::kOptional);
    row.match = match.Has("classified")                         ? MatchKind::kClassified
                : match.Has("tagged")                           ? MatchKind::kTagged
                : match.Has("pattern") || match.Has("sequence") ? MatchKind::kPattern
                                                                : MatchKind::kWords;
    row.group = static_cast<uint8_t>(match.Number("group", Need::kOptional, 0, 9));
    row.whole = match.Flag("whole", false);
    row.tags = match.Flag("tags", false);
    row.disguised = match.Flag("disguised", false);
    row.validator = match.Word<Validator>("validator", Need::kOptional, names::kValidators);
    rule_.except_list = match.Text("except", Need::kOptional);
    if (row.match == MatchKind::kTagged) {
      ReadTagged(match);
    } else if (row.match == MatchKind::kClassified) {
      ReadClassified(match);
    } else {
      ReadSequence(match);
      ReadWords(match);
    }
    if (const YAML::Node near = match.Child("near", Need::kOptional); near.IsDefined()) {
      YamlMap map(near, file_, "rule " + rule_.words.id() + ": match.near", problems_);
      rule_.near_list = map.Text("list", Need::kRequired);
      row.near_distance = static_cast<uint16_t>(map.Number("within", Need::kRequired, 1, kMaxNearDistance));
      map.Finish();
    }
    for (const char* key : kMatchKeys) {
      if (match.Has(key)) rule_.places[std::string("match.") + key] = match.PlaceOf(key);
    }
    match.Finish();
  }

  void ReadOverFindings(YamlMap& match) {
    rule_.row.match = MatchKind::kFindings;
    rule_.places["match.findings"] = match.PlaceOf("findings");
    ReadFindings(match.Child("findings", Need::kRequired), file_, rule_, problems_);
    for (const char* key : kMatchKeys) {
      if (!match.Has(key)) continue;
      match.Error(key, std::string("\"") + key + "\" and \"findings\"",
                  "keep one; write the other as a rule of its own");
      match.Child(key, Need::kOptional);
    }
    match.Finish();
  }

  void ReadSequence(YamlMap& match) {
    const YAML::Node sequence = match.Child("sequence", Need::kOptional);
    if (!sequence.IsDefined()) return;
    for (const char* key : {"pattern", "group"}) {
      if (match.Has(key)) {
        match.Error(key, std::string("\"") + key + "\" and a sequence",
                    "keep one; mark items of the sequence");
      }
    }
    rule_.pattern = SequencePattern(sequence, file_, "rule " + rule_.words.id(), problems_);
    rule_.row.group = 1;
  }

  // `tagged: KIND, at_least: P`, and `after: LIST` or `before: LIST` where it must stand beside one.
  void ReadTagged(YamlMap& match) {
    RuleRow& row = rule_.row;
    row.tagged = match.Word<Tagged>("tagged", Need::kRequired, names::kTagged);
    row.at_least =
        static_cast<uint8_t>(std::lround(match.Figure("at_least", Need::kRequired, 0.01F, 1.0F) * 100));
    const std::string after = match.Text("after", Need::kOptional);
    const std::string before = match.Text("before", Need::kOptional);
    if (!after.empty() && !before.empty())
      match.Error("before", "has both after and before", "write two rules");
    row.beside = !after.empty() ? Beside::kAfter : !before.empty() ? Beside::kBefore : Beside::kAnywhere;
    rule_.words_list = after.empty() ? before : after;
    for (const char* key : {"pattern", "sequence", "group", "words"}) {
      if (match.Has(key)) {
        match.Error(key, std::string("\"") + key + "\" is for patterns", "take it out");
        match.Child(key, Need::kOptional);
      }
    }
  }

  // `classified: QUESTION, at_least: P`.
  void ReadClassified(YamlMap& match) {
    RuleRow& row = rule_.row;
    row.head = match.Word<Head>("classified", Need::kRequired, names::kHeadNames);
    row.at_least =
        static_cast<uint8_t>(std::lround(match.Figure("at_least", Need::kRequired, 0.01F, 1.0F) * 100));
    for (const char* key : kMatchKeys) {
      if (std::string_view(key) == "classified" || std::string_view(key) == "at_least" || !match.Has(key))
        continue;
      match.Error(key, std::string("\"") + key + "\" beside \"classified\"", "take it out");
      match.Child(key, Need::kOptional);
    }
  }

  // `words: LIST` alone is the whole match; `words: {list, group}` narrows a pattern.
  void ReadWords(YamlMap& match) {
    const YAML::Node words = match.Child("words", Need::kOptional);
    if (!words.IsDefined()) {
      if (rule_.row.match == MatchKind::kWords) {
        match.Error("pattern", "has no pattern, sequence, words, tagged, classified or findings",
                    "add one of them");
      }
      return;
    }
    if (words.IsScalar()) {
      rule_.words_list = words.Scalar();
      if (rule_.row.match == MatchKind::kPattern) {
        match.Error("words", "a list beside a pattern needs the group that it is for",
                    "write {list: …, group: …}");
      }
      for (const char* key : {"group", "validator"}) {
        if (match.Has(key)) match.Error(key, std::string("\"") + key + "\" is for patterns", "take it out");
      }
      return;
    }
    YamlMap map(words, file_, "rule " + rule_.words.id() + ": match.words", problems_);
    rule_.words_list = map.Text("list", Need::kRequired);
    rule_.row.words_group = static_cast<uint8_t>(map.Number("group", Need::kRequired, 0, 9));
    map.Finish();
    if (rule_.row.match == MatchKind::kWords)
      match.Error("words", "{list, group} needs a pattern", "write words: LIST");
  }

  void ReadTests() {
    const YAML::Node node = map_.Child("tests", Need::kRequired);
    if (!node.IsDefined()) return;
    YamlMap tests(node, file_, "rule " + rule_.words.id() + ": tests", problems_);
    for (const bool must : {true, false}) {
      for (auto& text : tests.Texts(must ? "must" : "must_not", Need::kRequired)) {
        v1::RuleTest& test = *rule_.words.add_tests();
        test.set_must(must);
        test.set_text(text.text);
        rule_.test_places.push_back(text.place);
      }
    }
    tests.Finish();
  }

  const std::string& file_;
  Problems& problems_;
  YamlMap map_;
  RuleSource rule_;
};

}  // namespace

void ReadRulesFile(const std::string& file, PackSource& pack, Problems& problems) {
  const YAML::Node rules = LoadYaml(file, problems);
  if (rules.IsNull()) return;
  if (!rules.IsSequence()) {
    problems.Error(PlaceOf(rules, file), "a rules file is a list of rules",
                   "begin each rule with \"- id: …\"");
    return;
  }
  for (const auto& rule : rules) pack.rules.push_back(RuleReader(rule, file, problems).Read());
}

}  // namespace discreet
