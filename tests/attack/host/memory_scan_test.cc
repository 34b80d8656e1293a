// After every reply the author's words are gone from the host's memory: 200 messages with 200 different
// canaries, then the whole memory of the process is searched for every piece of each, in every form that it
// could have taken.
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "host_process.h"
#include "process_memory.h"
#include "sandbox/sanitized.h"

namespace discreet::test {
namespace {

constexpr uint32_t kMessages = 200;
constexpr uid_t kNobody = 65'534;

// What one message gives away: random, so that a piece of 8 bytes stands nowhere by chance.
struct Canary {
  std::string name;    // two capitalised words with letters outside ASCII
  std::string secret;  // letters and digits, mixed
  std::string number;  // 12 digits
};

std::vector<Canary> MakeCanaries() {
  std::mt19937 random(4'711);
  const auto letters = [&random](const char* alphabet, size_t size, size_t count) {
    std::string made;
    for (size_t i = 0; i < count; ++i) made += alphabet[random() % size];
    return made;
  };
  constexpr char kLower[] = "abcdefghijklmnopqrstuvwxyz";
  constexpr char kMixed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::vector<Canary> canaries;
  for (uint32_t i = 0; i < kMessages; ++i) {
    canaries.push_back(
        {"Q" + letters(kLower, 26, 9) + "é" + letters(kLower, 26, 2) + " X" + letters(kLower, 26, 11),
         letters(kMixed, 62, 16) + "ü😀" + letters(kMixed, 62, 16), letters("0123456789", 10, 12)});
  }
  return canaries;
}

std::string Sentence(const Canary& canary) {
  return "Long shift but my patient in room 12, Mrs. " + canary.name + ", MRN " + canary.number +
         ", walked out today (" + canary.secret + ")";
}

// UTF-16 units of valid UTF-8.
std::vector<uint16_t> Units(const std::string& text) {
  std::vector<uint16_t> units;
  for (size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t value = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; ++i)
      value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    at += length;
    if (value >= 0x10000) {
      units.push_back(static_cast<uint16_t>(0xD800 + ((value - 0x10000) >> 10)));
      value = 0xDC00 + ((value - 0x10000) & 0x3FF);
    }
    units.push_back(static_cast<uint16_t>(value));
  }
  return units;
}

std::string Escaped(const std::string& text) {
  std::string escaped;
  for (const uint16_t unit : Units(text)) {
    std::array<char, 8> form{};
    std::snprintf(form.data(), form.size(), "\\u%04x", unit);
    escaped += form.data();
  }
  return escaped;
}

std::string Utf16(const std::string& text) {
  std::string bytes;
  for (const uint16_t unit : Units(text)) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  }
  return bytes;
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// The ways to say one thing to the host; each leads through other code.
std::string Message(uint32_t i, const Canary& canary) {
  const std::string text = Sentence(canary);
  const uint32_t id = i + 10;
  const std::string head = R"({"id":)" + std::to_string(id) + R"(,"check":{"composer":)" +
                           std::to_string(i % 5) + R"(,"revision":)" + std::to_string(i) + ",";
  switch (i % 10) {
    case 0:  // escaped letter by letter
    case 9:
      return head + R"("parts":[{"text":")" + Escaped(text) + "\"}]}}";
    case 2:  // a thread
      return head + R"("parts":[{"role":"TITLE","text":)" + Quoted(text) + R"(},{"text":)" +
             Quoted(canary.secret) + R"(},{"role":"ALT_TEXT","text":)" + Quoted(canary.name) + "}]}}";
    case 3:  // an answered one
      return head + R"("parts":[{"text":)" + Quoted(text) +
             R"(}],"answers":[{"rule":"phi.mrn.labelled","span":{"begin":3,"end":44},"kind":"NOT_A_PATIENT"}]}})";
    case 4:  // far longer than the first chunk of an arena
      return head + R"("parts":[{"text":)" + Quoted(std::string(120'000, 'n') + " " + text) + "}]}}";
    case 5:  // refused: cut JSON, whose error message would quote it
      return head + R"("parts":[{"text":)" + Quoted(text) + "}], " + canary.secret;
    case 6:  // refused: half of a pair, in words that are not fields of the schema
      return head + "\"" + canary.name + R"(":[")" + canary.secret + "\\ud800\"]}}";
    case 7:  // refused: an unknown name of an enum
      return head + R"("kind":)" + Quoted(canary.secret) + R"(,"parts":[{"text":)" + Quoted(text) + "}]}}";
    case 8:  // not checked: too long
      return head + R"("parts":[{"text":)" + Quoted(text + std::string(256'000, 'm')) + "}]}}";
    default:
      return head + R"("parts":[{"text":)" + Quoted(text) + "}]}}";
  }
}

void Speak(HostProcess& host, const std::vector<Canary>& canaries) {
  host.Greet();
  uint32_t findings = 0;
  for (uint32_t i = 0; i < canaries.size(); ++i) {
    ASSERT_TRUE(host.Send(Message(i, canaries[i])));
    const bool unreadable = i % 10 == 5;
    const v1::Reply reply = host.ReceiveFor(unreadable ? 0 : i + 10);
    EXPECT_EQ(reply.has_error(), i % 10 >= 5 && i % 10 <= 7) << i;
    findings += static_cast<uint32_t>(reply.report().findings_size());
  }
  EXPECT_GT(findings, kMessages / 4) << "the canaries must go all the way through the engine";
  // The last reply is wiped when it is written, a moment after it is read.
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
}

// Counts of what was found, by form; empty when nothing was.
std::unordered_map<std::string, size_t> Search(const HostProcess& host, const std::vector<Canary>& canaries) {
  PieceFinder bytes(8);
  PieceFinder wide(16);     // 8 characters of UTF-16
  PieceFinder escapes(48);  // 8 characters as escapes
  for (const Canary& canary : canaries) {
    for (const std::string& text : {canary.name, canary.secret}) {
      bytes.Add(text, "UTF-8");
      bytes.Add(Lower(text), "lower case");
      wide.Add(Utf16(text), "UTF-16");
      escapes.Add(Escaped(text), "JSON escapes");
    }
    bytes.Add(canary.number, "digits");
    wide.Add(Utf16(canary.number), "UTF-16");
    escapes.Add(Escaped(canary.number), "JSON escapes");
  }
  std::unordered_map<std::string, size_t> found;
  const MemoryRead read = ReadMemory(host.pid(), 64, [&](std::string_view memory) {
    bytes.Scan(memory, found);
    wide.Scan(memory, found);
    escapes.Scan(memory, found);
  });
  EXPECT_EQ(read.error, 0) << "the memory cannot be read";
  EXPECT_GT(read.regions, 20U);
  EXPECT_GT(read.bytes, size_t{5} << 20);
  return found;
}

std::unordered_map<std::string, size_t> FoundIn(const std::string& program) {
  const std::vector<Canary> canaries = MakeCanaries();
  HostProcess host({.program = std::string(DISCREET_BIN_DIR "/") + program});
  Speak(host, canaries);
  auto found = Search(host, canaries);
  host.CloseInput();
  EXPECT_EQ(host.Wait(), (End{0, 0}));
  EXPECT_EQ(host.StandardError(), "") << "nothing is written about it either";
  return found;
}

constexpr char kSkipped[] = "a sanitizer keeps memory that was freed, and the wiped stack is off";

std::string Listed(const std::unordered_map<std::string, size_t>& found) {
  std::string list;
  for (const auto& [form, count] : found) list += form + ": " + std::to_string(count) + "; ";
  return list;
}

TEST(MemoryScan, NoPieceOfAnyTextIsLeft) {
  if (kSanitized) GTEST_SKIP() << kSkipped;
  const auto found = FoundIn("discreet-host-scannable");
  EXPECT_TRUE(found.empty()) << Listed(found);
}

TEST(MemoryScan, TheControlWithoutWipingIsFullOfThem) {
  if (kSanitized) GTEST_SKIP() << kSkipped;
  const auto found = FoundIn("discreet-host-unwiped");
  for (const char* form : {"UTF-8", "lower case", "digits", "JSON escapes"}) {
    EXPECT_GT(found.contains(form) ? found.at(form) : 0, 100U) << form << " of " << Listed(found);
  }
}

TEST(MemoryScan, NoPieceIsLeftInTheRealHost) {
  if (kSanitized) GTEST_SKIP() << kSkipped;
  if (geteuid() != 0) {
    GTEST_SKIP() << "SKIPPED: only root can read the real host's memory; discreet-host-scannable stands in";
  }
  const auto found = FoundIn("discreet-host");
  EXPECT_TRUE(found.empty()) << Listed(found);
}

// A copy of a program where any user can start it.
class OpenCopy {
 public:
  explicit OpenCopy(const std::string& program) {
    const auto from = std::filesystem::path(DISCREET_BIN_DIR) / program;
    EXPECT_NE(mkdtemp(folder_.data()), nullptr);
    std::filesystem::copy_file(from, path());
    chmod(folder_.c_str(), 0755);
    chmod(path().c_str(), 0755);
  }
  ~OpenCopy() { std::filesystem::remove_all(folder_); }
  OpenCopy(const OpenCopy&) = delete;
  OpenCopy& operator=(const OpenCopy&) = delete;
  std::string path() const { return folder_ + "/host"; }

 private:
  std::string folder_ = "/tmp/discreet-open-XXXXXX";
};

// errno of reading `pid`'s memory as `user`; 0 when it can be read.
int ErrorOfReadingAs(uid_t user, pid_t pid) {
  const pid_t child = fork();
  if (child == 0) {
    // The group counts too: a reader of another group is refused whatever the flag says.
    if (user != geteuid() && (setgroups(0, nullptr) != 0 || setresgid(user, user, user) != 0 ||
                              setresuid(user, user, user) != 0)) {
      _exit(255);
    }
    _exit(ReadMemory(pid, 0, [](std::string_view) {}).error);
  }
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

TEST(MemoryScan, AnotherProgramOfTheSameUserCannotLook) {
  if (kSanitized) GTEST_SKIP() << kSkipped;
  const uid_t user = geteuid() == 0 ? kNobody : geteuid();
  const OpenCopy real("discreet-host");
  HostProcess host({.program = real.path(), .user = geteuid() == 0 ? kNobody : 0});
  host.Greet();
  EXPECT_EQ(ErrorOfReadingAs(user, host.pid()), EACCES);

  const OpenCopy open("discreet-host-scannable");
  HostProcess control({.program = open.path(), .user = geteuid() == 0 ? kNobody : 0});
  control.Greet();
  const int error = ErrorOfReadingAs(user, control.pid());
  if (error == EACCES)
    GTEST_SKIP() << "this computer forbids it for every program (Yama), so there is no control";
  EXPECT_EQ(error, 0) << "the control can be read: it is the flag that forbids it";
}

TEST(MemoryScan, MemoryThatCannotBeLockedIsToldAndTheHostWorks) {
  if (std::system("prlimit --memlock=0 true >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "SKIPPED: prlimit (util-linux) is not here";
  }
  // Root may lock whatever the limit says.
  const OpenCopy real("discreet-host");
  HostProcess host(
      {.program = real.path(), .under = {"prlimit", "--memlock=0:0"}, .user = geteuid() == 0 ? kNobody : 0});
  host.Greet();
  EXPECT_TRUE(host.Ask(CheckJson(2, 1, 1, "Schöner Tag"), 2).has_report());
  const v1::HostStatus status = host.Ask(R"({"id":3,"status":{}})", 3).status();
  const auto& degraded = status.degraded();
  EXPECT_NE(std::find(degraded.begin(), degraded.end(), "locked-memory"), degraded.end());
}

}  // namespace
}  // namespace discreet::test
