#include "example_files.h"

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace discreet::test {
namespace {

namespace fs = std::filesystem;

const fs::path kExamples = fs::path(DISCREET_SOURCE_DIR) / "shared/wire/examples";
const std::set<std::string> kToHost = {"hello", "check", "decision", "status_query", "recorded_query"};
const std::set<std::string> kFromHost = {"welcome",  "report", "done",         "host_status",
                                         "recorded", "error",  "pack_changed", "policy_changed"};

std::string Read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << "cannot read " << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Example> Examples(const std::set<std::string>& messages) {
  std::vector<Example> examples;
  for (const auto& entry : fs::directory_iterator(kExamples)) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    const std::string message = name.substr(0, name.find('.'));
    EXPECT_TRUE(kToHost.contains(message) || kFromHost.contains(message))
        << name << " is no message of the wire";
    if (messages.contains(message)) examples.push_back({name, message, Read(entry.path())});
  }
  std::ranges::sort(examples, {}, &Example::name);
  return examples;
}

template <typename Message>
std::string Parse(const std::string& json, Message* message) {
  google::protobuf::util::JsonParseOptions strict;
  strict.ignore_unknown_fields = false;
  const auto status = google::protobuf::util::JsonStringToMessage(json, message, strict);
  return status.ok() ? "" : status.ToString();
}

}  // namespace

std::vector<Example> RequestExamples() { return Examples(kToHost); }
std::vector<Example> ReplyExamples() { return Examples(kFromHost); }

Example FindExample(const std::string& name) {
  return {name, name.substr(0, name.find('.')), Read(kExamples / (name + ".json"))};
}

std::vector<BadExample> BadExamples() {
  std::vector<BadExample> examples;
  std::set<std::string> named = {"bad.json"};
  const auto manifest = nlohmann::json::parse(Read(kExamples / "bad/bad.json"));
  for (const auto& entry : manifest.at("cases")) {
    const std::string file = entry.at("file");
    named.insert(file);
    examples.push_back(
        {file, Read(kExamples / "bad" / file), entry.at("code"), entry.value("field", ""), entry.at("id")});
  }
  for (const auto& entry : fs::directory_iterator(kExamples / "bad")) {
    EXPECT_TRUE(named.contains(entry.path().filename())) << entry.path() << " is not in bad.json";
  }
  return examples;
}

std::string ParseStrictly(const std::string& json, v1::Reply* reply) { return Parse(json, reply); }
std::string ParseStrictly(const std::string& json, v1::Request* request) { return Parse(json, request); }

std::string Canonical(const google::protobuf::Message& message) {
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return Normalized(json);
}

std::string Normalized(const std::string& json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  EXPECT_FALSE(parsed.is_discarded()) << "no JSON";
  return parsed.dump();
}

}  // namespace discreet::test
