// A model file that is damaged is refused, or read without leaving its bytes.
#include "names/names_model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "names/name_tagger.h"
#include "tables/built_in.h"

namespace discreet::names {
namespace {

struct alignas(64) Block {
  std::byte bytes[64];
};

// 2 role slots and 4 rows of weights.
std::vector<Block> SmallModel() {
  std::vector<Block> blocks(6);
  ModelHeader header{};
  std::memcpy(header.magic, kModelMagic, sizeof header.magic);
  header.format = kModelFormat;
  header.file_size = 256 + 64 + 32;
  header.role_slots = 2;
  header.weight_rows = 4;
  header.step = 0.05F;
  std::memcpy(blocks.data(), &header, sizeof header);
  return blocks;
}

std::span<const std::byte> BytesOf(const std::vector<Block>& blocks, size_t size = 352) {
  return {blocks.data()->bytes, size};
}

TEST(NamesModel, LoadsWhatIsWhole) {
  const auto blocks = SmallModel();
  NamesModel model;
  EXPECT_EQ(model.Load(BytesOf(blocks)), "");
}

TEST(NamesModel, RefusesWhatIsNot) {
  const struct {
    const char* why;
    std::function<void(ModelHeader&)> damage;
    size_t size;
  } cases[] = {
      {"no header", [](ModelHeader&) {}, 100},
      {"cut off", [](ModelHeader&) {}, 351},
      {"too long", [](ModelHeader&) {}, 384},
      {"another file", [](ModelHeader& h) { h.magic[3] = 'X'; }, 352},
      {"a later format", [](ModelHeader& h) { h.format = 99; }, 352},
      {"no weights", [](ModelHeader& h) { h.weight_rows = 0; }, 352},
      {"no power of two", [](ModelHeader& h) { h.weight_rows = 3; }, 352},
      {"huge tables", [](ModelHeader& h) { h.role_slots = 1U << 31U; }, 352},
      {"no step", [](ModelHeader& h) { h.step = 0; }, 352},
      {"a step that is no number", [](ModelHeader& h) { h.step = std::nanf(""); }, 352},
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
    for (size_t i = 256; i < 352; ++i) bytes[i] = static_cast<unsigned char>(random());
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
