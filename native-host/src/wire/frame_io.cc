#include "wire/frame_io.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

namespace discreet {
namespace {

// Fills `bytes`; the number of bytes read, less than asked only at the end of the input, or -1.
ssize_t ReadAll(int fd, std::span<char> bytes) {
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = read(fd, bytes.data() + done, bytes.size() - done);
    if (got == 0) break;
    if (got < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    done += static_cast<size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

}  // namespace

FrameRead ReadFrame(int fd, std::pmr::memory_resource* memory, std::span<char>* json) {
  char header[kFrameHeader];
  const ssize_t got = ReadAll(fd, header);
  if (got < 0) return FrameRead::kFailed;
  if (got == 0) return FrameRead::kEnd;
  if (got < static_cast<ssize_t>(sizeof(header))) return FrameRead::kTruncated;
  uint32_t length = 0;
  std::memcpy(&length, header, sizeof(length));
  if (length == 0) return FrameRead::kEmpty;
  if (length > kMaxFrameIn) return FrameRead::kTooLarge;
  const std::span<char> body(static_cast<char*>(memory->allocate(length, 1)), length);
  const ssize_t read = ReadAll(fd, body);
  if (read < 0) return FrameRead::kFailed;
  if (read < static_cast<ssize_t>(length)) return FrameRead::kTruncated;
  *json = body;
  return FrameRead::kFrame;
}

bool WriteAll(int fd, std::span<const char> bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes = bytes.subspan(static_cast<size_t>(put));
  }
  return true;
}

}  // namespace discreet
