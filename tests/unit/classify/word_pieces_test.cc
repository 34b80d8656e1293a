// How a text is cut, on a vocabulary small enough to see; parity_test.cc compares the real one.
#include "classify/word_pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "small_model.h"

namespace discreet::classify {
namespace {

using ::testing::ElementsAreArray;

// "id:begin-end/shape" of each piece.
std::vector<std::string> Cut(std::string_view text, size_t most = 1000) {
  SmallModel file;
  ClassifierModel model;
  EXPECT_EQ(model.Load(file.bytes()), "");
  std::pmr::monotonic_buffer_resource memory;
  Pieces pieces(&memory);
  AppendPieces(text, 0, model.vocabulary(), most, pieces);
  std::vector<std::string> cut;
  for (const Piece& p : pieces) {
    cut.push_back(std::to_string(p.id) + ":" + std::to_string(p.span.begin) + "-" +
                  std::to_string(p.span.end) + "/" + std::to_string(p.shape));
  }
  return cut;
}

TEST(WordPieces, AreTheLongestThatTheVocabularyHas) {
  const struct {
    std::string text;
    std::vector<std::string> pieces;
    const char* why;
  } cases[] = {
      {"", {}, "nothing"},
      {" \n\t ", {}, "white space"},
      {"a", {"1:0-1/0"}, "one letter"},
      {"ab", {"2:0-2/0"}, "the longer piece"},
      {"abc", {"2:0-2/0", "3:2-3/1"}, "a piece that goes on"},
      {"abcc!", {"2:0-2/0", "3:2-3/1", "3:3-4/1", "4:4-5/0"}, "a sign stands by itself"},
      {"c", {"0:0-1/0"}, "this one never begins a word"},
      {"abx ab", {"0:0-3/0", "2:4-6/0"}, "what cannot be cut is unknown, as a whole"},
      {"aé", {"0:0-3/0"}, "a two-byte letter belongs to its word"},
      {"é É", {"5:0-2/0"}, "folded to its letter; what has no class is skipped"},
      {"Ab AB ab1 A", {"2:0-2/2", "2:3-5/4", "0:6-9/6", "1:10-11/2"}, "how the word is written"},
      {"?", {"0:0-1/0"}, "a sign that the vocabulary has not"},
  };
  for (const auto& c : cases) EXPECT_THAT(Cut(c.text), ElementsAreArray(c.pieces)) << c.why;
}

TEST(WordPieces, AWordOfMoreThanFortyLettersIsUnknown) {
  const std::string most = "a" + std::string(39, 'c');
  EXPECT_EQ(Cut(most).size(), 40U);
  EXPECT_THAT(Cut(most + "c!"), ElementsAreArray({"0:0-41/0", "4:41-42/0"}));
  EXPECT_THAT(Cut(std::string(100'000, 'c')), ElementsAreArray({"0:0-100000/0"}));
}

TEST(WordPieces, EndsAtTheMost) {
  EXPECT_EQ(Cut("a a a", 3).size(), 3U);
  EXPECT_EQ(Cut("a a a a", 3).size(), 3U);
  SmallModel file;
  ClassifierModel model;
  ASSERT_EQ(model.Load(file.bytes()), "");
  std::pmr::monotonic_buffer_resource memory;
  Pieces pieces(&memory);
  EXPECT_TRUE(AppendPieces("a é a", 0, model.vocabulary(), 3, pieces));
  EXPECT_FALSE(AppendPieces("a", 1, model.vocabulary(), 3, pieces));
}

}  // namespace
}  // namespace discreet::classify
