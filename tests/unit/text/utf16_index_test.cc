#include "text/utf16_index.h"

#include <gtest/gtest.h>

#include <memory_resource>

#include "random_text.h"
#include "text/utf8.h"

namespace discreet {
namespace {

TEST(Utf16Index, CountsCodeUnitsAndCodePoints) {
  const std::string text = "Zoë 😀 שלום";
  std::pmr::monotonic_buffer_resource memory;
  const Utf16Index index(text, &memory);
  const auto at = static_cast<uint32_t>(text.find("שלום"));
  const auto end = static_cast<uint32_t>(text.size());
  EXPECT_EQ(index.ToPage({at, end}), (PageSpan{7, 11}));
  EXPECT_EQ(index.ToCodePoints({at, end}), (CodePointSpan{6, 10}));
  EXPECT_EQ(index.ToSource(PageSpan{7, 11}), (SourceSpan{at, end}));
  EXPECT_EQ(ToPage(text, {at, end}), (PageSpan{7, 11}));
  EXPECT_EQ(ToSource(text, {7, 11}), (SourceSpan{at, end}));
}

TEST(Utf16Index, WidensAnEndInsideASurrogatePair) {
  const std::string text = "a😀b";
  EXPECT_EQ(ToSource(text, {2, 3}), (SourceSpan{1, 5}));
  EXPECT_EQ(ToSource(text, {1, 2}), (SourceSpan{1, 5}));
}

TEST(Utf16Index, RefusesASpanThatIsNotInTheText) {
  for (const std::string text : {"abc", "aé", ""}) {
    EXPECT_EQ(ToSource(text, {0, 4}), std::nullopt);
    EXPECT_EQ(ToSource(text, {2, 1}), std::nullopt);
    EXPECT_EQ(ToSource(text, {4'000'000'000U, 4'000'000'001U}), std::nullopt);
  }
  EXPECT_EQ(ToSource("", {0, 0}), (SourceSpan{0, 0}));
}

// Counted naively, code point by code point, over texts longer than the index's stride.
TEST(Utf16Index, AgreesWithCountingOneByOne) {
  RandomText random(99);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random.Make(random.Below(200));
    std::pmr::monotonic_buffer_resource memory;
    const Utf16Index index(text, &memory);
    uint32_t utf16 = 0;
    uint32_t points = 0;
    for (uint32_t at = 0; at < text.size();) {
      const CodePoint code = DecodeAt(text, at);
      const uint32_t end = at + code.length;
      const uint32_t units = code.value > 0xFFFF ? 2 : 1;
      ASSERT_EQ(index.ToPage({at, end}), (PageSpan{utf16, utf16 + units}));
      ASSERT_EQ(index.ToCodePoints({at, end}), (CodePointSpan{points, points + 1}));
      ASSERT_EQ(index.ToSource(PageSpan{utf16, utf16 + units}), (SourceSpan{at, end}));
      utf16 += units;
      ++points;
      at = end;
    }
    EXPECT_EQ(index.utf16_length(), utf16);
    EXPECT_EQ(index.code_points(), points);
  }
}

TEST(Utf8, KnowsWhatIsWellFormed) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("Zoë 😀 \U0010FFFF"));
  const struct {
    std::string_view text;
    uint32_t bad;
    const char* why;
  } cases[] = {
      {"ab\xC3", 2, "cut off"},
      {"ab\xC0\xAF", 2, "overlong slash"},
      {"\xED\xA0\x80", 0, "a surrogate"},
      {"é\xF5\x80\x80\x80", 2, "too big"},
      {"abcdefghij\x80", 10, "a lone continuation"},
      {"\xE2\x82", 0, "cut off"},
      {"\xF4\x90\x80\x80", 0, "past the last code point"},
  };
  for (const auto& c : cases) {
    uint32_t bad = 77;
    EXPECT_FALSE(IsUtf8(c.text, &bad)) << c.why;
    EXPECT_EQ(bad, c.bad) << c.why;
  }
}

TEST(Utf8, WalksAnyBytesForwardAndBackward) {
  RandomText random(5);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = random.Make(10);
    for (int i = 0; i < 5 && !bytes.empty(); ++i)
      bytes[random.Below(bytes.size())] = static_cast<char>(random.Below(256));
    uint32_t at = 0;
    while (at < bytes.size()) at += DecodeAt(bytes, at).length;
    EXPECT_EQ(at, bytes.size());
    while (at > 0) {
      const uint32_t length = DecodeBefore(bytes, at).length;
      ASSERT_GE(at, length);
      at -= length;
    }
  }
}

}  // namespace
}  // namespace discreet
