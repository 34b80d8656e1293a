#include "rule_schema.h"

#include <nlohmann/json.hpp>
#include <span>

#include "json_schema.h"
#include "pack/compiler/names.h"
#include "pack/rule_limits.h"

namespace discreet {
namespace {

using namespace json_schema;

Json Near() {
  return Mapping({{"list", Text("id of a word list: its file's name in words/")},
                  {"within", Whole("bytes between the span and the word", 1, kMaxNearDistance)}},
                 {"list", "within"});
}

Json Sequence() {
  Json item =
      Mapping({{"list", Text("one entry of this word list; of at most 400")},
               {"any", Texts("one of these words")},
               {"pattern", Text("what this regular expression, without groups, matches")},
               {"gap", Whole("up to so many other words", 1, 8)},
               {"mark", Flag("the span goes from the first marked item to the last; all where none is")}},
              Json::array());
  return {{"type", "array"},
          {"items", item},
          {"minItems", 2},
          {"maxItems", 12},
          {"description", "words in a row, with gaps, in any case"}};
}

Json Findings() {
  const Json name = Text("id of a rule, or the beginning of ids and .*: evidence.relation.*");
  const Json names = {{"type", "array"}, {"items", name}, {"minItems", 1}};
  const auto list = [&names](const char* what) {
    Json described = names;
    described["description"] = what;
    return described;
  };
  Json findings = Mapping(
      {{"all",
        {{"type", "array"},
         {"items", {{"anyOf", Json::array({name, names})}}},
         {"minItems", 1},
         {"maxItems", FindingLogic::kMostSlots},
         {"description", "each of these must have found something; of a list in it, one must"}}},
       {"any", list("one of these must have found something")},
       {"none", list("none of these may have found something there")},
       {"within", Whole("bytes between the span and what else is found", 1, kMaxFindingDistance)},
       {"same", OneOf(names::kTogether, "what they must stand in together; a part where left out")},
       {"span", Text("whose span it is, as named in all or any; from the first to the last where left out")}},
      Json::array());
  findings["anyOf"] = Json::array({Json{{"required", {"all"}}}, Json{{"required", {"any"}}}});
  return findings;
}

Json Match() {
  const Json list = Text("id of a word list: any entry, as whole words, in any case");
  const Json in_group = Mapping({{"list", Text("id of a word list")},
                                 {"group", Whole("the group whose words must be in the list", 0, 9)}},
                                {"list", "group"});
  Json match = Mapping(
      {{"pattern", Text("RE2 regular expression; ${list} stands for the words of a list")},
       {"sequence", Sequence()},
       {"group", Whole("the capture group that is the span; 0: the whole match", 0, 9)},
       {"whole", Flag("the span may not touch a letter, mark or digit of any script")},
       {"tags", Flag("also looked for in hashtags whose words are set apart: #RIPJohnSmith")},
       {"disguised", Flag("also looked for in words that are dressed up: b1tch, soooo")},
       {"validator", OneOf(names::kValidators, "a checksum or range that the span must pass")},
       {"words", {{"anyOf", Json::array({list, in_group})}}},
       {"tagged", OneOf(names::kTagged, "the kind of name that the name tagger must take it for")},
       {"classified", OneOf(names::kHeadNames, "the question that the post classifier must answer with yes")},
       {"at_least", Share("how probable each word of the name, or the yes, must be")},
       {"after", Text("id of a word list: a tagged name must stand right after one of its entries")},
       {"before", Text("id of a word list: a tagged name must stand right before one of its entries")},
       {"except", Text("id of a word list: spans whose words are in it are dropped")},
       {"near", Near()},
       {"findings", Findings()}},
      Json::array());
  match["anyOf"] = Json::array();
  for (const char* key : {"pattern", "sequence", "words", "tagged", "classified", "findings"})
    match["anyOf"].push_back({{"required", {key}}});
  return match;
}

Json Tests() {
  const Json must = Texts("texts in which [[ ]] marks every span that the rule must find");
  const Json must_not = Texts("texts in which the rule must find nothing");
  return Mapping({{"must", must}, {"must_not", must_not}}, {"must", "must_not"});
}

// A rule that may still run has its tests.
Json EnoughTests() {
  const Json enough = {{"type", "array"}, {"minItems", kFewestTests}};
  const Json tests = {{"type", "object"}, {"properties", {{"must", enough}, {"must_not", enough}}}};
  return {{"if", {{"properties", {{"status", {{"not", {{"const", "deprecated"}}}}}}}}},
          {"then", {{"properties", {{"tests", tests}}}}}};
}

Json Rule() {
  Json kinds = {{"type", "array"}, {"items", OneOf(names::kKinds, "kind of post")}};
  kinds["description"] = "only for these kinds of post; every kind where left out";
  Json rule = Mapping(
      {{"id", Text("stable name in parts set apart by dots; never reused for another meaning")},
       {"number", Whole("unique in the pack, never reused", 1, UINT32_MAX)},
       {"version", Whole("raised with every change", 1, UINT32_MAX)},
       {"status", OneOf(names::kStatuses, "experimental: runs, never shown; test: pilot machines only")},
       {"role", OneOf(names::kRoles, "identifier, evidence for the judgement, or a policy finding")},
       {"category", OneOf(names::kCategories, "what it counts as; identifiers are phi or reidentifiable")},
       {"label", OneOf(names::kLabels, "span label of prediction files")},
       {"safe_harbor",
        {{"type", "string"}, {"pattern", "^[A-R]$"}, {"description", "letter of 45 CFR 164.514(b)(2)(i)"}}},
       {"direct", Flag("identifies by itself, not only together with others")},
       {"always", Flag("shown as `cap` whatever the post is about")},
       {"never", Flag("no pack above this one may relax it")},
       {"severity", OneOf(names::kSeverities, "how grave it is")},
       {"cap", OneOf(names::kCaps, "never shown above this level")},
       {"signal", OneOf(names::kSignals, "what the evidence speaks for; evidence only")},
       {"weight",
        {{"type", "number"}, {"minimum", -kMaxWeight}, {"maximum", kMaxWeight}, {"description", "log-odds"}}},
       {"kinds", kinds},
       {"threat", Flag("a threat: the guard of protected speech does not cover it")},
       {"pictured", Flag("policy only: counts only where a picture is attached to the post")},
       {"definition", Text("what the rule means, in one or two sentences")},
       {"source", Text("where its format or figures come from")},
       {"owner", Text("who answers for it")},
       {"cite", Texts("ids of citations.yaml")},
       {"advice", Text("key in advice/<locale>.yaml; the rule's id where left out")},
       {"languages", Texts("BCP 47 tags")},
       {"match", Match()},
       {"tests", Tests()}},
      {"id", "number", "version", "status", "role", "definition", "owner", "cite", "match", "tests"});
  rule["allOf"] = Json::array({EnoughTests()});
  return rule;
}

}  // namespace

std::string RuleSchema() {
  const Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", "Rules of a Discreet rule pack"},
                       {"type", "array"},
                       {"items", Rule()}};
  return schema.dump(2) + "\n";
}

}  // namespace discreet
