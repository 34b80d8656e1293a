// Checks that are slow, hang, throw, pile up or are stopped half-way: the host with a planted checker.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "host_process.h"

namespace discreet::test {
namespace {

using std::chrono::milliseconds;

// `patient`: a busy computer may take its time; without, the product's own figures hold.
struct PlantedHost : HostProcess {
  explicit PlantedHost(bool patient = true)
      : HostProcess(
            {.program = DISCREET_BIN_DIR "/discreet-planted-host",
             .arguments = patient ? std::vector<std::string>{"patient"} : std::vector<std::string>{}}) {
    Greet();
  }
};

v1::HostStatus StatusOf(HostProcess& host) { return host.Ask(R"({"id":9999,"status":{}})", 9999).status(); }

TEST(CheckFaults, ACheckThatThrowsIsNotCheckedAndTheHostLivesOn) {
  PlantedHost host;
  for (uint32_t id = 2; id < 50; ++id) {
    const v1::Reply reply = host.Ask(CheckJson(id, 1, id, "throw señora"), id);
    EXPECT_EQ(reply.report().status(), v1::NOT_CHECKED);
    EXPECT_EQ(reply.report().reason(), v1::FAILED);
    EXPECT_EQ(reply.report().level(), v1::LEVEL_UNSPECIFIED);
  }
  EXPECT_EQ(host.Ask(CheckJson(60, 1, 60, "ça va"), 60).report().status(), v1::COMPLETE);
  host.CloseInput();
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_EQ(host.StandardError(), "");
}

TEST(CheckFaults, AHungCheckIsAnsweredForAllWhoWaitAndTheHostEndsWithCodeFive) {
  PlantedHost host(/*patient=*/false);
  ASSERT_TRUE(host.Send(CheckJson(2, 2, 1, "hang für immer")));
  std::this_thread::sleep_for(milliseconds(50));
  for (uint32_t id = 3; id < 8; ++id) ASSERT_TRUE(host.Send(CheckJson(id, id, 1, "ça va")));
  for (uint32_t id = 2; id < 8; ++id) {
    const v1::Reply reply = host.ReceiveFor(id);
    EXPECT_EQ(reply.report().status(), v1::NOT_CHECKED) << id;
    EXPECT_EQ(reply.report().reason(), v1::TIMEOUT) << id;
    EXPECT_EQ(reply.report().composer(), id);
  }
  EXPECT_EQ(host.Wait(), (End{5, 0}));
  EXPECT_EQ(host.StandardError(), "discreet-host: a check did not come back, rule 7001, exit 5\n");
}

TEST(CheckFaults, APassedDeadlineIsAnAnswerNotAnEnd) {
  PlantedHost host;
  const v1::Reply reply = host.Ask(CheckJson(2, 1, 1, "spin 60000"), 2);
  EXPECT_EQ(reply.report().status(), v1::NOT_CHECKED);
  EXPECT_EQ(reply.report().reason(), v1::TIMEOUT);
  EXPECT_EQ(host.Ask(CheckJson(3, 1, 2, "ça va"), 3).report().status(), v1::COMPLETE);
}

TEST(CheckFaults, ACheckThatIsLateIsGivenUpAndTheHostLivesOn) {
  PlantedHost host(/*patient=*/false);
  // It sleeps for 3 s and uses no CPU time: nobody is kept waiting after 2 s, but the host is not hung.
  ASSERT_TRUE(host.Send(CheckJson(2, 1, 1, "sleep 3000")));
  ASSERT_TRUE(host.Send(CheckJson(3, 2, 1, "ça va")));
  for (const uint32_t id : {2U, 3U}) {
    const v1::Reply reply = host.ReceiveFor(id);
    EXPECT_EQ(reply.report().reason(), v1::TIMEOUT) << id;
  }
  EXPECT_EQ(host.Ask(CheckJson(4, 1, 2, "ça va"), 4).report().status(), v1::COMPLETE);
  EXPECT_EQ(StatusOf(host).checks(), 3U) << "the late verdict is not counted, nor sent";
  host.CloseInput();
  EXPECT_FALSE(host.Receive().has_value());
  EXPECT_EQ(host.Wait(), (End{0, 0}));
}

TEST(CheckFaults, ARuleThatTakesTooLongIsPutAside) {
  PlantedHost host;
  EXPECT_EQ(host.Ask(CheckJson(2, 1, 1, "spin 100"), 2).report().status(), v1::COMPLETE);
  EXPECT_EQ(StatusOf(host).quarantined_size(), 0) << "100 ms are not too long";
  EXPECT_EQ(host.Ask(CheckJson(3, 1, 2, "spin 600"), 3).report().status(), v1::COMPLETE);
  const v1::HostStatus status = StatusOf(host);
  ASSERT_EQ(status.quarantined_size(), 1);
  EXPECT_EQ(status.quarantined(0), "test.slow");
  EXPECT_EQ(status.pack().rules(), 0U) << "of one rule";
  const v1::Reply later = host.Ask(CheckJson(4, 1, 3, "spin 600"), 4);
  EXPECT_EQ(later.report().status(), v1::PARTIAL);
  ASSERT_EQ(later.report().unfinished_size(), 1);
  EXPECT_EQ(later.report().unfinished(0), "test.slow");
}

TEST(CheckFaults, TheNewestCheckOfAComposerWins) {
  PlantedHost host;
  ASSERT_TRUE(host.Send(CheckJson(2, 1, 1, "spin 400")));
  std::this_thread::sleep_for(milliseconds(60));
  for (uint32_t id = 3; id <= 6; ++id) ASSERT_TRUE(host.Send(CheckJson(id, 7, id, "ça va")));
  for (uint32_t id = 3; id <= 5; ++id) {
    EXPECT_EQ(host.ReceiveFor(id).error().code(), v1::SUPERSEDED) << id;
  }
  EXPECT_EQ(host.ReceiveFor(2).report().status(), v1::COMPLETE) << "another composer's";
  EXPECT_EQ(host.ReceiveFor(6).report().revision(), 6U);
}

TEST(CheckFaults, ARunningCheckGivesWayToANewerOneOfItsComposer) {
  PlantedHost host;
  ASSERT_TRUE(host.Send(CheckJson(2, 7, 1, "spin 1400")));
  std::this_thread::sleep_for(milliseconds(60));
  ASSERT_TRUE(host.Send(CheckJson(3, 7, 2, "ça va")));
  const v1::Reply first = *host.Receive();
  EXPECT_EQ(first.id(), 2U);
  EXPECT_EQ(first.error().code(), v1::SUPERSEDED);
  EXPECT_EQ(host.ReceiveFor(3).report().status(), v1::COMPLETE);
}

TEST(CheckFaults, UrgentChecksGoFirst) {
  PlantedHost host;
  ASSERT_TRUE(host.Send(CheckJson(2, 1, 1, "spin 300")));
  std::this_thread::sleep_for(milliseconds(60));
  for (uint32_t id = 3; id <= 8; ++id) ASSERT_TRUE(host.Send(CheckJson(id, id, 1, "ça va", id >= 7)));
  std::vector<uint32_t> order;
  for (int i = 0; i < 7; ++i) order.push_back(host.Receive()->id());
  EXPECT_EQ(order, (std::vector<uint32_t>{2, 7, 8, 3, 4, 5, 6}));
}

TEST(CheckFaults, OverSixtyFourComposersAreToldToWait) {
  PlantedHost host;
  ASSERT_TRUE(host.Send(CheckJson(2, 1'000, 1, "spin 500")));
  std::this_thread::sleep_for(milliseconds(60));
  for (uint32_t id = 3; id < 3 + 70; ++id) ASSERT_TRUE(host.Send(CheckJson(id, id, 1, "ça va")));
  uint32_t busy = 0;
  uint32_t reports = 0;
  for (uint32_t id = 2; id < 3 + 70; ++id) {
    const v1::Reply reply = host.ReceiveFor(id);
    busy += reply.error().code() == v1::BUSY ? 1 : 0;
    reports += reply.has_report() ? 1 : 0;
  }
  EXPECT_EQ(busy, 6U);
  EXPECT_EQ(reports, 65U);
}

TEST(CheckFaults, TimeSpentStoppedCountsForNothing) {
  PlantedHost host;
  ASSERT_TRUE(host.Send(CheckJson(2, 1, 1, "spin 500")));
  std::this_thread::sleep_for(milliseconds(100));
  host.Kill(SIGSTOP);
  std::this_thread::sleep_for(milliseconds(3'500));
  host.Kill(SIGCONT);
  // Neither the deadline (1.5 s) nor the watchdog (2 s) has passed on the host's own clocks.
  EXPECT_EQ(host.ReceiveFor(2).report().status(), v1::COMPLETE);
  host.Kill(SIGSTOP);
  std::this_thread::sleep_for(milliseconds(100));
  host.Kill(SIGCONT);
  EXPECT_EQ(host.Ask(CheckJson(3, 1, 2, "ça va"), 3).report().status(), v1::COMPLETE)
      << "stopped while it reads";
}

}  // namespace
}  // namespace discreet::test
