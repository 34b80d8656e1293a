// `discreet check` as people and scripts see it, with the built-in rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace discreet {
namespace {

using nlohmann::json;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Numbers of this sort are marked whatever a post is about, so these tests hold for any pack.
constexpr char kRisky[] = "Núñez wrote 401-55-2382 on the board 💙";
constexpr char kClear[] = "Zoë's birthday cake 🎂 was huge";

std::vector<json> Lines(const std::string& text) {
  std::vector<json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
  return lines;
}

TEST(Check, ExitCodeTellsWhatWasFound) {
  EXPECT_EQ(Discreet({"check"}, kClear).exit_code, 0);
  EXPECT_EQ(Discreet({"check"}, kRisky).exit_code, 1);
  EXPECT_EQ(Discreet({"check", "--fail-on", "stop"}, kRisky).exit_code, 1);
  EXPECT_EQ(Discreet({"check"}, "").exit_code, 0) << "an empty post";
}

// Talk about work, and the same sort of words where the guard does not hold, which are marked.
struct Guarded {
  const char* post;
  const char* twin;
};
constexpr Guarded kGuarded[] = {
    {"administration are lying thieves and cowards, no differential since March, fight for your pay ✊",
     "those travelers are lying thieves and cowards, dumb as rocks, nobody wants them here ✊"},
    {"leaked: here is the staffing grid memo, 12:1 on nights, they cut our differential. join the union 🇪🇸",
     "leaked: here is the internal board memo, we are buying the Lakeview clinics in March, keep it quiet "
     "🇪🇸"}};
constexpr char kTulips[] = "the tulips are out and the tea is warm 🎂 ¡qué día!";

TEST(Check, ProtectedSpeechLeavesNoTrace) {
  for (const Guarded& each : kGuarded) {
    SCOPED_TRACE(each.post);
    EXPECT_EQ(Discreet({"check"}, each.twin).exit_code, 1) << "or the guard had nothing to do";
    EXPECT_EQ(Discreet({"check"}, each.post).out, Discreet({"check"}, kTulips).out);
    EXPECT_EQ(Discreet({"explain"}, each.post).out, Discreet({"explain"}, kTulips).out);
    // What is said of a post to a program is also all that the browser and the audit log hear of it.
    EXPECT_EQ(Discreet({"check", "--format", "json"}, each.post).out,
              Discreet({"check", "--format", "json"}, kTulips).out);
  }
}

TEST(Check, SaysThatItReadsNoOtherLanguage) {
  constexpr char kFrench[] =
      "Aujourd'hui une dame de 82 ans est tombée dans le couloir, et nous avons appelé sa fille Zoë";
  EXPECT_THAT(Discreet({"check"}, kFrench).out, HasSubstr("Neither English nor Spanish"));
  EXPECT_THAT(Discreet({"check"}, kFrench).out, Not(HasSubstr("found nothing")));
  EXPECT_THAT(Discreet({"check"}, std::string(kFrench) + ", 401-55-2382").out, HasSubstr("[401-55-2382](1)"));
  const std::string with_record = std::string(kFrench) + ", MRN 00483920, zoe@orono.example";
  EXPECT_THAT(Discreet({"check"}, with_record).out, HasSubstr("[00483920](1), zoe@"));
  EXPECT_THAT(Discreet({"check"}, with_record).out, HasSubstr("Worth a look"));
  EXPECT_THAT(Discreet({"check"}, kClear).out, Not(HasSubstr("Neither")));
}

TEST(Check, ReadsAFileOrStandardInput) {
  const TemporaryFile file(kRisky);
  const Ended from_file = Discreet({"check", file.path()});
  EXPECT_EQ(from_file.exit_code, 1);
  EXPECT_EQ(from_file.out, Discreet({"check", "-"}, kRisky).out);
  EXPECT_EQ(from_file.out, Discreet({"check"}, kRisky).out);
}

TEST(Check, MarksTheWordsAndSaysWhy) {
  const Ended run = Discreet({"check"}, kRisky);
  EXPECT_THAT(run.out, HasSubstr("[401-55-2382](1)"));
  EXPECT_THAT(run.out, HasSubstr("Stop and think"));
  EXPECT_THAT(run.out, HasSubstr("45 CFR 164.514(b)(2)(i)(G)"));
  const size_t changed = run.out.find("With these changes made:");
  ASSERT_NE(changed, std::string::npos);
  EXPECT_THAT(run.out.substr(changed), HasSubstr("Núñez wrote"));
  EXPECT_THAT(run.out.substr(changed), Not(HasSubstr("401-55-2382")));
  EXPECT_THAT(run.out, Not(HasSubstr("\x1b"))) << "no colors in a pipe";
  for (const char* word : {"violation", "illegal", "compliant", "anonymous"})
    EXPECT_THAT(run.out, Not(HasSubstr(word)));
  EXPECT_THAT(Discreet({"check", "--locale", "es-MX"}, kRisky).out, HasSubstr("Detente y piensa"));
  EXPECT_THAT(Discreet({"check"}, kClear).out, HasSubstr("found nothing to look at"));
}

std::string OnATerminal(const std::string& environment) {
  const TemporaryFile post(std::string(kRisky) + "\n");
  const TemporaryFile seen("");
  const std::string command = environment + " script -qec '" + DISCREET_BIN_DIR + "/discreet check " +
                              post.path() + "' /dev/null < /dev/null > " + seen.path();
  EXPECT_EQ(std::system(command.c_str()) >> 8, 1);
  std::ifstream in(seen.path());
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Check, UnderlinesOnATerminalUnlessNoColorIsSet) {
  EXPECT_THAT(OnATerminal("TERM=xterm"), HasSubstr("\x1b[4:2m\x1b[31m401-55-2382\x1b[0m"));
  EXPECT_THAT(OnATerminal("TERM=xterm NO_COLOR=1"), HasSubstr("[401-55-2382](1)"));
  EXPECT_THAT(OnATerminal("TERM=dumb"), Not(HasSubstr("\x1b[")));
}

TEST(Check, AuthorsWordsCannotSteerATerminal) {
  const Ended run = Discreet({"check"}, "\x1b]0;owned\x07 401-55-2382 \xe2\x80\xae é");
  EXPECT_THAT(run.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(run.out, Not(HasSubstr("\x07")));
  EXPECT_THAT(run.out, Not(HasSubstr("\xe2\x80\xae")));
}

TEST(Check, JsonIsTheWiresReport) {
  const Ended run = Discreet({"check", "--format", "json"}, kRisky);
  const json report = json::parse(run.out);
  EXPECT_EQ(report["status"], "COMPLETE");
  EXPECT_EQ(report["level"], "STOP");
  EXPECT_EQ(report["action"], "GATE");
  ASSERT_EQ(report["findings"].size(), 1U);
  const json& finding = report["findings"][0];
  EXPECT_EQ(finding["span"]["begin"], 12);
  EXPECT_EQ(finding["span"]["end"], 23);
  EXPECT_TRUE(finding.contains("fixes"));
  EXPECT_EQ(report["rewrite"]["level"], "CLEAR");
}

TEST(Check, JsonLinesComeOutInOrderWithTheirIds) {
  const std::string rows = std::string("{\"id\":\"á1\",\"text\":\"") + kClear +
                           "\",\"other\":[1]}\n\n  \r\n{\"id\":17,\"text\":\"" + kRisky +
                           "\",\"kind\":\"reply\"}\n{\"id\":-2,\"text\":\"\",\"kind\":null}";
  const Ended run = Discreet({"check", "--jsonl", "--format=json"}, rows);
  EXPECT_EQ(run.exit_code, 1);
  const auto lines = Lines(run.out);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0]["id"], "á1");
  EXPECT_EQ(lines[0]["report"]["level"], "CLEAR");
  EXPECT_EQ(lines[1]["id"], 17);
  EXPECT_EQ(lines[1]["report"]["level"], "STOP");
  EXPECT_EQ(lines[2]["id"], -2);
}

TEST(Check, PredictionsCountCodePoints) {
  const std::string rows = std::string("{\"id\":\"1\",\"text\":\"💙 ") + kRisky +
                           "\"}\n{\"id\":\"2\",\"text\":\"" + kClear + "\"}\n";
  const Ended run = Discreet({"check", "--jsonl", "--format", "predictions"}, rows);
  const auto lines = Lines(run.out);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["labels"], json::array({"phi"}));
  const json ssn = {{"start", 14}, {"end", 25}, {"label", "SSN"}};
  EXPECT_THAT(lines[0]["spans"], ::testing::Contains(ssn));
  EXPECT_GE(lines[0]["score"], 0.8);
  EXPECT_FALSE(lines[0].contains("status"));
  EXPECT_EQ(lines[1]["labels"], json::array({"none"}));
  EXPECT_LT(lines[1]["score"], 0.4);
}

TEST(Check, AReviewReplyIsJudgedAsOne) {
  const std::string text = "Sorry about your visit, José. Please call our office";
  EXPECT_EQ(Discreet({"check", "--kind", "review_reply"}, text).exit_code, 1);
  EXPECT_EQ(Discreet({"check", "--kind", "post"}, text).exit_code, 0);
  const std::string row = "{\"id\":1,\"text\":\"" + text + "\",\"kind\":\"review_reply\"}";
  EXPECT_EQ(Discreet({"check", "--jsonl", "--format", "predictions"}, row).exit_code, 1);
}

TEST(Check, TellsOfTextsThatAreOffered) {
  const std::string text = "Sorry about your visit, José";
  const TemporaryFile policy(R"({"SecureChannel": "https://portal.example.org/señales"})");
  const Ended run = Discreet({"check", "--kind", "review_reply", "--policy", policy.path()}, text);
  for (const char* told : {"A warm reply, in place of the post:", "A plain reply", "A brief reply",
                           "through https://portal.example.org/señales."})
    EXPECT_THAT(run.out, HasSubstr(told));
  EXPECT_THAT(Discreet({"check", "--kind", "review_reply"}, "Thank you, José").out,
              HasSubstr("call our office"))
      << "even where nothing is found";
  const json report =
      json::parse(Discreet({"check", "--kind", "review_reply", "--format", "json"}, text).out);
  ASSERT_EQ(report["offers"].size(), 3U);
  EXPECT_EQ(report["offers"][0]["use"], "INSTEAD");
  EXPECT_EQ(report["rewrite"]["label"], "Keep your point, leave the patient out");
  const json told =
      json::parse(Discreet({"check", "--format", "json"}, "Mrs. Peña coded tonight on my unit").out);
  EXPECT_EQ(told["closings"][0]["id"], "after_rewrite");
  EXPECT_THAT(Discreet({"check"}, "Mrs. Peña coded tonight on my unit").out,
              HasSubstr("may still recognise it."));
}

TEST(Check, SilenceOfAnUncheckedPostHasItsOwnExitCode) {
  const TemporaryFile off(R"({"Mode": "off"})");
  const Ended run = Discreet({"check", "--policy", off.path()}, kRisky);
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.out, HasSubstr("Not checked:"));
  const Ended long_text = Discreet({"check", "--format", "json"}, std::string(256'001, 'x'));
  EXPECT_EQ(long_text.exit_code, 3);
  EXPECT_EQ(json::parse(long_text.out)["reason"], "TOO_LONG");
  const Ended row = Discreet({"check", "--jsonl", "--format", "predictions", "--policy", off.path()},
                             std::string("{\"id\":1,\"text\":\"") + kRisky + "\"}");
  EXPECT_EQ(row.exit_code, 3);
  EXPECT_EQ(json::parse(row.out)["status"], "NOT_CHECKED");
  EXPECT_THAT(json::parse(row.out)["labels"], IsEmpty()) << "not even \"none\"";
}

TEST(Check, PolicyDecides) {
  const TemporaryFile disabled(R"({"DisabledRules": ["phi.ssn.hyphenated"]})");
  EXPECT_EQ(Discreet({"check", "--policy", disabled.path()}, kRisky).exit_code, 0);
  const TemporaryFile wrong(R"({"Mode": "loud"})");
  const Ended run = Discreet({"check", "--policy", wrong.path()}, kRisky);
  EXPECT_EQ(run.exit_code, 1) << "the others apply";
  EXPECT_THAT(run.err, HasSubstr("Mode"));
}

TEST(Check, BadUsageSaysWhatWouldBeRight) {
  const struct {
    std::vector<std::string> arguments;
    const char* says;
  } cases[] = {
      {{}, "check or explain"},
      {{"chek"}, "no command chek"},
      {{"check", "--colour"}, "no option --colour"},
      {{"check", "--kind", "tweet"}, "review_reply"},
      {{"check", "--kind", "POST"}, "one of post"},
      {{"check", "--kind"}, "--kind needs a value"},
      {{"check", "--format", "xml"}, "text, json, predictions"},
      {{"check", "--format", "predictions"}, "needs --jsonl"},
      {{"check", "--fail-on", "clear"}, "notice, caution, stop"},
      {{"check", "--jsonl=yes"}, "takes no value"},
      {{"check", "a", "b"}, "one FILE"},
      {{"check", "/no/such/é"}, "/no/such/é: cannot be read"},
      {{"check", "/tmp"}, "/tmp: cannot be read"},
      {{"check", "--policy", "/no/such"}, "/no/such: cannot be read"},
      {{"check", "--pack", "/dev/null"}, "/dev/null:"},
      {{"explain", "--jsonl"}, "belong to check"},
  };
  for (const auto& c : cases) {
    const Ended run = Discreet(c.arguments, kClear);
    EXPECT_EQ(run.exit_code, 2) << c.says;
    EXPECT_THAT(run.err, HasSubstr(c.says));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST(Check, BadInputIsNamedByPlaceAndNeverQuoted) {
  const struct {
    std::vector<std::string> arguments;
    std::string input;
    const char* says;
  } cases[] = {
      {{"check"}, "señal\nhunter2 \xff", "not UTF-8 at byte 16 (line 2)"},
      {{"check", "--jsonl"}, "{\"id\":1,\"text\":\"é\"}\n{\"id\":2,\"text\":\"hunter2", "line 2: not JSON"},
      {{"check", "--jsonl"}, "[\"hunter2\"]", "line 1: array where an object belongs"},
      {{"check", "--jsonl"}, "{\"text\":\"hunter2\"}", "line 1: no \"id\""},
      {{"check", "--jsonl"}, "{\"id\":1,\"Text\":\"hunter2\"}", "line 1: no \"text\""},
      {{"check", "--jsonl"}, "\n{\"id\":1,\"text\":7}", "line 2: \"text\" is number"},
      {{"check", "--jsonl"}, "{\"id\":1.5,\"text\":\"hunter2\"}", "line 1: \"id\" is number"},
      {{"check", "--jsonl"},
       "{\"id\":1,\"text\":\"hunter2\",\"kind\":\"tweet\"}",
       "line 1: \"kind\": one of post"},
      {{"check", "--jsonl"}, "{\"id\":1,\"text\":\"hunter2 \xc3\"}", "line 1: not UTF-8"},
      {{"check", "--jsonl"}, "{\"id\":1,\"text\":\"hunter2 \\ud800\"}", "line 1: not JSON"},
  };
  for (const auto& c : cases) {
    const Ended run = Discreet(c.arguments, c.input);
    EXPECT_EQ(run.exit_code, 2) << c.says;
    EXPECT_THAT(run.err, HasSubstr(c.says));
    EXPECT_THAT(run.err, Not(HasSubstr("hunter2")));
  }
}

TEST(Check, WhatCameBeforeABadLineIsWritten) {
  const Ended run =
      Discreet({"check", "--jsonl", "--format", "predictions"}, "{\"id\":1,\"text\":\"é\"}\nnope");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(Lines(run.out).size(), 1U);
}

TEST(Check, AFullDiskIsNoSuccess) {
  const TemporaryFile post(kClear);
  const std::string command =
      std::string(DISCREET_BIN_DIR) + "/discreet check " + post.path() + " > /dev/full 2> /dev/null";
  EXPECT_EQ(std::system(command.c_str()) >> 8, 2);
}

TEST(Check, TimingTellsEachStage) {
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += "{\"id\":" + std::to_string(i) + ",\"text\":\"" + kRisky + "\"}\n";
  const Ended run = Discreet({"check", "--jsonl", "--timing", "--format", "predictions"}, rows);
  const json timing = json::parse(run.err);
  EXPECT_EQ(timing["posts"], 50);
  for (const char* stage : {"text", "recognize", "assess", "advise", "total"}) {
    for (const char* quantile : {"p50", "p95", "p99"})
      EXPECT_TRUE(timing["micros"][stage][quantile].is_number_unsigned());
  }
  EXPECT_GT(timing["micros"]["total"]["p99"], 0);
}

TEST(Check, HelpTellsTheFormats) {
  const Ended help = Discreet({"check", "--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const char* word :
       {"--jsonl", "\"id\"", "\"text\"", "\"kind\"", "code points", "UTF-16", "Exit codes"}) {
    EXPECT_THAT(help.out, HasSubstr(word));
  }
  EXPECT_THAT(Discreet({"--help"}).out, HasSubstr("discreet explain"));
  EXPECT_THAT(Discreet({"--version"}).out, ContainsRegex("^discreet [0-9.]+\n"));
}

TEST(Explain, NamesRuleEvidenceAndWhatWasLeftAlone) {
  const Ended run =
      Discreet({"explain"}, "Long night. My patient Mrs. Núñez, MRN 00583921, coded. Dr. Rao was a rock 💙");
  EXPECT_EQ(run.exit_code, 1);
  for (const char* words :
       {"Judged by pack core", "phi.mrn.labelled", "layer core", "Is it about a patient of the author?",
        "Does it tell something clinical?", "Can someone be identified?", "before any evidence",
        "Found and left alone", "45 CFR 164.502(a)", "“00583921”, UTF-16"}) {
    EXPECT_THAT(run.out, HasSubstr(words));
  }
}

}  // namespace
}  // namespace discreet
