// Conversations with the real host: what a browser asks, and what must come back.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "example_files.h"
#include "host_process.h"
#include "sandbox/sanitized.h"

namespace discreet::test {
namespace {

// A policy file that lives as long as this.
class PolicyFile {
 public:
  explicit PolicyFile(const std::string& json) {
    const int fd = mkstemp(path_.data());
    EXPECT_GE(fd, 0);
    close(fd);
    std::ofstream(path_) << json;
  }
  ~PolicyFile() { std::remove(path_.c_str()); }
  PolicyFile(const PolicyFile&) = delete;
  PolicyFile& operator=(const PolicyFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_ = testing::TempDir() + "discreet-policy-XXXXXX";
};

TEST(Conversation, EveryExampleIsAnsweredByItsKindOfReply) {
  const std::map<std::string, std::string> answers = {{"hello", "welcome"},
                                                      {"check", "report"},
                                                      {"decision", "done"},
                                                      {"status_query", "status"},
                                                      {"recorded_query", "recorded"}};
  HostProcess host;
  host.Greet();
  for (const Example& example : RequestExamples()) {
    v1::Request request;
    ASSERT_EQ(ParseStrictly(example.json, &request), "");
    const v1::Reply reply = host.Ask(example.json, request.id());
    EXPECT_EQ(BodyName(reply), answers.at(example.message)) << example.name;
    if (!reply.has_report()) continue;
    EXPECT_EQ(reply.report().composer(), request.check().composer()) << example.name;
    EXPECT_EQ(reply.report().revision(), request.check().revision()) << example.name;
    EXPECT_EQ(reply.report().status(), v1::COMPLETE) << example.name;
    for (const auto& finding : reply.report().findings()) {
      EXPECT_LT(finding.part(), static_cast<uint32_t>(request.check().parts_size())) << example.name;
      EXPECT_LT(finding.span().begin(), finding.span().end()) << example.name;
    }
  }
  host.CloseInput();
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_EQ(host.StandardError(), "");
}

TEST(Conversation, EveryBadRequestIsRefusedAndTheNextIsAnswered) {
  HostProcess host;
  host.Greet();
  uint32_t id = 1'000;
  for (const BadExample& bad : BadExamples()) {
    ASSERT_TRUE(host.Send(bad.json)) << bad.file;
    const v1::Reply refusal = host.ReceiveFor(bad.id);
    EXPECT_EQ(v1::ErrorCode_Name(refusal.error().code()), bad.code) << bad.file;
    EXPECT_EQ(refusal.error().field(), bad.field) << bad.file;
    EXPECT_FALSE(refusal.error().mend().empty()) << bad.file;
    ++id;
    const v1::Reply next = host.Ask(CheckJson(id, 1, id, "Tout va bien 🌻"), id);
    EXPECT_EQ(BodyName(next), "report") << "after " << bad.file;
  }
  host.CloseInput();
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_EQ(host.StandardError(), "");
}

TEST(Conversation, NothingIsAnsweredBeforeHello) {
  HostProcess host;
  for (const char* json :
       {R"({"id":2,"status":{}})", R"({"id":2,"recorded":{}})", R"({"id":2,"decision":{"outcome":"POSTED"}})",
        R"({"id":2,"check":{"parts":[{"text":"é"}]}})"}) {
    EXPECT_EQ(host.Ask(json, 2).error().code(), v1::HELLO_FIRST) << json;
  }
  host.Greet();
  EXPECT_TRUE(host.Ask(R"({"id":2,"status":{}})", 2).has_status());
}

TEST(Conversation, TheHighestVersionThatBothSpeakIsChosen) {
  const struct {
    uint32_t min, max;
    const char* answer;
  } cases[] = {{1, 1, "welcome"},
               {1, 2, "welcome"},
               {1, 4294967295, "welcome"},
               {2, 2, "PROTOCOL_TOO_NEW"},
               {2, 9, "PROTOCOL_TOO_NEW"}};
  for (const auto& c : cases) {
    HostProcess host;
    const v1::Reply reply = host.Ask(R"({"id":3,"hello":{"protocolMin":)" + std::to_string(c.min) +
                                         R"(,"protocolMax":)" + std::to_string(c.max) + "}}",
                                     3);
    if (reply.has_welcome()) {
      EXPECT_STREQ(c.answer, "welcome") << c.min << "-" << c.max;
      EXPECT_EQ(reply.welcome().protocol(), 1U);
    } else {
      EXPECT_EQ(v1::ErrorCode_Name(reply.error().code()), c.answer) << c.min << "-" << c.max;
      EXPECT_EQ(host.Ask(R"({"id":4,"status":{}})", 4).error().code(), v1::HELLO_FIRST) << "not greeted yet";
    }
  }
}

TEST(Conversation, WelcomeTellsPackSettingsAndSurfaces) {
  HostProcess host;
  const v1::Reply reply = host.Ask(FindExample("hello.chromium").json, 1);
  const v1::Welcome& welcome = reply.welcome();
  EXPECT_EQ(welcome.engine_version(), "0.1.0");
  EXPECT_EQ(welcome.pack().id(), "core");
  EXPECT_EQ(welcome.pack().sha256().size(), 64U);
  EXPECT_GT(welcome.pack().rules(), 0U);
  EXPECT_GT(welcome.settings_size(), 20);
  ASSERT_GT(welcome.surfaces_size(), 0);
  for (const v1::Surface& surface : welcome.surfaces()) {
    EXPECT_FALSE(surface.id().empty());
    EXPECT_GT(surface.number(), 0U);
    EXPECT_GT(surface.composers_size(), 0) << surface.id();
  }
}

TEST(Conversation, RiskyTextIsFoundWhereTheBrowserCountsIt) {
  HostProcess host;
  host.Greet();
  const std::string before = "👩‍⚕️ été: my patient, ";
  const v1::Reply reply = host.Ask(CheckJson(2, 1, 1, before + "MRN 00483920, went home"), 2);
  ASSERT_TRUE(reply.has_report());
  const v1::Finding* number = nullptr;
  for (const v1::Finding& finding : reply.report().findings()) {
    if (finding.rule() == "phi.mrn.labelled") number = &finding;
  }
  ASSERT_NE(number, nullptr) << "the labelled record number was not found";
  // 5 units of emoji, 18 of words, then "MRN ".
  EXPECT_EQ(number->span().begin(), 27U);
  EXPECT_EQ(number->span().end(), 35U);
}

TEST(Conversation, AFrameAtTheCapWithAsMuchTextAsIsChecked) {
  HostProcess host;
  host.Greet();
  // 256,000 bytes of text; the rest of 1 MiB in a field that the host does not know.
  std::string text;
  while (text.size() + 40 < 256'000) text += "Heute Nachmittag war es ruhig, schön. ";
  std::string json = CheckJson(5, 1, 1, text);
  const std::string open = json.substr(0, json.size() - 1) + R"(,"später":")";
  json = open + std::string((1U << 20) - open.size() - 2, 'x') + "\"}";
  ASSERT_EQ(json.size(), 1U << 20);
  const v1::Reply reply = host.Ask(json, 5);
  ASSERT_TRUE(reply.has_report()) << BodyName(reply);
  // A check has so much CPU time; a sanitizer takes ten times as much for the same work.
  if (!kSanitized) {
    EXPECT_NE(reply.report().status(), v1::NOT_CHECKED);
  }
}

TEST(Conversation, TooMuchTextIsNotCheckedAndNotCut) {
  HostProcess host;
  host.Greet();
  const v1::Reply long_text = host.Ask(CheckJson(5, 1, 1, std::string(256'001, 'a')), 5);
  EXPECT_EQ(long_text.report().status(), v1::NOT_CHECKED);
  EXPECT_EQ(long_text.report().reason(), v1::TOO_LONG);
  std::string parts = R"({"text":"é"})";
  for (int i = 0; i < 64; ++i) parts += R"(,{"text":"é"})";
  const v1::Reply many_parts =
      host.Ask(R"({"id":6,"check":{"composer":3,"revision":9,"parts":[)" + parts + "]}}", 6);
  EXPECT_EQ(many_parts.report().reason(), v1::TOO_LONG);
  EXPECT_EQ(many_parts.report().composer(), 3U);
  EXPECT_EQ(many_parts.report().revision(), 9U);
  EXPECT_EQ(many_parts.report().level(), v1::LEVEL_UNSPECIFIED);
  const v1::Reply status = host.Ask(R"({"id":7,"status":{}})", 7);
  EXPECT_EQ(status.status().not_checked(), 2U);
}

TEST(Conversation, TenThousandHitsAreCutUnderTheCap) {
  HostProcess host;
  host.Greet();
  std::string text = "Long shift but my patient in room 12, été, walked out today:\n";
  for (int i = 0; i < 10'000; ++i) text += "MRN 0048" + std::to_string(1'000 + i % 9'000) + " é\n";
  const v1::Reply reply = host.Ask(CheckJson(5, 1, 1, text), 5);
  ASSERT_TRUE(reply.has_report()) << BodyName(reply);
  EXPECT_LE(host.last_size(), 900'000U);
  EXPECT_LE(reply.report().findings_size(), 1'000);
  if (kSanitized) GTEST_SKIP() << "a sanitizer takes more CPU time than a check has";
  EXPECT_GE(reply.report().findings_size(), 100);
  EXPECT_TRUE(reply.report().truncated());
}

TEST(Conversation, DecisionsAreRecordedWithoutText) {
  HostProcess host;
  host.Greet();
  const v1::Reply report = host.Ask(CheckJson(2, 5, 8, "My patient Zoë, MRN 00483920, went home"), 2);
  ASSERT_TRUE(report.has_report());
  EXPECT_TRUE(
      host.Ask(
              R"({"id":3,"decision":{"composer":5,"revision":8,"outcome":"OVERRODE","reason":"ACCEPT_RISK"}})",
              3)
          .has_done());
  EXPECT_TRUE(
      host.Ask(R"({"id":4,"decision":{"composer":5,"revision":7,"outcome":"POSTED"}})", 4).has_done());
  EXPECT_TRUE(
      host.Ask(R"({"id":4,"decision":{"composer":6,"revision":8,"outcome":"POSTED"}})", 4).has_done());
  const v1::Reply recorded = host.Ask(R"({"id":5,"recorded":{}})", 5);
  ASSERT_EQ(recorded.recorded().events_size(), 1) << "only verdicts that the host gave can be decided about";
  const v1::RecordedEvent& event = recorded.recorded().events(0);
  EXPECT_EQ(event.outcome(), v1::OVERRODE);
  EXPECT_EQ(event.reason(), v1::ACCEPT_RISK);
  EXPECT_EQ(event.kind(), v1::POST);
  EXPECT_EQ(event.level(), report.report().level());
  EXPECT_GT(event.minute(), 29'000'000U);
  EXPECT_GT(event.rules_size(), 0);
}

TEST(Conversation, WhatIsMutedIsNeitherToldNorRecorded) {
  HostProcess host;
  host.Greet();
  const auto check = [&host](int revision, const char* muted) {
    return host.Ask(
        R"({"id":2,"check":{"composer":5,"revision":)" + std::to_string(revision) + R"(,"muted":[)" + muted +
            R"(],"parts":[{"text":"You should double your metformin to 1000 mg twice a day until the sugars come down 🍬"}]}})",
        2);
  };
  EXPECT_GE(check(1, "").report().level(), v1::CAUTION);
  EXPECT_EQ(check(2, R"("PHI","CREDENTIALS")").report().findings_size(),
            check(3, "").report().findings_size());
  const v1::Reply report = check(4, R"("MEDICAL_ADVICE")");
  EXPECT_EQ(report.report().findings_size(), 0);
  EXPECT_EQ(report.report().level(), v1::CLEAR);
  EXPECT_EQ(report.report().action(), v1::NONE);
  EXPECT_FALSE(report.report().has_rewrite());
  host.Ask(R"({"id":3,"decision":{"composer":5,"revision":4,"outcome":"POSTED"}})", 3);
  const v1::Reply recorded = host.Ask(R"({"id":4,"recorded":{}})", 4);
  ASSERT_EQ(recorded.recorded().events_size(), 1);
  EXPECT_EQ(recorded.recorded().events(0).level(), v1::CLEAR);
  EXPECT_EQ(recorded.recorded().events(0).rules_size(), 0);
}

TEST(Conversation, PrivateMessagesAreNeverRecorded) {
  HostProcess host;
  host.Greet();
  host.Ask(
      R"({"id":2,"check":{"composer":5,"revision":8,"kind":"MESSAGE","parts":[{"text":"Zoë, MRN 00483920"}]}})",
      2);
  host.Ask(R"({"id":3,"decision":{"composer":5,"revision":8,"outcome":"POSTED"}})", 3);
  EXPECT_EQ(host.Ask(R"({"id":5,"recorded":{}})", 5).recorded().events_size(), 0);
}

TEST(Conversation, StatusTellsWhatProtects) {
  HostProcess host;
  host.Greet();
  const v1::HostStatus status = host.Ask(R"({"id":5,"status":{}})", 5).status();
  std::map<std::string, bool> known;
  for (const auto& name : status.protections()) known[name] = true;
  for (const auto& name : status.degraded()) EXPECT_FALSE(known.contains(name)) << name << " is both";
  for (const auto& name : status.degraded()) known[name] = false;
  for (const char* name : {"seccomp", "landlock", "no-core", "not-dumpable", "locked-memory"}) {
    EXPECT_TRUE(known.contains(name)) << name << " is in neither list";
  }
#ifndef DISCREET_SANITIZED
  EXPECT_TRUE(known["seccomp"]);
  EXPECT_TRUE(known["not-dumpable"]);
#endif
}

TEST(Conversation, ModeOffChecksNothingAndSaysSo) {
  const PolicyFile policy(R"({"Mode": "off"})");
  HostProcess host({.arguments = {"--policy", policy.path(), kOrigin}});
  host.Greet();
  const v1::Reply reply = host.Ask(CheckJson(2, 1, 1, "My patient Zoë, MRN 00483920"), 2);
  EXPECT_EQ(reply.report().status(), v1::NOT_CHECKED);
  EXPECT_EQ(reply.report().reason(), v1::MODE_OFF);
  EXPECT_EQ(reply.report().findings_size(), 0);
}

TEST(Conversation, AuditOffRecordsNothing) {
  const PolicyFile policy(R"({"AuditMode": "off"})");
  HostProcess host({.arguments = {"--policy", policy.path(), kOrigin}});
  host.Greet();
  host.Ask(CheckJson(2, 1, 1, "My patient Zoë, MRN 00483920"), 2);
  EXPECT_TRUE(
      host.Ask(R"({"id":3,"decision":{"composer":1,"revision":1,"outcome":"POSTED"}})", 3).has_done());
  EXPECT_EQ(host.Ask(R"({"id":4,"recorded":{}})", 4).recorded().events_size(), 0);
}

TEST(Conversation, ABrokenPolicyIsToldOnStandardErrorAndDefaultsHold) {
  const PolicyFile policy(R"({"Mode": "loud", "Größe": 3})");
  HostProcess host({.arguments = {"--policy", policy.path(), kOrigin}});
  host.Greet();
  EXPECT_EQ(host.Ask(CheckJson(2, 1, 1, "Schöner Tag"), 2).report().status(), v1::COMPLETE);
  host.CloseInput();
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_NE(host.StandardError().find("Mode"), std::string::npos);
}

}  // namespace
}  // namespace discreet::test
