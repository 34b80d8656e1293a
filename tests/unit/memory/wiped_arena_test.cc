#include "memory/wiped_arena.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

namespace discreet {
namespace {

bool IsZero(const void* data, size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  return std::all_of(bytes, bytes + size, [](unsigned char byte) { return byte == 0; });
}

TEST(WipedArena, WipesWhatWasHandedOutAndBeginsAgainAtTheSamePlace) {
  WipedArena arena;
  void* first = arena.allocate(100, 1);
  std::memset(first, 'x', 100);
  void* second = arena.allocate(50'000, 64);
  std::memset(second, 'y', 50'000);
  EXPECT_GE(arena.high_water(), 50'100U);
  arena.Wipe();
  EXPECT_TRUE(IsZero(first, 100));
  EXPECT_TRUE(IsZero(second, 50'000));
  EXPECT_EQ(arena.high_water(), 0U);
  EXPECT_EQ(arena.allocate(100, 1), first);
}

TEST(WipedArena, WipesWhatWasGivenBackBeforeToo) {
  WipedArena arena;
  void* block = arena.allocate(4'096, 8);
  std::memset(block, 'x', 4'096);
  arena.deallocate(block, 4'096, 8);
  EXPECT_EQ(arena.allocate(16, 8), block) << "the last block is taken back at once";
  EXPECT_GE(arena.high_water(), 4'096U) << "and still counts for the wipe";
  arena.Wipe();
  EXPECT_TRUE(IsZero(block, 4'096));
}

TEST(WipedArena, KeepsBlocksThatAreNotTheLast) {
  WipedArena arena;
  auto* first = static_cast<char*>(arena.allocate(16, 1));
  auto* second = static_cast<char*>(arena.allocate(16, 1));
  std::strcpy(second, "né en août");
  arena.deallocate(first, 16, 1);
  EXPECT_NE(arena.allocate(16, 1), second);
  EXPECT_STREQ(second, "né en août");
}

TEST(WipedArena, Aligns) {
  WipedArena arena;
  for (const size_t alignment : {1, 2, 8, 16, 64, 4096}) {
    static_cast<void>(arena.allocate(1, 1));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(arena.allocate(3, alignment)) % alignment, 0U) << alignment;
  }
}

TEST(WipedArena, GrowsPastItsFirstChunkAndShrinksBack) {
  WipedArena arena(4'096);
  std::vector<char*> blocks;
  for (int i = 0; i < 200; ++i) {
    auto* block = static_cast<char*>(arena.allocate(3'000, 8));
    std::memset(block, i + 1, 3'000);
    blocks.push_back(block);
  }
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(static_cast<unsigned char>(blocks[static_cast<size_t>(i)][2'999]), i + 1);
  }
  EXPECT_GE(arena.high_water(), 600'000U);
  arena.Wipe();
  EXPECT_TRUE(IsZero(blocks[0], 3'000));
  EXPECT_EQ(arena.allocate(3'000, 8), blocks[0]);
}

TEST(WipedArena, TakesOneBlockLargerThanAnyChunk) {
  WipedArena arena(4'096);
  auto* block = static_cast<char*>(arena.allocate(5'000'000, 16));
  block[4'999'999] = 'x';
  EXPECT_EQ(block[4'999'999], 'x');
}

TEST(WipedArena, RefusesWhatIsOverItsCapAndGoesOn) {
  WipedArena arena(4'096, size_t{1} << 20);
  EXPECT_THROW(static_cast<void>(arena.allocate(size_t{1} << 20, 1)), std::bad_alloc);
  EXPECT_THROW(static_cast<void>(arena.allocate(SIZE_MAX / 2, 1)), std::bad_alloc);
  EXPECT_THROW(static_cast<void>(arena.allocate(SIZE_MAX / 2 - 8, 64)), std::bad_alloc);
  EXPECT_THROW(
      {
        for (;;) static_cast<void>(arena.allocate(10'000, 1));
      },
      std::bad_alloc);
  EXPECT_LE(arena.high_water(), size_t{1} << 20);
  arena.Wipe();
  EXPECT_NE(arena.allocate(100, 1), nullptr);
}

TEST(WipedArena, HoldsContainers) {
  WipedArena arena;
  std::pmr::vector<std::pmr::string> words(&arena);
  for (int i = 0; i < 1'000; ++i) words.emplace_back("Zoë aus Zürich, Bett " + std::to_string(i));
  EXPECT_EQ(words[999], "Zoë aus Zürich, Bett 999");
  EXPECT_EQ(words[999].get_allocator().resource(), &arena);
}

}  // namespace
}  // namespace discreet
