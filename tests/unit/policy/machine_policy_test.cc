#include "policy/machine_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace discreet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The one problem of a policy that has just one.
PolicyProblem OnlyProblem(const PolicyReading& reading) {
  EXPECT_EQ(reading.problems.size(), 1U);
  return reading.problems.empty() ? PolicyProblem() : reading.problems[0];
}

SettingSource SourceOf(const PolicyReading& reading, SettingId id) {
  return reading.sources[static_cast<size_t>(id)];
}

TEST(ReadPolicy, LeavesEveryDefaultWhereNothingIsSet) {
  const PolicyReading reading = ReadPolicy("{}");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.policy, Policy());
  EXPECT_THAT(reading.sources, testing::Each(SettingSource::kBuiltInDefault));
}

TEST(ReadPolicy, HasTheDefaultsOfTheDesign) {
  const Policy policy;
  EXPECT_EQ(policy.mode, Policy::Mode::kGate);
  EXPECT_EQ(policy.fail_policy, Policy::FailPolicy::kWarn);
  EXPECT_EQ(policy.gate_at, Policy::GateAt::kStop);
  EXPECT_EQ(policy.update_ring, Policy::UpdateRing::kBroad);
  EXPECT_EQ(policy.update_interval, 30);
  EXPECT_EQ(policy.proxy_mode, Policy::ProxyMode::kSystem);
  EXPECT_EQ(policy.stale_after_days, 120);
  EXPECT_EQ(policy.role, Policy::Role::kClinician);
  EXPECT_FALSE(policy.reason_required);
  EXPECT_EQ(policy.patient_stories, Policy::PatientStories::kDiscourage);
  EXPECT_EQ(policy.legal_regime, Policy::LegalRegime::kHipaa);
  EXPECT_EQ(policy.facility_kind, Policy::FacilityKind::kGeneral);
  EXPECT_EQ(policy.audit_mode, Policy::AuditMode::kCounts);
  EXPECT_EQ(policy.audit_retention_days, 90);
  EXPECT_EQ(policy.ui_language, Policy::UiLanguage::kBrowser);
}

TEST(ReadPolicy, TakesEveryTypeOfSetting) {
  const PolicyReading reading = ReadPolicy(R"({
    "Mode": "hints",
    "UpdateInterval": 5,
    "ReasonRequired": true,
    "PrivacyContact": "Señora Núñez, ext. 4 💙",
    "DisabledRules": ["phi.mrn.labelled", "phi.ssn.hyphenated"],
    "State": "OH",
    "UpdateWindow": ""
  })");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.policy.mode, Policy::Mode::kHints);
  EXPECT_EQ(reading.policy.update_interval, 5);
  EXPECT_TRUE(reading.policy.reason_required);
  EXPECT_EQ(reading.policy.privacy_contact, "Señora Núñez, ext. 4 💙");
  EXPECT_THAT(reading.policy.disabled_rules, ElementsAre("phi.mrn.labelled", "phi.ssn.hyphenated"));
  EXPECT_EQ(SourceOf(reading, SettingId::kMode), SettingSource::kMachinePolicy);
  EXPECT_EQ(SourceOf(reading, SettingId::kUpdateWindow), SettingSource::kMachinePolicy);
  EXPECT_EQ(SourceOf(reading, SettingId::kGateAt), SettingSource::kBuiltInDefault);
}

TEST(ReadPolicy, LeavesOneDefaultForEachValueThatItCannotTake) {
  const struct {
    const char* json;
    const char* setting;
    const char* what;
    const char* mend;
  } cases[] = {
      {R"({"Mode": "on"})", "Mode", "is none of the allowed values",
       "use one of: off, observe, hints, gate; until then the default applies"},
      {R"({"Mode": "Gate"})", "Mode", "is none of the allowed values", nullptr},
      {R"({"Mode": false})", "Mode", "is none of the allowed values", nullptr},
      {R"({"Mode": null})", "Mode", "is none of the allowed values", nullptr},
      {R"({"UpdateInterval": 4})", "UpdateInterval", "is no whole number from 5 to 1440",
       "use a whole number from 5 to 1440, without quotes; until then the default applies"},
      {R"({"UpdateInterval": 1441})", "UpdateInterval", "is no whole number from 5 to 1440", nullptr},
      {R"({"UpdateInterval": -30})", "UpdateInterval", "is no whole number from 5 to 1440", nullptr},
      {R"({"UpdateInterval": 30.5})", "UpdateInterval", "is no whole number from 5 to 1440", nullptr},
      {R"({"UpdateInterval": "30"})", "UpdateInterval", "is no whole number from 5 to 1440", nullptr},
      {R"({"UpdateInterval": 18446744073709551615})", "UpdateInterval", "is no whole number from 5 to 1440",
       nullptr},
      {R"({"UpdateInterval": 4294967326})", "UpdateInterval", "is no whole number from 5 to 1440", nullptr},
      {R"({"ReasonRequired": 1})", "ReasonRequired", "is neither true nor false", nullptr},
      {R"({"ReasonRequired": "true"})", "ReasonRequired", "is neither true nor false", nullptr},
      {R"({"HelpText": 7})", "HelpText", "is no text", nullptr},
      {R"({"HelpText": ["a"]})", "HelpText", "is no text", nullptr},
      {R"({"DisabledRules": "phi.a"})", "DisabledRules", "is no list of texts", nullptr},
      {R"({"DisabledRules": ["phi.a", 3]})", "DisabledRules", "is no list of texts", nullptr},
      {R"({"DisabledRules": [""]})", "DisabledRules", "is no list of texts", nullptr},
      {R"({"DisabledRules": {}})", "DisabledRules", "is no list of texts", nullptr},
      {R"({"State": "Ohio"})", "State", "does not look as it must",
       "use two capital letters such as OH; until then the default applies"},
      {R"({"UpdateRootSha256": "abc"})", "UpdateRootSha256", "does not look as it must", nullptr},
      {R"({"Modus": "off"})", "Modus", "is no setting",
       "take it out, or look up its name in the policy documentation"},
      {R"({"mode": "off"})", "mode", "is no setting", "write it as Mode"},
      {R"({"": 1})", "", "is no setting", nullptr},
  };
  for (const auto& c : cases) {
    const PolicyReading reading = ReadPolicy(c.json);
    const PolicyProblem problem = OnlyProblem(reading);
    EXPECT_EQ(problem.setting, c.setting) << c.json;
    EXPECT_EQ(problem.what, c.what) << c.json;
    if (c.mend != nullptr) {
      EXPECT_EQ(problem.mend, c.mend) << c.json;
    }
    EXPECT_EQ(problem.place, "policy:1:2") << c.json;
    EXPECT_EQ(reading.policy, Policy()) << c.json;
    EXPECT_THAT(reading.sources, testing::Each(SettingSource::kBuiltInDefault)) << c.json;
  }
}

TEST(ReadPolicy, TakesTheOtherSettingsWhereOneIsWrong) {
  const PolicyReading reading =
      ReadPolicy("{\n  \"Mode\": \"observe\",\n  \"GateAt\": 7,\n  \"UiLanguage\": \"es\"\n}");
  EXPECT_EQ(reading.policy.mode, Policy::Mode::kObserve);
  EXPECT_EQ(reading.policy.ui_language, Policy::UiLanguage::kEs);
  EXPECT_EQ(reading.policy.gate_at, Policy::GateAt::kStop);
  EXPECT_EQ(OnlyProblem(reading).place, "policy:3:3");
}

TEST(ReadPolicy, SaysWhenASettingIsThereTwice) {
  const PolicyReading reading = ReadPolicy(R"({"Mode": "off", "Mode": "gate"})");
  EXPECT_EQ(OnlyProblem(reading).what, "is there more than once");
  EXPECT_EQ(reading.policy.mode, Policy::Mode::kGate);
}

TEST(ReadPolicy, LeavesEveryDefaultForTextThatIsNoJsonObject) {
  const struct {
    std::string text;
    const char* place;
  } cases[] = {
      {"", "policy:1:1"},
      {"[]", "policy:1:1"},
      {"\"Mode\"", "policy:1:1"},
      {"{\"Mode\": \"off\"", "policy:1:15"},
      {"{\"Mode\": \"off\",}", "policy:1:16"},
      {"{\n  \"Mode\": off\n}", "policy:2:11"},
      {"{\"Mode\": \"off\"} x", "policy:1:17"},
      {"{\"HelpText\": \"\xFF\"}", "policy:1:15"},
      {"{\"UpdateInterval\": 1e999}", "policy:1:1"},
      {std::string(100'000, '['), "policy:1:100001"},
  };
  for (const auto& c : cases) {
    const PolicyReading reading = ReadPolicy(c.text);
    EXPECT_EQ(OnlyProblem(reading).place, c.place) << c.text.substr(0, 40);
    EXPECT_EQ(reading.policy, Policy()) << c.text.substr(0, 40);
  }
}

TEST(ReadPolicy, KeepsMachineSettingsOutOfAUsersPolicy) {
  const PolicyReading reading =
      ReadPolicy(R"({"Role": "student", "AuditMode": "off"})", SettingSource::kUserPolicy);
  EXPECT_EQ(reading.policy.role, Policy::Role::kStudent);
  EXPECT_EQ(SourceOf(reading, SettingId::kRole), SettingSource::kUserPolicy);
  EXPECT_EQ(reading.policy.audit_mode, Policy::AuditMode::kCounts);
  EXPECT_EQ(OnlyProblem(reading).what, "can only be set for the whole machine");
}

TEST(MergePolicies, LetsTheMachineWin) {
  const PolicyReading machine = ReadPolicy(R"({"Role": "steward", "State": "OH", "Moed": 1})");
  const PolicyReading user =
      ReadPolicy(R"({"Role": "student", "UiLanguage": "es", "Rolle": 2})", SettingSource::kUserPolicy);
  const PolicyReading merged = MergePolicies(machine, user);
  EXPECT_EQ(merged.policy.role, Policy::Role::kSteward);
  EXPECT_EQ(merged.policy.ui_language, Policy::UiLanguage::kEs);
  EXPECT_EQ(merged.policy.state, "OH");
  EXPECT_EQ(SourceOf(merged, SettingId::kRole), SettingSource::kMachinePolicy);
  EXPECT_EQ(SourceOf(merged, SettingId::kUiLanguage), SettingSource::kUserPolicy);
  EXPECT_EQ(SourceOf(merged, SettingId::kMode), SettingSource::kBuiltInDefault);
  EXPECT_EQ(merged.problems.size(), 2U);
}

TEST(EffectiveSettings, ListEverySettingAsTheWireShowsIt) {
  const auto settings = EffectiveSettings(
      ReadPolicy(R"({"Mode": "hints", "DisabledRules": ["a.b", "“ñ”"], "HelpText": "Ask “René”"})"));
  ASSERT_EQ(settings.size(), kSettingCount);
  const auto value = [&](std::string_view name) {
    for (const auto& setting : settings) {
      if (setting.name == name) return setting.value;
    }
    return std::string("no such setting");
  };
  EXPECT_EQ(settings[0].name, "Mode");
  EXPECT_EQ(settings[0].source, SettingSource::kMachinePolicy);
  EXPECT_EQ(settings[1].source, SettingSource::kBuiltInDefault);
  EXPECT_EQ(value("Mode"), "hints");
  EXPECT_EQ(value("UpdateInterval"), "30");
  EXPECT_EQ(value("ReasonRequired"), "false");
  EXPECT_EQ(value("DisabledRules"), "[\"a.b\",\"“ñ”\"]");
  EXPECT_EQ(value("Sites"), "[]");
  EXPECT_EQ(value("HelpText"), "Ask “René”");
  EXPECT_EQ(value("HelpUrl"), "");
}

TEST(SettingDefinitions, GoBackAndForth) {
  Policy policy;
  ASSERT_EQ(SettingDefinitions().size(), kSettingCount);
  for (const auto& setting : SettingDefinitions()) {
    EXPECT_EQ(&setting, &SettingDefinitions()[static_cast<size_t>(setting.id)]);
    EXPECT_FALSE(setting.text.empty()) << setting.name;
    EXPECT_EQ(setting.type == SettingType::kEnum, !setting.values.empty()) << setting.name;
    for (uint8_t i = 0; i < setting.values.size(); ++i) {
      SetSetting(policy, setting.id, i);
      EXPECT_EQ(GetSetting(policy, setting.id), SettingValue(i)) << setting.name;
      EXPECT_EQ(SettingText(policy, setting.id), setting.values[i]);
    }
  }
}

class PolicyFile : public testing::Test {
 protected:
  PolicyFile() {
    std::string name = std::filesystem::temp_directory_path() / "discreet-policy-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder";
    folder_ = name;
  }
  ~PolicyFile() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string Write(const std::string& content) const {
    std::ofstream(folder_ + "/policy.json", std::ios::binary) << content;
    return folder_ + "/policy.json";
  }

  std::string folder_;
};

TEST_F(PolicyFile, IsReadWithItsPathAsThePlaceOfProblems) {
  const std::string path = Write("{\n \"Mode\": \"hints\",\n \"Moed\": 1}\n");
  const PolicyReading reading = LoadMachinePolicy(path);
  EXPECT_EQ(reading.policy.mode, Policy::Mode::kHints);
  EXPECT_EQ(OnlyProblem(reading).place, path + ":3:2");
}

TEST_F(PolicyFile, MayBeMissing) {
  const PolicyReading reading = LoadMachinePolicy(folder_ + "/none.json");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.policy, Policy());
  EXPECT_THAT(LoadMachinePolicy(Write("{}") + "/below.json").problems, IsEmpty());
}

TEST_F(PolicyFile, MayStartWithAByteOrderMark) {
  EXPECT_EQ(LoadMachinePolicy(Write("\xEF\xBB\xBF{\"Mode\": \"hints\"}")).policy.mode, Policy::Mode::kHints);
}

TEST_F(PolicyFile, IsOneProblemWhenItCannotBeRead) {
  EXPECT_EQ(OnlyProblem(LoadMachinePolicy(folder_)).what, "is no regular file");
  const std::string pipe = folder_ + "/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(OnlyProblem(LoadMachinePolicy(pipe)).what, "is no regular file")
      << "and does not wait for a writer";
  EXPECT_EQ(OnlyProblem(LoadMachinePolicy(Write(std::string((1 << 20) + 1, ' ')))).what, "is over 1 MiB");
}

}  // namespace
}  // namespace discreet
