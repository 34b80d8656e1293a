#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/policy.h"
#include "discreet/setting.h"

namespace discreet {

// Something in an administrator's policy that was not taken, and how to mend it. Texts are for
// administrators.
struct PolicyProblem {
  std::string place;    // "/etc/discreet/policy.json:3:5", or "policy:3:5" for text that came from no file
  std::string setting;  // "UpdateInterval"; empty where the problem is no single setting's
  std::string what;
  std::string mend;
  bool operator==(const PolicyProblem&) const = default;
};

// The settings in force and where each came from. A plain value.
struct PolicyReading {
  PolicyReading() { sources.fill(SettingSource::kBuiltInDefault); }

  Policy policy;
  std::array<SettingSource, kSettingCount> sources;  // by SettingId
  std::vector<PolicyProblem> problems;               // in the order of the file
};

// Reads one JSON object of settings, as it comes from `source` (kMachinePolicy or kUserPolicy). A key that is
// unknown, of the wrong type, out of range or not for this source keeps its default and is reported; the
// others apply. Text that is no JSON object leaves every default, with one problem. `name` is only for the
// places of problems. Never throws.
PolicyReading ReadPolicy(std::string_view json, SettingSource source = SettingSource::kMachinePolicy,
                         std::string_view name = "policy");

// Reads the machine's policy file. A file that is not there is no problem: every default. A file that cannot
// be read, is no regular file or is over 1 MiB is one problem and leaves every default. Never throws.
PolicyReading LoadMachinePolicy(const std::string& path);

// The machine's settings over the user's: what the machine sets wins, what neither sets is at its default.
PolicyReading MergePolicies(const PolicyReading& machine, const PolicyReading& user);

// Every setting with value and source, in the order of policy.yaml, as the wire shows them.
std::vector<Setting> EffectiveSettings(const PolicyReading& reading);

// Text form of a setting's value: gate, 30, true, ["a","b"].
std::string SettingText(const Policy& policy, SettingId id);

}  // namespace discreet
