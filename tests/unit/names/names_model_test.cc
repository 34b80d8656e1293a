// A model file that is damaged is refused, or read without leaving its bytes.
#include "names/names_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "names/name_tagger.h"
#include "tables/built_in.h"

namespace discreet::names {
namespace {

constexpr size_t kWhole = 256 + 64 + 64;  // bytes of SmallModel

struct alignas(64) Block {
  std::byte bytes[64];
};

// 2 role slots and one line of weights.
std::vector<Block> SmallModel() {
  std::vector<Block> blocks(7);
  ModelHeader header{};
  std::memcpy(header.magic, kModelMagic, sizeof header.magic);
  header.format = kModelFormat;
  header.file_size = kWhole;
  header.role_slots = 2;
  header.weight_lines = 1;
  header.step = 0.05F;
  std::memcpy(blocks.data(), &header, sizeof header);
  return blocks;
}

std::span<const std::byte> BytesOf(const std::vector<Block>& blocks, size_t size = kWhole) {
  return {blocks.data()->bytes, size};
}

TEST(NamesModel, LoadsWhatIsWhole) {
  const auto blocks = SmallModel();
  NamesModel model;
  EXPECT_EQ(model.Load(BytesOf(blocks)), "");
}

TEST(NamesModel, HoldsTheFeaturesWhoseMarksItHas) {
  auto blocks = SmallModel();
  WeightLine line{};
  line.marks = {5, 0, 128, 1, 0, 0, 0, 6};
  for (size_t slot = 0; slot < WeightLine::kSlots; ++slot)
    line.rows[slot].fill(static_cast<int8_t>(slot + 1));
  std::memcpy(&blocks[5], &line, sizeof line);
  NamesModel model;
  ASSERT_EQ(model.Load(BytesOf(blocks)), "");
  for (uint32_t feature = 0; feature < 2 * WeightLine::kMarks; ++feature) {
    const auto mark = static_cast<uint8_t>(1 + feature % WeightLine::kMarks);
    const auto at = std::find(line.marks.begin(), line.marks.end(), mark);
    const WeightRow* const row = model.Weights(feature);
    ASSERT_EQ(row != nullptr, at != line.marks.end()) << feature;
    if (row == nullptr) continue;
    EXPECT_EQ((*row)[0], at - line.marks.begin() + 1) << feature;
  }
}

TEST(NamesModel, RefusesWhatIsNot) {
  const struct {
    const char* why;
    std::function<void(ModelHeader&)> damage;
    size_t size;
  } cases[] = {
      {"no header", [](ModelHeader&) {}, 100},
      {"cut off", [](ModelHeader&) {}, kWhole - 1},
      {"too long", [](ModelHeader&) {}, kWhole + 32},
      {"another file", [](ModelHeader& h) { h.magic[3] = 'X'; }, kWhole},
      {"a later format", [](ModelHeader& h) { h.format = 99; }, kWhole},
      {"no weights", [](ModelHeader& h) { h.weight_lines = 0; }, kWhole},
      {"no power of two", [](ModelHeader& h) { h.weight_lines = 3; }, kWhole},
      {"huge tables", [](ModelHeader& h) { h.role_slots = 1U << 31U; }, kWhole},
      {"no step", [](ModelHeader& h) { h.step = 0; }, kWhole},
      {"a step that is no number", [](ModelHeader& h) { h.step = std::nanf(""); }, kWhole},
  };
  for (const auto& c : cases) {
    auto blocks = SmallModel();
    ModelHeader header;
    std::memcpy(&header, blocks.data(), sizeof header);
    c.damage(header);
    std::memcpy(blocks.data(), &header, sizeof header);
    NamesModel model;
    EXPECT_NE(model.Load(BytesOf(blocks, c.size)), "") << c.why;
  }
}

TEST(NamesModel, WeightsOfAnyBytesGiveProbabilities) {
  std::mt19937 random(5);
  const std::string text = "Mrs. Peña in 304 says hi, @zoë 💙";
  for (int round = 0; round < 50; ++round) {
    auto blocks = SmallModel();
    auto* bytes = reinterpret_cast<unsigned char*>(blocks.data());
    for (size_t i = offsetof(ModelHeader, transitions); i < offsetof(ModelHeader, reserved); ++i) {
      bytes[i] = static_cast<unsigned char>(random());
    }
    for (size_t i = 256; i < kWhole; ++i) bytes[i] = static_cast<unsigned char>(random());
    NamesModel model;
    ASSERT_EQ(model.Load(BytesOf(blocks)), "");
    std::pmr::monotonic_buffer_resource memory;
    const Words words(text, &memory);
    for (const auto& token : NameTagger(BuiltInTables(), model).Tag(text, words, &memory)) {
      EXPECT_LE(token.span.end, text.size());
    }
  }
}

}  // namespace
}  // namespace discreet::names
