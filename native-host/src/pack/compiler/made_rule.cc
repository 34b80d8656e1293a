#include "pack/compiler/made_rule.h"

#include <algorithm>

namespace discreet {

std::string Filled(std::string text, std::string_view filling) {
  for (size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + filling.size())) {
    text.replace(at, 2, filling);
  }
  return text;
}

MadeRule::MadeRule(const PackSource& pack, std::string id, uint32_t number, const Place& place) {
  rule_.place = place;
  rule_.words.set_id(std::move(id));
  rule_.words.set_number(number);
  rule_.words.set_version(pack.version);
  rule_.words.set_status(v1::STABLE);
  rule_.words.set_owner(pack.owner);
  rule_.words.set_source("organisation.yaml");
  for (const char* key : {"id", "number", "version", "status", "owner", "source", "tests"}) Has(key);
}

void MadeRule::Has(std::string_view key) { rule_.places.emplace(key, rule_.place); }

void MadeRule::Evidence(Signal signal, float weight, const std::string& definition) {
  rule_.row.role = Role::kEvidence;
  rule_.row.signal = signal;
  rule_.row.weight = weight;
  rule_.words.set_definition(definition);
  for (const char* key : {"role", "signal", "weight", "definition"}) Has(key);
}

void MadeRule::Identifier(Category category, SpanLabel label, Severity severity, const std::string& advice,
                          const std::string& definition) {
  rule_.row.role = Role::kIdentifier;
  rule_.row.category = category;
  rule_.row.label = label;
  rule_.row.severity = severity;
  rule_.words.set_advice(advice);
  rule_.words.set_definition(definition);
  for (const char* key : {"role", "category", "label", "severity", "advice", "definition"}) Has(key);
}

void MadeRule::Indirect(float weight) {
  rule_.row.weight = weight;
  Has("weight");
}

void MadeRule::Direct(char safe_harbor) {
  rule_.row.direct = true;
  rule_.row.safe_harbor = safe_harbor;
  Has("direct");
  Has("safe_harbor");
}

void MadeRule::Words(const std::string& list) {
  rule_.row.match = MatchKind::kWords;
  rule_.words_list = list;
  Has("match.words");
}

void MadeRule::Pattern(const std::string& pattern) {
  rule_.row.match = MatchKind::kPattern;
  rule_.row.group = 1;
  rule_.row.whole = true;
  rule_.pattern = pattern;
  Has("match.pattern");
}

void MadeRule::Over(const std::string& anchor, const std::vector<std::string>& with, Together together,
                    const std::vector<std::string>& none) {
  rule_.row.match = MatchKind::kFindings;
  rule_.row.findings.together = together;
  rule_.row.findings.slots = 2;
  rule_.findings = {{Placed({anchor}), Placed(with)}, {}, Placed(none), anchor};
  Has("match.findings");
}

void MadeRule::AnyOf(const std::vector<std::string>& rules) {
  rule_.row.match = MatchKind::kFindings;
  rule_.row.findings.slots = 1;
  rule_.findings = {{}, Placed(rules), {}, rules.front()};
  Has("match.findings");
}

std::vector<PlacedText> MadeRule::Placed(const std::vector<std::string>& names) const {
  std::vector<PlacedText> texts;
  texts.reserve(names.size());
  for (const std::string& name : names) texts.push_back({name, rule_.place});
  return texts;
}

void MadeRule::Cite(const std::string& citation) {
  rule_.words.add_cite(citation);
  rule_.cite_places.push_back(rule_.place);
  Has("cite");
}

void MadeRule::Must(const char* text, std::string_view filling, const Place& place) {
  Test(true, Filled(text, filling), place);
}

void MadeRule::MustNot(const char* text, std::string_view filling, const Place& place) {
  Test(false, Filled(text, filling), place);
}

// A text that is there already says nothing more.
void MadeRule::Test(bool must, std::string text, const Place& place) {
  const auto& tests = rule_.words.tests();
  if (std::any_of(tests.begin(), tests.end(), [&text](const auto& each) { return each.text() == text; }))
    return;
  v1::RuleTest& test = *rule_.words.add_tests();
  test.set_must(must);
  test.set_text(std::move(text));
  rule_.test_places.push_back(place);
}

}  // namespace discreet
