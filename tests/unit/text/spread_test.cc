// Characters typed one by one.
#include "text/spread.h"

#include <gtest/gtest.h>

#include <memory_resource>

#include "discreet/normalized_text.h"
#include "random_text.h"

namespace discreet {
namespace {

std::string Normalized(std::string_view source) {
  std::pmr::monotonic_buffer_resource memory;
  return std::string(NormalizedText(source, &memory).view());
}

// The source of `words`, where they stand in the normalized text.
std::string SourceOf(std::string_view source, std::string_view words) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const size_t at = text.view().find(words);
  if (at == std::string_view::npos) return "(not there: " + std::string(text.view()) + ")";
  const SourceSpan span =
      text.ToSource({static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())});
  return std::string(source.substr(span.begin, span.length()));
}

TEST(Spread, OrdinaryTextStays) {
  const char* const ordinary[] = {
      "I a m fine",
      "I am a nurse, é y o?",
      "3 4 5 years of nights",
      "pain went 8 7 5 3 over the shift",
      "countdown: 7 6 5 4 3 2 1 🎉",
      "1 2 3 4 5 6 7 8 9 and breathe",
      "1 2 3 4 5 6 7 8 9 10 11",
      "times 10 30 and 11 45",
      "scores 3 - 1, 2 - 0, 4 - 4, 1 - 0",
      "scores 3-1 2-0 4-4 1-0 all weekend",
      "lists: 3 5 12 7 9 4 2 8 15",
      "call 9-1-1 or 9-8-8",
      "fluids by 4-2-1",
      "Apgars 8 9 9",
      "version 1.2.3.4",
      "section 2.1.3",
      "a b c d e f g",
      "A B C D",
      "A, B, C, D or E?",
      "plans A/B/D/N",
      "J. R. R. Okafor",
      "J.R.R. Okafor",
      "U.S.A., M.D., a.m., q.i.d., e.g., i.e.",
      "d-d-d-done",
      "no-o-o-o-o",
      "x x x x x",
      "A/B/D/F or x=y=z=w",
      "I - a - b",
      "ha ha ha, I I I I mean",
      "G 2 P 1 A 0 L 1",
      "one two three, four at most",
      "one two three four five six seven eight",
      "one of two, or three of four",
      "t.i.d. and p.r.n. for the ñ",
      "1. rest\n2. ice\n3. naïve hope\n4. x\n5. y\n6. z\n7. w",
      "a\nb\nd\ne\ng",
      "中 文 字 幕 在 此",
      "😀 😀 😀 😀 😀 😀 😀",
      "www.a.b.d.example.com",
  };
  for (const char* text : ordinary) EXPECT_EQ(Normalized(text), text);
}

TEST(Spread, NumbersAreJoinedAndLeadBack) {
  const struct {
    const char* source;
    const char* joined;
    const char* captured;
  } cases[] = {
      {"SSN 5 3 6 - 2 2 - 4 5 8 8 😳", "536-22-4588", "5 3 6 - 2 2 - 4 5 8 8"},
      {"is 5 5 5 - 0 1 0 0 or", "555-0100", "5 5 5 - 0 1 0 0"},
      {"MRN 0 0 4 8 3 9 2 0, é", "00483920", "0 0 4 8 3 9 2 0"},
      {"M R N 0 0 4 8 3 9 2 0", "MRN 00483920", "M R N 0 0 4 8 3 9 2 0"},
      {"( 2 0 7 ) 5 5 5 - 0 1 4 2", "(207) 555-0142", "( 2 0 7 ) 5 5 5 - 0 1 4 2"},
      {"2.0.7.5.5.5.0.1.6.3.", "2075550163", "2.0.7.5.5.5.0.1.6.3"},
      {"4-0-1--5-5--2-3-8-2", "401-55-2382", "4-0-1--5-5--2-3-8-2"},
      {"2*0*7*5*5*5*0*1*8*8", "2075550188", "2*0*7*5*5*5*0*1*8*8"},
      {"5•5•8•2•0•4•1•7", "55820417", "5•5•8•2•0•4•1•7"},
      {"2 0 7   5 5 5   0 1 4 2", "207 555 0142", "2 0 7   5 5 5   0 1 4 2"},
      {"5 . 3 . 6 . 2 . 2 . 4 . 5 . 8 . 8", "536224588", "5 . 3 . 6 . 2 . 2 . 4 . 5 . 8 . 8"},
      {"(5)(3)(6)-(2)(2)-(4)(5)(8)(8)", "536-22-4588", "5)(3)(6)-(2)(2)-(4)(5)(8)(8"},
      {"0\\0\\4\\8\\3\\9\\2\\0", "00483920", "0\\0\\4\\8\\3\\9\\2\\0"},
      {"0=0=4=8=3=9=2=0", "00483920", "0=0=4=8=3=9=2=0"},
      {"0 3 / 1 4 / 1 9 5 1", "03/14/1951", "0 3 / 1 4 / 1 9 5 1"},
      {"5️⃣ 5️⃣ 5️⃣ - 0️⃣ 1️⃣ 0️⃣ 0️⃣", "555-0100",
       "5️⃣ 5️⃣ 5️⃣ - 0️⃣ 1️⃣ 0️⃣ 0️⃣"},
      {"٥ ٥ ٥ - ٠ ١ ٠ ٠", "555-0100", "٥ ٥ ٥ - ٠ ١ ٠ ٠"},
      {"two zero seven five five five zero one four two!", "2075550142",
       "two zero seven five five five zero one four two"},
      {"two-oh-seven Five-Five-Five oh-one-four-two", "207 555 0142",
       "two-oh-seven Five-Five-Five oh-one-four-two"},
      {"five three six, two two, four five eight eight", "536-22-4588",
       "five three six, two two, four five eight eight"},
      {"dos cero siete cinco cinco cinco cero uno", "20755501", "dos cero siete cinco cinco cinco cero uno"},
      {"five five five o one o o nine", "55501009", "five five five o one o o nine"},
  };
  for (const auto& c : cases) EXPECT_EQ(SourceOf(c.source, c.joined), c.captured);
}

TEST(Spread, WordsAreJoinedAndLeadBack) {
  const struct {
    const char* source;
    const char* joined;
    const char* captured;
  } cases[] = {
      {"pt J.o.h.n S.m.i.t.h é", "John Smith", "J.o.h.n S.m.i.t.h"},
      {"pt J o h n  S m i t h.", "John Smith", "J o h n  S m i t h"},
      {"pt J o h n S m i t h.", "John Smith", "J o h n S m i t h"},
      {"I saw M a r i a today", "saw Maria today", "saw M a r i a today"},
      {"H . a . l . l ñ", "Hall", "H . a . l . l"},
      {"O   k   a   f   o   r", "Okafor", "O   k   a   f   o   r"},
      {"[O][k][a][f][o][r]", "Okafor", "O][k][a][f][o][r"},
      {"S-m-i-t-h coded", "Smith coded", "S-m-i-t-h coded"},
      {"J.o.e, again", "Joe, again", "J.o.e, again"},
      {"J o e  S m i t h", "Joe Smith", "J o e  S m i t h"},
      {"N*ú*ñ*e*z", "Núñez", "N*ú*ñ*e*z"},
      {"O_k_a_f_o_r", "Okafor", "O_k_a_f_o_r"},
      {"H.A.L.L.O.R.A.N", "HALLORAN", "H.A.L.L.O.R.A.N"},
      {"the S T E M I", "STEMI", "S T E M I"},
      {"И в а н", "Иван", "И в а н"},
      {"N g u y ễ n", "Nguyễn", "N g u y ễ n"},
      {"J.o.h.n 2 0 7 5 5 5 0 1 4 2", "John 2075550142", "J.o.h.n 2 0 7 5 5 5 0 1 4 2"},
  };
  for (const auto& c : cases) EXPECT_EQ(SourceOf(c.source, c.joined), c.captured);
}

std::vector<ByteSpan> CutsOf(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  std::vector<ByteSpan> cuts;
  for (const SpreadCut& cut : FindSpread(text, &memory)) cuts.push_back(cut.span);
  return cuts;
}

// A line that asks for a close look at the whole text changes nothing in the lines before it.
TEST(Spread, AQuickLookMissesNothing) {
  const std::vector<std::string> units = {"a", "J",    "n",    "5",  "0",    "2",    "é",   "ễ", "o",
                                          "I", "five", "Zero", "oh", "seis", "tres", "one", "9"};
  const std::vector<std::string> gaps = {" ", ".",  "-",  " - ",  " . ", "   ", ")(", "=",  "*",
                                         "-", ", ", "  ", " pt ", "\n",  " (",  ") ", " 😀 "};
  RandomText random(17);
  uint32_t joined = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random.Below(70), 'x');
    text += ' ';
    const size_t count = 3 + random.Below(20);
    const size_t from = random.Below(units.size());
    const size_t kinds = 2 + random.Below(units.size());
    const std::string& gap = gaps[random.Below(9)];
    for (size_t i = 0; i < count; ++i) {
      text += units[(from + random.Below(kinds)) % units.size()];
      text += random.Below(6) == 0 ? gaps[random.Below(gaps.size())] : gap;
    }
    const std::vector<ByteSpan> quick = CutsOf(text);
    ASSERT_EQ(quick, CutsOf(text + "\n·"));
    joined += quick.empty() ? 0 : 1;
  }
  EXPECT_GE(joined, 1000U);
}

// Seconds, not minutes, even with a sanitizer: a row of 100,000 whose last unit ends the counting.
TEST(Spread, ALongRowIsReadOnce) {
  std::string text;
  std::string joined;
  for (int i = 0; i < 100'000; ++i) {
    text += "a ";
    joined += 'a';
  }
  EXPECT_TRUE(Normalized(text + "b, Zoë") == joined + "b, Zoë");
}

TEST(Spread, ManyRowsTakeTimeInProportion) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += i % 3 == 0 ? "5 " : i % 3 == 1 ? "j-" : "k.";
  const std::string normalized = Normalized(text);
  EXPECT_LE(normalized.size(), text.size());
}

}  // namespace
}  // namespace discreet
