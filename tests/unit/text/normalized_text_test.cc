#include "discreet/normalized_text.h"

#include <gtest/gtest.h>

#include <array>
#include <memory_resource>

#include "random_text.h"
#include "text/grapheme.h"
#include "text/utf8.h"

namespace discreet {
namespace {

std::string Normalized(std::string_view source) {
  std::pmr::monotonic_buffer_resource memory;
  return std::string(NormalizedText(source, &memory).view());
}

// The source of the first place in the normalized text where `words` stand.
std::string SourceOf(std::string_view source, std::string_view words) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const size_t at = text.view().find(words);
  if (at == std::string_view::npos) return "(not there)";
  const SourceSpan span =
      text.ToSource({static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())});
  return std::string(source.substr(span.begin, span.length()));
}

TEST(NormalizedText, MakesLookAlikesPlain) {
  const struct {
    const char* source;
    const char* normalized;
    const char* why;
  } cases[] = {
      {"Renée saw bed 4", "Renée saw bed 4", "letters with marks are letters"},
      {"MRN\u00a000483920", "MRN 00483920", "a no-break space is a space"},
      {"ＭＲＮ：０４８", "MRN:048", "full-width letters, digits and marks"},
      {"Hal\u200blo\u00adran", "Halloran", "zero width space and soft hyphen"},
      {"“O’Brien” – 4—5 −1", "\"O'Brien\" - 4-5 -1", "typographic quotes and dashes"},
      {"a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne", "every kind of line end"},
      {"tab\there", "tab\there", "a tab stays"},
      {"bell\a nul", "bell nul", "controls that show nothing"},
      {"\u202e12\u202c-34", "12-34", "direction overrides"},
      {"👩\u200d🔬❤\ufe0f", "👩🔬❤", "joiners and variation selectors"},
      {"", "", "nothing"},
      {"שלום", "שלום", "right-to-left letters"},
  };
  for (const auto& c : cases) EXPECT_EQ(Normalized(c.source), c.normalized) << c.why;
}

TEST(NormalizedText, LeadsBackToTheWordsAsCaptured) {
  const struct {
    const char* source;
    const char* words;
    const char* captured;
    const char* why;
  } cases[] = {
      {"pt Hal\u200blo\u00adran coded", "Halloran", "Hal\u200blo\u00adran",
       "what was taken out inside is inside"},
      {"pt\u200b Halloran\u200b coded", "Halloran", "Halloran", "what was taken out beside is outside"},
      {"ＭＲＮ ０４８３9", "0483", "０４８３", "three bytes for one"},
      {"ＭＲＮ ０４８３9", "9", "9", "a plain byte after a run of wide ones"},
      {"a\r\nb", "\n", "\r\n", "two bytes for one"},
      {"Rene\u0301 was", "Rene", "Rene\u0301", "an accent of its own belongs to its letter"},
      {"x 👩\u200d🔬 y", "👩", "👩\u200d🔬", "half a joined emoji is all of it"},
      {"x ❤\ufe0f y", "❤", "❤\ufe0f", "the variation selector stays with its heart"},
      {"“Zoë”", "Zoë", "Zoë", "quotes are longer than what they become"},
  };
  for (const auto& c : cases) EXPECT_EQ(SourceOf(c.source, c.words), c.captured) << c.why;
}

TEST(NormalizedText, AnEmptySpanStaysEmptyAndBetweenCharacters) {
  std::pmr::monotonic_buffer_resource memory;
  const std::string source = "e\u0301\u200b👩\u200d🔬";
  const NormalizedText text(source, &memory);
  for (uint32_t at = 0; at <= text.view().size(); ++at) {
    const SourceSpan span = text.ToSource({at, at});
    EXPECT_TRUE(span.empty());
    EXPECT_TRUE(IsGraphemeBoundary(source, span.begin)) << at;
  }
}

// Normalizing one code point at a time and remembering where it stood must give the same text and the same
// way back.
TEST(NormalizedText, EveryCharacterLeadsBackToWhatMadeIt) {
  RandomText random(20261121);
  for (int round = 0; round < 3000; ++round) {
    const std::string source = random.Make(1 + random.Below(24));
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText text(source, &memory);
    uint32_t normalized = 0;
    for (uint32_t at = 0; at < source.size();) {
      uint32_t length = DecodeAt(source, at).length;
      if (source[at] == '\r' && at + 1 < source.size() && source[at + 1] == '\n') ++length;
      const std::string made = Normalized(source.substr(at, length));
      const auto end = static_cast<uint32_t>(normalized + made.size());
      ASSERT_EQ(text.view().substr(normalized, made.size()), made);
      if (!made.empty()) {
        const SourceSpan span = text.ToSource({normalized, end});
        EXPECT_EQ(span.begin, GraphemeStart(source, at));
        EXPECT_EQ(span.end, GraphemeEnd(source, at + length));
      }
      normalized = end;
      at += length;
    }
    EXPECT_EQ(normalized, text.view().size());
  }
}

TEST(NormalizedText, SpansOfRandomTextAreWholeGraphemesInOrder) {
  RandomText random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string source = random.Make(1 + random.Below(30));
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText text(source, &memory);
    const auto size = static_cast<uint32_t>(text.view().size());
    const auto begin = static_cast<uint32_t>(random.Below(size + 1));
    const auto end = static_cast<uint32_t>(begin + random.Below(size - begin + 1));
    const SourceSpan span = text.ToSource({begin, end});
    ASSERT_LE(span.begin, span.end);
    ASSERT_LE(span.end, source.size());
    EXPECT_TRUE(IsGraphemeBoundary(source, span.begin));
    EXPECT_TRUE(IsGraphemeBoundary(source, span.end));
    // What the wider span holds, normalized by itself, holds the words.
    const std::string inside = Normalized(source.substr(span.begin, span.length()));
    EXPECT_NE(inside.find(text.view().substr(begin, end - begin)), std::string::npos);
  }
}

TEST(NormalizedText, TakesItsMemoryFromTheGivenPlace) {
  std::array<std::byte, 65536> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size(), std::pmr::null_memory_resource());
  const std::string source(2000, 'x');
  const NormalizedText text(source + "é\u200b", &memory);
  const auto* data = reinterpret_cast<const std::byte*>(text.view().data());
  EXPECT_TRUE(data >= buffer.data() && data < buffer.data() + buffer.size());
}

}  // namespace
}  // namespace discreet
