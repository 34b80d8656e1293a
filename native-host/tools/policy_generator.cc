// discreet-policygen: makes from shared/policy/policy.yaml what the host and the extension need of it.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "policy_definition.h"
#include "policy_outputs.h"

namespace {

constexpr char kUsage[] =
    "usage: discreet-policygen --yaml FILE --out FOLDER\n"
    "\n"
    "Reads the definition of every admin setting (shared/policy/policy.yaml) and writes into FOLDER:\n"
    "  discreet/policy.h     struct Policy and the table of settings\n"
    "  policy_fields.cc      the table and the access to fields by id\n"
    "  managed_schema.json   the settings that the extension knows, as Chromium's managed-storage schema\n"
    "  settings.json         every setting\n"
    "Exit codes: 0 done, 1 the definition or the folder is no good, 2 bad usage.\n";

bool Write(const std::filesystem::path& path, const std::string& content) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  if (file) return true;
  std::fprintf(stderr, "%s: cannot be written; check the folder and the free space\n", path.c_str());
  return false;
}

int Generate(const std::string& yaml, const std::filesystem::path& out) {
  using namespace discreet::policygen;
  const PolicyDefinition definition = ReadPolicyDefinition(yaml);
  for (const auto& error : definition.errors) std::fprintf(stderr, "%s\n", error.c_str());
  if (!definition.errors.empty()) return 1;
  const bool written = Write(out / "discreet/policy.h", MakePolicyHeader(definition)) &&
                       Write(out / "policy_fields.cc", MakePolicyFields(definition)) &&
                       Write(out / "managed_schema.json", MakeManagedSchema(definition)) &&
                       Write(out / "settings.json", MakeSettingsJson(definition));
  return written ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::string yaml, out;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--help" || word == "-h") {
      std::fputs(kUsage, stdout);
      return 0;
    }
    std::string* const target = word == "--yaml" ? &yaml : word == "--out" ? &out : nullptr;
    if (target == nullptr || i + 1 == argc) {
      std::fputs(kUsage, stderr);
      return 2;
    }
    *target = argv[++i];
  }
  if (yaml.empty() || out.empty()) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  return Generate(yaml, out);
}
