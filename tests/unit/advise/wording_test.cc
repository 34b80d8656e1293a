#include "advise/wording.h"

#include <gtest/gtest.h>

#include <array>
#include <memory_resource>

#include "../text/random_text.h"
#include "text/grapheme.h"

namespace discreet {
namespace {

// `marked` has the words in question between [[ and ]]; the result has `wording` in their place.
std::string Reworded(std::string marked, SpanLabel label, std::string_view wording) {
  const size_t begin = marked.find("[[");
  marked.erase(begin, 2);
  const size_t end = marked.find("]]");
  marked.erase(end, 2);
  std::pmr::monotonic_buffer_resource memory;
  const Place place{marked, 0, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, label};
  const std::array<Edit, 1> edits{MakeEdit(place, wording, &memory)};
  return std::string(Apply(marked, 0, edits, &memory));
}

struct Case {
  const char* marked;
  const char* wording;
  const char* result;
  const char* why;
};

TEST(Wording, ReadsOnAfterAnotherWordStandsThere) {
  const Case cases[] = {
      {"[[Mr. Halloran]] coded", "my patient", "My patient coded", "a sentence keeps its capital"},
      {"Mr. [[Halloran]] coded", "my patient", "My patient coded", "the form of address goes with the name"},
      {"We lost Rev. Dr. [[Núñez]] today", "my patient", "We lost my patient today", "two of them"},
      {"la señora [[Peña]] coded", "my patient", "my patient coded",
       "the article goes with its form of address"},
      {"la gran [[Peña]] coded", "my patient", "la gran my patient coded", "no form of address"},
      {"Mr. and Mrs. [[Peña]] coded", "my patient", "My patient coded", "two of them, joined"},
      {"The [[Peña]] boy coded", "someone", "The boy coded", "a noun is left"},
      {"My [[Zoë]] coded", "someone", "Someone coded", "a pronoun has no determiner"},
      {"[[Jones]]’ chart, é", "my patient", "My patient’s chart, é", "a possessive without its s"},
      {"de [[Bar Zoë]]", "el trabajo", "del trabajo", "two Spanish words are one"},
      {"long night #[[Zoë]] 😴", "someone", "long night 😴", "a hashtag that says nothing else"},
      {"#[[Zoë]]Strong, all of us", "someone", "All of us", "a piece of a hashtag"},
      {"I sat with @[[zoë_n]] all night", "someone", "I sat with someone all night",
       "a handle in a sentence"},
      {"tonight [[Zoë]]'s heart stopped", "my patient", "tonight my patient's heart stopped",
       "the possessive stays"},
      {"[[halloran]] coded", "my patient", "my patient coded", "who writes without capitals keeps to it"},
      {"Wow! [[Zoë]] walked", "my patient", "Wow! My patient walked", "after a mark"},
      {"Wow 😀\n“[[Zoë]] walked”", "my patient", "Wow 😀\n“My patient walked”", "on a new line, in quotes"},
      {"I told Dr. [[Zoë]] so", "a colleague", "I told a colleague so", "a title's point ends no sentence"},
      {"by J. [[Halloran]]", "someone", "by J. someone", "an initial's point ends no sentence"},
      {"Seen by ABC. [[Zoë]] left", "someone", "Seen by ABC. Someone left", "capitals are no initial"},
      {"my [[Halloran]] is home", "my patient", "my patient is home", "one determiner is enough"},
      {"an [[Orono]] man", "nearby", "a nearby man", "the article follows the word"},
      {"A [[Bangor]] woman", "older", "An older woman", "and keeps its capital"},
      {"the [[92-year-old]]", "an older person", "the older person", "whichever determiner"},
      {"[[92-year-old]] went home", "an older person", "An older person went home",
       "a number begins the sentence"},
      {"in [[Orono]]. Café", "a small town", "in a small town. Café", "nothing to mend"},
      {"My patient [[Mr. Núñez]], room 4", "my patient", "My patient, room 4",
       "the wording is there already"},
      {"my patient, [[Zoë]], coded", "my patient", "my patient coded", "with its commas"},
      {"impatient [[Zoë]] coded", "my patient", "impatient my patient coded", "as whole words"},
      {"del [[cuarto 304]], señora", "un cuarto", "del cuarto, señora",
       "an article inside a Spanish preposition"},
      {"¡[[Zoë]] ganó!", "alguien", "¡Alguien ganó!", "Spanish marks open a sentence"},
  };
  for (const Case& c : cases) EXPECT_EQ(Reworded(c.marked, SpanLabel::kName, c.wording), c.result) << c.why;
}

TEST(Wording, TakesOutWhatBelongedToTheWords) {
  const Case cases[] = {
      {"Pt MRN [[00483920]], room 4", "", "Pt MRN, room 4", "the space before"},
      {"MRN: [[00483920]] in bed 4", "", "MRN in bed 4", "the colon of the label"},
      {"MRN #[[00483920]]", "", "MRN", "its sign"},
      {"the number is [[555-0142]] today", "", "the number is today", "one space is left"},
      {"Seen, [[Zoë]], today", "", "Seen, today", "one comma of two"},
      {"we saw you, [[Zoë]].", "", "we saw you.", "the comma before a stop"},
      {"[[Zoë]], you rock", "", "You rock", "what follows moves up"},
      {"[[zoë]], you rock", "", "you rock", "without a capital where there was none"},
      {"Hi. [[219-09-9990]] éla", "", "Hi. Éla", "the next letter becomes a capital"},
      {"Hi. [[Zoë]] e\u0301la", "", "Hi. E\u0301la", "with its accent"},
      {"he left ([[Zoë]]) early", "", "he left early", "brackets around nothing"},
      {"he left “[[Zoë]]” early", "", "he left early", "quotation marks around nothing"},
      {"Mrs. [[Peña]] left", "", "Left", "the form of address goes too"},
      {"[[Zoë]]", "", "", "all of it"},
      {"[[Zoë]]. She left", "", "She left", "no stop is left alone"},
      {"one\n[[Zoë]]\ntwo", "", "one\n\ntwo", "lines stay"},
      {"call([[555]])now", "", "call now", "words do not run together"},
      {"x [[555]]", "", "x", "at the end"},
      {"😀 [[555]] 😀", "", "😀 😀", "between pictures"},
  };
  for (const Case& c : cases) EXPECT_EQ(Reworded(c.marked, SpanLabel::kName, c.wording), c.result) << c.why;
}

TEST(Wording, WhoIsSpokenToIsLeftOut) {
  const auto said = [](std::string marked) {
    return Reworded(std::move(marked), SpanLabel::kName, "someone");
  };
  EXPECT_EQ(said("[[Zoë]], nobody here laughed"), "Nobody here laughed");
  EXPECT_EQ(said("Mr. [[Peña]], thank you"), "Thank you");
  EXPECT_EQ(said("is my wife there, [[zoë]], and i look"), "is my wife there, and i look");
  EXPECT_EQ(said("Neck to navel. [[Zoë]]. My love."), "Neck to navel. My love.");
  EXPECT_EQ(said("My charge, [[Zoë]], looked up"), "My charge looked up");
  EXPECT_EQ(said("Hi [[Zoë]], so sorry"), "Hi, so sorry");
  EXPECT_EQ(said("[[Zoë]], 82, sat up"), "Someone, 82, sat up") << "more of her follows";
  EXPECT_EQ(said("[[Zoë]], a baker, sat up"), "Someone, a baker, sat up");
  EXPECT_EQ(said("young [[Zoë]] sat up"), "someone sat up");
  EXPECT_EQ(said("My mom is old. [[Zoë]] sat up"), "My mom is old. Someone sat up")
      << "a stop between the two";
}

TEST(Wording, HandlesAreTakenOutWhole) {
  EXPECT_EQ(Reworded("hey [[@zoë.r_9]] honey, sleep well", SpanLabel::kQuasi, "someone"),
            "hey honey, sleep well");
  EXPECT_EQ(Reworded("[[@paola]]_tx He is fine 💙", SpanLabel::kName, "someone"), "He is fine 💙");
  EXPECT_EQ(Reworded("Thanks [[@paola]].Next please", SpanLabel::kName, "someone"), "Thanks.Next please");
}

TEST(Wording, ASentenceGoesWithItsBlank) {
  EXPECT_EQ(Reworded("Été. [[She sat.]] Tea.", SpanLabel::kQuasi, ""), "Été. Tea.");
  EXPECT_EQ(Reworded("Été. [[She sat.]]", SpanLabel::kQuasi, ""), "Été.");
  EXPECT_EQ(Reworded("Été.\n[[She sat.]]\nTea.", SpanLabel::kQuasi, ""), "Été.\n\nTea.");
}

TEST(Wording, FormsOfAddressBelongToNamesOnly) {
  EXPECT_EQ(Reworded("Mr. [[Orono]]", SpanLabel::kLocation, "a town"), "Mr. a town");
}

// Whatever the text: the change covers the place, stays inside the text and between characters.
TEST(Wording, EditsStayBetweenCharacters) {
  RandomText random(31);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random.Make(1 + random.Below(15));
    uint32_t begin = static_cast<uint32_t>(random.Below(text.size()));
    uint32_t end = static_cast<uint32_t>(begin + 1 + random.Below(text.size() - begin));
    begin = GraphemeStart(text, begin);
    end = GraphemeEnd(text, end);
    const auto label = round % 2 == 0 ? SpanLabel::kName : SpanLabel::kMrn;
    for (const char* wording : {"my patient", "", "an older person"}) {
      std::pmr::monotonic_buffer_resource memory;
      const Edit edit = MakeEdit({text, 0, {begin, end}, label}, wording, &memory);
      ASSERT_LE(edit.span.begin, begin);
      ASSERT_GE(edit.span.end, end);
      ASSERT_LE(edit.span.end, text.size());
      EXPECT_TRUE(IsGraphemeBoundary(text, edit.span.begin));
      EXPECT_TRUE(IsGraphemeBoundary(text, edit.span.end));
    }
  }
}

}  // namespace
}  // namespace discreet
