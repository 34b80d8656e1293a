#include "text/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>

#include "text/unicode.h"

namespace discreet {
namespace {

std::vector<std::string> WordsOf(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const Words words(text, &memory);
  std::vector<std::string> all;
  for (uint32_t i = 0; i < words.all().size(); ++i) all.emplace_back(words.Phrase(i, i));
  return all;
}

TEST(Words, AreRunsOfLettersMarksAndDigitsOfAnyScript) {
  using ::testing::ElementsAre;
  EXPECT_THAT(WordsOf("Dr. O'Brien, POD#3!"), ElementsAre("dr", "o", "brien", "pod", "3"));
  EXPECT_THAT(WordsOf("Rene\u0301 MÜLLER\tΣίσυφος"), ElementsAre("rene\u0301", "müller", "σίσυφος"));
  EXPECT_THAT(WordsOf("bed4😀😀ok"), ElementsAre("bed4", "😀", "😀", "ok")) << "each picture is a word";
  EXPECT_THAT(WordsOf("   "), ElementsAre());
}

TEST(Words, APhraseKeepsWhatStandsBetween) {
  std::pmr::monotonic_buffer_resource memory;
  const Words words("With  C.  Diff\n at\tSt. Élie's", &memory);
  EXPECT_EQ(words.Phrase(1, 2), "c. diff");
  EXPECT_EQ(words.Phrase(2, 3), "diff\nat") << "a line end is no space between two words";
  EXPECT_EQ(words.Phrase(4, 6), "st. élie's");
  EXPECT_EQ(words.all()[2].span, (ByteSpan{10, 14}));
}

TEST(Words, LowersOneCodePointForOne) {
  std::pmr::monotonic_buffer_resource memory;
  std::pmr::string out(&memory);
  AppendLowered("  ÉCOLE \t Straße  İ K ", out);
  EXPECT_EQ(out, "école straße i k");
  EXPECT_EQ(ToUpper(U'é'), U'É');
  EXPECT_EQ(ToUpper(U'ω'), U'Ω');
  EXPECT_EQ(ToUpper(U'7'), U'7');
}

TEST(Words, FindsTheFirstThatEndsAfterAnOffset) {
  std::pmr::monotonic_buffer_resource memory;
  const Words words("ab cd ef", &memory);
  EXPECT_EQ(words.FirstEndingAfter(0), 0U);
  EXPECT_EQ(words.FirstEndingAfter(2), 1U);
  EXPECT_EQ(words.FirstEndingAfter(4), 1U);
  EXPECT_EQ(words.FirstEndingAfter(8), 3U);
}

TEST(Words, ArePlainWithoutRareLetters) {
  std::pmr::monotonic_buffer_resource memory;
  for (const char* plain : {"", "Núñez coded 💙", "ÀÖØÞàöøþ “—” × ÷", "½ ©"})
    EXPECT_TRUE(Words(plain, &memory).plain()) << plain;
  for (const char* other : {"straße", "ÿ", "ª", "µ", "e\u0301", "Łódź", "שלום", "٣", "1️⃣"}) {
    EXPECT_FALSE(Words(other, &memory).plain()) << other;
  }
}

TEST(Words, TouchLettersOfAnyScript) {
  const std::string text = "éRen1 Ren, (Ren)";
  EXPECT_TRUE(TouchesWord(text, {2, 5}));
  EXPECT_FALSE(TouchesWord(text, {7, 10}));
  EXPECT_FALSE(TouchesWord(text, {13, 16}));
  EXPECT_TRUE(TouchesWord("Ren\u0301", {0, 3})) << "a combining mark";
  EXPECT_TRUE(TouchesWord("٣Ren", {2, 5})) << "an Arabic digit";
}

}  // namespace
}  // namespace discreet
