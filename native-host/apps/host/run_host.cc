#include "host/run_host.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <new>
#include <string>
#include <thread>
#include <utility>

#include "memory/arena_pool.h"
#include "sandbox/file_denial.h"
#include "sandbox/process_limits.h"
#include "sandbox/syscall_filter.h"
#include "session/exit_code.h"
#include "session/session.h"
#include "wire/frame_io.h"

namespace discreet {
namespace {

using std::chrono::milliseconds;

constexpr size_t kReadyArenas = 4;
// Of the kinds of words that rules look for, about nobody.
constexpr std::string_view kWarmUp =
    "On May 3 at 4:15 Dr. Zoë Example called 555-0100 about room 12, MRN 000000: a 41-year-old was fine.";
// The port is closed, so nobody waits: what can be answered in a moment still is.
constexpr milliseconds kLastWords{400};

// One line to standard error, by write() alone: no stream holds a copy.
template <typename... Numbers>
void Log(const char* format, Numbers... numbers) {
  std::array<char, 256> line{};
  const int length = std::snprintf(line.data(), line.size(), format, numbers...);
  if (length > 0)
    WriteAll(STDERR_FILENO, {line.data(), std::min(line.size() - 1, static_cast<size_t>(length))});
}

uint32_t MinuteNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<uint32_t>(std::chrono::duration_cast<std::chrono::minutes>(now).count());
}

[[noreturn]] void EndHung(Session& session, uint32_t rule) {
  Log("discreet-host: a check did not come back, rule %u, exit %d\n", rule, kExitHung);
  session.outbox().Flush(milliseconds(1000));
  std::_Exit(kExitHung);
}

// The session's threads, all past the calls to the system that a starting thread makes.
class Threads {
 public:
  explicit Threads(Session& session)
      : session_(session),
        scorer_([this] { Arrive(), session_.RunScorer(); }),
        watchdog_([this] { Arrive(), session_.RunWatchdog(); }),
        writer_([this] { Arrive(), session_.RunWriter(WriteOrEnd); }) {
    arrived_.wait();
  }

  // Once everything is answered.
  void Join() {
    session_.Stop();
    for (std::thread* thread : {&scorer_, &watchdog_, &writer_}) thread->join();
  }

 private:
  void Arrive() { arrived_.count_down(); }

  static bool WriteOrEnd(Frame frame) {
    // Nobody listens any more: the browser has gone, or closed the port.
    if (!WriteAll(STDOUT_FILENO, frame)) std::_Exit(kExitDone);
    return true;
  }

  Session& session_;
  std::latch arrived_{3};
  std::thread scorer_;
  std::thread watchdog_;
  std::thread writer_;
};

// Reads requests until the stream ends; how the process should end.
ExitCode Serve(Session& session, ArenaPool& arenas) {
  for (;;) {
    const ArenaPool::Lease scratch = arenas.Acquire();
    std::span<char> json;
    switch (ReadFrame(STDIN_FILENO, scratch.get(), &json)) {
      case FrameRead::kFrame:
        session.Handle(json, scratch.get());
        break;
      case FrameRead::kEmpty:
        session.RefuseFrame(ErrorCode::kFrameEmpty);
        break;
      case FrameRead::kTooLarge:
        session.RefuseFrame(ErrorCode::kFrameTooLarge);
        return kExitFrameTooLarge;
      case FrameRead::kTruncated:
      case FrameRead::kFailed:
        return kExitFrameTruncated;
      case FrameRead::kEnd:
        return kExitDone;
    }
  }
}

}  // namespace

int RunHost(HostParts parts) {
  ArenaPool arenas(kReadyArenas);
  Session* running = nullptr;
  Session session({.facts = parts.facts,
                   .policy = parts.policy,
                   .checker = parts.checker,
                   .arenas = arenas,
                   .limits = parts.limits,
                   .minute_now = MinuteNow,
                   .hung = [&running](uint32_t rule) { EndHung(*running, rule); },
                   .warm_up = kWarmUp});
  running = &session;
  DenyFiles(parts.protections);
  Threads threads(session);
  LimitResources(parts.protections);
  std::string problem;
  if (!AllowOnlyScoringCalls(parts.protections, &problem)) {
    Log("discreet-host: no system call filter (%s), exit %d: use a kernel with seccomp\n", problem.c_str(),
        kExitNoSandbox);
    std::_Exit(kExitNoSandbox);
  }
  parts.facts.protections = parts.protections.in_force;
  parts.facts.degraded = parts.protections.degraded;

  const ExitCode code = Serve(session, arenas);
  if (code != kExitDone) Log("discreet-host: the stream is lost, exit %d\n", code);
  session.Close();
  if (!session.Finish(kLastWords)) std::_Exit(code);
  threads.Join();
  return code;
}

}  // namespace discreet
