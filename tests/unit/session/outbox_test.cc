#include "session/outbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace discreet {
namespace {

using std::chrono::milliseconds;

class OutboxTest : public testing::Test {
 protected:
  OutgoingFrame Text(const std::string& text, bool report) { return Detach(Frame(text), pool_, report); }

  // What Run() gives to the writer until the outbox is closed.
  std::vector<std::string> WrittenBy(Outbox& outbox) {
    std::vector<std::string> written;
    outbox.Close();
    outbox.Run([&written](Frame frame) {
      written.emplace_back(frame.begin(), frame.end());
      return true;
    });
    return written;
  }

  ArenaPool pool_{4, 4'096};
};

TEST_F(OutboxTest, WritesInOrder) {
  Outbox outbox(10, 1'000);
  outbox.Push(Text("eins", false));
  outbox.Push(Text("zwei", true));
  outbox.Push(Text("drei 🌱", false));
  EXPECT_EQ(WrittenBy(outbox), (std::vector<std::string>{"eins", "zwei", "drei 🌱"}));
}

TEST_F(OutboxTest, FullItDropsTheOldestReport) {
  Outbox outbox(3, 1'000);
  outbox.Push(Text("kept", false));
  outbox.Push(Text("old", true));
  outbox.Push(Text("new", true));
  outbox.Push(Text("newest", true));
  EXPECT_EQ(outbox.dropped(), 1U);
  EXPECT_EQ(WrittenBy(outbox), (std::vector<std::string>{"kept", "new", "newest"}));
}

TEST_F(OutboxTest, BytesAreBoundedToo) {
  Outbox outbox(100, 1'000);
  for (int i = 0; i < 10; ++i) outbox.Push(Text(std::string(300, static_cast<char>('a' + i)), true));
  EXPECT_EQ(outbox.dropped(), 7U);
  EXPECT_EQ(WrittenBy(outbox).size(), 3U);
}

TEST_F(OutboxTest, OneFrameOverTheBytesStillGoes) {
  Outbox outbox(100, 1'000);
  outbox.Push(Text("small", true));
  outbox.Push(Text(std::string(5'000, 'x'), true));
  EXPECT_EQ(WrittenBy(outbox), (std::vector<std::string>{std::string(5'000, 'x')}));
}

TEST_F(OutboxTest, FullOfWhatMustNotBeDroppedItMakesTheSenderWait) {
  Outbox outbox(2, 1'000);
  outbox.Push(Text("a", false));
  outbox.Push(Text("b", false));
  std::atomic<bool> pushed = false;
  std::thread sender([&] {
    outbox.Push(Text("c", false));
    pushed = true;
  });
  std::this_thread::sleep_for(milliseconds(30));
  EXPECT_FALSE(pushed);
  std::vector<std::string> written;
  std::thread writer([&] {
    outbox.Run([&written](Frame frame) {
      written.emplace_back(frame.begin(), frame.end());
      return true;
    });
  });
  sender.join();
  outbox.Close();
  writer.join();
  EXPECT_EQ(written, (std::vector<std::string>{"a", "b", "c"}));
}

TEST_F(OutboxTest, TryPushNeverWaits) {
  Outbox outbox(1, 1'000);
  outbox.Push(Text("a", false));
  outbox.TryPush(Text("b", true));
  EXPECT_EQ(WrittenBy(outbox), std::vector<std::string>{"a"});
}

TEST_F(OutboxTest, FlushWaitsUntilTheLastIsWritten) {
  Outbox outbox(10, 1'000);
  outbox.Push(Text("a", true));
  EXPECT_FALSE(outbox.Flush(milliseconds(10)));
  std::atomic<bool> go = false;
  std::thread writer([&] {
    outbox.Run([&go](Frame) {
      while (!go) std::this_thread::yield();
      return true;
    });
  });
  EXPECT_FALSE(outbox.Flush(milliseconds(30))) << "taken out, but still being written";
  go = true;
  EXPECT_TRUE(outbox.Flush(std::chrono::seconds(10)));
  outbox.Close();
  writer.join();
}

TEST_F(OutboxTest, AWriterThatFailsEndsIt) {
  Outbox outbox(10, 1'000);
  outbox.Push(Text("a", true));
  outbox.Push(Text("b", true));
  int writes = 0;
  outbox.Run([&writes](Frame) { return ++writes < 1; });
  EXPECT_EQ(writes, 1);
}

}  // namespace
}  // namespace discreet
