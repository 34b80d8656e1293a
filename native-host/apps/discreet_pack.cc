// discreet-pack: the administrator's tool for rule packs.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "pack/compiler/compiler.h"
#include "pack/compiler/lint.h"
#include "pack/loaded_pack.h"

namespace {

using namespace discreet;

constexpr int kDone = 0, kFaulty = 1, kBadUsage = 2;

constexpr char kUsage[] = R"(discreet-pack - makes rule packs for Discreet and tests them

usage:
  discreet-pack build FOLDER -o FILE [--dev]   check, test and compile the pack in FOLDER into FILE
  discreet-pack test FOLDER [RULE...]          run the tests written inside the rules (of these rules only)
  discreet-pack lint FOLDER                    check the pack without running its tests
  discreet-pack show FILE                      say what a compiled pack holds

FOLDER holds pack.yaml, rules/*.yaml, words/*.txt, citations.yaml, advice/<locale>.yaml and surfaces/*.yaml.

options:
  -o FILE   where `build` writes; FILE appears only when it is whole and good
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
  bool development = false;
  std::vector<std::string> rules;
};

// False after saying on stderr what is wrong.
bool ReadArguments(int argc, char** argv, Arguments& arguments) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--dev") {
      arguments.development = true;
    } else if (word == "-o" || word == "--output") {
      if (++i == argc) {
        std::fputs("discreet-pack: -o needs a file\n", stderr);
        return false;
      }
      arguments.output = argv[i];
    } else if (word.starts_with("-")) {
      std::fprintf(stderr, "discreet-pack: unknown option %s; see discreet-pack --help\n", argv[i]);
      return false;
    } else {
      words.emplace_back(word);
    }
  }
  const bool known = !words.empty() &&
                     (words[0] == "build" || words[0] == "test" || words[0] == "lint" || words[0] == "show");
  if (!known || words.size() < 2 || (words.size() > 2 && words[0] != "test")) {
    std::fputs("discreet-pack: name one of build, test, lint, show and one path; see discreet-pack --help\n",
               stderr);
    return false;
  }
  if ((words[0] == "build") != !arguments.output.empty() || (arguments.development && words[0] != "build")) {
    std::fputs("discreet-pack: -o is needed by build, and -o and --dev are only for build\n", stderr);
    return false;
  }
  arguments.command = words[0];
  arguments.path = words[1];
  arguments.rules.assign(words.begin() + 2, words.end());
  return true;
}

enum class Show { kAll, kErrors };

void Print(const Problems& problems, Show what) {
  for (const auto& problem : problems.Sorted()) {
    if (what == Show::kAll || !problem.warning) std::fprintf(stderr, "%s\n", Describe(problem).c_str());
  }
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
  const PackSource pack = ReadPackSource(arguments.path, problems);
  LintPack(pack, problems);
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
  const PackSource pack = ReadPackSource(arguments.path, problems);
  LintPack(pack, problems);
  std::string compiled;
  RuleTestResult tests;
  if (problems.errors() == 0) {
    compiled = WritePack(pack, {.development = arguments.development});
    tests = RunRuleTests(pack, compiled, problems);
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

bool IsWanted(const RuleSource& rule, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), rule.words.id()) != wanted.end();
}

// Takes out the rules that cannot be run, so that the others still can. The number taken out.
size_t DropFaultyRules(PackSource& pack) {
  const PackSource whole = pack;
  return std::erase_if(pack.rules, [&](const RuleSource& rule) {
    Problems own;
    LintRule(whole, rule, own);
    return own.errors() > 0;
  });
}

// Runs the tests of every rule that can be run. Whatever lint says fails the run too, but does not stop it:
// authors write rules before advice.
int Test(const Arguments& arguments) {
  Problems problems;
  PackSource pack = ReadPackSource(arguments.path, problems);
  std::erase_if(pack.rules, [&](const RuleSource& rule) { return !IsWanted(rule, arguments.rules); });
  if (pack.rules.empty() && problems.errors() == 0) {
    std::fputs("discreet-pack: no such rule in this pack\n", stderr);
    return kBadUsage;
  }
  const bool readable = problems.errors() == 0;
  LintPack(pack, problems);
  const size_t dropped = DropFaultyRules(pack);
  RuleTestResult result;
  if (readable) result = RunRuleTests(pack, WritePack(pack, {.development = true}), problems);
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
  if (arguments.command == "build") return Build(arguments);
  if (arguments.command == "test") return Test(arguments);
  if (arguments.command == "lint") return Lint(arguments);
  return ShowPack(arguments);
}
