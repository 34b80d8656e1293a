#include "policy_definition.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <set>

namespace discreet::policygen {
namespace {

// Reads one entry of `settings`, noting everything that is wrong with it.
class EntryReader {
 public:
  EntryReader(const std::string& path, const YAML::Node& entry, std::vector<std::string>& errors)
      : path_(path), entry_(entry), errors_(errors) {}

  SettingDefinition Read() {
    SettingDefinition setting;
    RefuseUnknownKeys();
    setting.name = Text("name");
    setting.type = OneOf("type", {"enum", "int", "bool", "string", "list"});
    setting.scope = OneOf("scope", {"machine", "user", "both"});
    setting.text = Text("text");
    setting.extension = entry_["extension"] && Value<bool>("extension", "true or false").value_or(false);
    if (entry_["form"]) setting.form = OneOf("form", {"sha256", "state", "county", "hours", "url"});
    if (setting.name.empty() || setting.name[0] < 'A' || setting.name[0] > 'Z' ||
        !std::all_of(setting.name.begin(), setting.name.end(), IsLetterOrDigit)) {
      Fail(entry_["name"], "a name is one word of ASCII letters and digits with a capital first");
    }
    ReadDefault(setting);
    return setting;
  }

 private:
  static bool IsLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  void Fail(const YAML::Node& node, const std::string& what) {
    const YAML::Mark mark = (node.IsDefined() ? node : entry_).Mark();
    errors_.push_back(path_ + ":" + std::to_string(mark.line + 1) + ":" + std::to_string(mark.column + 1) +
                      ": " + what);
  }

  void RefuseUnknownKeys() {
    static const std::set<std::string> known = {"name",  "type",    "values",    "min",  "max",
                                                "scope", "default", "extension", "text", "form"};
    for (const auto& pair : entry_) {
      if (known.count(pair.first.Scalar()) == 0) {
        Fail(pair.first, "unknown key \"" + pair.first.Scalar() + "\"; take it out");
      }
    }
  }

  std::string Text(const char* key) {
    const YAML::Node node = entry_[key];
    if (!node || !node.IsScalar()) {
      Fail(node, std::string("\"") + key + "\" is missing or no text; write it");
      return "";
    }
    return node.Scalar();
  }

  std::string OneOf(const char* key, const std::vector<std::string>& allowed) {
    const std::string value = Text(key);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      std::string list;
      for (const auto& word : allowed) list += (list.empty() ? "" : ", ") + word;
      Fail(entry_[key], std::string("\"") + key + "\" must be one of: " + list);
    }
    return value;
  }

  template <typename T>
  std::optional<T> Value(const char* key, const char* wanted) {
    T value{};
    const YAML::Node node = entry_[key];
    if (node.IsDefined() && node.IsScalar() && YAML::convert<T>::decode(node, value)) return value;
    Fail(node, std::string("\"") + key + "\" must be " + wanted);
    return std::nullopt;
  }

  void ReadDefault(SettingDefinition& setting) {
    if (setting.type == "enum") {
      ReadEnum(setting);
    } else if (setting.type == "int") {
      setting.min = Value<int64_t>("min", "a whole number").value_or(0);
      setting.max = Value<int64_t>("max", "a whole number").value_or(0);
      setting.default_int = Value<int64_t>("default", "a whole number").value_or(0);
      if (setting.default_int < setting.min || setting.default_int > setting.max || setting.max > INT32_MAX ||
          setting.min < INT32_MIN) {
        Fail(entry_["default"], "the default must lie between min and max, and these in 32 bits");
      }
    } else if (setting.type == "bool") {
      setting.default_bool = Value<bool>("default", "true or false").value_or(false);
    } else if (setting.type == "string") {
      setting.default_string = Text("default");
    } else if (setting.type == "list") {
      const YAML::Node list = entry_["default"];
      if (!list || !list.IsSequence() || list.size() != 0) Fail(list, "a list's default is []");
    }
  }

  void ReadEnum(SettingDefinition& setting) {
    for (const auto& value : entry_["values"]) {
      const std::string& word = value.Scalar();
      const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
      if (!plain) Fail(value, "a value is made of a-z, 0-9 and _");
      setting.values.push_back(word);
    }
    setting.default_string = Text("default");
    const auto begin = setting.values.begin();
    if (std::set<std::string>(begin, setting.values.end()).size() != setting.values.size()) {
      Fail(entry_["values"], "a value is listed twice");
    }
    if (std::find(begin, setting.values.end(), setting.default_string) == setting.values.end()) {
      Fail(entry_["default"], "the default must be one of the values");
    }
  }

  const std::string& path_;
  const YAML::Node entry_;
  std::vector<std::string>& errors_;
};

}  // namespace

PolicyDefinition ReadPolicyDefinition(const std::string& path) {
  PolicyDefinition definition;
  try {
    const YAML::Node file = YAML::LoadFile(path);
    const YAML::Node settings = file.IsMap() ? file["settings"] : YAML::Node();
    if (!settings.IsDefined() || !settings.IsSequence() || settings.size() == 0) {
      definition.errors.push_back(path + ": holds no list \"settings\"; write one");
      return definition;
    }
    std::set<std::string> names;
    for (const auto& entry : settings) {
      definition.settings.push_back(EntryReader(path, entry, definition.errors).Read());
      const std::string& name = definition.settings.back().name;
      if (!names.insert(name).second)
        definition.errors.push_back(path + ": setting " + name + " is there twice");
    }
  } catch (const YAML::Exception& error) {
    definition.errors.push_back(path + ":" + std::to_string(error.mark.line + 1) + ":" +
                                std::to_string(error.mark.column + 1) + ": " + error.msg);
  }
  return definition;
}

}  // namespace discreet::policygen
