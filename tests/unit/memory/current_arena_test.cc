#include "memory/current_arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "memory/wiped_arena.h"

namespace discreet {
namespace {

using Json =
    nlohmann::basic_json<std::map, std::vector, ArenaString, bool, int64_t, uint64_t, double, ArenaAllocator>;

TEST(ArenaScope, NestsAndIsOfItsThread) {
  WipedArena outer;
  WipedArena inner;
  EXPECT_EQ(ArenaScope::Current(), nullptr);
  {
    const ArenaScope one(&outer);
    EXPECT_EQ(ArenaScope::Current(), &outer);
    {
      const ArenaScope two(&inner);
      EXPECT_EQ(ArenaScope::Current(), &inner);
      std::thread([] { EXPECT_EQ(ArenaScope::Current(), nullptr); }).join();
    }
    EXPECT_EQ(ArenaScope::Current(), &outer);
  }
  EXPECT_EQ(ArenaScope::Current(), nullptr);
}

TEST(ArenaAllocator, GivesNothingOutsideOfAScope) { EXPECT_THROW(ArenaString(100, 'x'), std::bad_alloc); }

TEST(ArenaAllocator, KeepsTheStringsOfJsonInTheArena) {
  WipedArena arena;
  const ArenaScope scope(&arena);
  const Json json = Json::parse(R"({"texte": ["Señora Muñoz de la habitación 12 😀", "kurz"], "n": 3})");
  const auto& text = json["texte"][0].get_ref<const ArenaString&>();
  EXPECT_EQ(text, "Señora Muñoz de la habitación 12 😀");
  WipedArena other;
  const auto* begin = static_cast<const char*>(arena.allocate(1, 1));
  const auto distance = begin - text.data();
  EXPECT_GT(distance, 0) << "before what the arena gives next";
  EXPECT_LT(distance, static_cast<ptrdiff_t>(arena.high_water()));
}

}  // namespace
}  // namespace discreet
