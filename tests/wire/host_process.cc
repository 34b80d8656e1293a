#include "host_process.h"

#include <fcntl.h>
#include <google/protobuf/util/json_util.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

namespace discreet::test {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr auto kPatience = std::chrono::seconds(30);

struct Pipe {
  Pipe() {
    int ends[2] = {-1, -1};
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    read = ends[0];
    write = ends[1];
  }
  int read = -1;
  int write = -1;
};

[[noreturn]] void Become(const HostProcess::Options& options, const Pipe& in, const Pipe& out,
                         const Pipe& err) {
  dup2(in.read, STDIN_FILENO);
  dup2(out.write, STDOUT_FILENO);
  dup2(err.write, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  if (options.user != 0 &&
      (setgroups(0, nullptr) != 0 || setresgid(options.user, options.user, options.user) != 0 ||
       setresuid(options.user, options.user, options.user) != 0)) {
    _exit(126);
  }
  std::vector<std::string> words = options.under;
  words.push_back(options.program);
  words.insert(words.end(), options.arguments.begin(), options.arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execvp(argv[0], argv.data());
  _exit(127);
}

bool WaitReadable(int fd, Clock::time_point until) {
  const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
  pollfd wanted{fd, POLLIN, 0};
  return poll(&wanted, 1, static_cast<int>(std::max<int64_t>(left.count(), 0))) > 0;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const End& end) {
  return end.signal != 0 ? out << "signal " << end.signal : out << "exit " << end.code;
}

std::string ToFrame(std::string_view json) {
  const auto length = static_cast<uint32_t>(json.size());
  std::string frame(sizeof(length), '\0');
  std::memcpy(frame.data(), &length, sizeof(length));
  return frame.append(json);
}

HostProcess::HostProcess(const Options& options) {
  // A host that is gone is told by write(), not by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  const Pipe in;
  const Pipe out;
  const Pipe err;
  pid_ = fork();
  if (pid_ == 0) Become(options, in, out, err);
  EXPECT_GT(pid_, 0) << "cannot start a process";
  for (const int fd : {in.read, out.write, err.write}) close(fd);
  in_ = in.write;
  out_ = out.read;
  err_ = err.read;
}

HostProcess::~HostProcess() {
  if (pid_ > 0) {
    Kill(SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  for (const int fd : {in_, out_, err_}) {
    if (fd >= 0) close(fd);
  }
}

bool HostProcess::SendBytes(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(in_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return true;
}

void HostProcess::CloseInput() {
  if (in_ >= 0) close(in_);
  in_ = -1;
}

void HostProcess::CloseOutput() {
  if (out_ >= 0) close(out_);
  out_ = -1;
}

std::optional<std::string> HostProcess::ReceiveJson(milliseconds patience) {
  const auto until = Clock::now() + patience;
  for (;;) {
    uint32_t length = 0;
    if (buffer_.size() >= sizeof(length)) {
      std::memcpy(&length, buffer_.data(), sizeof(length));
      EXPECT_LE(length, 900'000U) << "a frame over the cap";
      if (buffer_.size() >= sizeof(length) + length) {
        std::string json = buffer_.substr(sizeof(length), length);
        buffer_.erase(0, sizeof(length) + length);
        return json;
      }
    }
    if (!WaitReadable(out_, until)) return std::nullopt;
    std::array<char, 65'536> chunk{};
    const ssize_t got = read(out_, chunk.data(), chunk.size());
    if (got <= 0) return std::nullopt;
    buffer_.append(chunk.data(), static_cast<size_t>(got));
  }
}

std::optional<v1::Reply> HostProcess::Receive(milliseconds patience) {
  const std::optional<std::string> json = ReceiveJson(patience);
  if (!json) return std::nullopt;
  last_size_ = json->size();
  v1::Reply reply;
  google::protobuf::util::JsonParseOptions strict;
  strict.ignore_unknown_fields = false;
  const auto status = google::protobuf::util::JsonStringToMessage(*json, &reply, strict);
  EXPECT_TRUE(status.ok()) << "the host wrote what the schema does not have: " << status;
  EXPECT_NE(reply.body_case(), v1::Reply::BODY_NOT_SET);
  return reply;
}

v1::Reply HostProcess::ReceiveFor(uint32_t id) {
  const auto kept = std::ranges::find_if(kept_, [id](const v1::Reply& reply) { return reply.id() == id; });
  if (kept != kept_.end()) {
    v1::Reply reply = *kept;
    kept_.erase(kept);
    return reply;
  }
  while (std::optional<v1::Reply> reply = Receive(kPatience)) {
    if (reply->id() == id) return *reply;
    kept_.push_back(*reply);
  }
  ADD_FAILURE() << "no reply to request " << id;
  return {};
}

v1::Reply HostProcess::Ask(std::string_view json, uint32_t id) {
  EXPECT_TRUE(Send(json)) << "the host does not read";
  return ReceiveFor(id);
}

void HostProcess::Greet() {
  const v1::Reply reply =
      Ask(R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1,"uiLanguage":"en-US"}})", 1);
  EXPECT_TRUE(reply.has_welcome()) << BodyName(reply);
}

void HostProcess::Kill(int signal) const {
  // Less than 1 would mean other processes, or all of them.
  ASSERT_GT(pid_, 0) << "no host runs";
  kill(pid_, signal);
}

End HostProcess::Wait() {
  const auto until = Clock::now() + kPatience;
  int status = 0;
  while (waitpid(pid_, &status, WNOHANG) == 0) {
    if (Clock::now() > until) {
      ADD_FAILURE() << "the host did not end";
      Kill(SIGKILL);
    }
    std::this_thread::sleep_for(milliseconds(2));
  }
  pid_ = -1;
  if (WIFSIGNALED(status)) return {-1, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

std::string HostProcess::StandardError() {
  std::string all;
  std::array<char, 4096> chunk{};
  for (;;) {
    const ssize_t got = read(err_, chunk.data(), chunk.size());
    if (got <= 0) return all;
    all.append(chunk.data(), static_cast<size_t>(got));
  }
}

size_t HostProcess::ResidentBytes() const {
  std::ifstream statm("/proc/" + std::to_string(pid_) + "/statm");
  size_t total = 0;
  size_t resident = 0;
  statm >> total >> resident;
  EXPECT_GT(resident, 0U) << "cannot read the size of the host";
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

std::string Quoted(std::string_view text) { return nlohmann::json(text).dump(); }

std::string CheckJson(uint32_t id, uint32_t composer, uint32_t revision, std::string_view text, bool urgent) {
  return R"({"id":)" + std::to_string(id) + R"(,"check":{"composer":)" + std::to_string(composer) +
         R"(,"revision":)" + std::to_string(revision) + (urgent ? R"(,"urgent":true)" : "") +
         R"(,"surface":"demo","kind":"POST","parts":[{"role":"BODY","text":)" + Quoted(text) + "}]}}";
}

std::string BodyName(const v1::Reply& reply) {
  const auto* oneof = reply.GetDescriptor()->FindOneofByName("body");
  const auto* field = reply.GetReflection()->GetOneofFieldDescriptor(reply, oneof);
  return field == nullptr ? "nothing" : field->json_name();
}

}  // namespace discreet::test
