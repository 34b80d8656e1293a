#include "fixture_pack.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "pack/compiler/compiler.h"

namespace discreet {
namespace {

namespace fs = std::filesystem;

const fs::path kFixture = fs::path(DISCREET_SOURCE_DIR) / "tests/packs/fixture";

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

}  // namespace

std::string CompileFixture(bool development) {
  Problems problems;
  const PackSource pack = ReadPackSource(kFixture, problems);
  LintPack(pack, problems);
  for (const auto& problem : problems.Sorted()) {
    if (!problem.warning) ADD_FAILURE() << Describe(problem);
  }
  return problems.errors() == 0 ? WritePack(pack, {.development = development}) : "";
}

FixtureCopy::FixtureCopy() {
  std::string name = fs::temp_directory_path() / "discreet-pack-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder for the copy";
  folder_ = name;
  fs::copy(kFixture, folder_, fs::copy_options::recursive);
}

FixtureCopy::~FixtureCopy() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void FixtureCopy::Replace(const std::string& file, std::string_view from, std::string_view to) {
  std::string content = ReadFile(fs::path(folder_) / file);
  const size_t at = content.find(from);
  ASSERT_NE(at, std::string::npos) << file << " holds no: " << from;
  Write(file, content.replace(at, from.size(), to));
}

void FixtureCopy::Write(const std::string& file, std::string_view content) {
  std::ofstream(fs::path(folder_) / file, std::ios::binary) << content;
}

void FixtureCopy::Remove(const std::string& file) { fs::remove(fs::path(folder_) / file); }

std::vector<std::string> FixtureCopy::Problems() const {
  discreet::Problems problems;
  const PackSource pack = ReadPackSource(folder_, problems);
  LintPack(pack, problems);
  if (problems.errors() == 0) RunRuleTests(pack, WritePack(pack, {}), problems);
  std::vector<std::string> lines;
  for (const auto& problem : problems.Sorted()) {
    std::string line = Describe(problem);
    if (line.starts_with(folder_ + "/")) line.erase(0, folder_.size() + 1);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace discreet
