#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace discreet {
namespace {

using ::testing::ElementsAre;
using Strings = std::vector<std::string>;

// The pieces of a text, without the blanks at their ends.
Strings Cut(std::string_view text, const std::pmr::vector<uint32_t>& begins) {
  Strings pieces;
  for (size_t i = 0; i < begins.size(); ++i) {
    const size_t end = i + 1 < begins.size() ? begins[i + 1] : text.size();
    std::string piece(text.substr(begins[i], end - begins[i]));
    while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\n')) piece.pop_back();
    pieces.push_back(piece);
  }
  return pieces;
}

TEST(Sentences, EndWithTheirStopOrTheirLine) {
  const struct {
    const char* text;
    Strings sentences;
    const char* why;
  } cases[] = {
      {"She coded. We ran 💔 down! Really?! Yes…",
       {"She coded.", "We ran 💔 down!", "Really?!", "Yes…"},
       "stops"},
      {"Dr. Ruiz saw Zoë at 4.5 mg. Pt. J. Okafor slept",
       {"Dr. Ruiz saw Zoë at 4.5 mg.", "Pt. J. Okafor slept"},
       "titles, initials and figures end none"},
      {"he said \"no.\" Then (he left.) Bye",
       {"he said \"no.\"", "Then (he left.)", "Bye"},
       "closing signs belong"},
      {"Bed no. 4 is hers. No. It is not", {"Bed no. 4 is hers.", "No.", "It is not"}, "no. before a number"},
      {"no stop here\nnor here", {"no stop here", "nor here"}, "a line ends its sentence"},
      {"it was e.g. cold. but small letters go on. ÉL vino",
       {"it was e.g. cold. but small letters go on.", "ÉL vino"},
       "before a small letter in doubt it goes on"},
      {"ماتت؟ نعم۔ مرحبا", {"ماتت؟", "نعم۔", "مرحبا"}, "stops of other scripts"},
      {"他来了。我们走！好", {"他来了。", "我们走！", "好"}, "with no blank behind"},
      {"see example.com/a.b today", {"see example.com/a.b today"}, "a dot inside a word"},
      {"", {""}, "nothing is one piece"},
      {"...", {"..."}, "only stops"},
  };
  for (const auto& c : cases) {
    std::pmr::monotonic_buffer_resource memory;
    EXPECT_EQ(Cut(c.text, SentenceBegins(c.text, &memory)), c.sentences) << c.why;
  }
}

TEST(Sentences, LinesBeginBehindLineEnds) {
  std::pmr::monotonic_buffer_resource memory;
  EXPECT_THAT(LineBegins("é\n\nb\n", &memory), ElementsAre(0, 3, 4));
  const auto begins = LineBegins("é\n\nb", &memory);
  EXPECT_EQ(PieceAt(begins, 0), 0U);
  EXPECT_EQ(PieceAt(begins, 2), 0U) << "the line end belongs to its line";
  EXPECT_EQ(PieceAt(begins, 3), 1U);
  EXPECT_EQ(PieceAt(begins, 400), 2U);
}

}  // namespace
}  // namespace discreet
