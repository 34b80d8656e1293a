#include "recognize/quick_forms.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <memory_resource>

#include "../text/random_text.h"
#include "discreet/normalized_text.h"
#include "recognize/pattern_options.h"
#include "text/utf8.h"
#include "text/words.h"

namespace discreet {
namespace {

TEST(QuickForms, WidenClassesAndRepeats) {
  const struct {
    const char* pattern;
    const char* gate;
    const char* plain;
    bool gate_for_all;
  } cases[] = {
      {R"(\p{Lu}[\p{L}\p{M}'-]{1,24})",
       R"([A-Z\x{80}-\x{10FFFF}][A-Za-z\x{80}-\x{10FFFF}\x{80}-\x{10FFFF}'-]+)",
       R"([A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-Þà-öø-þ\x{80}'-]{1,24})", true},
      {R"(\pL{2}\d{10,40}?)", R"([A-Za-z\x{80}-\x{10FFFF}]{2}\d+?)", R"([A-Za-zÀ-ÖØ-Þà-öø-þ]{2}\d{10,40}?)",
       true},
      {R"([^\p{L}]x{0,3})", R"([^A-Za-z\x{80}-\x{10FFFF}]x*)", R"([^A-Za-zÀ-ÖØ-Þà-öø-þ]x{0,3})", false},
      {R"(\{1,2}{x}\\p{1,2}\x{41}[{1,2}])", R"(\{1,2}{x}\\p+\x{41}[{1,2}])",
       R"(\{1,2}{x}\\p{1,2}\x{41}[{1,2}])", true},
      {R"([]a[:digit:]\]]{3,})", R"([]a[:digit:]\]]+)", R"([]a[:digit:]\]]{3,})", true},
  };
  for (const auto& c : cases) {
    const auto forms = QuickFormsOf(c.pattern);
    ASSERT_TRUE(forms) << c.pattern;
    EXPECT_EQ(forms->gate, c.gate);
    EXPECT_EQ(forms->plain, c.plain);
    EXPECT_EQ(forms->gate_for_all, c.gate_for_all) << c.pattern;
  }
}

TEST(QuickForms, LeaveAloneWhatTheyDoNotKnow) {
  for (const char* pattern : {R"(\p{Greek}+)", R"(\P{L})", R"(\Qa{1,2}\E)", R"([abc)", R"(a\)"}) {
    EXPECT_FALSE(QuickFormsOf(pattern)) << pattern;
  }
}

// The text without what is not plain.
std::string PlainOnly(const std::string& text) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText normalized(text, &memory);
  std::string plain;
  for (uint32_t at = 0; at < normalized.view().size();) {
    const uint32_t length = DecodeAt(normalized.view(), at).length;
    const std::string_view code = normalized.view().substr(at, length);
    if (Words(code, &memory).plain()) plain += code;
    at += length;
  }
  return plain;
}

// Patterns put together from the pieces that packs use, over texts of every sort: the gate opens wherever the
// pattern matches, and on plain texts the plain form finds the same groups.
TEST(QuickForms, KeepTheirPromises) {
  const std::vector<std::string> pieces = {
      R"(\p{Lu})",
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
      R"((?i:J))",
  };
  RandomText random(77);
  int matched = 0;
  for (int round = 0; round < 600; ++round) {
    std::string pattern = round % 2 == 0 ? "(?i)" : "";
    for (size_t i = 0; i < 1 + random.Below(4); ++i) pattern += pieces[random.Below(pieces.size())];
    const auto forms = QuickFormsOf(pattern);
    ASSERT_TRUE(forms) << pattern;
    const RE2 own(pattern, PatternOptions());
    const RE2 gate(forms->gate, PatternOptions());
    const RE2 quick(forms->plain, PatternOptions());
    ASSERT_TRUE(own.ok() && gate.ok() && quick.ok()) << pattern;
    for (int i = 0; i < 40; ++i) {
      const std::string text = random.Make(random.Below(12));
      const bool found = RE2::PartialMatch(text, own);
      matched += found ? 1 : 0;
      EXPECT_TRUE(!found || !forms->gate_for_all || RE2::PartialMatch(text, gate)) << pattern;
      const std::string plain = PlainOnly(text);
      re2::StringPiece one[2];
      re2::StringPiece two[2];
      const int groups = std::min(own.NumberOfCapturingGroups(), 1) + 1;
      const bool first = own.Match(plain, 0, plain.size(), RE2::UNANCHORED, one, groups);
      const bool second = quick.Match(plain, 0, plain.size(), RE2::UNANCHORED, two, groups);
      ASSERT_EQ(first, second) << pattern;
      if (!first) continue;
      EXPECT_TRUE(!forms->gate_for_all || RE2::PartialMatch(plain, gate)) << pattern;
      for (int g = 0; g < groups; ++g)
        EXPECT_TRUE(one[g].data() == two[g].data() && one[g] == two[g]) << pattern;
    }
  }
  EXPECT_GT(matched, 1000);
}

}  // namespace
}  // namespace discreet
