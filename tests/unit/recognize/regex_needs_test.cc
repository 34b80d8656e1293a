#include "recognize/regex_needs.h"

#include <gtest/gtest.h>

namespace discreet {
namespace {

TEST(RegexNeeds, CountWhatEveryMatchHolds) {
  const struct {
    const char* pattern;
    uint8_t digits;
    uint8_t uppers;
    const char* why;
  } cases[] = {
      {R"(\bMRN[ \t]*#?(\d[\d-]{4,11}\d)\b)", 2, 3, "a class with a dash promises no digit"},
      {R"((?i)\bmrn\s*(\d{3,6}))", 3, 0, "folded letters are no capitals"},
      {R"(\p{Lu}[\p{L}\p{M}]{1,14} ÁÉ)", 0, 3, "letters beyond ASCII count"},
      {R"([A-ZÀ-Þ][a-zß-ÿ]+|[A-Z]{2}\d)", 0, 1, "the poorer branch"},
      {R"((?:\d{2}){3}x?)", 6, 0, "repeats of groups"},
      {R"(\d*[A-Z]?)", 0, 0, "what may be left out"},
      {R"(\d{300})", 255, 0, "capped"},
      {R"([^a-z]\D\w)", 0, 0, "negated classes"},
      {R"((?i)[kK])", 0, 0, "the Kelvin sign is no digit"},
  };
  for (const auto& c : cases) {
    const auto node = ParseRegex(c.pattern);
    ASSERT_TRUE(node) << c.pattern;
    EXPECT_EQ(NeedsOf(*node).digits, c.digits) << c.why;
    EXPECT_EQ(NeedsOf(*node).uppers, c.uppers) << c.why;
  }
}

}  // namespace
}  // namespace discreet
