#include "session/watchdog.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "session/cpu_deadline.h"

namespace discreet {
namespace {

using std::chrono::milliseconds;

constexpr SessionLimits kQuick{.rule_budget = milliseconds(30),
                               .tick = milliseconds(2),
                               .patience_ticks = 100,
                               .hang_budget = milliseconds(100),
                               .hang_ticks = 500};

void UseCpu(milliseconds millis) {
  const uint64_t began = ThreadCpuMicros();
  while (ThreadCpuMicros() - began < static_cast<uint64_t>(millis.count()) * 1'000) {
  }
}

class WatchdogTest : public testing::Test {
 protected:
  void TearDown() override {
    dog_.Stop();
    thread_.join();
  }

  Quarantine quarantine_;
  std::atomic<int> given_up_ = 0;
  std::atomic<int> hung_rule_ = -1;
  Watchdog dog_{kQuick,
                quarantine_,
                {[this] { ++given_up_; }, [this](uint32_t rule) { hung_rule_ = static_cast<int>(rule); }}};
  std::thread thread_{[this] { dog_.Run(); }};
};

TEST_F(WatchdogTest, LeavesQuickChecksAlone) {
  for (int i = 0; i < 100; ++i) {
    dog_.CheckBegan();
    *dog_.running_rule() = 9;
    EXPECT_TRUE(dog_.CheckEnded());
    EXPECT_EQ(*dog_.running_rule(), 0U);
  }
  EXPECT_EQ(given_up_, 0);
  EXPECT_TRUE(quarantine_.Rules().empty());
}

TEST_F(WatchdogTest, PutsASlowRuleAside) {
  dog_.CheckBegan();
  *dog_.running_rule() = 9;
  UseCpu(milliseconds(45));
  dog_.CheckEnded();
  EXPECT_EQ(quarantine_.Rules(), std::vector<uint32_t>{9});
}

TEST_F(WatchdogTest, BlamesNobodyForTimeBetweenRules) {
  dog_.CheckBegan();
  UseCpu(milliseconds(45));
  dog_.CheckEnded();
  EXPECT_TRUE(quarantine_.Rules().empty());
}

TEST_F(WatchdogTest, GivesUpALateCheckOnceAndWatchesTheNext) {
  dog_.CheckBegan();
  while (given_up_ == 0) std::this_thread::sleep_for(milliseconds(1));
  EXPECT_FALSE(dog_.CheckEnded());
  EXPECT_EQ(hung_rule_, -1) << "it used no CPU time and came back";
  dog_.CheckBegan();
  EXPECT_TRUE(dog_.CheckEnded());
  EXPECT_EQ(given_up_, 1);
}

TEST_F(WatchdogTest, CallsACheckHungThatTurnsInCircles) {
  dog_.CheckBegan();
  *dog_.running_rule() = 12;
  while (hung_rule_ < 0) UseCpu(milliseconds(1));
  EXPECT_EQ(hung_rule_, 12);
  EXPECT_EQ(given_up_, 1);
}

TEST_F(WatchdogTest, CallsACheckHungThatWaitsForEver) {
  dog_.CheckBegan();
  while (hung_rule_ < 0) std::this_thread::sleep_for(milliseconds(5));
  EXPECT_EQ(hung_rule_, 0);
}

}  // namespace
}  // namespace discreet
