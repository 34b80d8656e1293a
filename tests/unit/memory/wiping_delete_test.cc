#include "memory/wiping_delete.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <new>
#include <set>
#include <string>
#include <vector>

#include "memory/wipe.h"
#include "sandbox/sanitized.h"

namespace {

// Every wipe of this program, through the one function that does them all.
struct Wipes {
  static constexpr size_t kMost = 4'096;
  const void* data[kMost];
  size_t size[kMost];
  size_t count = 0;
} wipes;

}  // namespace

namespace discreet {

// In place of memory/wipe.cc: clears as it does and remembers where.
void WipeBytes(void* data, size_t size) noexcept {
  if (wipes.count < Wipes::kMost) {
    wipes.data[wipes.count] = data;
    wipes.size[wipes.count] = size;
    ++wipes.count;
  }
  explicit_bzero(data, size);
}

namespace {

// The size with which `block` was wiped after the first `from` wipes; 0 when it was not.
size_t WipedSize(uintptr_t block, size_t from) {
  for (size_t i = from; i < wipes.count; ++i) {
    if (reinterpret_cast<uintptr_t>(wipes.data[i]) == block) return wipes.size[i];
  }
  return 0;
}

// Not optimised away: a pair of new and delete may be.
template <typename T>
T* Keep(T* block) {
  __asm__ volatile("" : "+r"(block) : : "memory");
  return block;
}

uintptr_t AddressOf(const void* block) { return reinterpret_cast<uintptr_t>(block); }

TEST(WipingDelete, IsLinked) { EXPECT_TRUE(DeleteWipes()); }

TEST(WipingDelete, WipesTheWholeBlockInEveryForm) {
  struct alignas(256) Wide {
    char text[300];
  };
  const size_t from = wipes.count;
  auto* scalar = Keep(new long);
  auto* array = Keep(new char[37]);
  auto* wide = Keep(new Wide);
  auto* wide_array = Keep(new Wide[3]);
  auto* quiet = Keep(::operator new(99, std::nothrow));
  auto* quiet_wide = Keep(::operator new[](99, std::align_val_t(128), std::nothrow));
  const size_t usable = malloc_usable_size(array);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(wide) % 256, 0U);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(quiet_wide) % 128, 0U);
  // As numbers: a pointer may not be looked at after its delete.
  const auto places =
      std::to_array<uintptr_t>({AddressOf(scalar), AddressOf(array), AddressOf(wide), AddressOf(wide_array),
                                AddressOf(quiet), AddressOf(quiet_wide)});
  delete scalar;
  delete[] array;
  delete wide;
  delete[] wide_array;
  ::operator delete(quiet, std::nothrow);
  ::operator delete[](quiet_wide, std::align_val_t(128), std::nothrow);
  const size_t at_least[] = {sizeof(long), usable, sizeof(Wide), 3 * sizeof(Wide), 99, 99};
  for (size_t i = 0; i < places.size(); ++i) EXPECT_GE(WipedSize(places[i], from), at_least[i]) << i;
  EXPECT_EQ(WipedSize(places[1], from), usable) << "with what the allocator rounded up to";
}

TEST(WipingDelete, WipesEachBlockThatAStringGrewOutOf) {
  const size_t from = wipes.count;
  std::string text;
  std::set<uintptr_t> places;
  for (int i = 0; i < 300; ++i) {
    text += "ñandú ";
    if (text.capacity() > 15) places.insert(AddressOf(text.data()));
  }
  text = std::string();
  text.shrink_to_fit();
  EXPECT_GE(places.size(), 4U);
  for (const uintptr_t place : places) EXPECT_GT(WipedSize(place, from), 0U);
}

TEST(WipingDelete, DeletingNothingIsNothing) {
  const size_t from = wipes.count;
  delete Keep(static_cast<int*>(nullptr));
  EXPECT_EQ(wipes.count, from);
}

TEST(WipingDelete, RefusesWhatCannotBeHad) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer ends the process at such a size";
  EXPECT_THROW(static_cast<void>(Keep(::operator new(SIZE_MAX / 2))), std::bad_alloc);
  EXPECT_EQ(Keep(::operator new(SIZE_MAX / 2, std::nothrow)), nullptr);
}

}  // namespace
}  // namespace discreet
