// discreet-host: the program that the browser starts. Order matters here: who asks, then shut in, then
// listen.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/engine.h"
#include "host/caller.h"
#include "host/run_host.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"
#include "policy/machine_policy.h"
#include "sandbox/process_limits.h"
#include "session/exit_code.h"

namespace discreet {
namespace {

constexpr char kHelp[] = R"(discreet-host [--policy FILE] [--pack FILE] CALLER...
Checks the text of compose boxes for a browser extension, over Chrome's native messaging on standard input and output.
Browsers start it; nobody else needs to.

CALLER   as browsers give it: chrome-extension://ID/ (Chromium), or MANIFEST ADD-ON-ID (Firefox)
--policy FILE   for tests: read the settings from FILE instead of /etc/discreet/policy.json
--pack FILE     for tests: read the rules from FILE, a compiled pack, instead of those built in
--help, --version

Exit codes
  0   the browser closed the port
  2   the command line is not understood
  3   a frame was announced over 1 MiB
  4   the input ended inside a frame
  5   a check did not come back; standard error names the rule
  6   the sandbox could not be set up, so nothing was read
  7   the rules could not be loaded
  8   out of memory
  10  CALLER is not an extension that may use this host; nothing was read
)";

constexpr char kPolicyPath[] = "/etc/discreet/policy.json";

// Keeps, from check to check, what spares reading a draft as a whole after each edit.
class EngineChecker final : public Checker {
 public:
  explicit EngineChecker(const Engine& engine) : engine_(engine) {}
  Checked Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                std::pmr::memory_resource* memory, const CheckOptions& options) const override {
    CheckOptions keeping = options;
    keeping.earlier = &earlier_;
    return engine_.Check(draft, policy, deadline, memory, keeping);
  }
  std::string_view RuleId(uint32_t number) const override {
    const RuleRow* rule = engine_.book().rule(number);
    return rule == nullptr ? std::string_view() : rule->id;
  }

 private:
  const Engine& engine_;
  mutable EarlierReadings earlier_;  // one thread at a time, as Checker says
};

int Forbidden() {
  std::fputs(
      "discreet-host: not started by an extension that may use it. Browsers start it by themselves; an "
      "organization's "
      "own extension id belongs into policy ExtensionIds.\n",
      stderr);
  return kExitForbidden;
}

void PrintProblems(const PolicyReading& reading) {
  for (const PolicyProblem& problem : reading.problems) {
    std::fprintf(stderr, "discreet-host: %s: %s: %s %s\n", problem.place.c_str(), problem.setting.c_str(),
                 problem.what.c_str(), problem.mend.c_str());
  }
}

SessionFacts FactsOf(const LoadedPack& pack, const PolicyReading& reading) {
  return {.engine_version = EngineVersion(),
          .engine_version_number = EngineVersionNumber(),
          .pack = {.id = pack.pack_id(),
                   .version = pack.pack_version(),
                   .sha256 = pack.sha256(),
                   .rules = static_cast<uint32_t>(pack.rules().size())},
          .settings = EffectiveSettings(reading),
          .surfaces = pack.surfaces(),
          .protections = {},
          .degraded = {}};
}

// What the command line says beside who asks.
struct HostOptions {
  const char* policy = kPolicyPath;
  const char* pack = nullptr;  // the built-in one
};

// Takes the options off the front; their values are whole arguments, which end in a zero byte.
HostOptions TakeOptions(std::vector<std::string_view>& arguments) {
  HostOptions options;
  while (arguments.size() >= 2) {
    const char** const value = arguments[0] == "--policy" ? &options.policy
                               : arguments[0] == "--pack" ? &options.pack
                                                          : nullptr;
    if (value == nullptr) break;
    *value = arguments[1].data();
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  return options;
}

// The rules of a file, before the sandbox: later nothing is opened. nullopt after saying why not.
std::optional<std::string> ReadPack(const char* file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in) return bytes;
  std::fprintf(stderr, "discreet-host: %s cannot be read; name a file made by discreet-pack build\n", file);
  return std::nullopt;
}

int Serve(const PolicyReading& reading, const char* pack_file) {
  Protections protections;
  // Nothing here takes its settings from the environment; libraries would (OPENSSL_CONF names a file to
  // load).
  clearenv();
  CloseInheritedDescriptors();
  ForbidDumps(protections);
  std::optional<std::string> bytes;
  if (pack_file != nullptr && !(bytes = ReadPack(pack_file))) return kExitNoRules;
  const PackLoad load = bytes ? LoadPack(std::as_bytes(std::span(*bytes))) : LoadCorePack();
  if (load.pack == nullptr) {
    std::fprintf(stderr, "discreet-host: the %s do not load: %s; %s\n",
                 bytes ? "rules of the file" : "built-in rules", load.error.c_str(),
                 bytes ? "build the pack again with discreet-pack build" : "install the host again");
    return kExitNoRules;
  }
  const LoadedPack& pack = *load.pack;
  const Engine engine(pack, pack);
  const EngineChecker checker(engine);
  return RunHost({.checker = checker,
                  .policy = reading.policy,
                  .facts = FactsOf(pack, reading),
                  .protections = std::move(protections)});
}

int Main(std::vector<std::string_view> arguments) {
  if (arguments == std::vector<std::string_view>{"--help"}) return std::fputs(kHelp, stdout) < 0 ? 1 : 0;
  if (arguments == std::vector<std::string_view>{"--version"}) {
    return std::printf("discreet-host %s\n", std::string(EngineVersion()).c_str()) < 0 ? 1 : 0;
  }
  const HostOptions options = TakeOptions(arguments);
  const PolicyReading reading = LoadMachinePolicy(options.policy);
  PrintProblems(reading);
  const auto caller = CallerId(arguments);
  if (!caller || !IsAllowedCaller(*caller, reading.policy.extension_ids)) return Forbidden();
  return Serve(reading, options.pack);
}

}  // namespace
}  // namespace discreet

int main(int argc, char** argv) {
  try {
    return discreet::Main({argv + std::min(argc, 1), argv + argc});
  } catch (const std::bad_alloc&) {
    std::fputs("discreet-host: out of memory\n", stderr);
    return discreet::kExitNoMemory;
  }
}
