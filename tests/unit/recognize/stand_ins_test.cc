#include "recognize/stand_ins.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory_resource>

#include "../text/random_text.h"
#include "recognize/pattern_options.h"
#include "text/utf8.h"

namespace discreet {
namespace {

std::string Utf8(char32_t code) {
  char bytes[4];
  return std::string(bytes, Encode(code, bytes));
}

TEST(StandIns, LeaveOffsetsAndWhateverPatternsTellApart) {
  std::pmr::monotonic_buffer_resource memory;
  EXPECT_EQ(Reduced("Zoë ß 12 – ’ 💙 e\u0301", &memory), "Zoë ß 12 – ’ 💙 e\u0300")
      << "marks stand in for marks";
  EXPECT_EQ(Reduced("שלום", &memory), "אאאא");
  EXPECT_EQ(Reduced("\u017F \u212A \u0345", &memory), "\u017F \u212A \u0345")
      << "(?i) takes them for s, k and iota";
  EXPECT_TRUE(IsReduced("Zoë – 💙")) << "Latin-1 and signs";
  EXPECT_FALSE(IsReduced("Zoë Łukasz"));
}

TEST(StandIns, PatternsThatTellLettersApartHaveNoReducedForm) {
  const struct {
    const char* pattern;
    bool reduced;
    const char* why;
  } cases[] = {
      {R"((?:\p{Lu}'')?\p{Lu}[\p{L}\p{M}]{1,14}(?:-\p{Lu}))", true, "classes of letters"},
      {R"([A-ZÀ-ÞĀ-ɏΆ-ΫЀ-Я][A-Za-zÀ-ԯ''.-]{1,15})", true, "whole stretches"},
      {R"(\b(?i:our|my)[ \t](\p{Lu}\p{L}+))", true, "case is folded in another group"},
      {R"((?i)\b(?:x|\*{3}|•{3})[’'-]{1,2}\x{2013}\n[]a\]][[:digit:]]\pL)", true,
       "signs, escapes, named classes"},
      {R"((?i)niño|année|[à-ÿ])", true, "Latin-1 in any case"},
      {R"(המטופל)", false, "letters named one by one"},
      {R"([а-д]+)", false, "a part of a stretch"},
      {R"((?i)[Ā-ɏ])", false, "(?i) adds letters of other stretches"},
      {R"((?i)\p{Lu}x)", false, "(?i) adds some small letters, not all"},
      {R"((?i:a(?-i)\p{Lu})\p{Ll})", true, "flags end with their group"},
      {R"(\p{Hebrew}+)", false, "a script"},
      {R"(\P{L})", false, "not known here"},
      {R"(\Qa\E)", false, "not known here"},
      {R"([abc)", false, "no pattern"},
      {R"(a))", false, "no pattern"},
  };
  for (const auto& c : cases) EXPECT_EQ(ReducedPattern(c.pattern).has_value(), c.reduced) << c.why;
}

// Every character there is against every class that packs use, alone and folded.
TEST(StandIns, AreInTheClassesOfThoseTheyStandFor) {
  std::pmr::monotonic_buffer_resource memory;
  const char* const patterns[] = {R"(\p{L})",
                                  R"(\p{Lu})",
                                  R"(\p{Ll})",
                                  R"(\p{M})",
                                  R"(\p{Nd})",
                                  R"((?i)\p{L})",
                                  R"((?i)\p{M})",
                                  R"([^\p{L}\p{M}\d])",
                                  R"([A-ZÀ-ÞĀ-ɏΆ-ΫЀ-Я])",
                                  R"([A-Za-zÀ-ԯ''.-])",
                                  R"((?i)[a-zß-ÿ])",
                                  R"((?i)[^k\p{Nd}])",
                                  R"(.)",
                                  R"(\w)"};
  for (const char* pattern : patterns) {
    const auto reduced = ReducedPattern(pattern);
    ASSERT_TRUE(reduced) << pattern;
    const RE2 own(pattern, PatternOptions());
    const RE2 small(*reduced, PatternOptions());
    ASSERT_TRUE(own.ok() && small.ok()) << pattern;
    EXPECT_LT(small.ProgramSize(), 700) << pattern;
    for (char32_t code = 0; code < 0x110000; ++code) {
      if (code >= 0xD800 && code <= 0xDFFF) continue;
      const std::string text = Utf8(code);
      const std::pmr::string stand_in = Reduced(text, &memory);
      ASSERT_EQ(stand_in.size(), text.size());
      ASSERT_EQ(RE2::FullMatch(text, own),
                RE2::FullMatch(re2::StringPiece(stand_in.data(), stand_in.size()), small))
          << pattern << " U+" << std::hex << static_cast<uint32_t>(code);
      memory.release();
    }
  }
}

// Patterns put together from the pieces that packs use, over texts of every sort: the same match, the same
// groups.
TEST(StandIns, FindWhatThePatternsThemselvesFind) {
  const std::vector<std::string> pieces = {R"(\p{Lu})",
                                           R"([\p{L}\p{M}'-]{1,3})",
                                           R"(\p{L}{2,4}?)",
                                           R"([ \t]+)",
                                           R"([^\p{L}\d]{0,2})",
                                           R"((\p{Nd}{1,2}))",
                                           R"(\d{2})",
                                           R"((?:a|B|ward){1,2})",
                                           R"([^.!?\n]{0,5})",
                                           R"(\b)",
                                           R"((\p{Ll}+))",
                                           R"(z?)",
                                           R"(.{1,4})",
                                           R"(\w{3,})",
                                           R"([\p{M}]{0,2})",
                                           "e",
                                           R"($)",
                                           R"((?i:J\p{L}))",
                                           R"([À-ԯ']+)",
                                           R"((?-i:\p{Lu}))"};
  RandomText random(77);
  int matched = 0;
  int compared = 0;
  for (int round = 0; round < 600; ++round) {
    std::string pattern = round % 2 == 0 ? "(?i)" : "";
    for (size_t i = 0; i < 1 + random.Below(4); ++i) pattern += pieces[random.Below(pieces.size())];
    const auto reduced = ReducedPattern(pattern);
    if (!reduced) continue;
    ++compared;
    const RE2 own(pattern, PatternOptions());
    const RE2 small(*reduced, PatternOptions());
    ASSERT_TRUE(own.ok() && small.ok()) << pattern;
    for (int i = 0; i < 40; ++i) {
      std::pmr::monotonic_buffer_resource memory;
      const std::string text = random.Make(random.Below(12));
      const std::pmr::string stand_ins = Reduced(text, &memory);
      re2::StringPiece one[2];
      re2::StringPiece two[2];
      const int groups = std::min(own.NumberOfCapturingGroups(), 1) + 1;
      const bool first = own.Match(text, 0, text.size(), RE2::UNANCHORED, one, groups);
      const re2::StringPiece other(stand_ins.data(), stand_ins.size());
      ASSERT_EQ(first, small.Match(other, 0, other.size(), RE2::UNANCHORED, two, groups)) << pattern;
      if (!first) continue;
      ++matched;
      for (int g = 0; g < groups; ++g) {
        ASSERT_EQ(one[g].data() == nullptr, two[g].data() == nullptr) << pattern;
        if (one[g].data() == nullptr) continue;
        EXPECT_EQ(one[g].data() - text.data(), two[g].data() - other.data()) << pattern;
        EXPECT_EQ(one[g].size(), two[g].size()) << pattern;
      }
    }
  }
  EXPECT_GT(matched, 1000);
  EXPECT_GT(compared, 300);
}

}  // namespace
}  // namespace discreet
