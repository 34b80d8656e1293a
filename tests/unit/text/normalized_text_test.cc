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
      {"𝐌𝐚𝐫𝐢𝐚 𝕃𝕠𝕡𝕖𝕫 Ⓜⓐⓡⓨ 🅽🄰 ᴍʀs", "Maria Lopez Mary NA mrs", "letters in fancy dress"},
      {"٣٤ ۵ ५ ➂❹⑤ ⓪ 5️⃣", "34 5 5 345 0 5", "digits of every script, in circles, on keys"},
      {"⁵⁵⁵-₀₁ 10⁶ m² cm ² word³", "555-01 10⁶ m² cm ² word³", "raised numbers; powers and notes stay"},
      {"ﬁn Ⅷ № ㎎ ℅", "fin VIII No mg c/o", "one for several"},
      {"½ ª º ™ µg ㅋㅋ ☎️", "½ ª º ™ µg ㅋㅋ ☎", "what would come to mean something else stays"},
      {"J\u0336o\u0336 \u0332u n\u0303 q\u0301", "Jo u ñ q\u0301", "lines through letters go, accents stay"},
      {"J\u0353\u0311\u0330o\u0353\u0311\u0330\u0301", "Jo",
       "more marks than any language puts on one letter"},
      {"e\u0323\u0302 e\u0302\u0323", "ệ ệ", "two accents, in either order"},
      {"Jоhn Ѕmіth, МRN, Βοb", "John Smith, MRN, Bob", "Cyrillic and Greek letters in Latin words"},
      {"Мария видела СОР, Νίκος, Арам", "Мария видела СОР, Νίκος, Арам", "words of their own scripts stay"},
      {"TNFα βHCG αMSH 5α IT-отдел", "TNFα βHCG αMSH 5α IT-отдел",
       "a Greek letter at an end; a hyphen ends a word"},
      {"Hawaiʻi Oʼneil ten⁄two a∶b", "Hawai'i O'neil ten/two a:b", "more look-alike signs"},
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
      {"Rene\u0301 was", "René", "Rene\u0301", "a letter and its accent are one"},
      {"q\u0301x", "q", "q\u0301", "an accent that makes no letter belongs to its letter"},
      {"a ﬁne ½ Ⅷ", "fine", "ﬁne", "two letters made by one"},
      {"a ﬁne", "i", "ﬁ", "half of what one letter made is all of it"},
      {"МRN 4", "MRN", "МRN", "Cyrillic М"},
      {"1️⃣2️⃣x", "12", "1️⃣2️⃣", "keycaps"},
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

// Every character of the view, in order, leads back to whole graphemes that come in the same order.
TEST(NormalizedText, CharactersLeadBackInOrder) {
  RandomText random(20261121);
  for (int round = 0; round < 3000; ++round) {
    const std::string source = random.Make(1 + random.Below(24));
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText text(source, &memory);
    SourceSpan before{0, 0};
    for (uint32_t at = 0; at < text.view().size();) {
      const uint32_t end = at + DecodeAt(text.view(), at).length;
      const SourceSpan span = text.ToSource({at, end});
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, source.size());
      ASSERT_TRUE(IsGraphemeBoundary(source, span.begin) && IsGraphemeBoundary(source, span.end));
      // The next character begins where this one ended, or both are of one grapheme.
      ASSERT_TRUE(span.begin >= before.end || span.begin == before.begin || span.Contains(before));
      before = span;
      at = end;
    }
  }
}

// A span leads back to exactly what lies between its first and its last character.
TEST(NormalizedText, SpansOfRandomTextReachFromTheirFirstToTheirLastCharacter) {
  RandomText random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string source = random.Make(1 + random.Below(30));
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText text(source, &memory);
    const auto size = static_cast<uint32_t>(text.view().size());
    auto begin = static_cast<uint32_t>(random.Below(size + 1));
    while (begin > 0 && begin < size && IsContinuation(text.view()[begin])) --begin;
    auto end = static_cast<uint32_t>(begin + random.Below(size - begin + 1));
    while (end < size && IsContinuation(text.view()[end])) ++end;
    const SourceSpan span = text.ToSource({begin, end});
    ASSERT_LE(span.begin, span.end);
    ASSERT_LE(span.end, source.size());
    EXPECT_TRUE(IsGraphemeBoundary(source, span.begin));
    EXPECT_TRUE(IsGraphemeBoundary(source, span.end));
    if (begin == end) continue;
    const uint32_t first_end = begin + DecodeAt(text.view(), begin).length;
    const uint32_t last_begin = end - DecodeBefore(text.view(), end).length;
    EXPECT_EQ(span.begin, text.ToSource({begin, first_end}).begin);
    EXPECT_EQ(span.end, text.ToSource({last_begin, end}).end);
  }
}

// Line by line or together: what is read depends on nothing beyond the line.
TEST(NormalizedText, LinesAreReadAlone) {
  RandomText random(31);
  for (int round = 0; round < 1000; ++round) {
    const std::string first = random.Make(1 + random.Below(12));
    const std::string second = random.Make(1 + random.Below(12));
    EXPECT_EQ(Normalized(first + "\n~" + second), Normalized(first + "\n") + Normalized("~" + second));
  }
}

TEST(NormalizedText, WhatIsNormalizedStays) {
  RandomText random(8);
  for (int round = 0; round < 3000; ++round) {
    const std::string once = Normalized(random.Make(1 + random.Below(30)));
    EXPECT_EQ(Normalized(once), once);
  }
}

// Each code point there is, alone and in a word: the view stays UTF-8 and in proportion, and leads back.
TEST(NormalizedText, TakesEveryCodePoint) {
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    char bytes[4];
    const std::string_view character(bytes, Encode(code, bytes));
    const std::string source = "é" + std::string(character) + "z ";
    std::array<std::byte, 512> buffer;
    std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
    const NormalizedText text(source, &memory);
    ASSERT_TRUE(IsUtf8(text.view())) << static_cast<uint32_t>(code);
    ASSERT_LE(text.view().size(), 3 * source.size()) << static_cast<uint32_t>(code);
    const size_t z = text.view().find('z', 1);
    if (code == 'z' || z == std::string_view::npos) continue;
    const auto at = static_cast<uint32_t>(text.view().rfind('z'));
    const SourceSpan span = text.ToSource({at, at + 1});
    ASSERT_EQ(span.end, source.size() - 1) << static_cast<uint32_t>(code);
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
