#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace discreet::policygen {

// One setting of shared/policy/policy.yaml, checked: names and values fit what is made from them.
struct SettingDefinition {
  std::string name;   // "FailPolicy", as in group policy
  std::string type;   // enum | int | bool | string | list
  std::string scope;  // machine | user | both
  std::string form;   // what a string must look like: "" | sha256 | state | county | hours | url
  std::string text;   // for people
  bool extension = false;
  std::vector<std::string> values;  // enum
  int64_t min = 0;                  // int
  int64_t max = 0;
  std::string default_string;  // enum, string
  int64_t default_int = 0;
  bool default_bool = false;
};

struct PolicyDefinition {
  std::vector<SettingDefinition> settings;  // in the file's order
  std::vector<std::string> errors;  // "file:line:column: what; mend"; nothing may be made when there are any
};

// Reads the file at `path`. Never throws: what is wrong is in `errors`, all of it.
PolicyDefinition ReadPolicyDefinition(const std::string& path);

}  // namespace discreet::policygen
