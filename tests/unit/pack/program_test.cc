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
  EXPECT_THAT(built.output, HasSubstr("fixture 7: 5 rules, 50 tests passed"));
  const Outcome shown = Ran(kProgram + "show " + file);
  EXPECT_EQ(shown.code, 0) << shown.output;
  const std::string sha256 = Ran("sha256sum " + file).output.substr(0, 64);
  EXPECT_THAT(shown.output, HasSubstr("fixture 7\nsha256 " + sha256 + "\n5 rules\n"));
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
  EXPECT_EQ(good.output, "50 tests of 5 rules: all passed\n");
  copy.Replace("rules/others.yaml", "\"roses\"", "\"one rose\"");
  const Outcome bad = Ran(kProgram + "test " + copy.folder());
  EXPECT_EQ(bad.code, 1);
  EXPECT_THAT(bad.output, HasSubstr("50 tests of 5 rules: 1 failed\n"));
  const Outcome one = Ran(kProgram + "test " + copy.folder() + " phi.badge.numbered");
  EXPECT_EQ(one.code, 0) << one.output;
  EXPECT_EQ(one.output, "10 tests of 1 rule: all passed\n");
}

TEST(DiscreetPack, LintCountsErrorsAndWarnings) {
  FixtureCopy copy;
  const Outcome good = Ran(kProgram + "lint " + copy.folder());
  EXPECT_EQ(good.code, 0);
  EXPECT_THAT(good.output, HasSubstr("0 errors, 2 warnings in 6 rules"));
  copy.Replace("rules/others.yaml", "  owner: tests\n", "");
  const Outcome bad = Ran(kProgram + "lint " + copy.folder());
  EXPECT_EQ(bad.code, 1);
  EXPECT_THAT(bad.output, HasSubstr("1 error, 2 warnings in 6 rules"));
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

}  // namespace
}  // namespace discreet
