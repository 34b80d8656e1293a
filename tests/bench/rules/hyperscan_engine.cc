// Hyperscan as a prefilter: it says which rules may match, RE2 where.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/rule_engine.h"

#ifdef DISCREET_HYPERSCAN
#include <hs/hs.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace discreet::bench {

#ifndef DISCREET_HYPERSCAN
MadeEngine MakeHyperscanEngine(const oracle::LoopingRe2&, const std::string&, unsigned) {
  return {nullptr, "this build has no Hyperscan (Debian libhyperscan-dev; x86 only)"};
}
#else
namespace {

constexpr unsigned kFlags = HS_FLAG_PREFILTER | HS_FLAG_SINGLEMATCH | HS_FLAG_UTF8 | HS_FLAG_ALLOWEMPTY;

// Address space of the child that compiles: some patterns make Hyperscan take all there is.
constexpr rlim_t kCompileMemory = rlim_t{8} << 30;

// What the child writes before the database: which rules Hyperscan refused, one byte each.
using Refused = std::vector<char>;

struct Patterns {
  std::vector<std::string> texts;
  std::vector<const char*> pointers;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
};

Patterns PatternsOf(const oracle::LoopingRe2& loop, const Refused& refused) {
  Patterns patterns;
  for (size_t i = 0; i < loop.pattern_rows().size(); ++i) {
    if (refused[i] != 0) continue;
    patterns.texts.emplace_back(loop.pattern_rows()[i]->pattern);
    patterns.flags.push_back(kFlags);
    patterns.ids.push_back(static_cast<unsigned>(i));
  }
  for (const std::string& text : patterns.texts) patterns.pointers.push_back(text.c_str());
  return patterns;
}

// Compiles; rules that Hyperscan does not take are put into `refused`. nullptr when it takes none.
hs_database_t* Compile(const oracle::LoopingRe2& loop, Refused& refused) {
  for (;;) {
    const Patterns patterns = PatternsOf(loop, refused);
    if (patterns.ids.empty()) return nullptr;
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(patterns.pointers.data(), patterns.flags.data(), patterns.ids.data(),
                         static_cast<unsigned>(patterns.ids.size()), HS_MODE_BLOCK, nullptr, &database,
                         &error) == HS_SUCCESS) {
      return database;
    }
    const int at = error->expression;
    hs_free_compile_error(error);
    if (at < 0) return nullptr;
    refused[patterns.ids[static_cast<size_t>(at)]] = 1;
  }
}

void CompileTo(const oracle::LoopingRe2& loop, const std::string& file) {
  Refused refused(loop.pattern_rows().size(), 0);
  const hs_database_t* database = Compile(loop, refused);
  char* bytes = nullptr;
  size_t size = 0;
  if (database == nullptr || hs_serialize_database(database, &bytes, &size) != HS_SUCCESS) return;
  std::ofstream out(file + ".part", std::ios::binary | std::ios::trunc);
  out.write(refused.data(), static_cast<std::streamsize>(refused.size()));
  out.write(bytes, static_cast<std::streamsize>(size));
  out.close();
  if (out) std::rename((file + ".part").c_str(), file.c_str());
}

// A child has its own end: hundreds of rules can take Hyperscan minutes.
void CompileInChild(const oracle::LoopingRe2& loop, const std::string& file, unsigned seconds) {
  std::printf("Hyperscan compiles %zu rules once, in at most %u s\n", loop.pattern_rows().size(), seconds);
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    const rlimit memory{kCompileMemory, kCompileMemory};
    setrlimit(RLIMIT_AS, &memory);
    alarm(seconds);
    CompileTo(loop, file);
    _exit(0);
  }
  if (child > 0) waitpid(child, nullptr, 0);
}

std::string FileFor(const oracle::LoopingRe2& loop, const std::string& folder) {
  uint64_t hash = 14695981039346656037U;
  for (const RuleRow* rule : loop.pattern_rows()) {
    for (const char c : rule->pattern) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    hash = hash * 1099511628211U + 1;
  }
  char name[64];
  std::snprintf(name, sizeof name, "/hyperscan-%016llx.db", static_cast<unsigned long long>(hash));
  return folder + name;
}

// How long an earlier run tried in vain; 0 where none did.
unsigned SecondsGivenUpAfter(const std::string& file) {
  unsigned seconds = 0;
  std::ifstream(file + ".given-up") >> seconds;
  return seconds;
}

class HyperscanEngine final : public RuleEngine {
 public:
  HyperscanEngine(const oracle::LoopingRe2& loop, const Refused& refused, hs_database_t* database,
                  hs_scratch_t* scratch)
      : loop_(loop), database_(database), scratch_(scratch) {
    for (size_t i = 0; i < refused.size(); ++i) {
      if (refused[i] != 0) always_.push_back(static_cast<unsigned>(i));
    }
  }
  ~HyperscanEngine() override {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }
  std::string_view name() const override { return kHyperscan; }
  void Scan(const Reading& reading, std::pmr::vector<Finding>& out) override {
    const std::string_view text = reading.text.view();
    candidates_ = always_;
    hs_scan(database_, text.data(), static_cast<unsigned>(text.size()), 0, scratch_, Note, &candidates_);
    for (const unsigned i : candidates_) {
      if (oracle::IsFor(*loop_.pattern_rows()[i], Kind::kPost)) loop_.MatchPattern(i, reading, out);
    }
  }

 private:
  static int Note(unsigned id, unsigned long long, unsigned long long, unsigned, void* context) {
    static_cast<std::vector<unsigned>*>(context)->push_back(id);
    return 0;
  }

  const oracle::LoopingRe2& loop_;
  hs_database_t* database_;
  hs_scratch_t* scratch_;
  std::vector<unsigned> always_;
  std::vector<unsigned> candidates_;
};

}  // namespace

MadeEngine MakeHyperscanEngine(const oracle::LoopingRe2& loop, const std::string& folder, unsigned seconds) {
  if (hs_valid_platform() != HS_SUCCESS) return {nullptr, "Hyperscan does not run on this processor"};
  const std::string file = FileFor(loop, folder);
  if (!std::filesystem::exists(file) && SecondsGivenUpAfter(file) < seconds) {
    CompileInChild(loop, file, seconds);
    if (!std::filesystem::exists(file)) std::ofstream(file + ".given-up") << seconds;
  }
  std::ifstream in(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const size_t rules = loop.pattern_rows().size();
  if (!in || bytes.size() <= rules) {
    return {nullptr, "Hyperscan did not compile these rules in " + std::to_string(seconds) + " s"};
  }
  const Refused refused(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(rules));
  hs_database_t* database = nullptr;
  hs_scratch_t* scratch = nullptr;
  if (hs_deserialize_database(bytes.data() + rules, bytes.size() - rules, &database) != HS_SUCCESS ||
      hs_alloc_scratch(database, &scratch) != HS_SUCCESS) {
    return {nullptr, file + " cannot be used; remove it"};
  }
  return {std::make_unique<HyperscanEngine>(loop, refused, database, scratch), ""};
}
#endif

}  // namespace discreet::bench
