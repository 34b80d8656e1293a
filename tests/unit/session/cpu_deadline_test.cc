#include "session/cpu_deadline.h"

#include <gtest/gtest.h>

#include <thread>

namespace discreet {
namespace {

using std::chrono::milliseconds;

TEST(CpuDeadline, PassesWhenItsThreadHasUsedTheBudget) {
  const std::atomic<bool> stop = false;
  const CpuDeadline deadline(milliseconds(30), stop);
  const uint64_t began = deadline.NowMicros();
  while (!deadline.Passed()) {
  }
  const uint64_t used = deadline.NowMicros() - began;
  EXPECT_GE(used, 29'000U);
  EXPECT_LT(used, 200'000U);
}

TEST(CpuDeadline, TimeAsleepDoesNotCount) {
  const std::atomic<bool> stop = false;
  const CpuDeadline deadline(milliseconds(30), stop);
  std::this_thread::sleep_for(milliseconds(80));
  EXPECT_FALSE(deadline.Passed());
}

TEST(CpuDeadline, PassesAtOnceWhenStopped) {
  std::atomic<bool> stop = false;
  const CpuDeadline deadline(std::chrono::hours(1), stop);
  EXPECT_FALSE(deadline.Passed());
  stop = true;
  EXPECT_TRUE(deadline.Passed());
}

}  // namespace
}  // namespace discreet
