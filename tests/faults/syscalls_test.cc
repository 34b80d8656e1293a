// Every system call of the real host while it scores, as strace sees them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "host_process.h"
#include "sandbox/sanitized.h"

namespace discreet::test {
namespace {

// What sandbox/syscall_filter.cc lets through, and the end of a process.
const std::set<std::string> kAllowed = {
    "read",          "write",           "mmap",           "mprotect",
    "munmap",        "mremap",          "madvise",        "mlock2",
    "brk",           "futex",           "sched_yield",    "clock_nanosleep",
    "clock_gettime", "restart_syscall", "rt_sigprocmask", "rt_sigreturn",
    "getpid",        "gettid",          "tgkill",         "exit",
    "exit_group"};

struct Trace {
  std::vector<std::string> before;  // lines up to the filter, and the filter's own
  std::vector<std::string> after;
};

// The last line about the filter is the one that sets it, after some that only ask what the kernel knows:
// once it is on, asking again would end the process.
Trace ReadTrace(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const auto last = std::find_if(lines.rbegin(), lines.rend(), [](const std::string& line) {
    return line.find("seccomp") != std::string::npos;
  });
  EXPECT_TRUE(last != lines.rend() && last->ends_with("= 0"))
      << "the trace does not show the filter being set";
  return {{lines.begin(), last.base()}, {last.base(), lines.end()}};
}

// The call that a line tells of; empty for the end of one and for news of a process.
std::string CallOf(const std::string& line) {
  static const std::regex kCall(R"(^(?:\d+\s+)?([a-z0-9_]+)\()");
  std::smatch match;
  return std::regex_search(line, match, kCall) ? match[1].str() : "";
}

TEST(Syscalls, NoneThatReachesOutWhileTextIsScored) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer build has no filter";
  if (std::system("strace -f -qq -o /dev/null true >/dev/null 2>&1") != 0) {
    GTEST_SKIP()
        << "SKIPPED: strace cannot trace here (not installed, or ptrace is not permitted), so the host's "
           "system calls were not looked at";
  }
  const std::string path = testing::TempDir() + "discreet-trace-" + std::to_string(getpid());
  constexpr uint32_t kMessages = 1'500;
  {
    HostProcess host({.under = {"strace", "-f", "-qq", "-o", path}});
    host.Greet();
    for (uint32_t id = 2; id < kMessages; ++id) {
      const std::string text =
          id % 100 == 0 ? std::string(150'000, 'a') + " é" : "My patient Zoë, MRN 00483920, went home";
      EXPECT_TRUE(host.Ask(CheckJson(id, id % 7, id, text), id).has_report());
    }
    ASSERT_TRUE(host.Send("{ kein JSON"));
    EXPECT_EQ(host.ReceiveFor(0).error().code(), v1::NOT_JSON);
    host.CloseInput();
    EXPECT_EQ(host.Wait(), (End{0, 0}));
  }
  const Trace trace = ReadTrace(path);
  std::remove(path.c_str());
  ASSERT_GT(trace.after.size(), kMessages);
  for (const std::string& line : trace.before) {
    EXPECT_EQ(line.find("read(0,"), std::string::npos) << "read before the sandbox was on: " << line;
  }
  std::set<std::string> seen;
  for (const std::string& line : trace.after) {
    const std::string call = CallOf(line);
    if (!call.empty()) seen.insert(call);
  }
  EXPECT_TRUE(seen.contains("read"));
  for (const std::string& call : seen)
    EXPECT_TRUE(kAllowed.contains(call)) << call << " after the sandbox was on";
  // Nothing is even opened under the names of the network while it starts.
  for (const std::string& line : trace.before) {
    const std::string call = CallOf(line);
    EXPECT_TRUE(call != "socket" && call != "connect" && call != "bind") << line;
  }
}

}  // namespace
}  // namespace discreet::test
