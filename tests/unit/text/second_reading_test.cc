#include "text/second_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Spread(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const auto reading = SecondReading::WithTagsSpread(text, &memory);
  return reading ? std::string(reading->text()) : "(none)";
}

std::vector<std::string> Plain(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  std::vector<std::string> readings;
  for (const SecondReading& reading : SecondReading::Undisguised(text, &memory))
    readings.emplace_back(reading.text());
  return readings;
}

TEST(SecondReading, SetsTheWordsOfHashtagsApart) {
  EXPECT_EQ(Spread("today #RIPJohnSmith 💔"), "today RIP John Smith, 💔");
  EXPECT_EQ(Spread("#PrayForZoë_Núñez #night"), "Pray For Zoë Núñez, #night") << "one word stays as it is";
  EXPECT_EQ(Spread("#ABC123"), "ABC 123,");
  EXPECT_EQ(Spread("#restinpeace #1 @JohnSmith é"), "(none)") << "a handle is a handle";
  EXPECT_EQ(Spread("no tag, señora"), "(none)");
}

TEST(SecondReading, WritesDisguisedWordsPlainInEachForm) {
  EXPECT_THAT(Plain("you b1tch é"), ElementsAre("you bitch é", "you bltch é"));
  EXPECT_THAT(Plain("sooo $tupid 🙄"), ElementsAre("so stupid 🙄", "soo stupid 🙄"));
  EXPECT_THAT(Plain("plain words, señora"), IsEmpty());
}

// The bytes of the first text for the first place of `words` in the second one.
std::string Back(std::string_view text, const SecondReading& reading, std::string_view words) {
  const auto at = static_cast<uint32_t>(reading.text().find(words));
  const ByteSpan first = reading.ToFirst({at, at + static_cast<uint32_t>(words.size())});
  return std::string(text.substr(first.begin, first.length()));
}

TEST(SecondReading, LeadsBackToTheBytesOfTheFirst) {
  std::pmr::monotonic_buffer_resource memory;
  const std::string_view text = "é my pt #RIPJohnSmith_Núñez, gone";
  const auto reading = SecondReading::WithTagsSpread(text, &memory);
  ASSERT_TRUE(reading);
  EXPECT_EQ(Back(text, *reading, "John Smith Núñez"), "JohnSmith_Núñez");
  EXPECT_EQ(Back(text, *reading, "RIP"), "RIP") << "without the sign";
  EXPECT_EQ(Back(text, *reading, "pt RIP"), "pt #RIP");
  EXPECT_EQ(Back(text, *reading, "Smith"), "Smith");
  EXPECT_EQ(Back(text, *reading, "é my"), "é my");
  EXPECT_EQ(Back(text, *reading, "gone"), "gone");
  const std::string_view dressed = "señor a$$hole, sooo mad";
  const auto plain = SecondReading::Undisguised(dressed, &memory);
  ASSERT_FALSE(plain.empty());
  EXPECT_EQ(Back(dressed, plain[0], "asshole"), "a$$hole");
  EXPECT_EQ(Back(dressed, plain[0], "so"), "sooo");
  EXPECT_EQ(Back(dressed, plain[0], "mad"), "mad");
  EXPECT_EQ(Back(dressed, plain[0], "ssho"), "a$$hole") << "widened to the whole word";
}

TEST(SecondReading, TellsWhetherAChangedWordIsTouched) {
  std::pmr::monotonic_buffer_resource memory;
  const auto reading = SecondReading::WithTagsSpread("é #JohnSmith Ada", &memory);  // "é John Smith, Ada"
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading->Touches({3, 7}));
  EXPECT_TRUE(reading->Touches({0, 4}));
  EXPECT_FALSE(reading->Touches({0, 3}));
  EXPECT_FALSE(reading->Touches({13, 18}));
}

// Whatever the text: spans lead back into it, in order, and what was not changed is the same bytes.
TEST(SecondReading, NeverLeadsOutOfTheText) {
  std::mt19937 random(20'261'128);
  constexpr const char* kPieces[] = {"#RIPJohnSmith", "#a_B", "b1tch", "sooo", " é ",   "💔",
                                     "a$$",           "#É1É", "_",     "#",    " and ", "\n"};
  size_t changed = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (uint32_t i = static_cast<uint32_t>(random() % 9); i > 0; --i)
      text += kPieces[random() % std::size(kPieces)];
    std::pmr::monotonic_buffer_resource memory;
    std::pmr::vector<SecondReading> readings = SecondReading::Undisguised(text, &memory);
    if (auto spread = SecondReading::WithTagsSpread(text, &memory)) readings.push_back(std::move(*spread));
    changed += readings.size();
    for (const SecondReading& reading : readings) {
      const auto size = static_cast<uint32_t>(reading.text().size());
      uint32_t before = 0;
      for (uint32_t at = 0; at < size; ++at) {
        const ByteSpan span{at, at + 1};
        const ByteSpan first = reading.ToFirst(span);
        ASSERT_LE(first.begin, first.end);
        ASSERT_LE(first.end, text.size());
        ASSERT_LE(before, first.begin) << "in order";
        before = first.begin;
        if (first.length() == 1 && !reading.Touches(span) && reading.text()[at] != ' ' &&
            reading.text()[at] != ',') {
          ASSERT_EQ(text[first.begin], reading.text()[at]);
        }
      }
      const ByteSpan all = reading.ToFirst({0, size});
      EXPECT_EQ(text.find_first_not_of("#_"), all.begin > 0 ? all.begin : text.find_first_not_of("#_"))
          << "only the sign of a tag is no word: " << text;
      EXPECT_EQ(all.end, text.size());
    }
  }
  EXPECT_GT(changed, 2'000U);
}

}  // namespace
}  // namespace discreet
