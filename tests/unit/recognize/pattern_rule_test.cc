#include <gtest/gtest.h>

#include "found_in.h"
#include "memory_rule_book.h"

namespace discreet {
namespace {

using Strings = std::vector<std::string>;

struct Case {
  const char* text;
  Strings found;
  const char* why;
};

TEST(PatternRule, FindsRecordNumbersThatCarryALabel) {
  MemoryRuleBook book;
  book.AddPattern("phi.mrn.labelled", R"((?i)\bMRN[ \t]*#?:?[ \t]*(\d[\d-]{4,11}\d)\b)", 1).whole = true;
  const auto mrn = MakeRecognizer(book.rules()[0], book);
  EXPECT_EQ(mrn->id(), "phi.mrn.labelled");
  const Case cases[] = {
      {"mrn#: 00-48-39-20", {"00-48-39-20"}, "separators belong to the span"},
      {"René's MRN 00483920", {"00483920"}, "a two-byte letter before the match"},
      {"MRN\n00483920 kg exported", {}, "the number starts a new line"},
      {"MRN\u00a000483920", {"00483920"}, "a no-break space is a space"},
      {"ＭＲＮ ００４８３９２０ 🏥", {"００４８３９２０"}, "full-width digits, as captured"},
      {"MRN 00483920é", {}, "touches a letter"},
      {"MRN 483920, mrn 583921", {"483920", "583921"}, "each of them"},
      {"", {}, "nothing"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoundIn(*mrn, c.text), c.found) << c.why;
}

TEST(PatternRule, WholeSpansTouchNoLetterMarkOrDigitOfAnyScript) {
  MemoryRuleBook book;
  book.AddPattern("name.ren", "Ren").whole = true;
  const auto ren = MakeRecognizer(book.rules()[0], book);
  const Case cases[] = {
      {"Ren was here", {"Ren"}, "alone"},
      {"René was here", {}, "an accented letter follows"},
      {"éRen", {}, "an accented letter before"},
      {"Rene\u0301", {}, "a letter and its accent"},
      {"Ren٣", {}, "an Arabic digit follows"},
      {"RenRen Ren", {"Ren"}, "only the last stands alone"},
      {"(Ren)🩺Ren🩺", {"Ren", "Ren"}, "marks and pictures are no letters"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoundIn(*ren, c.text), c.found) << c.why;
}

TEST(PatternRule, GoesOnRightAfterAMatchThatDidNotHold) {
  MemoryRuleBook book;
  const uint32_t names = book.AddList({"maría", "bo", "lee"});
  RuleRow& row = book.AddPattern("name.full", R"((\p{Lu}\p{L}+) \p{Lu}\p{L}+)");
  row.words = names;
  row.words_group = 1;
  row.whole = true;
  const auto full = MakeRecognizer(book.rules()[0], book);
  const Case cases[] = {
      {"Yesterday María Cruz left", {"María Cruz"}, "the first pair of capitals is no name"},
      {"MARÍA CRUZ", {"MARÍA CRUZ"}, "lists are asked in lower case"},
      {"Xmaría Cruz", {}, "the name is part of a longer word"},
      {"Ab Bo Lee Cc", {"Bo Lee"}, "after a match the search goes on behind it"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoundIn(*full, c.text), c.found) << c.why;
}

TEST(PatternRule, ASkipOverAWordLosesNoMatch) {
  MemoryRuleBook book;
  const uint32_t names = book.AddList({"halloran", "núñez"});
  RuleRow& listed = book.AddPattern("name.any_case", R"([\p{L}\p{M}'-]+)");
  listed.words = names;
  listed.whole = true;
  RuleRow& later = book.AddPattern("after.label", R"((?i)pt:? ?(\p{L}+))", 1);
  later.words = names;
  later.words_group = 1;
  later.whole = true;
  const auto any_case = MakeRecognizer(book.rules()[0], book);
  const auto after_label = MakeRecognizer(book.rules()[1], book);
  EXPECT_EQ(FoundIn(*any_case, "the núñez-halloran, halloran NÚÑEZ"),
            (Strings{"halloran", "halloran", "NÚÑEZ"}))
      << "a hyphenated word that is not in the list may end in one that is";
  EXPECT_EQ(FoundIn(*after_label, "ptpt halloran, xpt:Núñez"), (Strings{"halloran", "Núñez"}))
      << "the span begins behind its label, so a label may touch a letter";
}

TEST(PatternRule, DropsExceptionsAndWhatStandsTooFarAway) {
  MemoryRuleBook book;
  const uint32_t months = book.AddList({"may", "june smith"});
  const uint32_t care = book.AddList({"admitted", "code blue", "café"});
  RuleRow& row = book.AddPattern("name.capital", R"(\p{Lu}\p{L}+(?: +Smith)?)");
  row.except = months;
  row.near = care;
  row.near_distance = 10;
  row.whole = true;
  const auto name = MakeRecognizer(book.rules()[0], book);
  const Case cases[] = {
      {"admitted Zoë", {"Zoë"}, "right before"},
      {"Zoë was   admitted", {"Zoë"}, "within ten bytes after"},
      {"Zoë was later admitted", {}, "eleven bytes away"},
      {"admitted in May", {}, "an exception"},
      {"admitted June  Smith", {}, "an exception of two words, whatever the spaces"},
      {"code BLUE Zoë", {"Zoë"}, "a phrase, in any case"},
      {"code blues Zoë", {}, "a longer word is another word"},
      {"café Zoë", {"Zoë"}, "not only ASCII"},
      {"code blue: a b Zoë", {"Zoë"}, "a phrase counts from its nearer end"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoundIn(*name, c.text), c.found) << c.why;
}

TEST(PatternRule, TheSpanItselfIsNotNearItself) {
  MemoryRuleBook book;
  const uint32_t care = book.AddList({"zoë"});
  RuleRow& row = book.AddPattern("name", R"(\p{Lu}\p{L}+)");
  row.near = care;
  row.near_distance = 40;
  const auto name = MakeRecognizer(book.rules()[0], book);
  EXPECT_EQ(FoundIn(*name, "Zoë"), Strings{});
  EXPECT_EQ(FoundIn(*name, "Zoë and Bo"), Strings{"Bo"});
}

TEST(PatternRule, AnswersHonestlyWhenItCannotRun) {
  MemoryRuleBook book;
  book.AddPattern("too.big", R"((\p{L}{1,1000}){1,1000})");
  book.AddPattern("not.a.pattern", "(unclosed");
  book.AddPattern("no.such.group", "(a)", 2);
  for (const RuleRow& rule : book.rules()) {
    EXPECT_EQ(FoundIn(*MakeRecognizer(rule, book), "aé"), Strings{"(did not finish)"}) << rule.id;
  }
}

TEST(PatternRule, EmptyMatchesAreNoFindings) {
  MemoryRuleBook book;
  book.AddPattern("maybe", "x*");
  book.AddPattern("maybe.group", "y(x)?", 1);
  EXPECT_EQ(FoundIn(*MakeRecognizer(book.rules()[0], book), "é😀xxéx"), (Strings{"xx", "x"}));
  EXPECT_EQ(FoundIn(*MakeRecognizer(book.rules()[1], book), "yéyx"), Strings{"x"});
}

}  // namespace
}  // namespace discreet
