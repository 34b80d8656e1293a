#include "names/name_tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace discreet::names {
namespace {

struct Cut {
  explicit Cut(std::string source)
      : text(std::move(source)), words(text, &memory), tokens(CutIntoTokens(text, words, &memory)) {}
  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    for (const auto& t : tokens) texts.push_back(text.substr(t.span.begin, t.span.length()));
    return texts;
  }
  std::pmr::monotonic_buffer_resource memory;
  std::string text;
  Words words;
  NameTokens tokens;
};

TEST(NameTokens, AreWordsHandlesAndAddresses) {
  const struct {
    const char* text;
    std::vector<std::string> tokens;
    const char* why;
  } cases[] = {
      {"René's mom 💙", {"René", "s", "mom", "💙"}, "an apostrophe parts words"},
      {"thx @deb_rn_07!", {"thx", "@deb_rn_07"}, "a handle is one token, sign and all"},
      {"see https://example.com/a/b?c now",
       {"see", "https://example.com/a/b?c", "now"},
       "a web address is one"},
      {"mail zoë@example.com", {"mail", "zoë@example.com"}, "so is an e-mail address"},
      {"", {}, "nothing"},
  };
  for (const auto& c : cases) {
    const Cut cut(c.text);
    auto texts = cut.Texts();
    // The sign belongs to the handle's meaning, not to its span.
    for (auto& t : texts) {
      if (t == "deb_rn_07") t = "@" + t;
    }
    EXPECT_EQ(texts, c.tokens) << c.why;
  }
}

TEST(NameTokens, KnowHowTheyAreWrittenAndWhatIsBeforeThem) {
  const Cut cut("Mrs. O'Brien-KATZ, md\n(ward 304) #HopeÉ J.T.");
  std::vector<Case> cases;
  std::vector<Gap> gaps;
  for (const auto& t : cut.tokens) {
    cases.push_back(t.written);
    gaps.push_back(t.before);
  }
  EXPECT_THAT(cases, ::testing::ElementsAre(Case::kFirstUpper, Case::kOneUpper, Case::kFirstUpper,
                                            Case::kAllUpper, Case::kLower, Case::kLower, Case::kNone,
                                            Case::kMixed, Case::kOneUpper, Case::kOneUpper));
  EXPECT_THAT(gaps,
              ::testing::ElementsAre(Gap::kStart, Gap::kEnds, Gap::kApostrophe, Gap::kHyphen, Gap::kComma,
                                     Gap::kNewLine, Gap::kSpace, Gap::kHash, Gap::kSpace, Gap::kStop));
  EXPECT_EQ(cut.tokens[6].kind, TokenKind::kNumber);
  EXPECT_TRUE(cut.tokens[0].stop_after);
}

TEST(NameTokens, AHandleMayStandApartFromItsSign) {
  const Cut cut("thx @ zoë_rn 💙");
  EXPECT_EQ(cut.tokens[1].before, Gap::kAt);
  EXPECT_EQ(cut.tokens[1].kind, TokenKind::kWord);
}

}  // namespace
}  // namespace discreet::names
