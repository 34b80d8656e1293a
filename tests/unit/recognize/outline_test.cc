// Where a pattern's outline says no, RE2 finds nothing; where it says yes, it should mostly.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <memory_resource>
#include <random>
#include <string>
#include <vector>

#include "discreet/span.h"
#include "recognize/outline_builder.h"
#include "recognize/outline_walk.h"
#include "recognize/pattern_options.h"
#include "recognize/regex_width.h"

namespace discreet {
namespace {

constexpr uint32_t kMany = 1'000;

struct Drawn {
  explicit Drawn(std::string_view pattern, uint32_t group = 0) {
    const auto tree = ParseRegex(pattern);
    EXPECT_TRUE(tree.has_value()) << pattern;
    says = built.Add(*tree, group);
  }

  // Begins that are let through, of all in the text.
  std::vector<uint32_t> In(std::string_view text, uint32_t most_bytes = kMany) const {
    const StartRange everywhere{0, static_cast<uint32_t>(text.size())};
    std::pmr::vector<StartRange> scratch;
    std::vector<uint32_t> begins;
    for (const StartRange& range :
         OutlinedStarts(built.view(), 0, text, {&everywhere, 1}, most_bytes, scratch)) {
      for (uint32_t begin = range.first; begin <= range.last; ++begin) begins.push_back(begin);
    }
    return begins;
  }

  BuiltOutlines built;
  Outline says = Outline::kBegins;
};

using Begins = std::vector<uint32_t>;

TEST(Outline, LetsThroughWhereThePatternMatchesAndNowhereElse) {
  const Drawn bed(R"(\b(?:bed|room) \d{1,3}\b)");
  EXPECT_EQ(bed.In("bed 12, Zoë’s room 7"), (Begins{0, 17}));
  EXPECT_EQ(bed.In("bedroom 5; abed 12; bed x; bed 1234"), Begins{});
  EXPECT_EQ(bed.In("שלום room 30"), (Begins{9}));
  EXPECT_EQ(bed.In(""), Begins{});
}

TEST(Outline, SeesTheEndOfTheText) {
  const Drawn end(R"(ward\b)");
  EXPECT_EQ(end.In("our ward"), Begins{4});
  EXPECT_EQ(end.In("our wards"), Begins{});
  const Drawn last(R"(ward$)");
  EXPECT_EQ(last.In("our ward"), Begins{4});
  EXPECT_EQ(last.In("ward 4"), Begins{});
}

TEST(Outline, FollowsNoMatchFurtherThanTheLongest) {
  const Drawn gap(R"(from[^.]{0,40}Orono)");
  EXPECT_EQ(gap.In("from somewhere near Orono"), Begins{0});
  EXPECT_EQ(gap.In("from somewhere near Orono", 10), Begins{});
}

TEST(Outline, CountsShortRepeatsAndNotLongOnes) {
  EXPECT_EQ(Drawn(R"(a{2,3}b)").In("aab aaab ab"), (Begins{0, 4, 5}));
  EXPECT_EQ(Drawn(R"(\bx{2,20}y)").In(std::string(30, 'x') + "y"), Begins{0});  // more than the pattern takes
}

TEST(Outline, LeavesOutWhatMatchesWithoutTheGroup) {
  const Drawn dose(R"(\b\d+ (?:mg|ml)\b|\b(\d+ Elm Street)\b)", 1);
  EXPECT_EQ(dose.says, Outline::kFindings);
  EXPECT_EQ(dose.In("5 mg, then 5 Elm Street"), Begins{11});
  const Drawn plain(R"(\b(\d+) (?:mg|ml)\b)", 1);
  EXPECT_EQ(plain.says, Outline::kBegins);
  EXPECT_EQ(plain.In("5 mg"), Begins{0});
  // The other group's alternative stays where it is the one that is asked for.
  EXPECT_EQ(Drawn(R"((a)x|(b)x)", 2).In("ax bx"), Begins{3});
  EXPECT_EQ(Drawn(R"(c(?:(a)|b)x)", 1).In("cax cbx"), Begins{0});
}

// Each match and its end, where the outline tells them.
std::vector<ByteSpan> MatchesOf(const Drawn& drawn, std::string_view text) {
  OutlineWalk walk(drawn.built.view(), 0, text, kMany);
  std::vector<ByteSpan> matches;
  for (uint32_t begin = 0; begin < text.size(); ++begin) {
    if (const uint32_t end = walk.End(begin); end != 0) matches.push_back({begin, end});
  }
  return matches;
}

TEST(Outline, TellsTheMatchesOfAPatternThatCanEndInOnePlaceOnly) {
  for (const std::string_view pattern :
       {R"(\b(?:bed|room) \d{1,3}\b)", R"((?i)chart[ #]{1,3}\d{6}\b)", R"(\b\d+\b)", "señor"}) {
    EXPECT_EQ(Drawn(pattern).says, Outline::kMatches) << pattern;
  }
  for (const std::string_view pattern :
       {R"(\d{1,3})", "ab|a", R"(\bx{2,20}\b)", R"(a\w+\b|\p{L}x)", "[^a]b"}) {
    EXPECT_EQ(Drawn(pattern).says, Outline::kBegins) << pattern;
  }
  const Drawn bed(R"(\b(?:bed|room) \d{1,3}\b)");
  EXPECT_EQ(MatchesOf(bed, "bed 12, 🎈 room 7"), (std::vector<ByteSpan>{{0, 6}, {13, 19}}));
  EXPECT_EQ(Drawn(R"(\b(room \d+)\b)", 1).says, Outline::kMatches);
  EXPECT_EQ(Drawn(R"(room (\d+)\b)", 1).says, Outline::kBegins);  // the span is not all of the match
}

// Long lists joined with long lists: more states than are written down. What is left still lets all through.
TEST(Outline, IsCutShortRatherThanTooLarge) {
  std::string words;
  std::mt19937 random(5);
  for (int i = 0; i < 600; ++i) {
    if (i > 0) words += '|';
    for (int letter = 0; letter < 9; ++letter) words += static_cast<char>('a' + random() % 26);
  }
  const Drawn lists("(?:" + words + ") [^.]{0,50}(?:" + words + ")");
  const std::string first = words.substr(0, 9);
  EXPECT_EQ(lists.In("so " + first + " and " + first), (Begins{3, 17}));
}

TEST(Outline, SaysNothingOfAPatternThatBeginsWithAnything) {
  const std::string_view text = "Zoë";
  EXPECT_EQ(Drawn("(?:x?)").In(text).size(), text.size() + 1);
}

// Patterns and texts from a small grammar: whatever RE2 matches is let through.
class Grammar {
 public:
  explicit Grammar(uint32_t seed) : random_(seed) {}

  std::string Pattern(int depth) {
    switch (Below(depth > 0 ? 8 : 3)) {
      case 0:
        return std::string(1, "ab1 "[Below(4)]);
      case 1:
        return Pick({"[ab]", "\\d", "\\w", "[^a]", ".", "é", "[é1]", "\\p{L}"});
      case 2:
        return Pick({"\\b", "\\B", "^", "$", "a\\b"});
      case 3:
      case 4:
        return Pattern(depth - 1) + Pattern(depth - 1);
      case 5:
        return "(?:" + Pattern(depth - 1) + "|" + Pattern(depth - 1) + ")";
      case 6:
        return "(?:" + Pattern(depth - 1) + ")" + Pick({"?", "*", "+", "{2}", "{0,2}", "{1,9}"});
      default:
        return "(?i:" + Pattern(depth - 1) + ")";
    }
  }
  std::string Text() {
    std::string text;
    for (uint32_t left = Below(14); left > 0; --left)
      text += Pick({"a", "b", "A", "1", " ", "é", "É", "\n", "🎈"});
    return text;
  }

 private:
  uint32_t Below(uint32_t most) { return static_cast<uint32_t>(random_() % most); }
  std::string Pick(std::vector<std::string> choices) {
    return choices[Below(static_cast<uint32_t>(choices.size()))];
  }
  std::mt19937 random_;
};

TEST(Outline, LetsThroughWhateverRe2Matches) {
  Grammar grammar(20261127);
  size_t matches = 0;
  size_t refused = 0;
  size_t told = 0;
  for (int round = 0; round < 3'000; ++round) {
    const std::string pattern = grammar.Pattern(4);
    const re2::RE2 compiled(pattern, PatternOptions());
    const auto tree = ParseRegex(pattern);
    // What may match nothing has no outline in a pack.
    if (!compiled.ok() || !tree || WidthOf(*tree).least == 0) continue;
    const Drawn outline(pattern);
    told += outline.says == Outline::kMatches ? 1 : 0;
    for (int i = 0; i < 20; ++i) {
      const std::string text = grammar.Text();
      const Begins through = outline.In(text);
      for (uint32_t begin = 0; begin < text.size(); ++begin) {
        const bool let = std::binary_search(through.begin(), through.end(), begin);
        re2::StringPiece match;
        const bool is_match =
            compiled.Match(text, begin, text.size(), re2::RE2::ANCHOR_START, &match, 1) && !match.empty();
        ASSERT_TRUE(let || !is_match) << "pattern " << pattern << ", byte " << begin << " of round " << round;
        matches += is_match ? 1 : 0;
        refused += let ? 0 : 1;
        if (outline.says != Outline::kMatches) continue;
        ASSERT_EQ(let, is_match) << "pattern " << pattern << ", byte " << begin << " of round " << round;
        OutlineWalk walk(outline.built.view(), 0, text, kMany);
        if (is_match) {
          ASSERT_EQ(walk.End(begin), begin + match.size()) << "pattern " << pattern;
        }
      }
    }
  }
  EXPECT_GT(matches, 5'000U);
  EXPECT_GT(refused, 5'000U);
  EXPECT_GT(told, 200U);
}

}  // namespace
}  // namespace discreet
