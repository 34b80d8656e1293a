#include "text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/disguises.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> TokensOf(std::string_view text) {
  constexpr const char* kNames[] = {"hashtag", "handle", "email", "url"};
  std::pmr::monotonic_buffer_resource memory;
  std::vector<std::string> found;
  for (const Token& token : FindTokens(text, &memory)) {
    found.push_back(std::string(kNames[static_cast<int>(token.kind)]) + " " +
                    std::string(text.substr(token.span.begin, token.span.length())));
  }
  return found;
}

std::vector<std::string> WordsOf(std::string_view tag) {
  std::pmr::monotonic_buffer_resource memory;
  std::vector<std::string> words;
  for (const ByteSpan span : WordsOfTag(tag, {0, static_cast<uint32_t>(tag.size())}, &memory)) {
    words.emplace_back(tag.substr(span.begin, span.length()));
  }
  return words;
}

std::vector<std::string> DisguisesOf(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const Disguises disguises(text, &memory);
  std::vector<std::string> found;
  for (const Disguise& each : disguises.all()) {
    found.push_back(std::string(text.substr(each.span.begin, each.span.length())) + " " +
                    std::string(disguises.Form(each)));
  }
  return found;
}

TEST(Tokens, AreToldFromProse) {
  EXPECT_THAT(TokensOf("RIP #JohnSmith, thanks @jsmith_rn! 😢"),
              ElementsAre("hashtag #JohnSmith", "handle @jsmith_rn"));
  EXPECT_THAT(TokensOf("mail jo.smith+rn@mail.example.com."),
              ElementsAre("email jo.smith+rn@mail.example.com"));
  EXPECT_THAT(TokensOf("see (https://example.com/a?b=#c), then www.example.org/é"),
              ElementsAre("url https://example.com/a?b=#c", "url www.example.org/é"));
  EXPECT_THAT(TokensOf("example.com or clinic.health/stories"),
              ElementsAre("url example.com", "url clinic.health/stories"));
  EXPECT_THAT(TokensOf("@nurse@social.example hi"), ElementsAre("handle @nurse@social.example"));
  EXPECT_THAT(TokensOf("#ناجح #niño_2 @Zoë"), ElementsAre("hashtag #ناجح", "hashtag #niño_2", "handle @Zoë"));
}

TEST(Tokens, AreNotSeenInProse) {
  EXPECT_THAT(TokensOf("bed #4, we're #1, POD#3a, 3.5 mg at 10:30. Next: Dr.Smith, e.g. this @ noon"),
              IsEmpty());
  EXPECT_THAT(TokensOf("time 7:30://, a..b, x.y, .com é#"), IsEmpty());
  EXPECT_THAT(TokensOf(""), IsEmpty());
}

TEST(Tokens, ATagFallsIntoItsWords) {
  EXPECT_THAT(WordsOf("#PrayForJohnSmith"), ElementsAre("Pray", "For", "John", "Smith"));
  EXPECT_THAT(WordsOf("#RIPJohnSmith2026"), ElementsAre("RIP", "John", "Smith", "2026"));
  EXPECT_THAT(WordsOf("#team_josé_núñez"), ElementsAre("team", "josé", "núñez"));
  EXPECT_THAT(WordsOf("#ÉlieÖzil"), ElementsAre("Élie", "Özil"));
  EXPECT_THAT(WordsOf("@jsmith"), ElementsAre("jsmith"));
  EXPECT_THAT(WordsOf("#"), IsEmpty());
}

TEST(Disguises, SayWhatAWordMayHaveBeen) {
  EXPECT_THAT(DisguisesOf("you 1d10t é"), ElementsAre("1d10t idiot", "1d10t ldlot"));
  EXPECT_THAT(DisguisesOf("so $tup1d!!"), ElementsAre("$tup1d stupid", "$tup1d stupld"));
  EXPECT_THAT(DisguisesOf("Loooser, m0r0n."), ElementsAre("Loooser loser", "Loooser looser", "m0r0n moron"));
  EXPECT_THAT(DisguisesOf("j3rkkkk"), ElementsAre("j3rkkkk jerk", "j3rkkkk jerkk"));
}

TEST(Disguises, OrdinaryWordsHaveNone) {
  EXPECT_THAT(DisguisesOf("bed4 on the 4th, covid19 and 2nd? 250mg at 10! good café☕ 3pm 100 wow!!!"),
              IsEmpty());
  EXPECT_THAT(DisguisesOf("ñ0ño a@b"), ElementsAre("a@b aab"));
  EXPECT_THAT(DisguisesOf(std::string(5000, 'x')), IsEmpty()) << "longer than any word";
}

}  // namespace
}  // namespace discreet
