// The built-in tagger on texts of our own: a floor under weights and tables that are trained again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "names/built_in.h"

namespace discreet::names {
namespace {

using Strings = std::vector<std::string>;

Strings Found(const std::string& text, NameKind kind, float at_least = 0.45F) {
  std::pmr::monotonic_buffer_resource memory;
  const Words words(text, &memory);
  std::pmr::vector<TaggedName> names(&memory);
  NamesIn(BuiltInTagger().Tag(text, words, &memory), kind, at_least, names);
  Strings found;
  for (const auto& name : names) found.push_back(text.substr(name.span.begin, name.span.length()));
  return found;
}

TEST(BuiltInTagger, FindsPersonsHoweverTheyAreWritten) {
  const struct {
    const char* text;
    Strings persons;
  } cases[] = {
      {"had dinner with Jasmine Okafor and Tom last night 💙", {"Jasmine Okafor", "Tom"}},
      {"mrs patel in 304 pulled her iv again", {"patel"}},
      {"nguyen in 304 wants ice chips", {"nguyen"}},
      {"so proud of you deshawn 😭", {"deshawn"}},
      {"Admitted Renée Dubois with sepsis", {"Renée Dubois"}},
      {"RIP MARIA LOPEZ you were loved", {"MARIA LOPEZ"}},
      {"@kayla_rn did you see Kowalczyk today?", {"Kowalczyk"}},
      {"Priya Raghunathan, 54, is home after her stroke", {"Priya Raghunathan"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.text, NameKind::kPerson), c.persons) << c.text;
}

TEST(BuiltInTagger, TellsNamesFromWordsAndFromThingsNamedAfterPeople) {
  const char* const texts[] = {
      "Mark your calendars, señoras",   "Grace under pressure",          "Bill passed the house 🎉",
      "Hope everyone has a good shift", "will someone help me",          "May is nurses month",
      "mom has Parkinson's disease",    "Hodgkin lymphoma is treatable", "started Ozempic and metformin",
      "the Foley came out on day two",  "BRCA1 and KRAS were negative",  "thanks @maria_lopez",
  };
  for (const char* text : texts) EXPECT_THAT(Found(text, NameKind::kPerson), ::testing::IsEmpty()) << text;
}

TEST(BuiltInTagger, TakesBackWhatDiseasesPlacesAndDaysAreCalledAfter) {
  const struct {
    const char* text;
    Strings persons;
    const char* why;
  } cases[] = {
      {"Kennedy's disease weakens the muscles, señores", {}, "an eponym with 's"},
      {"what is Landau-Kleffner syndrome?", {}, "two names and a hyphen"},
      {"the Kennedy Center is closed 🎭", {}, "a hall"},
      {"a grant from the Gates Foundation", {}, "a foundation"},
      {"the ward is green for St. Patrick's Day ☘️", {}, "a saint"},
      {"a fire at Núñez hospital", {}, "a hospital in lower case"},
      {"the province of Marlow", {}, "a province"},
      {"What drains the Vena Cava Superior, señores?", {}, "a term of several words"},
      {"lunch with Mary Jane 🌮", {"Mary Jane"}, "a term whose words are names"},
      {"Quillancephaly is rare. Marlowitis is not.", {}, "words that end like diseases"},
      {"Maria's lymphoma is gone 💛", {"Maria"}, "whose disease it is"},
      {"dinner with Jennifer Park and Zoë", {"Jennifer Park", "Zoë"}, "a surname, not a park"},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.text, NameKind::kPerson), c.persons) << c.why;
}

TEST(BuiltInTagger, PartsPlacesFromTheCountryBeforeThem) {
  const auto places = [](const std::string& text) { return Found(text, NameKind::kLocation); };
  EXPECT_THAT(places("a study from Alberta Canada, señores"),
              testing::Not(testing::Contains("Alberta Canada")));
  EXPECT_THAT(places("he called the Peru Embassy 📞"), testing::Not(testing::Contains("Peru Embassy")));
  EXPECT_THAT(places("moving to Kansas City in June"), testing::Contains("Kansas City"));
}

TEST(BuiltInTagger, FindsPlacesAndOrganizations) {
  EXPECT_EQ(Found("flight from Denver to New York is late, qué frío", NameKind::kLocation),
            (Strings{"Denver", "New York"}));
  EXPECT_EQ(Found("I hate Comcast so much 😤", NameKind::kOrganization), (Strings{"Comcast"}));
}

TEST(BuiltInTagger, ProbabilitiesArePlainAndTheSameEveryTime) {
  const std::string text = "pt J.T. and Zoë, ½ asleep in Bangor 💤";
  std::pmr::monotonic_buffer_resource memory;
  const Words words(text, &memory);
  const auto once = BuiltInTagger().Tag(text, words, &memory);
  const auto again = BuiltInTagger().Tag(text, words, &memory);
  ASSERT_EQ(once.size(), again.size());
  for (size_t i = 0; i < once.size(); ++i) {
    float sum = 0;
    for (size_t k = 0; k < 3; ++k) {
      EXPECT_EQ(once[i].part[k], again[i].part[k]);
      EXPECT_GE(once[i].part[k], once[i].first[k]);
      sum += once[i].part[k];
    }
    EXPECT_LE(sum, 1.0001F);
  }
}

TEST(NamesIn, JoinsTokensUnlessANewNameBegins) {
  const auto token = [](uint32_t begin, float part, float first) {
    TaggedToken t{{begin, begin + 3}};
    t.part[0] = part;
    t.first[0] = first;
    return t;
  };
  const std::vector<TaggedToken> tokens = {token(0, 0.9F, 0.9F), token(4, 0.7F, 0.1F), token(8, 0.8F, 0.7F),
                                           token(12, 0.2F, 0.1F), token(16, 0.5F, 0.1F)};
  std::pmr::vector<TaggedName> names;
  NamesIn(tokens, NameKind::kPerson, 0.5F, names);
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[0].span, (ByteSpan{0, 7}));
  EXPECT_FLOAT_EQ(names[0].probability, 0.8F);
  EXPECT_EQ(names[1].span, (ByteSpan{8, 11}));
  EXPECT_EQ(names[2].span, (ByteSpan{16, 19})) << "a name may lose its first word, not its place";
}

}  // namespace
}  // namespace discreet::names
