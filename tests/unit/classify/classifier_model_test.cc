// A model file that is damaged is refused, or read without leaving its bytes.
#include "classify/classifier_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <string>

#include "classify/post_classifier.h"
#include "small_model.h"

namespace discreet::classify {
namespace {

TEST(ClassifierModel, LoadsWhatIsWhole) {
  SmallModel file;
  ClassifierModel model;
  EXPECT_EQ(model.Load(file.bytes()), "");
  for (const uint32_t blocks : {0U, 8U}) {
    SmallModel other([&](ModelHeader& h) {
      h.blocks = blocks;
      for (uint32_t& dilation : h.dilations) dilation = 8;
    });
    EXPECT_EQ(model.Load(other.bytes()), "") << blocks << " blocks";
  }
}

TEST(ClassifierModel, RefusesWhatIsCutOffOrTooLong) {
  SmallModel file;
  const auto bytes = file.bytes();
  for (size_t size = 0; size < bytes.size(); size += size < 300 ? 1 : 61) {
    ClassifierModel model;
    EXPECT_NE(model.Load(bytes.first(size)), "") << size;
  }
  ClassifierModel model;
  EXPECT_NE(model.Load(bytes.first(bytes.size() - 1)), "");
  std::vector<AlignedBlock> longer(bytes.size() / 64 + 1);
  std::memcpy(longer.data(), bytes.data(), bytes.size());
  EXPECT_NE(model.Load({longer.data()->bytes, bytes.size() + 64}), "");
  EXPECT_NE(model.Load({longer.data()->bytes + 4, bytes.size()}), "") << "not aligned";
}

// Every number of the header at its extremes: refused, as no other file of this size is whole; or of no
// matter.
TEST(ClassifierModel, RefusesEveryFieldAtItsExtremes) {
  SmallModel whole;
  const ModelHeader good = whole.header();
  constexpr size_t kFields = (offsetof(ModelHeader, reserved) - offsetof(ModelHeader, format)) / 4;
  for (size_t field = 0; field < kFields; ++field) {
    uint32_t had = 0;
    std::memcpy(&had, reinterpret_cast<const char*>(&good) + 8 + field * 4, 4);
    for (const uint32_t value : {0U, had + 1, had * 2, had - 1, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU}) {
      if (value == had) continue;
      ModelHeader header = good;
      std::memcpy(reinterpret_cast<char*>(&header) + 8 + field * 4, &value, 4);
      SmallModel file;
      file.SetHeader(header);
      ClassifierModel model;
      const std::string wrong = model.Load(file.bytes());
      const size_t offset = 8 + field * 4;
      const bool free_choice = (offset == offsetof(ModelHeader, unknown) && value < good.pieces) ||
                               (offset == offsetof(ModelHeader, longest) && value > 0 && value <= 40) ||
                               (offset == offsetof(ModelHeader, texts) && value <= 16) ||
                               (offset == offsetof(ModelHeader, dilations) && value > 0 && value <= 64) ||
                               (offset > offsetof(ModelHeader, dilations) && wrong.empty());
      // Rounded up to panels and boundaries, fewer outputs may take the same room.
      const bool rounded = wrong.empty() && (offset == offsetof(ModelHeader, heads) ||
                                             offset == offsetof(ModelHeader, marks) ||
                                             offset == offsetof(ModelHeader, pieces));
      EXPECT_TRUE(free_choice || rounded || !wrong.empty()) << "field " << field << " = " << value;
    }
  }
}

TEST(ClassifierModel, RefusesWhatIsNot) {
  const struct {
    const char* why;
    std::function<void(ModelHeader&)> damage;
  } cases[] = {
      {"another file", [](ModelHeader& h) { h.magic[3] = 'X'; }},
      {"a later format", [](ModelHeader& h) { h.format = 99; }},
      {"ids past 16 bits", [](ModelHeader& h) { h.pieces = 65'400; }},
      {"no unknown piece", [](ModelHeader& h) { h.unknown = h.pieces; }},
      {"no power of two", [](ModelHeader& h) { h.slots = 24; }},
      {"an odd width", [](ModelHeader& h) { h.width = 24; }},
      {"a huge width", [](ModelHeader& h) { h.mark_width = 528; }},
      {"no dilation", [](ModelHeader& h) { h.dilations[0] = 0; }},
      {"a reach of more than 64",
       [](ModelHeader& h) {
         h.blocks = 2;
         h.dilations[0] = 64;
         h.dilations[1] = 1;
       }},
  };
  for (const auto& c : cases) {
    SmallModel file(c.damage);
    ClassifierModel model;
    EXPECT_NE(model.Load(file.bytes()), "") << c.why;
  }
}

TEST(ClassifierModel, OfOtherAnswersIsNoPostClassifier) {
  for (const auto& change : {+[](ModelHeader& h) { h.heads = 14; }, +[](ModelHeader& h) { h.kinds = 9; },
                             +[](ModelHeader& h) { h.marks = 3; }}) {
    SmallModel file(change);
    ClassifierModel model;
    EXPECT_EQ(model.Load(file.bytes()), "");
    PostClassifier classifier;
    EXPECT_NE(classifier.Load(file.bytes()), "");
  }
}

TEST(ClassifierModel, AnyBytesAfterTheHeaderAreReadInside) {
  std::mt19937 random(5);
  const std::string text = "Mrs. Peña in 304 says hi, @zoë 💙 ABC abcc\xFF\xC3 값";
  const std::string_view parts[] = {text, "é!", text};
  for (int round = 0; round < 40; ++round) {
    SmallModel file;
    const auto bytes = file.bytes();
    for (size_t i = sizeof(ModelHeader); i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(random());
    for (const Kernel* const kernel : {&PortableKernel(), &BestKernel()}) {
      PostClassifier classifier(*kernel);
      ASSERT_EQ(classifier.Load(bytes), "");
      std::pmr::monotonic_buffer_resource memory;
      const auto result = classifier.Classify(parts, Kind::kPost, false, NoDeadline(), &memory);
      ASSERT_TRUE(result);
      for (const PieceMarks& mark : result->pieces) {
        EXPECT_LT(mark.part, 3U);
        EXPECT_LE(mark.span.end, parts[mark.part].size());
        EXPECT_LT(mark.span.begin, mark.span.end);
      }
    }
  }
}

}  // namespace
}  // namespace discreet::classify
