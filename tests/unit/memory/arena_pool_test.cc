#include "memory/arena_pool.h"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace discreet {
namespace {

TEST(ArenaPool, GivesAWipedArenaAgain) {
  ArenaPool pool(1);
  WipedArena* first = nullptr;
  char* text = nullptr;
  {
    const ArenaPool::Lease lease = pool.Acquire();
    first = lease.get();
    text = static_cast<char*>(lease->allocate(64, 1));
    std::strcpy(text, "Frau Öztürk, Zimmer 7");
  }
  const ArenaPool::Lease again = pool.Acquire();
  EXPECT_EQ(again.get(), first);
  EXPECT_EQ(text[0], '\0');
  EXPECT_EQ(again->high_water(), 0U);
}

TEST(ArenaPool, NeverLendsOneArenaTwice) {
  ArenaPool pool(2);
  std::vector<ArenaPool::Lease> leases;
  std::set<WipedArena*> lent;
  for (int i = 0; i < 20; ++i) {
    leases.push_back(pool.Acquire());
    EXPECT_TRUE(lent.insert(leases.back().get()).second);
  }
}

TEST(ArenaPool, ServesThreads) {
  ArenaPool pool(2);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&pool, t] {
      for (int i = 0; i < 200; ++i) {
        const ArenaPool::Lease lease = pool.Acquire();
        auto* bytes = static_cast<unsigned char*>(lease->allocate(1'000, 1));
        EXPECT_EQ(bytes[999], 0U) << "an arena comes wiped";
        std::memset(bytes, t + 1, 1'000);
        EXPECT_EQ(bytes[500], t + 1);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace discreet
