// What discreet-pack says of packs that are not as they should be. Each case breaks one thing in a copy of
// the fixture.
#include "pack/compiler/compiler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture_pack.h"

namespace discreet {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;

constexpr char kIdentifiers[] = "rules/identifiers.yaml";
constexpr char kOthers[] = "rules/others.yaml";

struct Broken {
  const char* file;
  const char* from;
  const char* to;
  const char* line;  // how a line of the problems begins
};

void ExpectEach(std::span<const Broken> cases) {
  for (const auto& c : cases) {
    FixtureCopy copy;
    copy.Replace(c.file, c.from, c.to);
    EXPECT_THAT(copy.Problems(), Contains(StartsWith(c.line))) << "for: " << c.to;
  }
}

TEST(Compiler, FindsNothingWrongWithTheFixture) {
  EXPECT_THAT(
      FixtureCopy().Problems(),
      ElementsAre(
          "advice/es.yaml: warning: advice phi.name.listed is missing; English stands in until then",
          "advice/es.yaml: warning: advice policy.code.door is missing; English stands in until then"));
}

TEST(Compiler, GivesTheSameBytesEachTime) {
  EXPECT_EQ(CompileFixture(), CompileFixture());
  EXPECT_EQ(CompileFixture(true), CompileFixture(true));
  EXPECT_NE(CompileFixture(), CompileFixture(true));
}

TEST(Compiler, NamesThePlaceOfKeysThatAreMissingOrUnknown) {
  const Broken cases[] = {
      {kIdentifiers, "  owner: tests\n", "",
       "rules/identifiers.yaml:1:3: rule phi.badge.numbered: \"owner\" is missing; add it"},
      {kIdentifiers, "  cite: [guidance.posting, law.number]\n", "",
       "rules/identifiers.yaml:1:3: rule phi.badge.numbered: \"cite\" is missing"},
      {kIdentifiers, "cite: [guidance.posting, law.number]", "cite: []",
       "rules/identifiers.yaml:16:9: rule phi.badge.numbered: cites nothing"},
      {kIdentifiers, "  severity: high\n", "  severty: high\n",
       "rules/identifiers.yaml:11:3: rule phi.badge.numbered: unknown key \"severty\"; did you mean "
       "\"severity\"?"},
      {kIdentifiers, "  always: true\n", "  always: true\n  always: true\n",
       "rules/identifiers.yaml:11:3: rule phi.badge.numbered: \"always\" is there twice; keep one"},
      {kIdentifiers, "    whole: true\n", "    hole: true\n",
       "rules/identifiers.yaml:22:5: rule phi.badge.numbered: match: unknown key \"hole\"; did you mean "
       "\"whole\"?"},
      {"pack.yaml", "version: 7\n", "", "pack.yaml:1:1: pack.yaml: \"version\" is missing"},
      {"pack.yaml", "  stop_at: 0.75\n", "", "pack.yaml:8:3: judgement: \"stop_at\" is missing"},
      {"surfaces/site.yaml", "status: unverified\n", "",
       "surfaces/site.yaml:1:1: surface site.example: \"status\" is missing"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesValuesThatAreOutOfRange) {
  const Broken cases[] = {
      {kIdentifiers, "number: 11", "number: 0",
       "rules/identifiers.yaml:2:11: rule phi.badge.numbered: \"number\" must be a whole number from 1 to "
       "4294967295"},
      {kIdentifiers, "number: 11", "number: -3",
       "rules/identifiers.yaml:2:11: rule phi.badge.numbered: \"number\" must be"},
      {kIdentifiers, "status: stable", "status: final",
       "rules/identifiers.yaml:4:11: rule phi.badge.numbered: \"final\" is no status; use one of: "
       "experimental, test, "
       "stable, deprecated"},
      {kIdentifiers, "category: phi", "category: tone",
       "rules/identifiers.yaml:6:13: rule phi.badge.numbered: \"tone\" is no category"},
      {kIdentifiers, "label: OTHER_ID", "label: other_id",
       "rules/identifiers.yaml:7:10: rule phi.badge.numbered: \"other_id\" is no label"},
      {kIdentifiers, "safe_harbor: R", "safe_harbor: S",
       "rules/identifiers.yaml:8:16: rule phi.badge.numbered: \"safe_harbor\" must be a letter from A to R"},
      {kIdentifiers, "direct: true", "direct: yes",
       "rules/identifiers.yaml:9:11: rule phi.badge.numbered: \"direct\" must be true or false"},
      {kIdentifiers, "weight: 1.5", "weight: 21",
       "rules/identifiers.yaml:46:11: rule phi.name.listed: \"weight\" must be a number from -20 to 20"},
      {kIdentifiers, "weight: 1.5", "weight: .nan",
       "rules/identifiers.yaml:46:11: rule phi.name.listed: \"weight\" must be"},
      {kIdentifiers, "within: 20", "within: 0",
       "rules/identifiers.yaml:57:38: rule phi.name.listed: match.near: \"within\" must be a whole number "
       "from 1 to 400"},
      {kIdentifiers, "validator: none", "validator: lun",
       "rules/identifiers.yaml:23:16: rule phi.badge.numbered: match: "},
      {kOthers, "disguised: true", "disguised: maybe",
       "rules/others.yaml:13:16: rule evidence.relation.flower_care: match: \"disguised\" must be true or "
       "false"},
      {kOthers, "    findings:\n", "    tags: true\n    findings:\n",
       "rules/others.yaml:84:11: rule evidence.event.badge_among_flowers: match: \"tags\" and \"findings\""},
      {kOthers, "kinds: [review_reply, comment]", "kinds: [tweet]",
       "rules/others.yaml:37:11: rule policy.code.door: \"tweet\" is no kind of post"},
      {"pack.yaml", "min_engine: 0.1.0", "min_engine: 0.1",
       "pack.yaml:3:13: pack.yaml: \"min_engine\" is no version"},
      {"pack.yaml", "notice_at: 0.25", "notice_at: 0.9",
       "pack.yaml:13:12: judgement: notice_at, caution_at and stop_at do not"},
      {"pack.yaml", "care_fact_share: 0.625", "care_fact_share: 1.5",
       "pack.yaml:10:20: judgement: \"care_fact_share\" must be a number from 0 to 1"},
      {"advice/en.yaml", "[own_or_family]", "[own_family]",
       "advice/en.yaml:11:15: advice phi.name.listed: \"own_family\" is no answer"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesRulesThatDoNotFitTheirRole) {
  const Broken cases[] = {
      {kIdentifiers, "category: phi", "category: photo",
       "rules/identifiers.yaml:6:13: rule phi.badge.numbered: an identifier is phi or reidentifiable"},
      {kIdentifiers, "  label: OTHER_ID\n", "",
       "rules/identifiers.yaml:1:3: rule phi.badge.numbered: \"label\" is missing"},
      {kIdentifiers, "  weight: 1.5\n", "",
       "rules/identifiers.yaml:37:3: rule phi.name.listed: \"weight\" is missing"},
      {kIdentifiers, "  always: true\n", "  signal: staff\n",
       "rules/identifiers.yaml:10:11: rule phi.badge.numbered: \"signal\" is only for evidence"},
      {kIdentifiers, "  always: true\n", "  pictured: true\n",
       "rules/identifiers.yaml:10:13: rule phi.badge.numbered: \"pictured\" is only for policy rules"},
      {kOthers, "  signal: relation\n", "  category: phi\n",
       "rules/others.yaml:1:3: rule evidence.relation.flower_care: \"signal\" is missing"},
      {kOthers, "  signal: relation\n", "  signal: relation\n  category: phi\n",
       "rules/others.yaml:7:13: rule evidence.relation.flower_care: \"category\" is only for rules that are "
       "shown"},
      {kOthers, "cap: caution", "cap: stop",
       "rules/others.yaml:34:8: rule policy.code.door: the cap is above the highest level of its category; "
       "use caution"},
      {kOthers, "category: employee_info", "category: misinformation",
       "rules/others.yaml:34:8: rule policy.code.door: the cap is above the highest level of its category; "
       "use notice"},
      {kOthers, "  threat: true\n", "  direct: true\n",
       "rules/others.yaml:36:11: rule policy.code.door: \"direct\" is only for identifiers"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesNamesThatLeadNowhere) {
  const Broken cases[] = {
      {kIdentifiers, "law.number]", "law.numbr]",
       "rules/identifiers.yaml:16:28: rule phi.badge.numbered: there is no citation law.numbr"},
      {kIdentifiers, "except: flowers", "except: trees",
       "rules/identifiers.yaml:56:13: rule phi.name.listed: there is no word list trees"},
      {kIdentifiers, "advice: identifier.badge", "advice: identifier.nothing",
       "rules/identifiers.yaml:17:11: rule phi.badge.numbered: advice/en.yaml has no identifier.nothing"},
      {kIdentifiers, "${ward_words}", "${wards}",
       "rules/identifiers.yaml:88:14: rule reid.unit.story: ${wards} is no list of 1 to 400 words"},
      {kOthers, "words: flowers", "words: herbs",
       "rules/others.yaml:12:18: rule evidence.relation.flower_care: there is no word list herbs"},
      {"advice/es.yaml",
       "identifier.badge:", "identifier.bag:", "advice/es.yaml: advice identifier.bag is not in en.yaml"},
      {"advice/es.yaml", "fix.change", "fix.chang", "advice/es.yaml: phrase fix.chang is not in en.yaml"},
      {"advice/es.yaml", "«{}»", "eso", "advice/es.yaml: phrase fix.change has not as many {} as in en.yaml"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesIdsAndNumbersThatAreTaken) {
  const Broken cases[] = {
      {kIdentifiers, "number: 12", "number: 11",
       "rules/identifiers.yaml:38:11: rule phi.name.listed: number 11 is taken by phi.badge.numbered"},
      {kOthers, "id: policy.code.door", "id: phi.badge.numbered",
       "rules/others.yaml:27:7: rule phi.badge.numbered: the id is taken by "},
      {kOthers, "number: 23", "number: 11",
       "rules/others.yaml:58:11: rule policy.old.gone: number 11 is taken by "},
      {kIdentifiers, "id: phi.badge.numbered", "id: Badge",
       "rules/identifiers.yaml:1:7: rule Badge: the id is not made of a-z, 0-9, _ in parts"},
      {"surfaces/demo.yaml", "number: 2", "number: 1",
       "surfaces/site.yaml:1:1: surface site.example: the number is taken"},
      {"citations.yaml", "id: own.rule", "id: law.number",
       "citations.yaml:7:3: citation law.number is there twice"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesPatternsThatCannotBeUsed) {
  const Broken cases[] = {
      {kIdentifiers, R"((\d{4}))", R"((?=\d{4}))",
       "rules/identifiers.yaml:20:14: rule phi.badge.numbered: the pattern does not compile: invalid perl "
       "operator: (?="},
      {kIdentifiers, "group: 1", "group: 2",
       "rules/identifiers.yaml:21:12: rule phi.badge.numbered: the pattern has no such group; it has 1"},
      {kIdentifiers, "group: 0}", "group: 1}",
       "rules/identifiers.yaml:55:12: rule phi.name.listed: the pattern has no such group; it has 0"},
      {kOthers, R"('door code \d{4}')", R"('(?:door)?')",
       "rules/others.yaml:42:14: rule policy.code.door: the pattern can match nothing at all"},
      {kOthers, R"('door code \d{4}')", R"('\b|x{9}')",
       "rules/others.yaml:42:14: rule policy.code.door: the pattern can match nothing at all"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesWordingThatDoesNotFit) {
  const std::string long_why = "why: " + std::string(139, 'x') + "éé";
  const Broken cases[] = {
      {"advice/en.yaml", "title: Shows a badge", "title: Badge",
       "advice/en.yaml:3:5: advice identifier.badge: the title has 1 words; write 2 to 4"},
      {"advice/en.yaml", "title: Shows a badge", "title: This post shows a badge",
       "advice/en.yaml:3:5: advice identifier.badge: the title has 5 words"},
      {"advice/en.yaml", "why: A badge number could point to one person.", long_why.c_str(),
       "advice/en.yaml:3:5: advice identifier.badge: the why has 141 characters; write at most 140"},
      {"advice/en.yaml", "could point to one person", "makes this post illegal",
       "advice/en.yaml:3:5: advice identifier.badge: \"illegal\" promises or accuses more than Discreet "
       "knows"},
      {"advice/en.yaml", "\"a badge\"", "\"{}\"",
       "advice/en.yaml:3:5: advice identifier.badge: a wording holds {"},
      {"advice/es.yaml", "podría señalar a una persona", "es una violación",
       "advice/es.yaml:3:5: advice identifier.badge: \"violación\" promises or accuses"},
      {"citations.yaml", "https://policy", "http://policy",
       "citations.yaml:7:3: citation own.rule: the url does not begin"},
      {"citations.yaml", "2026-11-21", "21 Nov 2026",
       "citations.yaml:1:3: citation law.number: \"retrieved\" is no date"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesWordsThatWouldNeverBeFound) {
  const Broken cases[] = {
      {"words/flowers.txt", "lily\n", "Lily\n",
       "words/flowers.txt:2:1: \"Lily\" would never be found: posts are compared in lower case, with one "
       "space between "
       "words; write \"lily\""},
      {"words/flowers.txt", "of the", "of  the",
       "words/flowers.txt:5:1: \"lily of  the valley\" would never be found"},
      {"words/flowers.txt", "lily\n", "rose\n", "words/flowers.txt:2:1: warning: \"rose\" is there twice"},
      {"words/flowers.txt", "lily\n", "l\xFFly\n", "words/flowers.txt:2:1: the line is not UTF-8"},
      {"words/flowers.txt", "lily\n", "+ lilies\n", "words/flowers.txt:2:1: \"+ lilies\" takes in no list"},
      {"words/flowers.txt", "lily\n", "+ flowers\n", "words/flowers.txt:2:1: \"+ flowers\" takes in no list"},
      {"words/ward_words.txt", "ward\n", "icu\n",
       "words/ward_words.txt:1:1: the context word \"icu\" has under 4 letters"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesSurfacesThatReachTooFar) {
  const Broken cases[] = {
      {"surfaces/site.yaml", "https://example.com/*", "http://example.com/*",
       "surfaces/site.yaml:4:43: surface site.example: this is no match pattern of one site"},
      {"surfaces/site.yaml", "https://example.com/*", "*://*/*",
       "surfaces/site.yaml:4:43: surface site.example: this is no match pattern of one site"},
      {"surfaces/site.yaml", "https://example.com/*", "<all_urls>",
       "surfaces/site.yaml:4:43: surface site.example: this is no match pattern of one site"},
      {"surfaces/site.yaml", "form.composer", "form{}",
       "surfaces/site.yaml:6:5: surface site.example: \"root\": the character { does not belong"},
      {"surfaces/site.yaml", "enter: posts", "enter: sends",
       "surfaces/site.yaml:11:12: surface site.example: composer: \"sends\" is no enter"},
      {"surfaces/site.yaml", "    submit: \"button\"\n", "",
       "surfaces/site.yaml:15:5: surface site.example: composer: neither \"submit\" nor \"submit_words\""},
      {"surfaces/site.yaml", "status: unverified", "status: fine",
       "surfaces/site.yaml:1:1: surface site.example: the status is neither verified nor unverified"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesWhatIsWrongWithLogicOverFindings) {
  const Broken cases[] = {
      {kOthers, "all: [evidence.relation.flower_care,", "all: [evidence.relation.flowers,",
       "rules/others.yaml:85:13: rule evidence.event.badge_among_flowers: evidence.relation.flowers is no "
       "rule "
       "of this pack; mend the id"},
      {kOthers, "none: [policy.code.door]", "none: [policy.old.gone]",
       "rules/others.yaml:86:14: rule evidence.event.badge_among_flowers: policy.old.gone is deprecated and "
       "never runs"},
      {kOthers, "none: [policy.code.door]", "none: [evidence.event.badge_among_flowers]",
       "rules/others.yaml:86:14: rule evidence.event.badge_among_flowers: evidence.event.badge_among_flowers "
       "is this rule itself"},
      {kOthers, "none: [policy.code.door]", "none: [phi.badge.numbered]",
       "rules/others.yaml:86:14: rule evidence.event.badge_among_flowers: phi.badge.numbered is there twice"},
      {kOthers, "none: [policy.code.door]", "none: [phi.*]",
       "rules/others.yaml:86:14: rule evidence.event.badge_among_flowers: phi.* takes phi.name.listed, which "
       "another item takes too; narrow one of them"},
      {kOthers, "none: [policy.code.door]", "none: [quasi.*]",
       "rules/others.yaml:86:14: rule evidence.event.badge_among_flowers: quasi.* takes no rule"},
      {kOthers, "span: evidence.relation.flower_care", "span: policy.code.door",
       "rules/others.yaml:89:13: rule evidence.event.badge_among_flowers: match.findings: "
       "\"policy.code.door\" is not in \"all\" or \"any\"; name one of theirs"},
      {kOthers, "      same: sentence\n", "      same: draft\n",
       "rules/others.yaml:88:15: rule evidence.event.badge_among_flowers: match.findings: there is no "
       "distance over several texts"},
      {kOthers, "      same: sentence\n", "      same: post\n",
       "rules/others.yaml:87:13: rule evidence.event.badge_among_flowers: match.findings: \"post\" is no "
       "same; use one of: sentence, line, part, draft"},
      {kOthers, "within: 40", "within: 4001",
       "rules/others.yaml:88:15: rule evidence.event.badge_among_flowers: match.findings: \"within\" must be "
       "a whole number from 1 to 4000"},
      {kOthers, "all: [evidence.relation.flower_care, [phi.badge.numbered, phi.name.*]]", "all: []",
       "rules/others.yaml:85:12: rule evidence.event.badge_among_flowers: match.findings: nothing must be "
       "there"},
      {kOthers, "    findings:\n", "    whole: true\n    findings:\n",
       "rules/others.yaml:84:12: rule evidence.event.badge_among_flowers: match: \"whole\" and \"findings\"; "
       "keep one"},
      {kOthers,
       "all: [evidence.relation.flower_care, [phi.badge.numbered, phi.name.*]]\n      none: "
       "[policy.code.door]",
       "all: [evidence.relation.flower_care]",
       "rules/others.yaml:85:12: rule evidence.event.badge_among_flowers: match.findings: finds what that "
       "one "
       "rule finds"},
      {kOthers, "all: [evidence.relation.flower_care,", "all: [{id: evidence.relation.flower_care},",
       "rules/others.yaml:85:13: an item of \"all\" is no rule and no list of rules"},
      {kOthers, "a [[rose]] for badge 4821 🌹", "a [[rose for badge 4821]] 🌹",
       "rules/others.yaml:92:9: evidence.event.badge_among_flowers: must match: expected “a [[rose for badge "
       "4821]] 🌹”, found “a [[rose]] for badge 4821 🌹”"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesARuleOverFindingsThatItsUserWouldRunBefore) {
  FixtureCopy copy;
  copy.Replace(kOthers, "- id: policy.old.gone",
               "- id: evidence.event.first\n  number: 20\n  version: 1\n  status: stable\n  role: evidence\n"
               "  signal: event\n  weight: 1\n  definition: Too early.\n  owner: tests\n"
               "  cite: [guidance.posting]\n  match:\n    findings:\n"
               "      all: [evidence.event.badge_among_flowers, phi.badge.numbered]\n"
               "  tests: {must: [], must_not: []}\n- id: policy.old.gone");
  EXPECT_THAT(copy.Problems(),
              Contains(StartsWith(
                  "rules/others.yaml:69:13: rule evidence.event.first: "
                  "evidence.event.badge_among_flowers is itself over findings and has a higher number: "
                  "rules run by their numbers; give that rule a lower number than 20")));
}

TEST(Compiler, NamesTestsThatAreMissingOrUnmarked) {
  const Broken cases[] = {
      {kIdentifiers, "      - \"(badge [[1234]])\"\n", "",
       "rules/identifiers.yaml:25:5: rule phi.badge.numbered: 4 `must` tests; write at least 5"},
      {kIdentifiers, "      - \"placa 12é\"\n", "",
       "rules/identifiers.yaml:25:5: rule phi.badge.numbered: 4 `must_not` tests"},
      {kIdentifiers, "[[4821]] 💙", "4821 💙",
       "rules/identifiers.yaml:26:9: rule phi.badge.numbered: a `must` test marks no words"},
      {kIdentifiers, "badge no. 4821", "badge no. [[4821]]",
       "rules/identifiers.yaml:33:9: rule phi.badge.numbered: a `must_not` test marks words"},
      {kIdentifiers, "[[4821]] 💙", "[[4821 💙",
       "rules/identifiers.yaml:26:9: rule phi.badge.numbered: [[ and ]] do not pair"},
      {kIdentifiers, "badger 12", "badge 48215",
       "rules/identifiers.yaml:34:9: rule phi.badge.numbered: the test is there twice"},
  };
  ExpectEach(cases);
}

TEST(Compiler, NamesTestsThatFail) {
  const Broken cases[] = {
      {kIdentifiers, "badge [[4821]] 💙", "[[badge 4821]] 💙",
       "rules/identifiers.yaml:26:9: phi.badge.numbered: must match: expected “[[badge 4821]] 💙”, found "
       "“badge [[4821]] 💙”"},
      {kIdentifiers, "badge [[4821]] 💙", "badge no. [[4821]] 💙",
       "rules/identifiers.yaml:26:9: phi.badge.numbered: must match: expected “badge no. [[4821]] 💙”, found "
       "nothing"},
      {kIdentifiers, "badge 48215", "badge 4821 señor",
       "rules/identifiers.yaml:32:9: phi.badge.numbered: must not match: expected nothing in “badge 4821 "
       "señor”, found "
       "“badge [[4821]] señor”"},
      {kIdentifiers, "[[1000]] and badge [[2000]]", "[[1000]] and badge 2000",
       "rules/identifiers.yaml:28:9: phi.badge.numbered: must match: expected “Badge [[1000]] and badge "
       "2000”, found "
       "“Badge [[1000]] and badge [[2000]]”"},
      {kIdentifiers, "near: {list: ward_words, within: 20}", "near: {list: ward_words, within: 2}",
       "rules/identifiers.yaml:60:9: phi.name.listed: must match: expected “[[zoë]] is on the ward”, found "
       "nothing"},
  };
  ExpectEach(cases);
}

TEST(Compiler, SaysEverythingAtOnce) {
  FixtureCopy copy;
  copy.Replace(kIdentifiers, "  owner: tests\n", "");
  copy.Replace(kOthers, "weight: -1.25", "weight: heavy");
  copy.Replace("pack.yaml", "id: fixture\n", "");
  copy.Replace("advice/en.yaml", "Shows a badge", "Badge");
  copy.Replace("surfaces/site.yaml", "number: 1", "number: one");
  const auto problems = copy.Problems();
  for (const char* begin : {"rules/identifiers.yaml:1:3", "rules/others.yaml:7:11", "pack.yaml:1:1",
                            "advice/en.yaml:3:5", "surfaces/site.yaml:2:9"}) {
    EXPECT_THAT(problems, Contains(StartsWith(begin)));
  }
}

TEST(Compiler, SurvivesFilesThatAreNoYaml) {
  const struct {
    const char* file;
    const char* content;
    const char* line;
  } cases[] = {
      {"pack.yaml", "id: [", "pack.yaml:"},
      {"pack.yaml", "- a\n- b\n", "pack.yaml:1:1: pack.yaml is no mapping"},
      {"rules/others.yaml", "id: x\n", "rules/others.yaml:1:1: a rules file is a list of rules"},
      {"rules/others.yaml", "- just words\n", "rules/others.yaml:1:3: rule is no mapping"},
      {"rules/others.yaml", "- {id: a.b, match: [x], tests: 3}\n",
       "rules/others.yaml:1:20: rule a.b: match is no mapping"},
      {"citations.yaml", "law: x\n", "citations.yaml:1:1: citations are a list"},
      {"advice/en.yaml", "advice: [a]\n", "advice/en.yaml:1:9: advice file: \"advice\" must be a mapping"},
      {"surfaces/site.yaml", "[]\n", "surfaces/site.yaml:1:1: surface is no mapping"},
      {"surfaces/site.yaml", "id: a\ncomposers: []\n",
       "surfaces/site.yaml:2:12: surface a: \"composers\" must be a list"},
      {"words/flowers.txt", "# nothing\n", "words/flowers.txt: the list holds no words"},
      {"rules/others.yaml", "- {? [a] : b}\n", "rules/others.yaml:1:"},
      {"rules/others.yaml", "- id: \xFF\xFE\n", "rules/others.yaml"},
  };
  for (const auto& c : cases) {
    FixtureCopy copy;
    copy.Write(c.file, c.content);
    EXPECT_THAT(copy.Problems(), Contains(StartsWith(c.line))) << c.content;
  }
}

TEST(Compiler, NamesFilesThatAreMissing) {
  Problems problems;
  ReadPackSource("/no/such/folder", problems);
  ASSERT_EQ(problems.errors(), 1U);
  EXPECT_EQ(Describe(problems.Sorted()[0]), "/no/such/folder: holds no pack.yaml; name the folder of a pack");
  FixtureCopy copy;
  copy.Remove("advice/en.yaml");
  EXPECT_THAT(copy.Problems(), Contains(StartsWith("pack.yaml: there is no advice/en.yaml")));
}

constexpr char kSequenceRule[] = R"(
- id: evidence.relation.kin_in_room
  number: 900
  version: 1
  status: stable
  role: evidence
  signal: relation
  weight: 1
  definition: Somebody's kin in a numbered room.
  owner: tests
  cite: [guidance.posting]
  match:
    sequence:
      - any: [the, la]
      - list: flowers
        mark: true
      - gap: 2
      - any: ["in room", en]
        mark: true
      - pattern: '\d{1,3}'
  tests:
    must:
      - "the [[rose in room]] 12"
      - "LA [[Lily, oh so En]] 7 🌷"
      - "and the [[rose  in  room]] 300."
      - "¿la [[lily of the valley en]] 4?"
      - "the [[rose, pálida, en]] 5"
    must_not:
      - "the rose in room"
      - "the roses in room 12"
      - "the rose once was there in room 12"
      - "bathe rose in room 12"
      - "the rose in room 1234"
)";

TEST(Compiler, ReadsSequencesOfWords) {
  FixtureCopy copy;
  copy.Write("rules/sequence.yaml", kSequenceRule);
  EXPECT_THAT(copy.Problems(), testing::Each(testing::HasSubstr("warning")));
}

TEST(Compiler, NamesWhatIsWrongWithASequence) {
  const std::pair<const char*, const char*> cases[] = {
      {"- gap: 2", "- gap: 9"},
      {"- gap: 2", "- gap: 2\n        mark: true"},
      {"- gap: 2", "- gap: 2\n        any: [x]"},
      {"- list: flowers", "- list: nowhere"},
      {"- pattern: '\\d{1,3}'", "- pattern: '(\\d)'"},
      {"- pattern: '\\d{1,3}'", "- pattern: '(\\d'"},
      {"- pattern: '\\d{1,3}'", "- gap: 1"},
      {"    sequence:", "    group: 1\n    sequence:"},
  };
  for (const auto& [from, to] : cases) {
    FixtureCopy copy;
    copy.Write("rules/sequence.yaml", kSequenceRule);
    copy.Replace("rules/sequence.yaml", from, to);
    EXPECT_THAT(copy.Problems(),
                Contains(testing::ContainsRegex(
                    "rules/sequence.yaml:[0-9]+:[0-9]+: rule evidence.relation.kin_in_room")))
        << to;
  }
}

}  // namespace
}  // namespace discreet
