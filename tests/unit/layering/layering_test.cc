// Data flows one way through the stages, and third-party types stay behind few doors: read from the includes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const fs::path kStages = fs::path(DISCREET_SOURCE_DIR) / "native-host" / "src";

struct Include {
  fs::path from;
  std::string path;
};

bool IsSource(const fs::path& file) { return file.extension() == ".cc" || file.extension() == ".h"; }

std::vector<Include> IncludesBelow(const fs::path& folder) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> includes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !IsSource(entry.path())) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      std::smatch match;
      if (std::regex_search(line, match, kInclude)) includes.push_back({entry.path(), match[1]});
    }
  }
  return includes;
}

// The stage a project include belongs to ("text" of "text/utf16_index.h"); empty for headers of no stage.
std::string StageOf(const std::string& include) {
  const auto slash = include.find('/');
  if (slash == std::string::npos) return "";
  const std::string folder = include.substr(0, slash);
  return fs::is_directory(kStages / folder) ? folder : "";
}

TEST(Layering, AStageKnowsOnlyTheStagesBeforeIt) {
  const std::map<std::string, Names> may_include = {
      {"memory", {"memory"}},
      {"sandbox", {"sandbox"}},
      {"text", {"text"}},
      {"tables", {"tables", "text"}},
      {"names", {"names", "tables", "text"}},
      {"classify", {"classify", "text"}},
      {"recognize", {"recognize", "classify", "names", "tables", "text"}},
      {"assess", {"assess", "recognize", "tables", "text"}},
      {"advise", {"advise", "assess", "recognize", "text"}},
      {"policy", {"policy"}},
      {"audit", {"audit"}},
      {"wire", {"wire", "text", "memory"}},
      {"session", {"session", "wire", "memory", "policy", "audit"}},
      {"pack", {"pack", "recognize", "text", "proto"}},
  };
  for (const auto& [stage, allowed] : may_include) {
    for (const auto& include : IncludesBelow(kStages / stage)) {
      const std::string other = StageOf(include.path);
      EXPECT_TRUE(other.empty() || allowed.contains(other))
          << include.from << " includes " << include.path << ": " << stage << "/ may not know " << other
          << "/";
    }
  }
}

TEST(Layering, ThirdPartyTypesStayBehindTheirDoors) {
  const struct {
    const char* what;
    std::regex include;
    Names doors;
  } cases[] = {
      {"JSON", std::regex("^nlohmann/"), {"wire", "update", "policy", "audit", "memory", "pack"}},
      {"RE2", std::regex("^re2/"), {"recognize", "pack"}},
      {"protobuf", std::regex("^google/protobuf|\\.pb\\.h$"), {"pack", "proto"}},
      {"YAML", std::regex("^yaml-cpp/"), {"pack"}},
      {"libcrypto", std::regex("^openssl/"), {"update", "pack"}},
      {"seccomp and Landlock", std::regex("^seccomp\\.h|^linux/landlock"), {"sandbox"}},
  };
  for (const auto& include : IncludesBelow(kStages)) {
    const std::string stage = include.from.lexically_relative(kStages).begin()->string();
    for (const auto& c : cases) {
      if (std::regex_search(include.path, c.include)) {
        EXPECT_TRUE(c.doors.contains(stage))
            << include.from << " includes " << include.path << ": " << c.what;
      }
    }
  }
}

TEST(Layering, NoFileOutgrowsAScreenful) {
  // Past 500 lines a file is asked what two things it is.
  for (const char* root : {"native-host", "extension/src", "extension/build", "tests"}) {
    const fs::path folder = fs::path(DISCREET_SOURCE_DIR) / root;
    for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
      if (it->path().filename() == "node_modules") it.disable_recursion_pending();
      const std::string extension = it->path().extension().string();
      if (!it->is_regular_file() || !(IsSource(it->path()) || extension == ".js" || extension == ".mjs"))
        continue;
      if (it->path().string().find(".gen.") != std::string::npos) continue;
      std::ifstream in(it->path());
      size_t lines = 0;
      for (std::string line; std::getline(in, line);) ++lines;
      EXPECT_LE(lines, 500U) << it->path();
    }
  }
}

}  // namespace
