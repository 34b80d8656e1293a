// Identifiers in disguise, beside the same posts in plain letters: what is found in the one is found in the
// other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory_resource>

#include "corpus.h"
#include "discreet/engine.h"
#include "discreet/normalized_text.h"
#include "discreet/policy.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"
#include "text/utf16_index.h"

namespace discreet {
namespace {

const std::map<std::string, SpanLabel> kLabels = {{"NAME", SpanLabel::kName},   {"DATE", SpanLabel::kDate},
                                                  {"PHONE", SpanLabel::kPhone}, {"EMAIL", SpanLabel::kEmail},
                                                  {"SSN", SpanLabel::kSsn},     {"MRN", SpanLabel::kMrn}};

class Disguised : public ::testing::Test {
 protected:
  Disguised() : load_(LoadPack(CorePack())), engine_(*load_.pack, *load_.pack) {}

  // Code points of `text` that findings with `label` mark.
  std::vector<CodePointSpan> Marked(const std::string& text, const std::string& label) const {
    std::pmr::monotonic_buffer_resource memory;
    Draft draft(&memory);
    draft.parts.push_back({PartRole::kBody, text});
    const Checked checked = engine_.Check(draft, Policy(), NoDeadline(), &memory);
    EXPECT_EQ(checked.verdict.status, CheckStatus::kComplete);
    const NormalizedText normalized(text, &memory);
    const Utf16Index index(text, &memory);
    std::vector<CodePointSpan> spans;
    for (const JudgedFinding& judged : checked.verdict.findings) {
      if (load_.pack->rule(judged.finding.rule)->label != kLabels.at(label)) continue;
      spans.push_back(index.ToCodePoints(normalized.ToSource(judged.finding.span)));
    }
    return spans;
  }

  PackLoad load_;
  Engine engine_;
};

// A floor against going back; the card says what was found at first sight. Ends of a span are those of the
// hidden words, or, to the left, of a title before them.
TEST_F(Disguised, AreFoundWhereTheirPlainTwinsAre) {
  uint32_t twins = 0;
  std::vector<std::string> missed;
  for (const DisguisedPost& post : ReadDisguised()) {
    if (Marked(post.plain, post.label).empty()) continue;
    ++twins;
    const auto marked = Marked(post.text, post.label);
    const bool found = std::any_of(marked.begin(), marked.end(), [&post](CodePointSpan span) {
      return span.Overlaps(post.hidden) && span.end + 1 >= post.hidden.end;
    });
    if (!found) missed.push_back(post.id);
  }
  EXPECT_GE(twins, 121U);
  EXPECT_THAT(missed, ::testing::SizeIs(::testing::Le(22))) << ::testing::PrintToString(missed);
}

}  // namespace
}  // namespace discreet
