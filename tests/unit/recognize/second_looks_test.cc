#include "recognize/second_looks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "found_in.h"
#include "memory_rule_book.h"
#include "recognize/rule_matcher.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Strings = std::vector<std::string>;

// What a rule finds, by itself and among all rules of its book: the two must agree.
Strings Found(const MemoryRuleBook& book, const RuleRow& rule, std::string_view source) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const Words words(text.view(), &memory);
  std::pmr::vector<Finding> found(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  RuleMatcher(book).Match({text, words, 0, NoDeadline(), &memory}, {}, found, unfinished);
  EXPECT_THAT(unfinished, IsEmpty());
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
  Strings all;
  for (const Finding& finding : found) {
    const SourceSpan span = text.ToSource(finding.span);
    if (finding.rule == rule.number) all.emplace_back(source.substr(span.begin, span.length()));
  }
  EXPECT_EQ(all, FoundIn(*MakeRecognizer(rule, book), source)) << source;
  return all;
}

TEST(SecondLooks, FindWordsThatAreDressedUpForRulesThatAsk) {
  MemoryRuleBook book;
  book.AddWords("plain", {"vermin"});
  RuleRow& rule = book.AddWords("asks", {"vermin", "waste of space"});
  rule.disguised = true;
  EXPECT_THAT(Found(book, rule, "you v3rmin, VERM1N and vermin 🐀"),
              ElementsAre("v3rmin", "VERM1N", "vermin"));
  EXPECT_THAT(Found(book, rule, "señor, what a w4ste of sp@ce!"), ElementsAre("w4ste of sp@ce"));
  EXPECT_THAT(Found(book, rule, "a waste of spaaaace"), ElementsAre("waste of spaaaace"));
  EXPECT_THAT(Found(book, book.rules()[0], "v3rmin é"), IsEmpty()) << "it did not ask";
}

TEST(SecondLooks, FindWhatPatternsMeanInADisguise) {
  MemoryRuleBook book;
  RuleRow& rule = book.AddPattern("asks", R"((?i)\b(they|all) are (?:vermin|trash)\b)");
  rule.disguised = true;
  EXPECT_THAT(Found(book, rule, "é they are v3rm1n. all are trash"),
              ElementsAre("they are v3rm1n", "all are trash"));
  rule.group = 1;
  EXPECT_THAT(Found(book, rule, "they are v3rmin é"), IsEmpty())
      << "its span touches no word that is dressed up";
}

TEST(SecondLooks, SeeTheWordsOfHashtagsAtTheirExactPlace) {
  MemoryRuleBook book;
  RuleRow& words = book.AddWords("asks", {"heart attack", "zoë"});
  words.tags = true;
  EXPECT_THAT(Found(book, words, "💔 #HeartAttack #heartattack #PrayForZoë"),
              ElementsAre("HeartAttack", "Zoë"));
  EXPECT_THAT(Found(book, words, "@HeartAttack"), IsEmpty()) << "a handle is no words";
  EXPECT_THAT(Found(book, words, "#BadHeart #AttackZoë"), ElementsAre("Zoë")) << "two tags are no phrase";
  EXPECT_THAT(Found(book, words, "#𝐇𝐞𝐚𝐫𝐭𝐀𝐭𝐭𝐚𝐜𝐤 é"), ElementsAre("𝐇𝐞𝐚𝐫𝐭𝐀𝐭𝐭𝐚𝐜𝐤")) << "folded before";
}

TEST(SecondLooks, FindNamesOfPersonsInHashtags) {
  MemoryRuleBook book;
  RuleRow& rule = book.AddWords("names", {"unused"});
  rule.match = MatchKind::kTagged;
  rule.words = RuleRow::kNoList;
  rule.tagged = Tagged::kPerson;
  rule.at_least = 45;
  EXPECT_THAT(Found(book, rule, "my patient died today 💔 #RIPJohnSmith"), IsEmpty());
  rule.tags = true;
  EXPECT_THAT(Found(book, rule, "my patient died today 💔 #RIPJohnSmith"), ElementsAre("JohnSmith"));
}

TEST(SecondLooks, NeverFindTheSameTwiceOrOverlap) {
  MemoryRuleBook book;
  RuleRow& rule = book.AddPattern("asks", R"((?i)(?:é )?\brose\b)");
  rule.disguised = rule.tags = true;
  EXPECT_THAT(Found(book, rule, "é rose r0se #RedRose rose"), ElementsAre("é rose", "r0se", "Rose", "rose"));
}

TEST(SecondLooks, AreUnfinishedAndSwitchedOffAsTheFirst) {
  class Late final : public Deadline {
    uint64_t NowMicros() const override { return 0; }
    bool Passed() const override { return true; }
  };
  MemoryRuleBook book;
  book.AddWords("asks", {"rose"}).disguised = true;
  const RuleMatcher matcher(book);
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text("é r0se", &memory);
  const Words words(text.view(), &memory);
  std::pmr::vector<Finding> found(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  matcher.Match({text, words, 0, Late(), &memory}, {}, found, unfinished);
  EXPECT_THAT(found, IsEmpty());
  EXPECT_THAT(unfinished, ::testing::Each(1U));
  EXPECT_FALSE(unfinished.empty());
  unfinished.clear();
  const uint32_t off[] = {1};
  matcher.Match({text, words, 0, NoDeadline(), &memory}, {.disabled = off}, found, unfinished);
  EXPECT_THAT(found, IsEmpty());
  EXPECT_THAT(unfinished, IsEmpty());
}

}  // namespace
}  // namespace discreet
