#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "sandbox/sanitized.h"

namespace discreet {
namespace {

constexpr char kProbe[] = DISCREET_BIN_DIR "/sandbox_probe";

// sandbox_probe in a process of its own.
class Probe {
 public:
  explicit Probe(std::vector<std::string> arguments) {
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    EXPECT_EQ(pipe(in.data()), 0);
    EXPECT_EQ(pipe(out.data()), 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      // Not what this test has, which may be a file: nothing may grow a file.
      dup2(out[1], STDERR_FILENO);
      for (const int fd : {in[0], in[1], out[0], out[1]}) close(fd);
      std::vector<char*> argv = {const_cast<char*>(kProbe)};
      for (std::string& argument : arguments) argv.push_back(argument.data());
      argv.push_back(nullptr);
      execv(kProbe, argv.data());
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    output_ = out[0];
  }
  ~Probe() {
    if (child_ > 0) Wait();
    close(input_);
    close(output_);
  }
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;

  // What it prints up to the end of a line, or of its life.
  std::string Line() {
    std::string line;
    char c = 0;
    while (read(output_, &c, 1) == 1 && c != '\n') line += c;
    return line;
  }
  // Whether it still listens: an act may have ended it before.
  bool Send(char byte) { return write(input_, &byte, 1) == 1; }
  void Signal(int signal) const {
    // Less than 1 would mean other processes, or all of them.
    ASSERT_GT(child_, 0) << "no probe runs";
    kill(child_, signal);
  }

  // How it ended: "exit 0", "signal 31".
  std::string Wait() {
    int status = 0;
    EXPECT_EQ(waitpid(child_, &status, 0), child_);
    child_ = -1;
    if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
    return "exit " + std::to_string(WEXITSTATUS(status));
  }

 private:
  pid_t child_ = -1;
  int input_ = -1;
  int output_ = -1;
};

std::string EndOf(const std::string& layer, const std::string& thread, const std::string& act) {
  Probe probe({layer, thread, act});
  probe.Line();
  probe.Send('g');
  return probe.Wait();
}

std::vector<std::string> Acts(const std::string& which) {
  Probe probe({which});
  std::vector<std::string> names;
  for (std::string name = probe.Line(); !name.empty(); name = probe.Line()) names.push_back(name);
  return names;
}

const std::string kKilled = "signal " + std::to_string(SIGSYS);

TEST(Sandbox, HasEveryProtectionOrSaysThatItHasNot) {
  Probe probe({"all", "main", "nothing"});
  EXPECT_EQ(probe.Line(), kSanitized ? "+no-core-not-dumpable-landlock-no-files-seccomp"
                                     : "+no-core+not-dumpable+landlock+no-files+seccomp");
  EXPECT_EQ(probe.Wait(), "exit 0");
}

TEST(Sandbox, WhatReachesOutIsKilledOnEveryThread) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer build has no sandbox";
  const auto acts = Acts("list-forbidden");
  ASSERT_GE(acts.size(), 30U);
  for (const std::string& act : acts) {
    EXPECT_EQ(EndOf("all", "main", act), kKilled) << act;
    EXPECT_EQ(EndOf("all", "worker", act), kKilled) << act << " on a thread started before the filter";
  }
}

TEST(Sandbox, WithoutItTheSameActsSucceed) {
  // The control: the acts do reach out where nothing holds them back.
  for (const char* act : {"socket", "connect", "fork", "thread", "mmap_exec", "mprotect_exec", "open_read",
                          "pipe", "dup", "read_other_descriptor", "kill_parent", "limits", "memfd"}) {
    EXPECT_EQ(EndOf("none", "main", act), "exit 40") << act;
  }
}

TEST(Sandbox, EachLayerRefusesFilesByItself) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer build has no sandbox";
  for (const char* layer : {"landlock", "limits", "seccomp"}) {
    for (const char* act : {"open_read", "open_write"}) {
      const std::string end = EndOf(layer, "main", act);
      EXPECT_TRUE(end == "exit 0" || end == kKilled) << layer << " " << act << ": " << end;
    }
  }
  EXPECT_EQ(access("/tmp/discreet-probe-é", F_OK), -1);
}

TEST(Sandbox, WhatScoringDoesGoesOn) {
  const auto acts = Acts("list-needed");
  ASSERT_GE(acts.size(), 9U);
  for (const std::string& act : acts) {
    EXPECT_EQ(EndOf("all", "main", act), "exit 0") << act;
    EXPECT_EQ(EndOf("all", "worker", act), "exit 0") << act << " on a thread started before the filter";
  }
}

TEST(Sandbox, AbortIsStillAnAbort) {
  EXPECT_EQ(EndOf("all", "main", "abort"), "signal " + std::to_string(SIGABRT));
  EXPECT_EQ(EndOf("all", "worker", "abort"), "signal " + std::to_string(SIGABRT));
}

TEST(Sandbox, SurvivesBeingStoppedWhileItWaits) {
  for (const char* act : {"read_stdin", "wait_timed", "sleep"}) {
    for (const char* thread : {"main", "worker"}) {
      Probe probe({"all", thread, act});
      probe.Line();
      for (int i = 0; i < 3; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        probe.Signal(SIGSTOP);
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        probe.Signal(SIGCONT);
      }
      probe.Send('g');
      EXPECT_EQ(probe.Wait(), "exit 0") << act << " on " << thread;
    }
  }
}

}  // namespace
}  // namespace discreet
