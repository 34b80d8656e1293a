#include "policy_outputs.h"

#include <nlohmann/json.hpp>

namespace discreet::policygen {
namespace {

using nlohmann::ordered_json;

constexpr char kHeaderTop[] =
    R"made(// Made from shared/policy/policy.yaml by discreet-policygen. Change that file, not this one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace discreet {

)made";

constexpr char kHeaderTable[] = R"made(
enum class SettingType : uint8_t { kEnum, kInt, kBool, kString, kList };
enum class SettingScope : uint8_t { kMachine, kUser, kBoth };
enum class SettingForm : uint8_t { kAny, kSha256, kState, kCounty, kHours, kUrl };

// What policy.yaml says of a setting. Lives as long as the program.
struct SettingDefinition {
  SettingId id;
  std::string_view name;  // "FailPolicy"
  SettingType type;
  SettingScope scope;
  SettingForm form;  // what a kString that is not empty must look like
  bool extension;    // also in the extension's managed storage
  int32_t min;       // kInt: smallest and largest allowed
  int32_t max;
  std::span<const std::string_view> values;  // kEnum: by the numbers of the C++ enum
  std::string_view text;
};

// Every setting, entry i for SettingId i.
std::span<const SettingDefinition> SettingDefinitions();

// kEnum: index into `values`; then kInt, kBool, kString, kList.
using SettingValue = std::variant<uint8_t, int32_t, bool, std::string, std::vector<std::string>>;

SettingValue GetSetting(const Policy& policy, SettingId id);

// Precondition: `value` holds the setting's type and is allowed by its definition.
void SetSetting(Policy& policy, SettingId id, SettingValue value);

}  // namespace discreet
)made";

// FailPolicy -> fail_policy, UpdateRootSha256 -> update_root_sha256.
std::string Snake(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !out.empty()) out += '_';
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// long_term_care -> kLongTermCare.
std::string Constant(const std::string& value) {
  std::string out = "k";
  bool capital = true;
  for (const char c : value) {
    if (c == '_') {
      capital = true;
      continue;
    }
    out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = false;
  }
  return out;
}

// JSON escapes are C++ escapes too for all text without control characters, which JSON writes as \u00XX.
std::string Literal(const std::string& text) { return ordered_json(text).dump(); }

std::string CppType(const SettingDefinition& setting) {
  if (setting.type == "enum") return setting.name;
  if (setting.type == "int") return "int32_t";
  if (setting.type == "bool") return "bool";
  if (setting.type == "string") return "std::string";
  return "std::vector<std::string>";
}

std::string Initializer(const SettingDefinition& setting) {
  if (setting.type == "enum") return " = " + setting.name + "::" + Constant(setting.default_string);
  if (setting.type == "int") return " = " + std::to_string(setting.default_int);
  if (setting.type == "bool") return setting.default_bool ? " = true" : " = false";
  if (setting.type == "string" && !setting.default_string.empty())
    return " = " + Literal(setting.default_string);
  return "";
}

std::string EnumDeclaration(const SettingDefinition& setting) {
  std::string values;
  for (const auto& value : setting.values) values += (values.empty() ? "" : ", ") + Constant(value);
  return "  enum class " + setting.name + " : uint8_t { " + values + " };\n";
}

std::string TableRow(const SettingDefinition& setting) {
  const std::string values = setting.type == "enum" ? "k" + setting.name + "Values" : "{}";
  return "    {SettingId::k" + setting.name + ", " + Literal(setting.name) +
         ", SettingType::" + Constant(setting.type) + ", SettingScope::" + Constant(setting.scope) +
         ", SettingForm::" + (setting.form.empty() ? "kAny" : Constant(setting.form)) + ",\n     " +
         (setting.extension ? "true" : "false") + ", " + std::to_string(setting.min) + ", " +
         std::to_string(setting.max) + ", " + values + ",\n     " + Literal(setting.text) + "},\n";
}

std::string ValueTable(const SettingDefinition& setting) {
  std::string values;
  for (const auto& value : setting.values) values += (values.empty() ? "" : ", ") + Literal(value);
  return "constexpr std::string_view k" + setting.name + "Values[] = {" + values + "};\n";
}

std::string Getter(const SettingDefinition& setting) {
  const std::string field = "policy." + Snake(setting.name);
  return "    case SettingId::k" + setting.name + ":\n      return " +
         (setting.type == "enum" ? "static_cast<uint8_t>(" + field + ")" : field) + ";\n";
}

std::string Setter(const SettingDefinition& setting) {
  const std::string field = "policy." + Snake(setting.name);
  const std::string value = setting.type == "enum"
                                ? "static_cast<Policy::" + setting.name + ">(std::get<uint8_t>(value))"
                                : "std::get<" + CppType(setting) + ">(std::move(value))";
  return "    case SettingId::k" + setting.name + ":\n      " + field + " = " + value + ";\n      break;\n";
}

// A setting as Chromium's managed-storage schema writes it: exactly one type, no further keywords than it
// knows.
ordered_json SchemaProperty(const SettingDefinition& setting) {
  ordered_json property = {{"title", setting.name}, {"description", setting.text}};
  if (setting.type == "int") {
    property["type"] = "integer";
    property["minimum"] = setting.min;
    property["maximum"] = setting.max;
  } else if (setting.type == "bool") {
    property["type"] = "boolean";
  } else if (setting.type == "list") {
    property["type"] = "array";
    property["items"] = {{"type", "string"}};
  } else {
    property["type"] = "string";
    if (setting.type == "enum") property["enum"] = setting.values;
  }
  return property;
}

ordered_json DefaultValue(const SettingDefinition& setting) {
  if (setting.type == "int") return setting.default_int;
  if (setting.type == "bool") return setting.default_bool;
  if (setting.type == "list") return ordered_json::array();
  return setting.default_string;
}

}  // namespace

std::string MakePolicyHeader(const PolicyDefinition& definition) {
  std::string out = kHeaderTop;
  out += "// Every admin setting, at its default until something sets it.\nstruct Policy {\n";
  for (const auto& setting : definition.settings) {
    if (setting.type == "enum") out += EnumDeclaration(setting);
  }
  out += "\n";
  for (const auto& setting : definition.settings) {
    out += "  // " + setting.text + "\n  " + CppType(setting) + " " + Snake(setting.name) +
           Initializer(setting) + ";\n";
  }
  out += "\n  bool operator==(const Policy&) const = default;\n};\n\nenum class SettingId : uint8_t {\n";
  for (const auto& setting : definition.settings) out += "  k" + setting.name + ",\n";
  out += "};\ninline constexpr size_t kSettingCount = " + std::to_string(definition.settings.size()) + ";\n";
  return out + kHeaderTable;
}

std::string MakePolicyFields(const PolicyDefinition& definition) {
  std::string tables, rows, getters, setters;
  for (const auto& setting : definition.settings) {
    if (setting.type == "enum") tables += ValueTable(setting);
    rows += TableRow(setting);
    getters += Getter(setting);
    setters += Setter(setting);
  }
  return "// Made from shared/policy/policy.yaml by discreet-policygen. Change that file, not this one.\n"
         "#include <utility>\n\n#include \"discreet/policy.h\"\n\nnamespace discreet {\nnamespace {\n\n" +
         tables + "\nconstexpr SettingDefinition kDefinitions[kSettingCount] = {\n" + rows +
         "};\n\n}  // namespace\n\n" +
         "std::span<const SettingDefinition> SettingDefinitions() { return kDefinitions; }\n\n"
         "SettingValue GetSetting(const Policy& policy, SettingId id) {\n  switch (id) {\n" +
         getters +
         "  }\n  return {};\n}\n\nvoid SetSetting(Policy& policy, SettingId id, SettingValue value) {\n  "
         "switch (id) {\n" +
         setters + "  }\n}\n\n}  // namespace discreet\n";
}

std::string MakeManagedSchema(const PolicyDefinition& definition) {
  ordered_json properties = ordered_json::object();
  for (const auto& setting : definition.settings) {
    if (setting.extension) properties[setting.name] = SchemaProperty(setting);
  }
  return ordered_json{{"type", "object"}, {"properties", properties}}.dump(2) + "\n";
}

std::string MakeSettingsJson(const PolicyDefinition& definition) {
  ordered_json settings = ordered_json::array();
  for (const auto& setting : definition.settings) {
    ordered_json entry = {{"name", setting.name}, {"type", setting.type}};
    if (setting.type == "enum") entry["values"] = setting.values;
    if (setting.type == "int") {
      entry["min"] = setting.min;
      entry["max"] = setting.max;
    }
    if (!setting.form.empty()) entry["form"] = setting.form;
    entry["default"] = DefaultValue(setting);
    entry["scope"] = setting.scope;
    entry["extension"] = setting.extension;
    entry["text"] = setting.text;
    settings.push_back(std::move(entry));
  }
  return ordered_json{{"settings", settings}}.dump(2) + "\n";
}

}  // namespace discreet::policygen
