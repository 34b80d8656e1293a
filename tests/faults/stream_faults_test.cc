// Streams that are cut, lie about their length, end early or are not read.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "example_files.h"
#include "host_process.h"
#include "sandbox/sanitized.h"

namespace discreet::test {
namespace {

using std::chrono::milliseconds;

constexpr uint32_t kCap = 1U << 20;
constexpr size_t kMegabyte = size_t{1} << 20;

// Greeted, and past everything that it makes ready at the first check: from here on its size stands still.
struct ReadyHost : HostProcess {
  ReadyHost() {
    Greet();
    EXPECT_TRUE(Ask(CheckJson(90, 1, 1, "Übergabe um sieben"), 90).has_report());
    std::this_thread::sleep_for(milliseconds(50));
  }
};

std::string Header(uint32_t length) {
  std::string header(sizeof(length), '\0');
  std::memcpy(header.data(), &length, sizeof(length));
  return header;
}

// Fifty different frames of ordinary traffic, short ones and long ones.
std::vector<std::string> FiftyFrames() {
  std::vector<std::string> frames;
  for (const Example& example : RequestExamples()) frames.push_back(ToFrame(example.json));
  for (uint32_t i = static_cast<uint32_t>(frames.size()); i < 50; ++i) {
    std::string text = "Schicht " + std::to_string(i) + " 🌙 ";
    for (uint32_t k = 0; k < i; ++k) text += "ça va, ";
    frames.push_back(ToFrame(CheckJson(i, i, i, text)));
  }
  return frames;
}

const std::string kRealHost = DISCREET_BIN_DIR "/discreet-host";
// The same host with a checker that starts in no time, for tests that start hundreds.
const std::string kPlantedHost = DISCREET_BIN_DIR "/discreet-planted-host";

// A host that has been cut off after `bytes`: what it answered is whole frames, and it ended as documented.
void ExpectTruncated(const std::string& program, const std::string& bytes) {
  HostProcess host({.program = program});
  ASSERT_TRUE(host.SendBytes(bytes));
  host.CloseInput();
  while (host.Receive()) {
  }
  EXPECT_EQ(host.unread(), 0U);
  EXPECT_EQ(host.Wait(), (End{4, 0})) << "cut after " << bytes.size() << " bytes";
}

TEST(StreamFaults, EveryCutOfAShortFrameEndsWithCodeFour) {
  const std::string frame = ToFrame(FindExample("hello.minimal").json);
  for (size_t length = 1; length < frame.size(); ++length)
    ExpectTruncated(kPlantedHost, frame.substr(0, length));
  for (const size_t length : {size_t{1}, size_t{4}, frame.size() - 1}) {
    ExpectTruncated(kRealHost, frame.substr(0, length));
  }
}

TEST(StreamFaults, CutsOfFiftyFramesEndWithCodeFour) {
  std::mt19937 random(20'261'121);
  size_t cuts_made = 0;
  for (const std::string& frame : FiftyFrames()) {
    std::vector<size_t> cuts = {1, 3, 4, 5, frame.size() / 2, frame.size() - 1};
    for (int i = 0; i < 6; ++i) cuts.push_back(5 + random() % (frame.size() - 6));
    for (const size_t cut : cuts) {
      ExpectTruncated(++cuts_made % 40 == 0 ? kRealHost : kPlantedHost, frame.substr(0, cut));
    }
  }
}

TEST(StreamFaults, AnEndBetweenFramesIsNoFault) {
  HostProcess host;
  host.Greet();
  // The host waits a moment only, and the first check of a process is its slowest.
  ASSERT_TRUE(host.Ask(CheckJson(2, 1, 1, "Bis gleich"), 2).has_report());
  ASSERT_TRUE(host.Send(CheckJson(3, 1, 2, "Bis morgen 👋")));
  host.CloseInput();
  EXPECT_TRUE(host.ReceiveFor(3).has_report()) << "what was asked before the end is still answered";
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_EQ(host.StandardError(), "");
}

TEST(StreamFaults, AnEmptyStreamIsNoFault) {
  HostProcess host;
  host.CloseInput();
  EXPECT_EQ(host.Wait(), (End{0, 0}));
}

TEST(StreamFaults, LengthZeroIsAnsweredAndTheStreamGoesOn) {
  HostProcess host;
  host.Greet();
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(host.SendBytes(Header(0)));
    EXPECT_EQ(host.ReceiveFor(0).error().code(), v1::FRAME_EMPTY);
  }
  EXPECT_TRUE(host.Ask(R"({"id":2,"status":{}})", 2).has_status());
}

TEST(StreamFaults, AnAnnouncedLengthTakesNoMemoryBeforeItsBytesCome) {
  for (const uint32_t length : {1U, kCap - 1, kCap}) {
    ReadyHost host;
    const size_t before = host.ResidentBytes();
    ASSERT_TRUE(host.SendBytes(Header(length)));
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_LE(host.ResidentBytes(), before + kMegabyte) << length;
    // The body then comes, and is no JSON.
    ASSERT_TRUE(host.SendBytes(std::string(length, 'x')));
    EXPECT_EQ(host.ReceiveFor(0).error().code(), v1::NOT_JSON) << length;
    EXPECT_TRUE(host.Ask(R"({"id":2,"status":{}})", 2).has_status()) << length;
  }
}

TEST(StreamFaults, ALengthOverTheCapTakesNoMemoryAndEndsWithCodeThree) {
  for (const uint32_t length : {kCap + 1, 1U << 26, 1U << 31, UINT32_MAX}) {
    ReadyHost host;
    // Replies that nobody reads yet keep the host from ending at once, so that it can be looked at.
    constexpr uint32_t kUnread = 50;
    for (uint32_t id = 2; id < 2 + kUnread; ++id) {
      ASSERT_TRUE(host.Send(R"({"id":)" + std::to_string(id) + R"(,"status":{}})"));
    }
    std::this_thread::sleep_for(milliseconds(100));
    const size_t before = host.ResidentBytes();
    ASSERT_TRUE(host.SendBytes(Header(length) + "xxxx"));
    size_t most = before;
    for (int i = 0; i < 20; ++i) {
      most = std::max(most, host.ResidentBytes());
      std::this_thread::sleep_for(milliseconds(5));
    }
    EXPECT_LE(most, before + kMegabyte) << length;
    EXPECT_EQ(host.ReceiveFor(0).error().code(), v1::FRAME_TOO_LARGE) << length;
    EXPECT_EQ(host.Wait(), (End{3, 0})) << length;
  }
}

TEST(StreamFaults, AClosedReaderEndsTheHostQuietly) {
  HostProcess host;
  host.Greet();
  host.CloseOutput();
  ASSERT_TRUE(host.Send(R"({"id":2,"status":{}})"));
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_EQ(host.StandardError(), "");
}

TEST(StreamFaults, ABrowserThatGoesAwayEndsTheHostWithinASecond) {
  for (int i = 0; i < 20; ++i) {
    HostProcess host;
    host.Greet();
    ASSERT_TRUE(host.Send(CheckJson(2, 1, 1, std::string(200'000, 'n') + " é")));
    const auto began = std::chrono::steady_clock::now();
    host.CloseOutput();
    host.CloseInput();
    const End end = host.Wait();
    EXPECT_EQ(end, (End{0, 0}));
    // Generous for a busy computer; the point is that it does not wait for anything.
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  }
}

TEST(StreamFaults, KilledAtAnyByteItNeverLeavesAWrongReply) {
  std::mt19937 random(7);
  std::string stream = ToFrame(FindExample("hello.minimal").json);
  for (uint32_t id = 2; id < 12; ++id) {
    stream +=
        ToFrame(CheckJson(id, id, id, "Station " + std::to_string(id) + ": alles ruhig, Gott sei Dank 🙏"));
  }
  for (int round = 0; round < 60; ++round) {
    HostProcess host;
    const size_t cut = random() % stream.size();
    ASSERT_TRUE(host.SendBytes(std::string_view(stream).substr(0, cut)));
    if (round % 2 == 0) std::this_thread::sleep_for(std::chrono::microseconds(random() % 3'000));
    host.Kill(SIGKILL);
    uint32_t reports = 0;
    // What came before the kill is whole replies, at most one of them cut off; Receive() refuses anything
    // else.
    while (const auto reply = host.Receive()) {
      if (reply->has_report()) {
        ++reports;
        EXPECT_EQ(reply->report().composer(), reply->id());
        EXPECT_EQ(reply->report().revision(), reply->id());
      } else {
        EXPECT_TRUE(reply->has_welcome());
      }
    }
    EXPECT_LE(reports, 10U);
    EXPECT_EQ(host.Wait(), (End{-1, SIGKILL}));
  }
}

// Sends checks of ever new composers and requests that must not be dropped, and reads nothing for a while.
TEST(StreamFaults, AReaderThatPausesCostsNoMemory) {
  HostProcess host;
  host.Greet();
  for (uint32_t id = 2; id < 10; ++id)
    ASSERT_TRUE(host.Ask(CheckJson(id, 1, id, "Übergabe"), id).has_report());
  const size_t before = host.ResidentBytes();
  constexpr uint32_t kChecks = 20'000;
  std::thread sender([&host] {
    for (uint32_t i = 0; i < kChecks; ++i) {
      // The host stops reading at some point; sending goes on when the test reads.
      if (!host.Send(CheckJson(100 + i, i, 1, "Heute auf Station sieben war es ruhig 🌻"))) return;
    }
    host.Send(R"({"id":50,"status":{}})");
    host.CloseInput();
  });
  size_t most = 0;
  for (int i = 0; i < 30; ++i) {
    std::this_thread::sleep_for(milliseconds(100));
    most = std::max(most, host.ResidentBytes());
  }
  // AddressSanitizer keeps what was freed.
  if (!kSanitized) {
    EXPECT_LE(most, before + 32 * kMegabyte);
  }
  bool status = false;
  uint32_t reports = 0;
  uint32_t busy = 0;
  while (const auto reply = host.Receive()) {
    status = status || reply->id() == 50;
    reports += reply->has_report() ? 1 : 0;
    busy += reply->error().code() == v1::BUSY ? 1 : 0;
  }
  sender.join();
  EXPECT_TRUE(status) << "a reply that is no report is never dropped";
  EXPECT_GT(reports, 0U);
  EXPECT_LE(reports + busy, kChecks);
  EXPECT_EQ(host.Wait(), (End{0, 0}));
}

}  // namespace
}  // namespace discreet::test
