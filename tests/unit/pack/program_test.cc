// discreet-pack as an administrator starts it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "fixture_pack.h"

namespace discreet {
namespace {

using testing::HasSubstr;

struct Outcome {
  int code = -1;
  std::string output;  // stdout and stderr
};

Outcome Ran(const std::string& command) {
  Outcome outcome;
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  std::array<char, 4096> buffer{};
  while (const size_t got = fread(buffer.data(), 1, buffer.size(), pipe))
    outcome.output.append(buffer.data(), got);
  const int status = pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

const std::string kProgram = std::string(DISCREET_BIN_DIR) + "/discreet-pack ";

TEST(DiscreetPack, BuildsAFileThatLoads) {
  const FixtureCopy copy;
  const std::string file = copy.folder() + "/out.pack";
  const Outcome built = Ran(kProgram + "build " + copy.folder() + " -o " + file);
  EXPECT_EQ(built.code, 0) << built.output;
  EXPECT_THAT(built.output, HasSubstr("fixture 7: 6 rules, 60 tests passed"));
  const Outcome shown = Ran(kProgram + "show " + file);
  EXPECT_EQ(shown.code, 0) << shown.output;
  const std::string sha256 = Ran("sha256sum " + file).output.substr(0, 64);
  EXPECT_THAT(shown.output, HasSubstr("fixture 7\nsha256 " + sha256 + "\n6 rules\n"));
  EXPECT_THAT(shown.output, HasSubstr("surface 1 site.example"));
  EXPECT_THAT(shown.output, testing::Not(HasSubstr("surface 2 demo")));
}

TEST(DiscreetPack, BuildsTheSameBytesWhereverTheFolderLies) {
  const FixtureCopy one, two;
  ASSERT_EQ(Ran(kProgram + "build " + one.folder() + " --dev -o " + one.folder() + "/out.pack").code, 0);
  ASSERT_EQ(Ran(kProgram + "build " + two.folder() + "/ -o " + two.folder() + "/out.pack --dev").code, 0);
  EXPECT_EQ(Ran("cmp " + one.folder() + "/out.pack " + two.folder() + "/out.pack").code, 0);
  EXPECT_THAT(Ran(kProgram + "show " + one.folder() + "/out.pack").output, HasSubstr("surface 2 demo"));
}

TEST(DiscreetPack, BuildsNothingWhileATestFails) {
  FixtureCopy copy;
  copy.Replace("rules/identifiers.yaml", "badge 48215", "badge 4821 señor");
  const Outcome built = Ran(kProgram + "build " + copy.folder() + " -o " + copy.folder() + "/out.pack");
  EXPECT_EQ(built.code, 1);
  EXPECT_THAT(built.output, HasSubstr("identifiers.yaml:32:9: phi.badge.numbered: must not match"));
  EXPECT_THAT(built.output, HasSubstr("1 error; nothing was built"));
  EXPECT_FALSE(std::filesystem::exists(copy.folder() + "/out.pack"));
}

TEST(DiscreetPack, TestsWithACountAtTheEnd) {
  FixtureCopy copy;
  const Outcome good = Ran(kProgram + "test " + copy.folder());
  EXPECT_EQ(good.code, 0);
  EXPECT_EQ(good.output, "60 tests of 6 rules: all passed\n");
  copy.Replace("rules/others.yaml", "\"roses\"", "\"one rose\"");
  const Outcome bad = Ran(kProgram + "test " + copy.folder());
  EXPECT_EQ(bad.code, 1);
  EXPECT_THAT(bad.output, HasSubstr("60 tests of 6 rules: 1 failed\n"));
  const Outcome one = Ran(kProgram + "test " + copy.folder() + " phi.badge.numbered");
  EXPECT_EQ(one.code, 0) << one.output;
  EXPECT_EQ(one.output, "10 tests of 1 rule: all passed\n");
  const Outcome over = Ran(kProgram + "test " + copy.folder() + " evidence.event.badge_among_flowers");
  EXPECT_EQ(over.output.substr(over.output.rfind("10 tests")), "10 tests of 1 rule: all passed\n")
      << "what it builds on is run, not tested";
}

TEST(DiscreetPack, LintCountsErrorsAndWarnings) {
  FixtureCopy copy;
  const Outcome good = Ran(kProgram + "lint " + copy.folder());
  EXPECT_EQ(good.code, 0);
  EXPECT_THAT(good.output, HasSubstr("0 errors, 2 warnings in 7 rules"));
  copy.Replace("rules/others.yaml", "  owner: tests\n", "");
  const Outcome bad = Ran(kProgram + "lint " + copy.folder());
  EXPECT_EQ(bad.code, 1);
  EXPECT_THAT(bad.output, HasSubstr("1 error, 2 warnings in 7 rules"));
}

TEST(DiscreetPack, ShowsNoFileThatIsNoPack) {
  const FixtureCopy copy;
  const Outcome shown = Ran(kProgram + "show " + copy.folder() + "/pack.yaml");
  EXPECT_EQ(shown.code, 1);
  EXPECT_THAT(shown.output, HasSubstr("this is no rule pack"));
  EXPECT_EQ(Ran(kProgram + "show " + copy.folder() + "/nothing").code, 2);
}

TEST(DiscreetPack, HelpsAndRefusesBadUsage) {
  const Outcome help = Ran(kProgram + "--help");
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.output, HasSubstr("discreet-pack build FOLDER -o FILE"));
  for (const char* usage : {"", "build", "build x", "test", "lint a b", "burn x", "test x -o y",
                            "lint x --dev", "build x -o", "show --fast x"}) {
    const Outcome outcome = Ran(kProgram + usage);
    EXPECT_EQ(outcome.code, 2) << usage;
    EXPECT_THAT(outcome.output, HasSubstr("discreet-pack: ")) << usage;
  }
}

TEST(DiscreetPack, SaysWhenItCannotWrite) {
  const FixtureCopy copy;
  const Outcome built =
      Ran(kProgram + "build " + copy.folder() + " -o " + copy.folder() + "/no/such/out.pack");
  EXPECT_EQ(built.code, 2);
  EXPECT_THAT(built.output, HasSubstr("cannot be written"));
}

TEST(DiscreetPack, BeginsAPackThatBuildsAsItStands) {
  const FixtureCopy copy;
  const std::string folder = copy.folder() + "/sankt-ägidien";
  const std::string owner = " --owner 'Büro: \"Datenschutz\" #1'";
  const Outcome begun = Ran(kProgram + "init " + folder + " --id st-giles" + owner);
  EXPECT_EQ(begun.code, 0) << begun.output;
  EXPECT_THAT(Ran(kProgram + "lint " + folder).output,
              testing::ContainsRegex("^.*es.yaml: warning: advice badge.visitor is missing; English stands "
                                     "in until then\n0 errors, 1 warning in [0-9]+ rules\n$"));
  const Outcome built = Ran(kProgram + "build " + folder + " -o " + copy.folder() + "/out.pack");
  EXPECT_EQ(built.code, 0) << built.output;
  EXPECT_THAT(built.output, testing::ContainsRegex("st-giles 1: [0-9]+ rules, [0-9]+ tests passed"));
  EXPECT_THAT(Ran(kProgram + "explain " + folder + " 100001").output, HasSubstr("Büro: \"Datenschutz\" #1"));
  const Outcome again = Ran(kProgram + "init " + folder + " --id st-giles");
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.output, HasSubstr("is there and not empty; name a new folder"));
  EXPECT_EQ(Ran(kProgram + "init " + copy.folder() + "/new --id 'St. Giles'").code, 2);
  EXPECT_FALSE(std::filesystem::exists(copy.folder() + "/new"));
}

// From what an administrator writes to what a clinician sees.
TEST(DiscreetPack, ChecksPostsByWhatAnOrganizationSaysOfItself) {
  const FixtureCopy copy;
  const std::string folder = copy.folder() + "/harbor", pack = copy.folder() + "/harbor.pack";
  ASSERT_EQ(Ran(kProgram + "init " + folder).code, 0);
  std::filesystem::copy_file(DISCREET_SOURCE_DIR "/tests/packs/harbor/organisation.yaml",
                             folder + "/organisation.yaml",
                             std::filesystem::copy_options::overwrite_existing);
  const Outcome built =
      Ran(kProgram + "build " + folder + " --core " DISCREET_SOURCE_DIR "/shared/packs/core -o " + pack);
  ASSERT_EQ(built.code, 0) << built.output;
  const struct {
    const char* post;
    const char* found;  // "": nothing to look at
  } cases[] = {
      {"Happy birthday Zoë, I love my team at Harbor Example Hospital 🎂", ""},
      {"Proud to work at Harbor Example, come and join 4 West!", ""},
      {"my patient coded at Harbor Example last night 💔", "Place of care: “Harbor Example”"},
      {"HX-004821 is back 🙄", "Record number: “HX-004821”"},
      {"chart 00583921 again, señores", "Record number: “00583921”"},
      {"00583921 steps today 🏃", ""},
      {"my pt can be reached at (207) 555-0188 💔", "“(207) 555-0188”"},
      {"my pt can reach us at 207.555.0100 💔", ""},
  };
  for (const auto& c : cases) {
    const Outcome checked =
        Ran("echo '" + std::string(c.post) + "' | " DISCREET_BIN_DIR "/discreet check --pack " + pack);
    EXPECT_EQ(checked.code, *c.found == '\0' ? 0 : 1) << c.post << "\n" << checked.output;
    EXPECT_THAT(checked.output, HasSubstr(*c.found == '\0' ? "found nothing to look at" : c.found)) << c.post;
  }
  EXPECT_THAT(Ran(kProgram + "explain " + folder + " own.facility.with_patient").output,
              HasSubstr("Finds      what own.facility.named found, where these found something:"));
}

TEST(DiscreetPack, ExplainsARuleByIdAndByNumber) {
  const FixtureCopy copy;
  const Outcome explained = Ran(kProgram + "explain " + copy.folder() + " phi.badge.numbered");
  EXPECT_EQ(explained.code, 0);
  for (const char* part : {"phi.badge.numbered (", "rules/identifiers.yaml:", "  Means ", "  Finds ",
                           "  Cites ", "  Says ", "  Must find ", "  Must not "}) {
    EXPECT_THAT(explained.output, HasSubstr(part));
  }
  const Outcome missing = Ran(kProgram + "explain " + copy.folder() + " phi.nope");
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.output, HasSubstr("no rule phi.nope in this pack"));
}

TEST(DiscreetPack, RefusesRulesThatWarnOfOrdinaryLife) {
  FixtureCopy copy;
  copy.Replace("rules/others.yaml", "pattern: 'door code \\d{4}'", "pattern: 'door code \\d{4}|birthday'");
  const Outcome built = Ran(kProgram + "build " + copy.folder() + " -o " + copy.folder() + "/out.pack");
  EXPECT_EQ(built.code, 1);
  EXPECT_THAT(built.output,
              testing::ContainsRegex("others.yaml:[0-9]+:[0-9]+: rule policy.code.door: finds something in "
                                     "[0-9]+ of [0-9]+ harmless posts"));
  EXPECT_EQ(Ran(kProgram + "lint " + copy.folder()).code, 1);
  EXPECT_EQ(Ran(kProgram + "test " + copy.folder()).code, 0) << "its own tests are well";
}

// What editors are told is what lint says: by a JSON Schema validator of its own, over the packs there are.
TEST(DiscreetPack, TheSchemaTakesWhatLintTakes) {
  const FixtureCopy copy;
  const std::string schema = copy.folder() + "/schema.json";
  ASSERT_EQ(Ran(kProgram + "schema > " + schema).code, 0);
  const std::string check = "DISCREET_PACK=" + kProgram +
                            "node " DISCREET_SOURCE_DIR "/tests/unit/pack/schema_check.mjs " + schema + " ";
  const Outcome core =
      Ran(check + DISCREET_SOURCE_DIR "/shared/packs/core/rules " + copy.folder() + "/rules");
  EXPECT_EQ(core.code, 0) << core.output;
  EXPECT_THAT(core.output, HasSubstr("every key of the schema is known to lint"));
  ASSERT_EQ(Ran(kProgram + "schema organisation > " + schema + ".own").code, 0);
  const Outcome own = Ran("node " DISCREET_SOURCE_DIR "/tests/unit/pack/schema_check.mjs " + schema +
                          ".own " + DISCREET_SOURCE_DIR "/tests/packs/harbor");
  EXPECT_EQ(own.code, 0) << own.output;
  FixtureCopy wrong;
  wrong.Replace("rules/identifiers.yaml", "severity: high", "severity: grave");
  const Outcome refused = Ran(check + wrong.folder() + "/rules");
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.output, HasSubstr("severity"));
}

}  // namespace
}  // namespace discreet
