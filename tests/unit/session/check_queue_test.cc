#include "session/check_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace discreet {
namespace {

class CheckQueueTest : public testing::Test {
 protected:
  std::unique_ptr<PendingCheck> Check(uint32_t id, uint32_t composer, bool urgent = false) {
    ArenaPool::Lease arena = pool_.Acquire();
    CheckRequest request(arena.get());
    request.composer = composer;
    request.urgent = urgent;
    return std::make_unique<PendingCheck>(id, std::move(arena), std::move(request));
  }

  ArenaPool pool_{4};
  CheckQueue queue_{3};
};

TEST_F(CheckQueueTest, HandsOutInOrderOfArrivalUrgentFirst) {
  EXPECT_TRUE(queue_.Add(Check(1, 1)).taken);
  EXPECT_TRUE(queue_.Add(Check(2, 2)).taken);
  EXPECT_TRUE(queue_.Add(Check(3, 3, true)).taken);
  EXPECT_EQ(queue_.Take()->id, 3U);
  EXPECT_TRUE(queue_.Add(Check(4, 4, true)).taken);
  EXPECT_EQ(queue_.Take()->id, 4U);
  EXPECT_EQ(queue_.Take()->id, 1U);
  EXPECT_EQ(queue_.Take()->id, 2U);
}

TEST_F(CheckQueueTest, KeepsTheNewestOfAComposer) {
  EXPECT_EQ(queue_.Add(Check(1, 7)).superseded, nullptr);
  EXPECT_TRUE(queue_.Add(Check(2, 8)).taken);
  const auto added = queue_.Add(Check(3, 7));
  ASSERT_NE(added.superseded, nullptr);
  EXPECT_EQ(added.superseded->id, 1U);
  EXPECT_EQ(queue_.Take()->id, 2U) << "who asks again goes to the end";
  EXPECT_EQ(queue_.Take()->id, 3U);
}

TEST_F(CheckQueueTest, AFullQueueRefusesNewComposersOnly) {
  for (uint32_t i = 1; i <= 3; ++i) EXPECT_TRUE(queue_.Add(Check(i, i)).taken);
  const auto refused = queue_.Add(Check(4, 4));
  EXPECT_FALSE(refused.taken);
  ASSERT_NE(refused.refused, nullptr);
  EXPECT_EQ(refused.refused->id, 4U);
  const auto replaced = queue_.Add(Check(5, 2));
  EXPECT_TRUE(replaced.taken);
  EXPECT_EQ(replaced.superseded->id, 2U);
}

TEST_F(CheckQueueTest, Withdraws) {
  EXPECT_TRUE(queue_.Add(Check(1, 7)).taken);
  EXPECT_EQ(queue_.Withdraw(8), nullptr);
  EXPECT_EQ(queue_.Withdraw(7)->id, 1U);
  EXPECT_EQ(queue_.Withdraw(7), nullptr);
}

TEST_F(CheckQueueTest, ClosedItHandsOutWhatWaitsThenNothing) {
  EXPECT_TRUE(queue_.Add(Check(1, 1)).taken);
  queue_.Close();
  EXPECT_FALSE(queue_.Add(Check(2, 2)).taken);
  EXPECT_EQ(queue_.Take()->id, 1U);
  EXPECT_EQ(queue_.Take(), nullptr);
}

TEST_F(CheckQueueTest, TakeWaitsForAnAddOrTheEnd) {
  std::vector<uint32_t> taken;
  std::thread taker([&] {
    while (const auto check = queue_.Take()) taken.push_back(check->id);
  });
  EXPECT_TRUE(queue_.Add(Check(1, 1)).taken);
  while (queue_.Withdraw(1) != nullptr) EXPECT_TRUE(queue_.Add(Check(1, 1)).taken);
  queue_.Close();
  taker.join();
  EXPECT_EQ(taken, std::vector<uint32_t>{1});
}

TEST_F(CheckQueueTest, GivesUpAllAtOnce) {
  EXPECT_TRUE(queue_.Add(Check(1, 1)).taken);
  EXPECT_TRUE(queue_.Add(Check(2, 2, true)).taken);
  const auto all = queue_.TakeAll();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]->id, 2U);
  EXPECT_TRUE(queue_.TakeAll().empty());
}

}  // namespace
}  // namespace discreet
