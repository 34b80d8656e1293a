#include "wire/frame_io.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <memory_resource>
#include <string>
#include <thread>

namespace discreet {
namespace {

// Counts what is asked of it: a frame over the cap must be refused before anything is allocated.
class CountingMemory final : public std::pmr::memory_resource {
 public:
  size_t asked = 0;

 private:
  void* do_allocate(size_t bytes, size_t alignment) override {
    asked += bytes;
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* block, size_t bytes, size_t alignment) override {
    std::pmr::new_delete_resource()->deallocate(block, bytes, alignment);
  }
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }
};

std::string Header(uint32_t length) {
  std::string header(kFrameHeader, '\0');
  std::memcpy(header.data(), &length, kFrameHeader);
  return header;
}

class FrameIo : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(pipe(ends_.data()), 0); }
  void TearDown() override {
    CloseWriter();
    close(ends_[0]);
  }
  void Send(const std::string& bytes) {
    ASSERT_EQ(write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void CloseWriter() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }
  FrameRead Read() {
    json_ = {};
    return ReadFrame(ends_[0], &memory_, &json_);
  }
  std::string Json() const { return {json_.data(), json_.size()}; }

  std::array<int, 2> ends_{};
  CountingMemory counted_;
  std::pmr::monotonic_buffer_resource memory_{&counted_};
  std::span<char> json_;
};

TEST_F(FrameIo, ReadsFramesOneAfterTheOther) {
  Send(Header(5) + "{\"é\"" + Header(2) + "{}");
  EXPECT_EQ(Read(), FrameRead::kFrame);
  EXPECT_EQ(Json(), "{\"é\"");
  EXPECT_EQ(Read(), FrameRead::kFrame);
  EXPECT_EQ(Json(), "{}");
  CloseWriter();
  EXPECT_EQ(Read(), FrameRead::kEnd);
}

TEST_F(FrameIo, LengthZeroIsEmptyAndTheStreamGoesOn) {
  Send(Header(0) + Header(2) + "{}");
  EXPECT_EQ(Read(), FrameRead::kEmpty);
  EXPECT_EQ(Read(), FrameRead::kFrame);
}

TEST_F(FrameIo, EveryCutInsideAFrameIsTruncated) {
  const std::string frame = Header(10) + "{\"ü\": 12}";
  for (size_t length = 1; length < frame.size(); ++length) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    ASSERT_EQ(write(ends[1], frame.data(), length), static_cast<ssize_t>(length));
    close(ends[1]);
    EXPECT_EQ(ReadFrame(ends[0], &memory_, &json_), FrameRead::kTruncated) << length;
    close(ends[0]);
  }
}

TEST_F(FrameIo, OverTheCapNothingIsAllocatedOrRead) {
  for (const uint32_t length : {kMaxFrameIn + 1, 1U << 26, 1U << 31, UINT32_MAX}) {
    Send(Header(length) + "rest");
    EXPECT_EQ(Read(), FrameRead::kTooLarge) << length;
    EXPECT_EQ(counted_.asked, 0U) << length;
    std::array<char, 4> rest{};
    ASSERT_EQ(read(ends_[0], rest.data(), rest.size()), 4);
    EXPECT_EQ(std::string_view(rest.data(), 4), "rest") << length;
  }
}

TEST_F(FrameIo, AFrameAtTheCapArrivesInPieces) {
  std::string body(kMaxFrameIn, 'x');
  body.replace(body.size() - 3, 3, "fin");
  std::thread writer([&] {
    EXPECT_TRUE(WriteAll(ends_[1], Header(kMaxFrameIn)));
    EXPECT_TRUE(WriteAll(ends_[1], body));
  });
  EXPECT_EQ(Read(), FrameRead::kFrame);
  writer.join();
  EXPECT_EQ(json_.size(), kMaxFrameIn);
  EXPECT_EQ(Json(), body);
}

TEST_F(FrameIo, AClosedReaderIsAnAnswerNotASignal) {
  std::signal(SIGPIPE, SIG_IGN);
  close(ends_[0]);
  EXPECT_FALSE(WriteAll(ends_[1], std::string_view("né")));
  ASSERT_EQ(pipe(ends_.data()), 0);
}

TEST_F(FrameIo, ADescriptorThatCannotBeReadFails) {
  EXPECT_EQ(ReadFrame(ends_[1], &memory_, &json_), FrameRead::kFailed);
}

}  // namespace
}  // namespace discreet
