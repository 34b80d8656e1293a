// What an organization says of itself, on top of the core pack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "pack/compiler/compiler.h"
#include "pack/compiler/contact_pattern.h"
#include "pack/compiler/layers.h"
#include "pack/compiler/organization_rules.h"

namespace discreet {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

const std::string kCore = std::string(DISCREET_SOURCE_DIR) + "/shared/packs/core";

std::optional<NumberShape> Shape(std::string_view begins, std::string_view shape) {
  std::string wrong;
  return NumberShape::Read(begins, shape, wrong);
}

TEST(NumberShape, SaysInPlainSignsWhatNumbersLookLike) {
  const struct {
    const char* begins;
    const char* shape;
    const char* number;
    bool fits;
    const char* why;
  } cases[] = {
      {"", "HX-999999", "HX-004821", true, "as it stands"},
      {"", "HX-999999", "hx-004821", true, "people type in lower case"},
      {"", "HX-999999", "HX-00482", false, "a digit is missing"},
      {"", "HX-999999", "HX004821", false, "signs stand for themselves"},
      {"", "AA9999?", "KT123", true, "the last may be missing"},
      {"", "AA9999?", "KT1234", true, "or be there"},
      {"", "AA9999?", "kt1234", false, "capitals only"},
      {"", "a99999", "k12345", true, "any letter"},
      {"", "a99999", "é12345", false, "of A-Z"},
      {"ACC-", "9999", "ACC-1234", true, "what begins it stands for itself"},
      {"ACC-", "9999", "XCC-1234", false, "and for nothing else"},
      {"9a", "99", "9a12", true, "even a 9 and an a"},
      {"", "B.99(9)", "b.12(3)", true, "signs of patterns are signs"},
      {"", "20-9999", "20-1234", true, "other digits stand for themselves"},
  };
  for (const auto& c : cases) {
    const auto shape = Shape(c.begins, c.shape);
    ASSERT_TRUE(shape) << c.shape;
    EXPECT_EQ(RE2::FullMatch(c.number, shape->pattern()), c.fits)
        << c.shape << " " << c.number << ": " << c.why;
  }
}

TEST(NumberShape, MakesExamplesThatFit) {
  for (const char* each : {"HX-999999", "AA99-a?", "9999 9999"}) {
    const auto shape = Shape("", each);
    ASSERT_TRUE(shape);
    for (uint32_t seed = 0; seed < 50; ++seed) {
      EXPECT_TRUE(RE2::FullMatch(shape->Example(seed), shape->pattern())) << shape->Example(seed);
    }
    EXPECT_EQ(shape->Example(7), shape->Example(7));
    EXPECT_NE(shape->Example(7), shape->Example(8));
  }
}

TEST(NumberShape, RefusesWhatIsNoShape) {
  for (const char* each :
       {"", "?", "9?9", "99é", " 99", "99 ", "99\n", "9999999999999999999999999999999999999999999"})
    EXPECT_FALSE(Shape("", each)) << each;
}

TEST(NumberShape, KnowsWhatItWouldBeTakenFor) {
  const struct {
    const char* shape;
    bool labelled;
    const char* reason;  // empty: for nothing
  } cases[] = {
      {"HX-999999", false, ""},
      {"99999999", true, ""},
      {"99999999", false, "is also a date, as 20261127"},
      {"99-99-99", false, "is also a date, as 11-27-26"},
      {"999-9999", false, "is also a phone number, as 555-0100"},
      {"99999", false, "is also a ZIP code, as 62701"},
      {"AA9999", false, "is also a flight, as DL1234"},
      {"999999999999999", false, "has no letter: any order, parcel or phone could have such a number"},
      {"aaaaaa", false, "is made of letters only, as words are"},
      {"HX-99", false, "has 2 places that differ, too few to tell one person from another"},
      {"9999?", true, "has 3 places that differ, too few to tell one person from another"},
  };
  for (const auto& c : cases) EXPECT_EQ(Shape("", c.shape)->TakenFor(c.labelled), c.reason) << c.shape;
}

TEST(ContactPattern, FindsAContactHoweverItIsWritten) {
  const struct {
    ContactKind kind;
    const char* own;
    const char* text;
    bool fits;
  } cases[] = {
      {ContactKind::kPhone, "(207) 555-0100", "207-555-0100", true},
      {ContactKind::kPhone, "(207) 555-0100", "+1 (207) 555.0100", true},
      {ContactKind::kPhone, "(207) 555-0100", "2075550100", true},
      {ContactKind::kPhone, "1-207-555-0100", "(207) 555 0100", true},
      {ContactKind::kPhone, "(207) 555-0100", "207-555-0101", false},
      {ContactKind::kPhone, "+44 20 7946 0018", "+442079460018", true},
      {ContactKind::kEmail, "desk@harbor.example", "Desk@Harbor.example", true},
      {ContactKind::kEmail, "desk@harbor.example", "desk@harborxexample", false},
      {ContactKind::kAddress, "12 Quay Street, Harbor Point, ME 04999", "12 quay st.", true},
      {ContactKind::kAddress, "12 Quay Street, Harbor Point, ME 04999",
       "12 Quay Street\nHarbor Point, ME 04999", true},
      {ContactKind::kAddress, "12 Quay Street, Harbor Point, ME 04999", "14 Quay Street", false},
      {ContactKind::kAddress, "5 Rue de l’Église", "5 rue de l’Église", true},
  };
  for (const auto& c : cases) {
    const RE2 pattern("(?i)" + ContactPattern(c.kind, c.own));
    ASSERT_TRUE(pattern.ok()) << pattern.error();
    EXPECT_EQ(RE2::FullMatch(c.text, pattern), c.fits) << c.own << " as " << c.text;
  }
}

// A pack on top of the core pack; gone with this object.
class OwnPack {
 public:
  OwnPack() {
    std::string name = fs::temp_directory_path() / "discreet-own-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder";
    folder_ = name;
    Write("pack.yaml",
          "id: harbor\nversion: 3\nmin_engine: 0.1.0\nmax_engine: 0.999.999\nowner: Büro\nextends: core\n");
  }
  ~OwnPack() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  OwnPack(const OwnPack&) = delete;
  OwnPack& operator=(const OwnPack&) = delete;

  void Write(const std::string& file, std::string_view content) const {
    fs::create_directories((fs::path(folder_) / file).parent_path());
    std::ofstream(fs::path(folder_) / file, std::ios::binary) << content;
  }

  PackSource Read(Problems& problems, const std::string& core = kCore) const {
    return ReadWithLayers(folder_, core, problems);
  }

  // What reading says, without the folder's name.
  std::vector<std::string> Said(const std::string& core = kCore) const {
    Problems problems;
    Read(problems, core);
    std::vector<std::string> lines;
    for (const Problem& problem : problems.Sorted()) {
      std::string line = Describe(problem);
      if (line.starts_with(folder_ + "/")) line.erase(0, folder_.size() + 1);
      lines.push_back(line);
    }
    return lines;
  }

 private:
  std::string folder_;
};

constexpr char kWhole[] = R"(names: [Harbor Example Hospital, Hafenklinik Süd]
units: [4 West, Quay Pavilion]
record_numbers:
  - shape: HX-999999
  - shape: "99999999"
    after: [MRN, chart]
other_numbers:
  - {begins: ACC-, shape: 9999-9999, label: ACCOUNT}
own_contacts:
  phone: [(207) 555-0100]
  address: ["12 Quay Street, Harbor Point, ME 04999"]
  email: [desk@harbor.example]
  npi: ["1234567893"]
relax:
  - {rule: quasi.org.tagged, to: off, why: a town of that name}
  - {rule: phi.zip.labelled, to: caution, why: we publish ours}
)";

const RuleSource* Find(const PackSource& pack, std::string_view id) {
  const auto at = std::find_if(pack.rules.begin(), pack.rules.end(),
                               [id](const RuleSource& rule) { return rule.words.id() == id; });
  return at == pack.rules.end() ? nullptr : &*at;
}

TEST(Organization, MakesRulesThatLintAndTheirOwnTestsPass) {
  const OwnPack own;
  own.Write("organisation.yaml", kWhole);
  Problems problems;
  const PackSource pack = own.Read(problems);
  LintPack(pack, problems);
  ASSERT_EQ(problems.errors(), 0U) << Describe(problems.Sorted().front());
  std::set<std::string> made;
  for (const RuleSource& rule : pack.rules) {
    if (rule.words.number() < kFirstMadeNumber) continue;
    made.insert(rule.words.id());
    EXPECT_EQ(rule.words.owner(), "Büro");
    EXPECT_THAT(rule.place.file, HasSubstr("organisation.yaml"));
    EXPECT_GT(rule.place.line, 0) << rule.words.id();
  }
  EXPECT_THAT(made, ::testing::ElementsAre(
                        "own.contact", "own.facility.care", "own.facility.named", "own.facility.with_patient",
                        "own.number.99999999", "own.number.acc_9999_9999", "own.number.hx_999999",
                        "own.number_told", "own.unit.care", "own.unit.named", "own.unit.with_patient"));
  const RuleTestResult tests = RunRuleTests(pack, WritePack(pack, {}), problems, made);
  EXPECT_EQ(tests.rules, made.size());
  EXPECT_GE(tests.tests, 10 * made.size());
  EXPECT_EQ(problems.errors(), 0U) << Describe(problems.Sorted().front());
}

TEST(Organization, IsACoreWithMoreInItAndItsOwnName) {
  const OwnPack own;
  own.Write("organisation.yaml", kWhole);
  Problems problems;
  const PackSource pack = own.Read(problems), core = ReadPackSource(kCore, problems);
  EXPECT_EQ(pack.id, "harbor");
  EXPECT_EQ(pack.version, 3U);
  EXPECT_EQ(pack.rules.size(), core.rules.size() + 11);
  EXPECT_EQ(pack.surfaces.size(), core.surfaces.size());
  EXPECT_EQ(pack.judgement.stop_at, core.judgement.stop_at);
  EXPECT_EQ(Find(pack, "quasi.org.tagged")->words.status(), v1::DEPRECATED) << "relaxed";
  EXPECT_EQ(Find(pack, "phi.zip.labelled")->row.cap, Level::kCaution);
  EXPECT_EQ(Find(pack, "phi.ssn.hyphenated")->row.cap, Find(core, "phi.ssn.hyphenated")->row.cap);
}

TEST(Organization, GivesMadeRulesTheSameNumbersWhateverElseIsWritten) {
  const OwnPack many, one;
  many.Write("organisation.yaml", kWhole);
  one.Write("organisation.yaml", "record_numbers: [{shape: HX-999999}]\nunits: [Quay Pavilion]\n");
  Problems problems;
  const PackSource a = many.Read(problems), b = one.Read(problems);
  for (const char* id : {"own.number.hx_999999", "own.unit.named"}) {
    ASSERT_NE(Find(b, id), nullptr) << id;
    EXPECT_EQ(Find(a, id)->words.number(), Find(b, id)->words.number()) << id;
  }
  EXPECT_EQ(Find(b, "own.facility.named"), nullptr);
}

TEST(Organization, NamesThePlaceOfWhatIsWrong) {
  const struct {
    const char* content;
    const char* line;
  } cases[] = {
      {"names: [é, Harbor]\nname: x\n",
       "organisation.yaml:2:1: organisation.yaml: unknown key \"name\"; did you mean \"names\"?"},
      {"names: [Harbor, \"12\"]\n",
       "organisation.yaml:1:17: \"12\" is a number or one sign, which stands in many posts"},
      {"names: [\"(Harbor)\"]\n",
       "organisation.yaml:1:9: \"(Harbor)\" begins or ends with something that is no word"},
      {"units:\n  - today\n", "organisation.yaml:2:5: \"today\" stands in "},
      {"record_numbers:\n  - shape: 99999\n",
       "organisation.yaml:2:12: record_numbers: \"99999\" is also a ZIP code, as 62701; say with \"after: "
       "[MRN, chart]\""},
      {"record_numbers:\n  - shape: 9é\n",
       "organisation.yaml:2:12: record_numbers: \"9é\" holds a sign that is no plain letter"},
      {"record_numbers:\n  - label: MRN\n", "organisation.yaml:2:5: record_numbers: \"shape\" is missing"},
      {"record_numbers:\n  - {shape: HX-9999, label: NAME}\n",
       "organisation.yaml:2:29: record_numbers: \"NAME\" is no label; use one of: MRN, PLAN_ID"},
      {"other_numbers:\n  - shape: HX-9999\n", "organisation.yaml:2:5: other_numbers: \"label\" is missing"},
      {"other_numbers: HX\n", "organisation.yaml:1:16: organisation.yaml: \"other_numbers\" must be a list"},
      {"own_contacts:\n  phone: [call us]\n",
       "organisation.yaml:2:11: own_contacts: this is no phone number"},
      {"own_contacts:\n  npi: [\"1234567890\"]\n",
       "organisation.yaml:2:9: own_contacts: this is no NPI: the check digit is wrong"},
      {"own_contacts:\n  pager: [x]\n", "organisation.yaml:2:3: own_contacts: unknown key \"pager\""},
      {"relax:\n  - {rule: phi.ssn.labelled, to: off, why: none}\n",
       "organisation.yaml:2:12: relax: phi.ssn.labelled may never be relaxed: it says \"never: true\"; take "
       "it out"},
      {"relax:\n  - {rule: policy.credentials.token, to: notice, why: none}\n",
       "organisation.yaml:2:12: relax: policy.credentials.token may never be relaxed"},
      {"relax:\n  - {rule: phi.nope, to: off, why: none}\n",
       "organisation.yaml:2:12: relax: phi.nope is no rule of the pack below"},
      {"relax:\n  - {rule: evidence.own.pet, to: notice, why: none}\n",
       "organisation.yaml:2:12: relax: evidence.own.pet is evidence, which is never shown; write to: off"},
      {"relax:\n  - {rule: phi.zip.labelled, to: stop, why: none}\n",
       "organisation.yaml:2:34: relax: \"stop\" is no to; use one of: off, notice, caution"},
      {"relax:\n  - {rule: phi.zip.labelled, to: off}\n", "organisation.yaml:2:5: relax: \"why\" is missing"},
  };
  for (const auto& c : cases) {
    const OwnPack own;
    own.Write("organisation.yaml", c.content);
    EXPECT_THAT(own.Said(), Contains(StartsWith(c.line))) << c.content;
  }
}

TEST(Organization, MayBeEmptyOrNotThere) {
  const OwnPack none, empty;
  EXPECT_THAT(none.Said(), IsEmpty());
  empty.Write("organisation.yaml", "# nothing yet\n");
  EXPECT_THAT(empty.Said(), IsEmpty());
}

TEST(Layers, NameWhatDoesNotFitTheCore) {
  const OwnPack own;
  EXPECT_THAT(
      own.Said(""),
      Contains(StartsWith(
          "pack.yaml:6:10: pack.yaml: the pack core below it is not at hand; name its folder with --core")));
  EXPECT_THAT(own.Said(std::string(DISCREET_SOURCE_DIR) + "/tests/packs/fixture"),
              Contains(StartsWith("pack.yaml:6:10: extends core, and the pack below it is fixture")));
  own.Write("words/kin.txt", "tía\n");
  EXPECT_THAT(own.Said(),
              Contains(StartsWith("words/kin.txt: the pack below has a list of this name; rename the file")));
  own.Write("citations.yaml",
            "- id: hipaa.disclosure\n  label: §\n  kind: law\n  title: t\n  url: https://x.example/\n  "
            "retrieved: 2026-11-21\n");
  EXPECT_THAT(
      own.Said(),
      Contains(StartsWith(
          "citations.yaml:1:3: citation hipaa.disclosure is one of the pack below and says something else")));
  own.Write("pack.yaml",
            "id: harbor\nversion: 3\nmin_engine: 0.1.0\nmax_engine: 0.999.999\nowner: Büro\nextends: "
            "core\njudgement: {stop_at: 1}\n");
  EXPECT_THAT(own.Said(), Contains(StartsWith("pack.yaml:7:12: pack.yaml: the figures of the judgement are "
                                              "those of the pack below; take them out")));
  own.Write("pack.yaml", "id: harbor\nversion: 3\nmin_engine: 0.1.0\nmax_engine: 0.999.999\nowner: Büro\n");
  own.Write("organisation.yaml", "names: [é]\n");
  EXPECT_THAT(
      own.Said(),
      Contains(StartsWith(
          "organisation.yaml: is for packs that stand on another; write \"extends: core\" into pack.yaml")));
}

TEST(Layers, RefuseIdsAndNumbersOfTheCore) {
  const OwnPack own;
  const auto rule = [](const char* id, const char* number) {
    return std::string("- id: ") + id + "\n  number: " + number +
           "\n  version: 1\n  status: deprecated\n  role: evidence\n  signal: event\n  weight: 1\n  "
           "definition: é\n"
           "  owner: Büro\n  cite: [hipaa.disclosure]\n  match: {pattern: é}\n  tests: {must: [], must_not: "
           "[]}\n";
  };
  own.Write("rules/ours.yaml",
            rule("phi.ssn.labelled", "100001") + rule("phi.ours", "1702") + rule("phi.high", "1000000001"));
  Problems problems;
  const PackSource pack = own.Read(problems);
  LintPack(pack, problems);
  std::vector<std::string> said;
  for (const Problem& problem : problems.Sorted()) said.push_back(Describe(problem));
  EXPECT_THAT(said, Contains(HasSubstr("rule phi.ssn.labelled: the id is taken by ")));
  EXPECT_THAT(said, Contains(HasSubstr("number 1702 is taken by ")));
  EXPECT_THAT(
      said,
      Contains(HasSubstr("rule phi.high: numbers from 1000000000 on are for what organisation.yaml says")));
}

TEST(Layers, LetTheOrganizationSayItInItsOwnWords) {
  const OwnPack own;
  own.Write("advice/en.yaml",
            "advice:\n  identifier.ssn:\n    title: Our own words\n    why: Ask the privacy office, señora "
            "Ruiz.\n    replace: []\n"
            "    answers: [wrong_warning]\nphrases: {}\n");
  Problems problems;
  const PackSource pack = own.Read(problems);
  ASSERT_EQ(problems.errors(), 0U);
  const auto en = std::find_if(pack.locales.begin(), pack.locales.end(),
                               [](const LocaleSource& locale) { return locale.words.tag() == "en"; });
  size_t found = 0;
  for (const auto& advice : en->words.advice()) {
    if (advice.key() != "identifier.ssn") continue;
    EXPECT_EQ(advice.title(), "Our own words");
    ++found;
  }
  EXPECT_EQ(found, 1U);
}

// "clause" adds the organization's own clause to every finding, "clause.identifier" to some: see
// advise/citing.h.
TEST(Layers, LetTheOrganizationNameItsOwnClause) {
  const OwnPack own;
  own.Write("citations.yaml",
            "- id: own.posting\n  label: Richtlinie § 4\n  kind: own_policy\n  title: Posting\n"
            "  url: https://policy.example.org/posting\n  retrieved: 2026-11-27\n");
  own.Write("advice/en.yaml", "advice: {}\nphrases:\n  clause: own.posting\n  clause.quasi: own.nothing\n");
  Problems problems;
  LintPack(own.Read(problems), problems);
  std::vector<std::string> lines;
  for (const Problem& problem : problems.Sorted()) lines.push_back(Describe(problem));
  EXPECT_THAT(lines, Contains(HasSubstr("phrase clause.quasi: there is no citation own.nothing")));
  EXPECT_THAT(lines, ::testing::Not(Contains(HasSubstr("own.posting")))) << "it is used";
}

}  // namespace
}  // namespace discreet
