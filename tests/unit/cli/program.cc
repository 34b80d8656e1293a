#include "program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace discreet {
namespace {

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) ADD_FAILURE() << "no pipe";
    read = ends[0];
    write = ends[1];
  }
  int read = -1;
  int write = -1;
};

void CloseEnd(int& end) {
  if (end >= 0) ::close(end);
  end = -1;
}

// Feeds and drains all three pipes at once, so that neither side waits for the other.
void Converse(int in, int out, int err, std::string_view input, Ended& run) {
  std::array<char, 65536> block;
  while (out >= 0 || err >= 0) {
    if (in >= 0 && input.empty()) CloseEnd(in);
    std::array<pollfd, 3> polls{{{in, POLLOUT, 0}, {out, POLLIN, 0}, {err, POLLIN, 0}}};
    if (::poll(polls.data(), polls.size(), 60'000) <= 0) break;
    if (in >= 0 && polls[0].revents != 0) {
      const ssize_t written = ::write(in, input.data(), input.size());
      if (written <= 0) CloseEnd(in);
      input.remove_prefix(written > 0 ? static_cast<size_t>(written) : 0);
    }
    const auto drain = [&block](int& end, short revents, std::string& into) {
      if (end < 0 || revents == 0) return;
      const ssize_t count = ::read(end, block.data(), block.size());
      if (count > 0) into.append(block.data(), static_cast<size_t>(count));
      if (count <= 0) CloseEnd(end);
    };
    drain(out, polls[1].revents, run.out);
    drain(err, polls[2].revents, run.err);
  }
  CloseEnd(in);
  CloseEnd(out);
  CloseEnd(err);
}

}  // namespace

Ended Discreet(std::vector<std::string> arguments, std::string_view input) {
  ::signal(SIGPIPE, SIG_IGN);
  const std::string program = std::string(DISCREET_BIN_DIR) + "/discreet";
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in.read, STDIN_FILENO);
    ::dup2(out.write, STDOUT_FILENO);
    ::dup2(err.write, STDERR_FILENO);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  CloseEnd(in.read);
  CloseEnd(out.write);
  CloseEnd(err.write);
  Ended run;
  Converse(in.write, out.read, err.read, input, run);
  int status = 0;
  ::waitpid(child, &status, 0);
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

TemporaryFile::TemporaryFile(std::string_view content) {
  path_ = ::testing::TempDir() + "discreet-cli-XXXXXX";
  const int file = ::mkstemp(path_.data());
  if (file < 0 || ::write(file, content.data(), content.size()) != static_cast<ssize_t>(content.size())) {
    ADD_FAILURE() << "no temporary file";
  }
  ::close(file);
}

TemporaryFile::~TemporaryFile() { ::unlink(path_.c_str()); }

}  // namespace discreet
