#include "advise/fitting.h"

#include <gtest/gtest.h>

#include <array>
#include <memory_resource>

#include "../text/random_text.h"
#include "text/grapheme.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// What stands there with the wording in place of what it asks for; "-" where it does not fit.
std::string Fitting(std::string marked, std::string_view wording) {
  const auto begin = static_cast<uint32_t>(marked.find("[["));
  marked.erase(begin, 2);
  const auto end = static_cast<uint32_t>(marked.find("]]"));
  marked.erase(end, 2);
  std::pmr::monotonic_buffer_resource memory;
  const auto fitted = Fit({marked, 0, {begin, end}, SpanLabel::kDate}, wording, &memory);
  if (!fitted) return "-";
  EXPECT_LE(fitted->span.begin, begin);
  EXPECT_GE(fitted->span.end, end);
  return marked.substr(0, fitted->span.begin) + std::string(fitted->wording) +
         marked.substr(fitted->span.end);
}

TEST(Fitting, AWordingWithoutAConditionFitsEverywhere) {
  EXPECT_EQ(Fitting("é [[3/14]] ü", "recently"), "é recently ü");
  EXPECT_EQ(Fitting("[[3/14]]", ""), "");
}

TEST(Fitting, AWholeSentenceMayBeWhatChanges) {
  EXPECT_EQ(Fitting("Long night. She was [[the mayor]] of Orono! Tea now, été 💙", "(sentence) → Rest."),
            "Long night. Rest. Tea now, été 💙");
  EXPECT_EQ(Fitting("Long night, all of us tired. She was [[the mayor]].", "(sentence) → "),
            "Long night, all of us tired. ");
  EXPECT_EQ(Fitting("Long night here. [[Mayor. First]] of all. Tea now, and a bun.", "(sentence) → "),
            "Long night here.  Tea now, and a bun.")
      << "the words may be of two";
  EXPECT_EQ(Fitting("She was [[the mayor]]. Tea now, and a bun, and a long sleep.", "(sentence) → "), "-")
      << "the first one says whom the others are about";
  EXPECT_EQ(Fitting("She was [[the mayor]] of Orono.", "(sentence) → "), "-") << "nothing would be left";
  EXPECT_EQ(Fitting("She was [[the mayor]] of Orono. Ok", "(sentence) → "), "-")
      << "too little would be left";
  EXPECT_EQ(Fitting("She was [[the mayor]].\nTea", "(sentence) → Rest."), "Rest.\nTea");
}

TEST(Fitting, APersonStandsWhereOneMayStand) {
  const auto named = [](std::string_view source, std::string_view name) {
    std::pmr::monotonic_buffer_resource memory;
    const auto begin = static_cast<uint32_t>(source.find(name));
    const SourceSpan span{begin, begin + static_cast<uint32_t>(name.size())};
    return Fit({.source = source, .span = span, .label = SpanLabel::kName}, "someone", &memory).has_value();
  };
  EXPECT_TRUE(named("we lost Zoë today", "Zoë"));
  EXPECT_TRUE(named("in Zoë’s room", "Zoë"));
  EXPECT_FALSE(named("fourth grade at Zoë now", "Zoë"));
  EXPECT_FALSE(named("the lights on Zoë Ward", "Zoë Ward"));
  EXPECT_FALSE(named("the woman’s Zoë broke", "Zoë"));
  EXPECT_FALSE(named("that Zoë-style bun", "Zoë"));
}

TEST(Fitting, FewWordsMayBeAskedFor) {
  EXPECT_EQ(Fitting("a [[silver Yaris]] été", "(few) → (removed)"), "a (removed) été");
  EXPECT_EQ(Fitting("a [[man with  one arm]] été", "(few) → (removed)"), "-");
}

TEST(Fitting, AGapStandsForANounOnly) {
  EXPECT_EQ(Fitting("luego [[borro]] été", "(few) → (omitido)"), "-") << "may be a verb";
  EXPECT_EQ(Fitting("a bush pilot [[medevac'd]] himself", "(few) → (removed)"), "-");
  EXPECT_EQ(Fitting("in our [[pump]] room", "(few) → (removed)"), "in our (removed) room");
  EXPECT_EQ(Fitting("was [[Érable]] é", "(few) → (removed)"), "was (removed) é");
  EXPECT_EQ(Fitting("bed [[4]] é", "(few) → (removed)"), "bed (removed) é");
}

TEST(Fitting, SomebodyAndWhatIsToldOfThemMayBeAskedFor) {
  EXPECT_EQ(Fitting("I'm assigned the [[baker who’s on TV, Zoë]], é", "(who) → someone"),
            "I'm assigned the someone, é");
  EXPECT_EQ(Fitting("met [[the one baker who wept]] é", "(who) → someone"), "met someone é");
  EXPECT_EQ(Fitting("met [[the baker]] é", "(who) → someone"), "-");
  EXPECT_EQ(Fitting("somebody [[who wept]] é", "(who) → someone"), "-") << "the person is said before";
  EXPECT_EQ(Fitting("[[the twins who wept]] were, é", "(who) → someone"), "-") << "more than one";
  EXPECT_EQ(Fitting("met [[the whole crew]] é", "(who) → someone"), "-") << "as a whole word";
}

TEST(Fitting, ASayingTakesAlongWhatGoesOnAboutThem) {
  EXPECT_EQ(Fitting("Thanks. [[Your mum's]] room is fine. She hid a bun 🍞. Have a good week, été.",
                    "(sentence) → Please call us."),
            "Thanks. Please call us. Have a good week, été.");
  EXPECT_EQ(Fitting("Thanks. [[Your room]] is fine. Heroes work here.", "(sentence) → Please call us."),
            "Thanks. Please call us. Heroes work here.");
}

TEST(Fitting, AHandleMayBeAskedFor) {
  EXPECT_EQ(Fitting("hey [[@zoë_r]] hi", "(handle) → "), "hey  hi");
  EXPECT_EQ(Fitting("hey @[[zoë_r]] hi", "(handle) → "), "hey @ hi");
  EXPECT_EQ(Fitting("hey [[Zoë]] hi", "(handle) → "), "-");
}

TEST(Fitting, WordsAroundArePartOfTheChange) {
  EXPECT_EQ(Fitting("died ON  [[3/14]], é", "on … → recently"), "died recently, é");
  EXPECT_EQ(Fitting("moon [[3/14]]", "on … → recently"), "-") << "as a whole word";
  EXPECT_EQ(Fitting("on[[3/14]]", "on … → recently"), "-");
  EXPECT_EQ(Fitting("[[3/14]]", "on … → recently"), "-");
  EXPECT_EQ(Fitting("año de [[1931]]", "año de … → entonces"), "entonces") << "several words";
  EXPECT_EQ(Fitting("AÑO DE [[1931]]", "año de … → entonces"), "entonces");
  EXPECT_EQ(Fitting("bed, [[room 4]], é", ", … → "), "bed, é");
  EXPECT_EQ(Fitting("[[Yule]] morning, é", "… morning → one morning"), "one morning, é");
  EXPECT_EQ(Fitting("[[Yule]] mornings", "… morning → one morning"), "-");
  EXPECT_EQ(Fitting("[[Yule]]", "… morning → one morning"), "-");
}

TEST(Fitting, BeginAndEndOfTheWordsThemselves) {
  EXPECT_EQ(Fitting("[[94YO]] é", "…yo → 90+ yo"), "90+ yo é");
  EXPECT_EQ(Fitting("[[94 yo]]", "…yo → 90+ yo"), "90+ yo");
  EXPECT_EQ(Fitting("[[arroyo]]", "…yo → 90+ yo"), "-") << "no letter before it";
  EXPECT_EQ(Fitting("[[o]]", "…yo → 90+ yo"), "-");
  EXPECT_EQ(Fitting("[[94 años]]", "…años → más"), "más");
  EXPECT_EQ(Fitting("[[in her nineties]]", "in… → old"), "old");
  EXPECT_EQ(Fitting("[[inside]]", "in… → old"), "-") << "as a whole word";
}

TEST(Fitting, AYearIsKept) {
  EXPECT_EQ(Fitting("on [[3/14/2024]], é", "on … → in ####"), "in 2024, é");
  EXPECT_EQ(Fitting("[[March 14, 1999]]", "in ####"), "in 1999");
  EXPECT_EQ(Fitting("[[March 14]]", "in ####"), "-");
  EXPECT_EQ(Fitting("[[3/14/24]]", "in ####"), "-");
  EXPECT_EQ(Fitting("[[120245]]", "in ####"), "-") << "part of a longer number";
}

// Whatever the text: what fits covers the place, stays inside the text and ends between characters.
TEST(Fitting, StaysInsideTheText) {
  RandomText random(53);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random.Make(1 + random.Below(15));
    const auto begin = GraphemeStart(text, static_cast<uint32_t>(random.Below(text.size())));
    const auto end = GraphemeEnd(text, static_cast<uint32_t>(begin + 1 + random.Below(text.size() - begin)));
    for (const char* wording : {"a … → x", ", … → ", "… é → y", "…a → z", "1… → w", "#### b", "… . → "}) {
      std::pmr::monotonic_buffer_resource memory;
      const Place place{text, 0, {begin, end}, SpanLabel::kName};
      const auto fitted = Fit(place, wording, &memory);
      if (!fitted) continue;
      ASSERT_LE(fitted->span.begin, begin);
      ASSERT_GE(fitted->span.end, end);
      ASSERT_LE(fitted->span.end, text.size());
      const Edit edit = MakeEdit({text, 0, fitted->span, SpanLabel::kName}, fitted->wording, &memory);
      EXPECT_TRUE(IsUtf8(Apply(text, 0, {&edit, 1}, &memory)));
    }
  }
}

TEST(Fitting, AConditionThatCannotBeReadFitsNowhere) {
  EXPECT_EQ(Fitting("é [[3/14]]", "on → recently"), "-");
}

}  // namespace
}  // namespace discreet
