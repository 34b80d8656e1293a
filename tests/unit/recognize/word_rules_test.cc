#include "recognize/word_rules.h"

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

TEST(WordRules, FindEntriesAsWholeWordsWithoutCase) {
  MemoryRuleBook book;
  book.AddWords("care",
                {"coded", "code blue", "c. diff", "o'brien", "café", "#nightshift", "☕", "mi abuela"});
  const auto care = MakeRecognizer(book.rules()[0], book);
  const Case cases[] = {
      {"He CODED twice, decoded once", {"CODED"}, "part of a word is another word"},
      {"Code  Blue!", {"Code  Blue"}, "whatever the spaces between"},
      {"code\nblue", {}, "a line end is no space"},
      {"C. diff, again", {"C. diff"}, "marks inside the entry"},
      {"O’Brien’s", {"O’Brien"}, "a typographic apostrophe"},
      {"CAFÉ cafés", {"CAFÉ"}, "upper case beyond ASCII"},
      {"#NightShift nightshift", {"#NightShift"}, "the sign is part of this entry"},
      {"too much ☕☕️", {"☕", "☕️"}, "each picture is a word, with its selector"},
      {"ｃｏｄｅｄ", {"ｃｏｄｅｄ"}, "full-width letters"},
      {"co\u200bded", {"co\u200bded"}, "an invisible character inside"},
      {"Mi ABUELA coded", {"Mi ABUELA", "coded"}, "several"},
      {"", {}, "nothing"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoundIn(*care, c.text), c.found) << c.why;
}

TEST(WordRules, TakeTheLongestEntryAndNeverOverlap) {
  MemoryRuleBook book;
  book.AddWords("spiders", {"brown", "brown recluse", "recluse spider", "spider"});
  const auto spiders = MakeRecognizer(book.rules()[0], book);
  EXPECT_EQ(FoundIn(*spiders, "brown recluse spider, brown"), (Strings{"brown recluse", "spider", "brown"}));
}

TEST(WordRules, ConditionsHoldForListsToo) {
  MemoryRuleBook book;
  const uint32_t except = book.AddList({"may"});
  const uint32_t near = book.AddList({"saw"});
  RuleRow& row = book.AddWords("names", {"may", "zoë", "nia"});
  row.except = except;
  row.near = near;
  row.near_distance = 5;
  const auto names = MakeRecognizer(book.rules()[0], book);
  EXPECT_EQ(FoundIn(*names, "saw May, saw Zoë, or maybe somewhere Nia"), (Strings{"Zoë"}));
}

// Whatever list and text: the same as looking at each place, longest entry first.
TEST(WordRules, AgreeWithLookingAtEveryPlace) {
  MemoryRuleBook book;
  const Strings entries = {"aa", "aa bb", "bb aa", "éé", "aa éé bb", "cc"};
  book.AddWords("letters", entries);
  const auto letters = MakeRecognizer(book.rules()[0], book);
  const Strings alphabet = {"aa", "bb", "éé", "cc", "dd"};
  for (uint32_t number = 0; number < 3125; ++number) {
    Strings words;
    for (uint32_t rest = number, i = 0; i < 5; ++i, rest /= 5) words.push_back(alphabet[rest % 5]);
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    Strings expected;
    for (size_t first = 0; first < words.size();) {
      size_t taken = 0;
      std::string phrase;
      std::string longest;
      for (size_t n = 1; first + n <= words.size(); ++n) {
        phrase += (n == 1 ? "" : " ") + words[first + n - 1];
        if (std::find(entries.begin(), entries.end(), phrase) != entries.end()) {
          taken = n;
          longest = phrase;
        }
      }
      if (taken > 0) expected.push_back(longest);
      first += std::max<size_t>(taken, 1);
    }
    ASSERT_EQ(FoundIn(*letters, text), expected) << text;
  }
}

}  // namespace
}  // namespace discreet
