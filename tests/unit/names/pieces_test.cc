// A text is cut into pieces that are tagged each by itself.
#include "names/pieces.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "names/built_in.h"

namespace discreet::names {
namespace {

using Strings = std::vector<std::string>;

Strings PiecesOf(const std::string& text) {
  std::pmr::monotonic_buffer_resource memory;
  const Words words(text, &memory);
  NameTokens tokens = CutIntoTokens(text, words, &memory);
  Strings found;
  uint32_t token = 0;
  uint32_t byte = 0;
  for (const Piece& piece : CutIntoPieces(text, tokens, &memory)) {
    EXPECT_EQ(piece.begin, token) << text;
    EXPECT_EQ(piece.bytes.begin, byte) << text;
    EXPECT_EQ(tokens[piece.begin].before, Gap::kStart) << text;
    token = piece.end;
    byte = piece.bytes.end;
    found.push_back(text.substr(piece.bytes.begin, piece.bytes.length()));
  }
  EXPECT_EQ(token, tokens.size()) << text;
  return found;
}

TEST(Pieces, EndWithLinesAndSentences) {
  const struct {
    const char* text;
    Strings pieces;
    const char* why;
  } cases[] = {
      {"", {}, "nothing"},
      {" 💙", {" 💙"}, "no letter at all"},
      {"Saw Renée today. @zoë was in!  #tired?", {"Saw Renée today. ", "@zoë was in!  ", "#tired?"}, "signs"},
      {"pt Ortiz\n\n(rm 4)\nok", {"pt Ortiz\n\n", "(rm 4)\n", "ok"}, "lines"},
      {"Dr. Ruiz and Prof. Öz. Hi", {"Dr. Ruiz and Prof. Öz. Hi"}, "a short word may be an abbreviation"},
      {"gone... Then J.T. left… so", {"gone... ", "Then J.T. left… ", "so"}, "an ellipsis"},
      {"3.5 mg at ward.org!now", {"3.5 mg at ward.org!now"}, "no space behind the sign"},
  };
  for (const auto& c : cases) EXPECT_EQ(PiecesOf(c.text), c.pieces) << c.why;
}

TEST(Pieces, HaveAnEndEvenWhereTextHasNone) {
  std::string text;
  for (uint32_t i = 0; i < 2 * kLongestPiece + 1; ++i) text += "Zoë/";
  const Strings pieces = PiecesOf(text);
  ASSERT_EQ(pieces.size(), 3U);
  EXPECT_EQ(pieces[2], "/Zoë/");
}

TEST(Pieces, AreTaggedTheSameWhereverTheyStand) {
  const std::string texts[] = {"Room 12 again. ",      "Saw Renée Dubois today! ",
                               "JOHN SMITH IS HERE\n", "@ zoë_rn and mrs patel in 304…  ",
                               "qué frío 😤? ",         "(Kowalczyk) left for York. "};
  const auto tags = [](const std::string& text) {
    std::pmr::monotonic_buffer_resource memory;
    const Words words(text, &memory);
    std::vector<float> parts;
    for (const auto& token : BuiltInTagger().Tag(text, words, &memory)) {
      parts.insert(parts.end(), token.part, token.part + 3);
    }
    return parts;
  };
  std::string whole;
  std::vector<float> apart;
  for (const std::string& text : texts) {
    whole += text;
    const auto own = tags(text);
    apart.insert(apart.end(), own.begin(), own.end());
  }
  EXPECT_EQ(tags(whole), apart);
}

}  // namespace
}  // namespace discreet::names
