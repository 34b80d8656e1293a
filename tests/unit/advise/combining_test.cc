#include "advise/combining.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>
#include <string>

namespace discreet {
namespace {

// One text, and fixes of the words in it.
class CombiningTest : public ::testing::Test {
 protected:
  void Text(std::string_view source) { text_.emplace(source, &memory_); }

  // `words` get what `wording` comes to there.
  void Fix(std::string_view words, std::string_view wording) {
    const auto begin = static_cast<uint32_t>(text_->source().find(words));
    const SourceSpan span{begin, begin + static_cast<uint32_t>(words.size())};
    const auto fitted = Fit({.source = text_->source(), .span = span}, wording, &memory_);
    ASSERT_TRUE(fitted) << wording;
    edits_.push_back(MakeEdit({.source = text_->source(), .span = fitted->span, .sentence = fitted->sentence},
                              fitted->wording, &memory_));
    words_.push_back(span);
    wordings_.emplace_back(fitted->wording);
    sentences_.push_back(fitted->sentence);
  }

  std::string Combined() {
    std::vector<Chosen> chosen;
    for (size_t i = 0; i < edits_.size(); ++i)
      chosen.push_back({&edits_[i], words_[i], wordings_[i], sentences_[i]});
    const NormalizedText* const texts[] = {&*text_};
    const auto made = Combine(chosen, texts, Sentences(texts, &memory_), &memory_);
    return made.empty() ? "-" : std::string(Apply(text_->source(), 0, made, &memory_));
  }

  std::pmr::monotonic_buffer_resource memory_;
  std::optional<NormalizedText> text_;
  std::vector<Edit> edits_;
  std::vector<SourceSpan> words_;
  std::vector<std::string> wordings_;
  std::vector<bool> sentences_;
};

TEST_F(CombiningTest, ASentenceThatGoesTakesItsChangesAlong) {
  Text("Long night, été, and no tea for any of us. She was Zoë the mayor. I slept until noon.");
  Fix("Zoë", "someone");
  Fix("the mayor", "(sentence) → ");
  EXPECT_EQ(Combined(), "Long night, été, and no tea for any of us. I slept until noon.");
}

TEST_F(CombiningTest, TwoGapsTakeTheirSentenceWhereItMayGo) {
  Text("Long night, été, and no tea for any of us. Call 555-0101 or 555-0102. I slept until noon.");
  Fix("555-0101", "(removed)");
  Fix("555-0102", "(removed)");
  EXPECT_EQ(Combined(), "Long night, été, and no tea for any of us. I slept until noon.");
}

TEST_F(CombiningTest, GapsStayWhereTooLittleWouldBeLeft) {
  Text("Tea. Call 555-0101 or 555-0102. Or 555-0103 or 555-0104. Été.");
  for (const char* number : {"555-0101", "555-0102", "555-0103", "555-0104"}) Fix(number, "(removed)");
  EXPECT_EQ(Combined(), "Tea. Call (removed) or (removed). Or (removed) or (removed). Été.");
}

TEST_F(CombiningTest, ASayingIsSaidOnceAndNeverOverAnotherChange) {
  Text("Long night here. You should double it! You should stop it! Tea and été and a bun for all of us.");
  Fix("double it", "(sentence) → Ask a pharmacist.");
  Fix("stop it", "(sentence) → Ask a pharmacist.");
  EXPECT_EQ(Combined(), "Long night here. Ask a pharmacist. Tea and été and a bun for all of us.");

  edits_.clear(), words_.clear(), wordings_.clear(), sentences_.clear();
  Text(
      "Long night here. You should double it! You should stop it! zoë sat up and had tea and a bun with us.");
  Fix("double it", "(sentence) → Ask a pharmacist.");
  Fix("stop it", "(sentence) → Ask a pharmacist.");
  Fix("zoë", "someone");
  EXPECT_EQ(
      Combined(),
      "Long night here. Ask a pharmacist. Ask a pharmacist. someone sat up and had tea and a bun with us.");
}

TEST_F(CombiningTest, NothingIsOfferedOfWhichLittleIsLeft) {
  Text("Zoë Núñez of Orono, the baker. Tea.");
  Fix("Zoë Núñez of Orono, the baker", "");
  EXPECT_EQ(Combined(), "-");
}

}  // namespace
}  // namespace discreet
