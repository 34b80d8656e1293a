#include "wire/json_scan.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace discreet {
namespace {

TEST(JsonScan, FindsLoneSurrogatesAndNamesTheirPlace) {
  const struct {
    const char* json;
    bool lone;
    const char* field;
    const char* why;
  } cases[] = {
      {R"({"check": {"parts": [{}, {"text": "\ud83d"}]}})", true, "check.parts[1].text", "high without low"},
      {R"({"check": {"parts": [{"text": "a\ude00"}]}})", true, "check.parts[0].text", "low without high"},
      {R"({"text": "\ud83d\ud83d\ude00"})", true, "text",
       "the second high begins a pair, the first is alone"},
      {R"({"text": "\ud83d é"})", true, "text", "something else follows"},
      {R"({"text": "\ud83d\u00e9"})", true, "text", "another escape follows"},
      {R"({"text": "\uD83D\uDE00"})", false, "", "a pair, in capitals"},
      {R"({"text": "\\ud83d"})", false, "", "an escaped backslash before the letter u"},
      {R"({"text": "\"\\\\\ud83d"})", true, "text", "escaped quote and backslashes before"},
      {R"(["\udfff"])", true, "[0]", "a list at the top"},
      {R"([[1, 2], ["x", "\udfff"]])", true, "[1][1]", "lists in lists"},
      {R"({"Müller": "\udfff"})", true, "?", "a key that is not of the schema is not repeated"},
      {R"({"check": {"\udfff": 1}})", true, "check", "in a key: the message that it stands in"},
      {R"({"id": 1, "status": {}, "rule": "\udfff"})", true, "rule", "after a message that is closed"},
      {R"("\ud8")", false, "", "cut short: not for this pass to judge"},
      {R"("\ud800)", true, "", "no end of the string"},
  };
  for (const auto& c : cases) {
    std::string json = c.json;
    const JsonScan scan = ScanJson(json);
    EXPECT_EQ(scan.lone_surrogate, c.lone) << c.why;
    EXPECT_EQ(scan.surrogate_field, c.field) << c.why;
    EXPECT_EQ(json.size(), std::string(c.json).size()) << c.why;
    EXPECT_EQ(json == c.json, !c.lone) << c.why << ": changed only where it must be";
  }
}

TEST(JsonScan, OverwritesOnlyTheLoneHalf) {
  std::string json = R"(["\ud83d\ud83d\ude00\udc00 ü"])";
  ScanJson(json);
  EXPECT_EQ(json, R"(["\ufffd\ud83d\ude00\ufffd ü"])");
}

TEST(JsonScan, CountsDepthOutsideOfStrings) {
  const struct {
    const char* json;
    uint32_t depth;
  } cases[] = {{"1", 0},       {"[]", 1}, {"[[], [[]], {}]", 3}, {R"(["[[[[", "\"[[", {"é{{": "]]"}])", 2},
               {"]]]]}}[", 1}, {"", 0}};
  for (const auto& c : cases) {
    std::string json = c.json;
    EXPECT_EQ(ScanJson(json).depth, c.depth) << c.json;
  }
  std::string deep(100'000, '[');
  EXPECT_EQ(ScanJson(deep).depth, 100'000U);
}

TEST(JsonScan, ReadsNothingOutsideWhateverItIsGiven) {
  // Under the address sanitizer a read past the end of the exact-size block is a failure.
  const std::string whole = R"({"check": {"parts": [{"text": "\ud83d\ude00 \ud83d \\ é"}]}})";
  for (size_t begin = 0; begin < whole.size(); ++begin) {
    for (size_t end = begin; end <= whole.size(); ++end) {
      std::vector<char> piece(whole.begin() + static_cast<ptrdiff_t>(begin),
                              whole.begin() + static_cast<ptrdiff_t>(end));
      piece.shrink_to_fit();
      EXPECT_LE(ScanJson(piece).depth, 4U);
    }
  }
}

}  // namespace
}  // namespace discreet
