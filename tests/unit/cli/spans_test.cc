#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace discreet {
namespace {

TEST(Spans, AreThoseOfJavaScriptOnRandomTexts) {
  for (const char* seed : {"1", "20261121"}) {
    const std::string command = std::string("node ") + DISCREET_SOURCE_DIR +
                                "/tests/unit/cli/spans_oracle.mjs " + DISCREET_BIN_DIR + "/discreet " + seed;
    EXPECT_EQ(std::system(command.c_str()), 0) << "seed " << seed;
  }
}

}  // namespace
}  // namespace discreet
