// discreet-pack: the administrator's tool for rule packs.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "new_pack.h"
#include "organization_schema.h"
#include "pack/compiler/compiler.h"
#include "pack/compiler/harmless_posts.h"
#include "pack/compiler/layers.h"
#include "pack/loaded_pack.h"
#include "rule_description.h"
#include "rule_schema.h"

namespace {

using namespace discreet;

constexpr int kDone = 0, kFaulty = 1, kBadUsage = 2;

constexpr char kUsage[] = R"(discreet-pack - makes rule packs for Discreet and tests them

usage:
  discreet-pack build FOLDER -o FILE [--dev]   check, test and compile the pack in FOLDER into FILE
  discreet-pack test FOLDER [RULE...]          run the tests written inside the rules (of these rules only)
  discreet-pack lint FOLDER                    check the pack without running its tests
  discreet-pack show FILE                      say what a compiled pack holds
  discreet-pack explain FOLDER RULE            say what one rule means, finds, cites and tells people
  discreet-pack init FOLDER [--id ID] [--owner NAME]   begin a new pack, which builds as it stands
  discreet-pack schema [organisation]          print the JSON Schema of rules/*.yaml, or of organisation.yaml, for editors

FOLDER holds pack.yaml, rules/*.yaml, words/*.txt, citations.yaml, advice/<locale>.yaml, surfaces/*.yaml and, for a pack
that extends the core pack, organisation.yaml: your own names, wards, kinds of number, and contacts.

options:
  -o FILE   where `build` writes; FILE appears only when it is whole and good
  --id ID   of the new pack; the folder's name where left out
  --owner NAME   who answers for its rules; "compliance" where left out
  --core FOLDER   the pack that this one extends; the one that came with discreet-pack where left out
  --dev     keep surfaces that are marked development_only; never publish such a pack
  --help    this text

Everything wrong is printed at once, one line each: FILE:LINE:COLUMN: what; how to mend it. A failed test shows
with [[ ]] what was expected and what was found. `build` writes nothing while anything is wrong; warnings do not
stop it and are printed by `lint` only. The same folder always gives the same bytes.

Exit codes: 0 done, 1 the pack is not good, 2 bad usage, or a file cannot be read or written.
)";

struct Arguments {
  std::string command;
  std::string path;
  std::string output;
  std::string id;
  std::string owner;
  std::string core;
  bool development = false;
  std::vector<std::string> rules;
};

// What a command takes besides its name.
struct Command {
  std::string_view name;
  size_t fewest;  // words
  size_t most;
  int (*run)(const Arguments&);
};
int Build(const Arguments&);
int Test(const Arguments&);
int Lint(const Arguments&);
int ShowPack(const Arguments&);
int Explain(const Arguments&);
int Init(const Arguments&);
int Schema(const Arguments&);
constexpr size_t kAny = 100'000;
constexpr Command kCommands[] = {{"build", 1, 1, Build},   {"test", 1, kAny, Test},    {"lint", 1, 1, Lint},
                                 {"show", 1, 1, ShowPack}, {"explain", 2, 2, Explain}, {"init", 1, 1, Init},
                                 {"schema", 0, 1, Schema}};

const Command* FindCommand(std::string_view name) {
  const auto at = std::find_if(std::begin(kCommands), std::end(kCommands),
                               [&](const Command& each) { return each.name == name; });
  return at == std::end(kCommands) ? nullptr : at;
}

// Where the value of an option goes; null for what is no option with a value.
std::string* OptionValue(std::string_view word, Arguments& arguments) {
  if (word == "-o" || word == "--output") return &arguments.output;
  if (word == "--id") return &arguments.id;
  if (word == "--core") return &arguments.core;
  return word == "--owner" ? &arguments.owner : nullptr;
}

// False after saying on stderr what is wrong.
bool ReadArguments(int argc, char** argv, Arguments& arguments) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--dev") {
      arguments.development = true;
    } else if (std::string* const value = OptionValue(word, arguments); value != nullptr) {
      if (++i == argc) {
        std::fprintf(stderr, "discreet-pack: %s needs a value; see discreet-pack --help\n", argv[i - 1]);
        return false;
      }
      *value = argv[i];
    } else if (word.starts_with("-")) {
      std::fprintf(stderr, "discreet-pack: unknown option %s; see discreet-pack --help\n", argv[i]);
      return false;
    } else {
      words.emplace_back(word);
    }
  }
  const Command* const command = words.empty() ? nullptr : FindCommand(words[0]);
  if (command == nullptr || words.size() - 1 < command->fewest || words.size() - 1 > command->most) {
    std::fputs("discreet-pack: name a command and what it is for; see discreet-pack --help\n", stderr);
    return false;
  }
  const bool builds = words[0] == "build";
  if (builds != !arguments.output.empty() || (arguments.development && !builds)) {
    std::fputs("discreet-pack: -o is needed by build, and -o and --dev are only for build\n", stderr);
    return false;
  }
  if (words[0] != "init" && !(arguments.id.empty() && arguments.owner.empty())) {
    std::fputs("discreet-pack: --id and --owner are only for init\n", stderr);
    return false;
  }
  arguments.command = words[0];
  if (words.size() > 1) arguments.path = words[1];
  if (words.size() > 2) arguments.rules.assign(words.begin() + 2, words.end());
  return true;
}

enum class Show { kAll, kErrors };

void Print(const Problems& problems, Show what) {
  for (const auto& problem : problems.Sorted()) {
    if (what == Show::kAll || !problem.warning) std::fprintf(stderr, "%s\n", Describe(problem).c_str());
  }
}

// The folder of the pack below: as named, or the core pack that came with this program (installed, or in the
// tree that it was built in). Empty where there is none.
std::string CoreFolder(const Arguments& arguments) {
  namespace fs = std::filesystem;
  if (!arguments.core.empty()) return arguments.core;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* folder : {"../share/discreet/packs/core", "../../../shared/packs/core"}) {
    const fs::path core = (program / folder).lexically_normal();
    if (std::error_code missing; !error && fs::is_regular_file(core / "pack.yaml", missing)) return core;
  }
  return "";
}

std::string Count(size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// FILE appears under its name only once it is complete: a reader never sees half a pack.
bool WriteWhole(const std::string& path, const std::string& content) {
  const std::string beside = path + "." + std::to_string(getpid()) + ".part";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  if (file && std::rename(beside.c_str(), path.c_str()) == 0) return true;
  std::remove(beside.c_str());
  std::fprintf(stderr, "%s: cannot be written; check the folder and the free space\n", path.c_str());
  return false;
}

int Lint(const Arguments& arguments) {
  Problems problems;
  const PackSource pack = ReadWithLayers(arguments.path, CoreFolder(arguments), problems);
  LintPack(pack, problems);
  if (problems.errors() == 0) CheckHarmlessPosts(pack, WritePack(pack, {.development = true}), problems);
  Print(problems, Show::kAll);
  std::printf("%s, %s in %s\n", Count(problems.errors(), "error").c_str(),
              Count(problems.warnings(), "warning").c_str(), Count(pack.rules.size(), "rule").c_str());
  return problems.errors() == 0 ? kDone : kFaulty;
}

// What the loader says of the words, which nothing else parses before they are needed.
void CheckLoaded(const PackSource& pack, const std::string& compiled, Problems& problems) {
  const PackLoad load = LoadPack(std::as_bytes(std::span(compiled)), pack.min_engine);
  const std::string error = load.pack == nullptr ? load.error : load.pack->CheckWords();
  if (!error.empty())
    problems.Error(pack.place, "the compiled pack is not good: " + error, "report this as a bug");
}

// Reads and checks the pack, compiles it and replays its tests. Empty after printing what is wrong.
std::string Compile(const Arguments& arguments) {
  Problems problems;
  const PackSource pack = ReadWithLayers(arguments.path, CoreFolder(arguments), problems);
  LintPack(pack, problems);
  std::string compiled;
  RuleTestResult tests;
  if (problems.errors() == 0) {
    compiled = WritePack(pack, {.development = arguments.development});
    tests = RunRuleTests(pack, compiled, problems);
    CheckHarmlessPosts(pack, compiled, problems);
    CheckLoaded(pack, compiled, problems);
  }
  Print(problems, Show::kErrors);
  if (problems.errors() > 0) {
    std::fprintf(stderr, "%s; nothing was built\n", Count(problems.errors(), "error").c_str());
    return "";
  }
  std::printf("%s %u: %s, %s passed, %zu bytes\n", pack.id.c_str(), pack.version,
              Count(tests.rules, "rule").c_str(), Count(tests.tests, "test").c_str(), compiled.size());
  return compiled;
}

int Build(const Arguments& arguments) {
  const std::string compiled = Compile(arguments);
  if (compiled.empty()) return kFaulty;
  return WriteWhole(arguments.output, compiled) ? kDone : kBadUsage;
}

// Runs the tests of every rule that can be run. Whatever lint says fails the run too, but does not stop it:
// authors write rules before advice.
int Test(const Arguments& arguments) {
  Problems problems;
  PackSource pack = ReadWithLayers(arguments.path, CoreFolder(arguments), problems);
  const std::set<std::string> wanted(arguments.rules.begin(), arguments.rules.end());
  if (!wanted.empty()) {
    const std::set<std::string> needed = WithUsed(pack, wanted);
    std::erase_if(pack.rules, [&](const RuleSource& rule) { return !needed.contains(rule.words.id()); });
  }
  if (pack.rules.empty() && problems.errors() == 0) {
    std::fputs("discreet-pack: no such rule in this pack\n", stderr);
    return kBadUsage;
  }
  const bool readable = problems.errors() == 0;
  LintPack(pack, problems);
  const size_t dropped = DropFaultyRules(pack);
  RuleTestResult result;
  if (readable) result = RunRuleTests(pack, WritePack(pack, {.development = true}), problems, wanted);
  Print(problems, Show::kErrors);
  std::string line = Count(result.tests, "test") + " of " + Count(result.rules, "rule") + ": ";
  line += result.failures == 0 ? "all passed" : std::to_string(result.failures) + " failed";
  if (dropped > 0) line += "; not run: " + Count(dropped, "rule") + " with errors";
  if (!readable) line = "no test was run: the pack cannot be read";
  std::printf("%s\n", line.c_str());
  return problems.errors() == 0 ? kDone : kFaulty;
}

int ShowPack(const Arguments& arguments) {
  std::ifstream file(arguments.path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) {
    std::fprintf(stderr, "%s: cannot be read\n", arguments.path.c_str());
    return kBadUsage;
  }
  const PackLoad load = LoadPack(std::as_bytes(std::span(bytes)));
  const std::string error = load.pack == nullptr ? load.error : load.pack->CheckWords();
  if (!error.empty()) {
    std::fprintf(stderr, "%s: %s\n", arguments.path.c_str(), error.c_str());
    return kFaulty;
  }
  const LoadedPack& pack = *load.pack;
  std::printf("%.*s %u\nsha256 %.*s\n%zu rules\n", static_cast<int>(pack.pack_id().size()),
              pack.pack_id().data(), pack.pack_version(), 64, pack.sha256().data(), pack.rules().size());
  for (const auto& rule : pack.rules()) {
    std::printf("  %u %.*s\n", rule.number, static_cast<int>(rule.id.size()), rule.id.data());
  }
  for (const auto& surface : pack.surfaces())
    std::printf("surface %u %s\n", surface.number, surface.id.c_str());
  return kDone;
}

int Explain(const Arguments& arguments) {
  Problems problems;
  const PackSource pack = ReadWithLayers(arguments.path, CoreFolder(arguments), problems);
  for (const RuleSource& rule : pack.rules) {
    const std::string& wanted = arguments.rules.front();
    if (rule.words.id() != wanted && std::to_string(rule.words.number()) != wanted) continue;
    std::fputs(DescribeRule(pack, rule).c_str(), stdout);
    return kDone;
  }
  Print(problems, Show::kErrors);
  std::fprintf(stderr, "discreet-pack: no rule %s in this pack; `show` lists those of a compiled one\n",
               arguments.rules.front().c_str());
  return kBadUsage;
}

int Init(const Arguments& arguments) {
  const std::filesystem::path folder = std::filesystem::path(arguments.path) / "";
  const std::string id = arguments.id.empty() ? folder.parent_path().filename().string() : arguments.id;
  const std::string problem =
      WriteNewPack(arguments.path, id, arguments.owner.empty() ? "compliance" : arguments.owner);
  if (!problem.empty()) {
    std::fprintf(stderr, "discreet-pack: %s\n", problem.c_str());
    return kBadUsage;
  }
  std::printf(
      "pack %s begun in %s; next: edit organisation.yaml and rules/ours.yaml, then discreet-pack test %s\n",
      id.c_str(), arguments.path.c_str(), arguments.path.c_str());
  return kDone;
}

int Schema(const Arguments& arguments) {
  const bool organization = arguments.path == "organisation";
  if (!organization && !arguments.path.empty()) {
    std::fputs("discreet-pack: there is a schema of rules and one of `organisation`\n", stderr);
    return kBadUsage;
  }
  std::fputs((organization ? OrganizationSchema() : RuleSchema()).c_str(), stdout);
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--help" || std::string_view(argv[i]) == "-h") {
      std::fputs(kUsage, stdout);
      return kDone;
    }
  }
  Arguments arguments;
  if (!ReadArguments(argc, argv, arguments)) return kBadUsage;
  return FindCommand(arguments.command)->run(arguments);
}
