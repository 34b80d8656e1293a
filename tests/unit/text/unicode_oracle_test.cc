// What JavaScript, and so the browser, says of the same text.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory_resource>
#include <nlohmann/json.hpp>

#include "random_text.h"
#include "text/grapheme.h"
#include "text/unicode.h"
#include "text/utf16_index.h"
#include "text/utf8.h"

namespace discreet {
namespace {

nlohmann::json AskNode(const std::vector<std::string>& texts) {
  const auto folder = std::filesystem::path(::testing::TempDir()) / ("oracle." + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "in.json") << nlohmann::json(texts).dump();
  const std::string command = std::string("node ") + DISCREET_SOURCE_DIR +
                              "/tests/unit/text/unicode_oracle.mjs " + (folder / "in.json").string() + " " +
                              (folder / "out.json").string();
  EXPECT_EQ(std::system(command.c_str()), 0);
  nlohmann::json answers;
  std::ifstream(folder / "out.json") >> answers;
  std::filesystem::remove_all(folder);
  return answers;
}

class UnicodeOracle : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    RandomText random(4711);
    for (int i = 0; i < 3000; ++i) texts_.push_back(random.Make(1 + random.Below(25)));
    answers_ = AskNode(texts_);
    ASSERT_EQ(answers_.size(), texts_.size());
  }
  static void TearDownTestSuite() { answers_ = nullptr; }

  static inline std::vector<std::string> texts_;
  static inline nlohmann::json answers_;
};

TEST_F(UnicodeOracle, AgreesOnGraphemes) {
  const bool conjuncts = AskNode({"स्त"})[0]["boundaries"].size() == 1;
  for (size_t i = 0; i < texts_.size(); ++i) {
    std::vector<uint32_t> boundaries;
    for (uint32_t at = 0; at < texts_[i].size(); ++at) {
      if (IsGraphemeBoundary(texts_[i], at)) boundaries.push_back(at);
    }
    // Before Unicode 15.1 Node splits Indic conjuncts, which we keep whole.
    if (texts_[i].find("\u094d") != std::string::npos && !conjuncts) continue;
    EXPECT_EQ(boundaries, answers_[i]["boundaries"].get<std::vector<uint32_t>>())
        << "text " << i << " of the seed";
  }
}

TEST_F(UnicodeOracle, AgreesOnLowerCaseAndWordParts) {
  for (size_t i = 0; i < texts_.size(); ++i) {
    std::string lower;
    std::string words;
    for (uint32_t at = 0; at < texts_[i].size();) {
      const CodePoint code = DecodeAt(texts_[i], at);
      char bytes[4];
      lower.append(bytes, Encode(ToLower(code.value), bytes));
      words += IsWordPart(code.value) ? 'w' : '-';
      at += code.length;
    }
    EXPECT_EQ(lower, answers_[i]["lower"].get<std::string>());
    EXPECT_EQ(words, answers_[i]["words"].get<std::string>());
  }
}

TEST_F(UnicodeOracle, AgreesOnLength) {
  std::pmr::monotonic_buffer_resource memory;
  for (size_t i = 0; i < texts_.size(); ++i) {
    EXPECT_EQ(Utf16Index(texts_[i], &memory).utf16_length(), answers_[i]["utf16"].get<uint32_t>());
  }
}

}  // namespace
}  // namespace discreet
