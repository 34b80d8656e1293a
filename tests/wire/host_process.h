#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/v1/wire.pb.h"

namespace discreet::test {

// The built-in extension id, as Chromium passes it.
inline constexpr char kOrigin[] = "chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckk/";

// How a process ended.
struct End {
  int code = -1;   // exit code, -1 when a signal ended it
  int signal = 0;  // 0 when it exited
  bool operator==(const End&) const = default;
};
std::ostream& operator<<(std::ostream& out, const End& end);

// A frame: the length in native byte order, then `json`.
std::string ToFrame(std::string_view json);

// A host program as a browser has it: started with arguments, spoken to over two pipes. Waiting always ends:
// a host that does not answer in time fails the test. Every reply is read strictly, by protobuf.
class HostProcess {
 public:
  struct Options {
    std::string program = DISCREET_BIN_DIR "/discreet-host";
    std::vector<std::string> arguments = {kOrigin};
    // Started before the program, with the program as its last arguments: strace and its like.
    std::vector<std::string> under = {};
    // Run as this user, when it is not 0 (needs root).
    uid_t user = 0;
  };
  HostProcess() : HostProcess(Options{}) {}
  explicit HostProcess(const Options& options);
  ~HostProcess();
  HostProcess(const HostProcess&) = delete;
  HostProcess& operator=(const HostProcess&) = delete;

  pid_t pid() const { return pid_; }

  // False when the host no longer reads.
  bool SendBytes(std::string_view bytes);
  bool Send(std::string_view json) { return SendBytes(ToFrame(json)); }
  void CloseInput();
  // As when a browser closes only its reading end.
  void CloseOutput();

  // The next reply; nullopt at the end of the stream, or when nothing comes in `patience`.
  std::optional<v1::Reply> Receive(std::chrono::milliseconds patience = std::chrono::seconds(20));
  // The reply to `id`; others that come first are kept for later calls.
  v1::Reply ReceiveFor(uint32_t id);
  // Sends and waits for the reply with that id, which must be in `json`.
  v1::Reply Ask(std::string_view json, uint32_t id);
  // Says hello and fails the test where it is not welcomed.
  void Greet();

  // Size of the JSON of the last reply, bytes.
  size_t last_size() const { return last_size_; }
  // Bytes that came but are no whole frame yet.
  size_t unread() const { return buffer_.size(); }

  void Kill(int signal) const;
  // Waits for the end; a host that does not end in time is killed and fails the test.
  End Wait();
  // What it wrote to standard error up to its end.
  std::string StandardError();
  // Memory that is in use now, bytes.
  size_t ResidentBytes() const;

 private:
  std::optional<std::string> ReceiveJson(std::chrono::milliseconds patience);

  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string buffer_;
  std::vector<v1::Reply> kept_;
  size_t last_size_ = 0;
};

// A check of one body, as JSON. `text` is escaped.
std::string CheckJson(uint32_t id, uint32_t composer, uint32_t revision, std::string_view text,
                      bool urgent = false);
// A JSON string with quotes.
std::string Quoted(std::string_view text);

// "REPORT_NAME" of a reply's body: "report", "error".
std::string BodyName(const v1::Reply& reply);

}  // namespace discreet::test
