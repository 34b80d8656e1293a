#include "start/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

extern char** environ;

namespace discreet::bench {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr char kOrigin[] = "chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckk/";

}  // namespace

Child::Child(const std::string& program) {
  int to[2];
  int from[2];
  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) throw std::runtime_error("no pipes are left");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from[1], STDOUT_FILENO);
  std::string words[] = {program, kOrigin};
  char* arguments[] = {words[0].data(), words[1].data(), nullptr};
  const int error = posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(to[0]);
  close(from[1]);
  in_ = to[1];
  out_ = from[0];
  if (error != 0) throw std::runtime_error(program + " cannot be started: " + std::strerror(error));
}

Child::~Child() {
  close(in_);
  close(out_);
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
}

void Child::Send(std::string_view json) const {
  const auto length = static_cast<uint32_t>(json.size());
  std::string frame(sizeof length, '\0');
  std::memcpy(frame.data(), &length, sizeof length);
  frame += json;
  if (write(in_, frame.data(), frame.size()) != static_cast<ssize_t>(frame.size()))
    throw std::runtime_error("the host does not read");
}

void Child::ReadAll(char* bytes, size_t size) const {
  while (size > 0) {
    pollfd waiting{out_, POLLIN, 0};
    const int ready = poll(&waiting, 1, kPatienceMs);
    if (ready < 0 && errno == EINTR) continue;
    const ssize_t got = ready > 0 ? read(out_, bytes, size) : 0;
    if (got <= 0) throw std::runtime_error("a program ended, or did not answer in 20 s");
    bytes += got;
    size -= static_cast<size_t>(got);
  }
}

std::string Child::Receive() const {
  uint32_t length = 0;
  char header[sizeof length];
  ReadAll(header, sizeof header);
  std::memcpy(&length, header, sizeof length);
  std::string json(length, '\0');
  ReadAll(json.data(), json.size());
  return json;
}

void Child::ReceiveByte() const {
  char byte = 0;
  ReadAll(&byte, 1);
}

std::optional<PrivateMemory> Child::Private() const {
  std::ifstream rollup("/proc/" + std::to_string(pid_) + "/smaps_rollup");
  PrivateMemory memory;
  size_t lines = 0;
  for (std::string line; std::getline(rollup, line);) {
    const bool clean = line.starts_with("Private_Clean:");
    if (!clean && !line.starts_with("Private_Dirty:")) continue;
    (clean ? memory.clean_kilobytes : memory.dirty_kilobytes) = std::stoull(line.substr(line.find(':') + 1));
    ++lines;
  }
  return lines == 2 ? std::optional(memory) : std::nullopt;
}

std::string CheckJson(uint32_t id, std::string_view post) {
  return nlohmann::json{{"id", id},
                        {"check",
                         {{"composer", 1},
                          {"revision", id},
                          {"surface", "demo"},
                          {"kind", "POST"},
                          {"parts", {{{"role", "BODY"}, {"text", post}}}}}}}
      .dump();
}

}  // namespace discreet::bench
