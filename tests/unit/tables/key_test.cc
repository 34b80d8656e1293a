// Keys of words and phrases: what is one word to the tables, and what is not.
#include "tables/key.h"

#include <gtest/gtest.h>

#include <string>

namespace discreet {
namespace {

TEST(TableKey, TheFoldedKeyIsThatOfTheWordWithoutAccents) {
  const struct {
    const char* written;
    const char* plain;
  } cases[] = {
      {"josé", "jose"},
      {"nuñez", "nunez"},
      {"łódź", "lodz"},
      {"straße", "strasse"},
      {"nguyễn", "nguyen"},
      {"ærøskøbing", "aeroskobing"},
      {"jose\u0301", "jose"},
      {"hawai\u02BBi", "hawaii"},
      {"françoise", "francoise"},
      {"šárka", "sarka"},
      {"a-ninebytes-éa", "a-ninebytes-ea"},
  };
  for (const auto& c : cases) {
    const WordKey key = KeyOfWord(c.written);
    EXPECT_EQ(key.folded, KeyOfWord(c.plain).kept) << c.written;
    EXPECT_NE(key.kept, key.folded) << c.written;
  }
}

TEST(TableKey, AWordWithoutAccentsHasOneKey) {
  for (const char* word : {"rose", "o", "3b", "", "юлия", "שרה", "a-word-of-more-than-sixteen-bytes"}) {
    const WordKey key = KeyOfWord(word);
    EXPECT_EQ(key.kept, key.folded) << word;
  }
}

TEST(TableKey, WhatStandsBetweenTheWordsOfAPhraseDoesNotMatter) {
  EXPECT_EQ(KeyOfPhrase("Winston-Salem").kept, KeyOfPhrase(" winston  salem ").kept);
  EXPECT_EQ(KeyOfPhrase("St. Louis").kept, Join(KeyOfWord("st"), KeyOfWord("louis")).kept);
  EXPECT_EQ(KeyOfPhrase("O’Brien").kept, Join(KeyOfWord("o"), KeyOfWord("brien")).kept);
  EXPECT_EQ(KeyOfPhrase("DOÑA ANA").folded, KeyOfPhrase("dona ana").kept);
}

TEST(TableKey, OrderAndBordersOfWordsMatter) {
  EXPECT_NE(KeyOfPhrase("new york").kept, KeyOfPhrase("york new").kept);
  EXPECT_NE(KeyOfPhrase("new york").kept, KeyOfPhrase("newyork").kept);
  EXPECT_NE(KeyOfPhrase("new york").kept, KeyOfPhrase("new york new").kept);
  EXPECT_NE(KeyOfPhrase("a a").kept, KeyOfPhrase("a a a").kept);
}

TEST(TableKey, WordsOfCountsAndKeepsTheFirst) {
  const PhraseWords words = WordsOf("Rio de Janeiro 🏖");
  EXPECT_EQ(words.count, 3U);
  EXPECT_EQ(words.first.kept, KeyOfWord("rio").kept);
  EXPECT_EQ(WordsOf("… — 🙂").count, 0U);
  EXPECT_EQ(WordsOf("").all.kept, 0U);
}

// The file format fixes the hash: a change of these figures needs a new format number.
TEST(TableKey, KeysAreThoseOfTheFileFormat) {
  EXPECT_EQ(KeyOfWord("rose").kept, 4628009707902929447U);
  EXPECT_EQ(KeyOfWord("françoise").kept, 7181799924533436608U);
  EXPECT_EQ(KeyOfPhrase("new york").kept, 9801072860129210204U);
}

}  // namespace
}  // namespace discreet
