#include "policy/machine_policy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <system_error>

#include "policy/setting_form.h"

namespace discreet {
namespace {

using nlohmann::json;

constexpr size_t kMaxPolicyBytes = 1 << 20;

const SettingDefinition* FindDefinition(std::string_view name) {
  for (const auto& definition : SettingDefinitions()) {
    if (definition.name == name) return &definition;
  }
  return nullptr;
}

bool EqualWithoutCase(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::string UnknownMend(std::string_view name) {
  for (const auto& definition : SettingDefinitions()) {
    if (EqualWithoutCase(definition.name, name)) return "write it as " + std::string(definition.name);
  }
  return "take it out, or look up its name in the policy documentation";
}

std::string List(std::span<const std::string_view> words) {
  std::string out;
  for (const auto word : words) (out += out.empty() ? "" : ", ") += word;
  return out;
}

// Why a value is not taken. Empty `what`: it is.
struct Refusal {
  std::string what;
  std::string mend;
};

// Turns `value` into the setting's own type, or says why not.
std::optional<SettingValue> Convert(const SettingDefinition& setting, const json& value, Refusal& refusal) {
  switch (setting.type) {
    case SettingType::kEnum: {
      refusal = {"is none of the allowed values", "use one of: " + List(setting.values)};
      if (!value.is_string()) return std::nullopt;
      const auto at =
          std::find(setting.values.begin(), setting.values.end(), value.get_ref<const std::string&>());
      if (at == setting.values.end()) return std::nullopt;
      return static_cast<uint8_t>(at - setting.values.begin());
    }
    case SettingType::kInt: {
      const std::string range = std::to_string(setting.min) + " to " + std::to_string(setting.max);
      refusal = {"is no whole number from " + range, "use a whole number from " + range + ", without quotes"};
      if (!value.is_number_integer()) return std::nullopt;
      if (value.is_number_unsigned() && value.get<uint64_t>() > INT32_MAX) return std::nullopt;
      const int64_t number = value.get<int64_t>();
      if (number < setting.min || number > setting.max) return std::nullopt;
      return static_cast<int32_t>(number);
    }
    case SettingType::kBool:
      refusal = {"is neither true nor false", "use true or false, without quotes"};
      if (!value.is_boolean()) return std::nullopt;
      return value.get<bool>();
    case SettingType::kString: {
      refusal = {"is no text", "put it in quotes"};
      if (!value.is_string()) return std::nullopt;
      const std::string& text = value.get_ref<const std::string&>();
      if (text.empty() || HasForm(text, setting.form)) return text;
      refusal = {"does not look as it must", std::string(FormMend(setting.form))};
      return std::nullopt;
    }
    case SettingType::kList: {
      refusal = {"is no list of texts", "use a list such as [\"one\", \"two\"]"};
      if (!value.is_array()) return std::nullopt;
      std::vector<std::string> list;
      for (const auto& entry : value) {
        if (!entry.is_string() || entry.get_ref<const std::string&>().empty()) return std::nullopt;
        list.push_back(entry.get<std::string>());
      }
      return list;
    }
  }
  return std::nullopt;
}

std::string PlaceAt(std::string_view name, std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const size_t line = static_cast<size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const size_t start = before.rfind('\n');
  const size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
  return std::string(name) + ":" + std::to_string(line) + ":" + std::to_string(column);
}

// Reads one policy; a class so that places and problems need not be handed around.
class PolicyReader {
 public:
  PolicyReader(std::string_view text, SettingSource source, std::string_view name)
      : text_(text), source_(source), name_(name) {}

  PolicyReading Read() {
    std::set<std::string> seen;
    const auto note_repeats = [&](int depth, json::parse_event_t event, json& parsed) {
      if (depth == 1 && event == json::parse_event_t::key && !seen.insert(parsed.get<std::string>()).second) {
        Note(parsed.get<std::string>(), "is there more than once", "keep one; the last one counts");
      }
      return true;
    };
    try {
      const json object = json::parse(text_, note_repeats);
      if (object.is_object()) {
        for (const auto& [key, value] : object.items()) Apply(key, value);
      } else {
        NoteAt(0, "is not one JSON object", "write { \"Setting\": value, ... }");
      }
    } catch (const json::parse_error& error) {
      GiveUp(error.byte == 0 ? 0 : error.byte - 1);
    } catch (const json::exception&) {  // a number too large for any type
      GiveUp(0);
    }
    return std::move(reading_);
  }

 private:
  void GiveUp(size_t offset) {
    reading_ = PolicyReading();
    NoteAt(offset, "is not JSON; no setting of it applies",
           "mend the syntax here: names and texts in double quotes, a comma between settings, none after the "
           "last");
  }

  void Apply(const std::string& key, const json& value) {
    const SettingDefinition* const setting = FindDefinition(key);
    if (setting == nullptr) return Note(key, "is no setting", UnknownMend(key));
    if (source_ == SettingSource::kUserPolicy && setting->scope == SettingScope::kMachine) {
      return Note(key, "can only be set for the whole machine", "move it to the machine's policy");
    }
    if (source_ == SettingSource::kMachinePolicy && setting->scope == SettingScope::kUser) {
      return Note(key, "can only be set for a user", "move it to the user's policy");
    }
    Refusal refusal;
    std::optional<SettingValue> converted = Convert(*setting, value, refusal);
    if (!converted) return Note(key, refusal.what, refusal.mend + "; until then the default applies");
    SetSetting(reading_.policy, setting->id, std::move(*converted));
    reading_.sources[static_cast<size_t>(setting->id)] = source_;
  }

  // The key's own place: the JSON reader keeps none, but a policy is flat, so the quoted name is searched
  // for.
  void Note(const std::string& key, std::string what, std::string mend) {
    const size_t at = text_.find('"' + key + '"');
    const std::string place = at == std::string_view::npos ? std::string(name_) : PlaceAt(name_, text_, at);
    reading_.problems.push_back({place, key, std::move(what), std::move(mend)});
  }

  void NoteAt(size_t offset, std::string what, std::string mend) {
    reading_.problems.push_back({PlaceAt(name_, text_, offset), "", std::move(what), std::move(mend)});
  }

  std::string_view text_;
  SettingSource source_;
  std::string_view name_;
  PolicyReading reading_;
};

PolicyReading Unreadable(const std::string& path, std::string what, std::string mend) {
  PolicyReading reading;
  reading.problems.push_back({path, "", std::move(what), std::move(mend)});
  return reading;
}

// Reads at most kMaxPolicyBytes + 1 bytes. False with errno set when reading failed.
bool ReadAll(int descriptor, std::string& content) {
  char buffer[4096];
  while (content.size() <= kMaxPolicyBytes) {
    const ssize_t got = read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) return true;
    content.append(buffer, static_cast<size_t>(got));
  }
  return true;
}

}  // namespace

PolicyReading ReadPolicy(std::string_view json, SettingSource source, std::string_view name) {
  return PolicyReader(json, source, name).Read();
}

PolicyReading LoadMachinePolicy(const std::string& path) {
  // Not blocking: a pipe in the file's place must not hold up the host's start.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return PolicyReading();
    return Unreadable(path, "cannot be opened: " + std::generic_category().message(errno),
                      "let every user read it (chmod 644)");
  }
  struct stat status {};
  std::string content;
  const bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const bool read = regular && ReadAll(descriptor, content);
  const std::string error = std::generic_category().message(errno);
  close(descriptor);
  if (!regular) return Unreadable(path, "is no regular file", "put the policy there as a plain file");
  if (!read) return Unreadable(path, "cannot be read: " + error, "check the disk and the file's rights");
  if (content.size() > kMaxPolicyBytes)
    return Unreadable(path, "is over 1 MiB", "take out what is no setting");
  return ReadPolicy(content, SettingSource::kMachinePolicy, path);
}

PolicyReading MergePolicies(const PolicyReading& machine, const PolicyReading& user) {
  PolicyReading merged = machine;
  for (const auto& setting : SettingDefinitions()) {
    const auto i = static_cast<size_t>(setting.id);
    if (machine.sources[i] != SettingSource::kBuiltInDefault) continue;
    SetSetting(merged.policy, setting.id, GetSetting(user.policy, setting.id));
    merged.sources[i] = user.sources[i];
  }
  merged.problems.insert(merged.problems.end(), user.problems.begin(), user.problems.end());
  return merged;
}

std::string SettingText(const Policy& policy, SettingId id) {
  const SettingDefinition& setting = SettingDefinitions()[static_cast<size_t>(id)];
  const SettingValue value = GetSetting(policy, id);
  if (const auto* index = std::get_if<uint8_t>(&value)) return std::string(setting.values[*index]);
  if (const auto* number = std::get_if<int32_t>(&value)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return json(std::get<std::vector<std::string>>(value)).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Setting> EffectiveSettings(const PolicyReading& reading) {
  std::vector<Setting> settings;
  settings.reserve(kSettingCount);
  for (const auto& setting : SettingDefinitions()) {
    settings.push_back({setting.name, SettingText(reading.policy, setting.id),
                        reading.sources[static_cast<size_t>(setting.id)]});
  }
  return settings;
}

}  // namespace discreet
