// Whatever bytes the browser's pipe brings: frames one after the other, until the stream ends or is lost.
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/request_use.h"
#include "wire/frame_io.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace discreet;
  const int stream = memfd_create("frames", MFD_CLOEXEC);
  fuzz::Require(stream >= 0 && write(stream, data, size) == static_cast<ssize_t>(size),
                "there is a stream to read");
  lseek(stream, 0, SEEK_SET);
  for (FrameRead read = FrameRead::kFrame; read == FrameRead::kFrame || read == FrameRead::kEmpty;) {
    std::pmr::monotonic_buffer_resource memory;
    std::span<char> json;
    read = ReadFrame(stream, &memory, &json);
    fuzz::Require(json.empty() || read == FrameRead::kFrame, "only a whole frame has a body");
    fuzz::Require(json.size() <= kMaxFrameIn, "a frame is within its cap");
    if (read == FrameRead::kFrame) fuzz::DecodeAndUse(json);
  }
  close(stream);
  return 0;
}
