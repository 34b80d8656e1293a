// discreet-policygen on the real definition and on broken ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

struct Outcome {
  int code = -1;
  std::string output;
};

class Generator : public testing::Test {
 protected:
  Generator() {
    std::string name = fs::temp_directory_path() / "discreet-policygen-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder";
    folder_ = name;
  }
  ~Generator() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  Outcome Generate(const fs::path& yaml) const {
    const std::string program = std::string(DISCREET_BIN_DIR) + "/discreet-policygen";
    const std::string log = folder_ + "/log";
    const int status = system(
        (program + " --yaml " + yaml.string() + " --out " + folder_ + "/out >" + log + " 2>&1").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, ReadFile(log)};
  }

  Outcome GenerateFrom(const std::string& content) const {
    std::ofstream(folder_ + "/policy.yaml", std::ios::binary) << content;
    return Generate(folder_ + "/policy.yaml");
  }

  std::string folder_;
};

TEST_F(Generator, GivesTheSameFilesAsTheBuild) {
  const Outcome outcome = Generate(fs::path(DISCREET_SOURCE_DIR) / "shared/policy/policy.yaml");
  ASSERT_EQ(outcome.code, 0) << outcome.output;
  for (const char* file : {"discreet/policy.h", "policy_fields.cc", "managed_schema.json", "settings.json"}) {
    const std::string made = ReadFile(fs::path(folder_) / "out" / file);
    EXPECT_FALSE(made.empty()) << file;
    EXPECT_EQ(made, ReadFile(fs::path(DISCREET_POLICY_DIR) / file)) << file;
  }
}

TEST(ManagedSchema, HoldsWhatTheExtensionKnowsInWordsThatChromiumKnows) {
  const json schema = json::parse(ReadFile(fs::path(DISCREET_POLICY_DIR) / "managed_schema.json"));
  EXPECT_EQ(schema.at("type"), "object");
  EXPECT_EQ(schema.size(), 2U) << "the top level takes no additionalProperties";
  std::vector<std::string> names;
  for (const auto& [name, property] : schema.at("properties").items()) {
    names.push_back(name);
    EXPECT_TRUE(property.at("type").is_string()) << "exactly one type";
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("Mode", "FailPolicy", "Sites", "HelpUrl", "HelpText",
                                                   "PrivacyContact", "UiLanguage"));
  EXPECT_EQ(schema["properties"]["Mode"]["enum"], json({"off", "observe", "hints", "gate"}));
  EXPECT_EQ(schema["properties"]["Sites"]["items"]["type"], "string");
}

TEST(SettingsJson, HoldsEverySettingWithDefaultAndRange) {
  const json settings = json::parse(ReadFile(fs::path(DISCREET_POLICY_DIR) / "settings.json")).at("settings");
  const std::string yaml = ReadFile(fs::path(DISCREET_SOURCE_DIR) / "shared/policy/policy.yaml");
  size_t defined = 0;
  for (size_t at = yaml.find("\n  - name: "); at != std::string::npos; at = yaml.find("\n  - name: ", at + 1))
    ++defined;
  EXPECT_EQ(settings.size(), defined);
  for (const auto& setting : settings) {
    for (const char* key : {"name", "type", "default", "scope", "extension", "text"}) {
      EXPECT_TRUE(setting.contains(key)) << setting.at("name") << " has no " << key;
    }
    if (setting.at("type") == "int") {
      EXPECT_LE(setting.at("min").get<int>(), setting.at("default").get<int>());
      EXPECT_GE(setting.at("max").get<int>(), setting.at("default").get<int>());
    }
  }
  EXPECT_EQ(settings[0].at("name"), "Mode");
  EXPECT_EQ(settings[0].at("default"), "gate");
}

TEST_F(Generator, SaysWhatIsWrongAndMakesNothing) {
  const std::string good =
      "settings:\n  - name: Mode\n    type: enum\n    values: [on, \"off\"]\n    default: on\n"
      "    scope: both\n    text: Señal\n";
  ASSERT_EQ(GenerateFrom(good).code, 0);
  fs::remove_all(folder_ + "/out");
  const struct {
    const char* from;
    const char* to;
    const char* error;
  } cases[] = {
      {"name: Mode", "name: mode", "policy.yaml:2:11: a name is one word"},
      {"name: Mode", "nam: Mode", "policy.yaml:2:5: unknown key \"nam\""},
      {"type: enum", "type: text",
       "policy.yaml:3:11: \"type\" must be one of: enum, int, bool, string, list"},
      {"scope: both", "scope: all", "policy.yaml:6:12: \"scope\" must be one of: machine, user, both"},
      {"default: on", "default: maybe", "policy.yaml:5:14: the default must be one of the values"},
      {"[on, \"off\"]", "[on, on]", "policy.yaml:4:13: a value is listed twice"},
      {"[on, \"off\"]", "[on, Off]", "policy.yaml:4:18: a value is made of a-z, 0-9 and _"},
      {"    text: Señal\n", "", "policy.yaml:2:5: \"text\" is missing or no text"},
      {"type: enum", "type: int", "\"min\" must be a whole number"},
      {"settings:", "setting:", "holds no list \"settings\""},
      {"values: [", "values: {", "policy.yaml:"},
  };
  for (const auto& c : cases) {
    std::string broken = good;
    broken.replace(broken.find(c.from), std::string(c.from).size(), c.to);
    const Outcome outcome = GenerateFrom(broken);
    EXPECT_EQ(outcome.code, 1) << c.to;
    EXPECT_THAT(outcome.output, HasSubstr(c.error)) << c.to;
    EXPECT_FALSE(fs::exists(folder_ + "/out")) << c.to;
  }
}

TEST_F(Generator, SaysWhenASettingIsThereTwice) {
  const std::string entry =
      "  - name: Flag\n    type: bool\n    default: true\n    scope: both\n    text: ñ\n";
  EXPECT_EQ(GenerateFrom("settings:\n" + entry).code, 0);
  const Outcome outcome = GenerateFrom("settings:\n" + entry + entry);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.output, HasSubstr("setting Flag is there twice"));
}

TEST_F(Generator, HelpsAndRefusesBadUsage) {
  const std::string program = std::string(DISCREET_BIN_DIR) + "/discreet-policygen ";
  for (const char* arguments : {"", "--yaml", "--yaml x", "--out x", "--yaml x --out y z"}) {
    EXPECT_EQ(WEXITSTATUS(system((program + arguments + " 2>/dev/null").c_str())), 2) << arguments;
  }
  EXPECT_EQ(WEXITSTATUS(system((program + "--help >/dev/null").c_str())), 0);
}

}  // namespace
