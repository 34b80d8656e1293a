#include "pack/compiler/marked_text.h"

#include <gtest/gtest.h>

namespace discreet {
namespace {

TEST(MarkedText, TakesTheMarksOutAndKeepsTheSpansInBytes) {
  const auto marked = ReadMarkedText("señora [[Núñez]] y [[José]] 💙");
  ASSERT_TRUE(marked.has_value());
  EXPECT_EQ(marked->text, "señora Núñez y José 💙");
  EXPECT_EQ(marked->spans, (std::vector<SourceSpan>{{8, 15}, {18, 23}}));
  EXPECT_EQ(WriteMarkedText(marked->text, marked->spans), "señora [[Núñez]] y [[José]] 💙");
}

TEST(MarkedText, TakesATextWithoutMarks) {
  const auto marked = ReadMarkedText("[one] ] [");
  ASSERT_TRUE(marked.has_value());
  EXPECT_EQ(marked->text, "[one] ] [");
  EXPECT_TRUE(marked->spans.empty());
}

TEST(MarkedText, RefusesMarksThatDoNotPair) {
  for (const char* text : {"[[open", "close]]", "[[a [[b]]", "[[]]", "[[a]] b]]", "]] [[", "é [["}) {
    EXPECT_FALSE(ReadMarkedText(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace discreet
