// The parser of patterns and what is read off its trees, against RE2.
#include "recognize/regex.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <memory_resource>
#include <set>

#include "../text/random_text.h"
#include "memory_rule_book.h"
#include "recognize/anchors.h"
#include "recognize/candidates.h"
#include "recognize/pattern_options.h"
#include "recognize/regex_width.h"
#include "recognize/table_builder.h"

namespace discreet {
namespace {

TEST(Regex, LeavesAloneWhatIsNoPatternOrNotOfTheSubset) {
  for (const char* pattern : {"(", "a)", "[a", "a{2,1}", "*a", "a**", R"(\Qa.b\E)", R"(\C)", R"(\p{Latin})",
                              R"(\p{)", R"(\01)", "(?<n>a)", "a{1001}", "[b-a]", R"(a\)"}) {
    EXPECT_FALSE(ParseRegex(pattern)) << pattern;
  }
}

TEST(Regex, WidthsAreThoseOfTheShortestAndTheLongestMatch) {
  const struct {
    const char* pattern;
    uint32_t least;
    MostBytes most;
  } cases[] = {
      {"abc", 3, {3, 0, 0, 0, 0, 3}},
      {"a|bcd?", 1, {3, 0, 0, 0, 0, 3}},
      {R"(\d{3}-\d{4,6})", 8, {10, 0, 0, 0, 0, 10}},
      {R"(my[ \t]+nurse\s*)", 8, {7, 2, 0, 0, 0, 7}},
      {R"(\d+\b)", 1, {0, 0, 1, 0, 0}},
      {R"((?:[a-z]+ ){0,3}x)", 1, {4, 0, 0, 3, 0, 4}},
      {R"([^.\n]*x)", 1, {1, 0, 0, 0, 1, 1}},
      {"é", 2, {2, 0, 0, 0, 0, 1}},
      {"(?i)k", 1, {3, 0, 0, 0, 0, 1}},
      {R"(\p{L}{1,2})", 1, {8, 0, 0, 0, 0, 2}},
      {"(?:ab)+", 2, {MostBytes::kNoEnd, 0, 0, 0, 0, MostBytes::kManyChars}},
  };
  for (const auto& c : cases) {
    const auto node = ParseRegex(c.pattern);
    ASSERT_TRUE(node) << c.pattern;
    const Width width = WidthOf(*node);
    EXPECT_EQ(width.least, c.least) << c.pattern;
    EXPECT_EQ(width.most.bytes, c.most.bytes) << c.pattern;
    EXPECT_EQ(width.most.spaces, c.most.spaces) << c.pattern;
    EXPECT_EQ(width.most.digits, c.most.digits) << c.pattern;
    EXPECT_EQ(width.most.words, c.most.words) << c.pattern;
    EXPECT_EQ(width.most.lines, c.most.lines) << c.pattern;
    EXPECT_EQ(width.most.chars, c.most.chars) << c.pattern;
  }
}

TEST(Regex, AnchorsAreTheRarestLiteralsThatEachMatchHolds) {
  const struct {
    const char* pattern;
    std::set<std::string> best;
    const char* why;
  } cases[] = {
      {R"((?i)\bmy[ \t]+patient\b)", {"my patient"}, "a run of spaces is one byte of the folded text"},
      {R"(\d+ (?:lab|X-ray)s?)", {" lab", " labs", " x-ray", " x-rays"}, "choices and what may follow"},
      {R"([A-Z]{2}\d{6})", {}, "no literal at all"},
      {R"((?:a|\d)bc)", {"bc"}, "one branch has none"},
      {R"(x{3}y)", {"xxxy"}, "counted"},
      {R"((?:foo)+\d)", {"foo"}, "the first of many"},
  };
  for (const auto& c : cases) {
    const auto node = ParseRegex(c.pattern);
    ASSERT_TRUE(node) << c.pattern;
    std::set<std::string> found;
    const auto sets = AnchorsOf(*node);
    if (!sets.empty()) {
      for (const Anchor& anchor : sets.front().anchors) found.insert(anchor.text);
    }
    EXPECT_EQ(found, c.best) << c.why;
  }
}

const std::vector<std::string>& Pieces() {
  static const std::vector<std::string> kPieces = {R"(\d{2,3})",
                                                   R"([ \t]+)",
                                                   R"(\s*)",
                                                   "ward",
                                                   "(?:a|B|z9)",
                                                   R"(\b)",
                                                   "[-. ]?",
                                                   R"(\p{L}+)",
                                                   "é",
                                                   R"([^.\n]{0,5})",
                                                   R"(\w{2,})",
                                                   "(?i:ks)",
                                                   R"([A-Z]\d)",
                                                   "x?",
                                                   "(?:12|-)+",
                                                   R"(\.)",
                                                   R"((?:to){2})",
                                                   R"(\B)",
                                                   R"(\p{Lu}[a-z]+)",
                                                   "(?:^|[^a-z])",
                                                   R"(\p{Hebrew}+)",
                                                   R"([[:alpha:]]{2})",
                                                   "$",
                                                   R"([^\d\s])",
                                                   "Zo",
                                                   "wa?r",
                                                   R"(\x{5E9})",
                                                   "(?:ab|a){1,2}"};
  return kPieces;
}

std::string RandomPattern(RandomText& random) {
  std::string pattern = random.Below(2) == 0 ? "(?i)" : "";
  const size_t choices = 1 + random.Below(2);
  for (size_t i = 0; i < choices; ++i) {
    if (i > 0) pattern += "|";
    for (size_t count = 1 + random.Below(4); count > 0; --count)
      pattern += Pieces()[random.Below(Pieces().size())];
  }
  return pattern;
}

std::string RandomPost(RandomText& random) {
  static const char* const kBits[] = {"12",     "-",      "ward", "to",  "to", "K",
                                      "\u017F", "\u212A", "Zo",   "A1 ", "  ", "war."};
  std::string text;
  for (size_t count = random.Below(14); count > 0; --count) {
    text += random.Below(2) == 0 ? random.Make(1) : kBits[random.Below(std::size(kBits))];
  }
  return text;
}

// Where a rule may match, by the tables, and how long a match may be.
class Windows {
 public:
  Windows(const BuiltTables& tables, std::string_view text) : view_(tables.view()) {
    const TextRuns runs(text);
    Candidates candidates(view_, text, runs, 0, static_cast<uint32_t>(text.size()), &memory_);
    std::pmr::vector<StartRange> ranges(&memory_);
    for (uint32_t row = 0; candidates.Next(&row, &ranges);) ranges_.assign(ranges.begin(), ranges.end());
    most_ = runs.Bytes(view_.plans.front().most);
  }
  bool Hold(size_t begin, size_t size) const {
    const bool inside = std::any_of(ranges_.begin(), ranges_.end(),
                                    [&](const StartRange& r) { return r.first <= begin && begin <= r.last; });
    return inside && size <= most_;
  }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  MatchTables view_;
  std::vector<StartRange> ranges_;
  uint32_t most_ = 0;
};

// Every match of RE2 begins inside a window of the tables, whatever lane the pattern got, and is no longer or
// shorter than its width says.
TEST(Regex, TheTablesMissNoMatchOfRe2) {
  RandomText random(20261122);
  size_t matches = 0;
  std::set<Lane> lanes;
  for (int round = 0; round < 1500; ++round) {
    const std::string source = RandomPattern(random);
    const RE2 pattern(source, PatternOptions());
    const auto node = ParseRegex(source);
    ASSERT_TRUE(pattern.ok() && node) << source;
    const uint32_t least = WidthOf(*node).least;
    if (least == 0) continue;
    MemoryRuleBook book;
    book.AddPattern("one", source);
    const BuiltTables tables = BuildTables(book);
    lanes.insert(tables.plans.front().lane);
    for (int i = 0; i < 30; ++i) {
      const std::string text = RandomPost(random);
      const Windows windows(tables, text);
      re2::StringPiece found;
      for (size_t at = 0; pattern.Match(text, at, text.size(), RE2::UNANCHORED, &found, 1); ++matches) {
        const auto begin = static_cast<size_t>(found.data() - text.data());
        ASSERT_TRUE(windows.Hold(begin, found.size())) << source << " at " << begin;
        ASSERT_GE(found.size(), least) << source;
        at = begin + found.size();
      }
    }
  }
  EXPECT_GT(matches, 3000U);
  EXPECT_EQ(lanes, (std::set<Lane>{Lane::kAlways, Lane::kLiteral, Lane::kShape}));
}

}  // namespace
}  // namespace discreet
