#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace discreet {

// By the same names and numbers as in wire.proto.
enum class SettingSource : uint8_t {
  kUnspecified,
  kBuiltInDefault,
  kMachinePolicy,
  kUserPolicy,
  kBrowserPolicy,
};

// One admin setting as it applies now.
struct Setting {
  std::string_view name;  // as in shared/policy/policy.yaml: "Mode"; lives as long as the program
  std::string value;      // text as it is, everything else in its JSON form: gate, 30, true, ["a","b"]
  SettingSource source = SettingSource::kUnspecified;
};

}  // namespace discreet
