// Who may start the host, and what can be done to it from outside before it begins.
#include "host/caller.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "host_process.h"

namespace discreet::test {
namespace {

constexpr char kGecko[] = "discreet@discreet.example";
constexpr char kManifest[] = "/usr/lib/mozilla/native-messaging-hosts/org.discreet.host.json";
const std::string kId = "hhakkgmjcncjlelohpohnnobhgjpbckk";

std::optional<std::string_view> Caller(std::vector<std::string_view> arguments) {
  return CallerId(arguments);
}

TEST(Caller, IsReadFromWhatBrowsersPass) {
  EXPECT_EQ(Caller({kOrigin}), kId);
  EXPECT_EQ(Caller({kOrigin, "--parent-window=0"}), kId);
  EXPECT_EQ(Caller({kManifest, kGecko}), kGecko);
  EXPECT_EQ(Caller({R"(C:\Users\José\org.discreet.host.json)", kGecko}), kGecko);
  EXPECT_EQ(Caller({kManifest, "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}"}),
            "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}");
}

TEST(Caller, IsAllowedByBuiltInIdOrPolicy) {
  const std::vector<std::string> policy = {"abcdefghijklmnopabcdefghijklmnop"};
  EXPECT_TRUE(IsAllowedCaller(kId, {}));
  EXPECT_TRUE(IsAllowedCaller(kGecko, {}));
  EXPECT_TRUE(IsAllowedCaller("abcdefghijklmnopabcdefghijklmnop", policy));
  EXPECT_FALSE(IsAllowedCaller("abcdefghijklmnopabcdefghijklmnop", {}));
  EXPECT_FALSE(IsAllowedCaller("", policy));
}

// How the host ended when it was started with `arguments` and a request lay ready.
struct Refusal {
  End end;
  std::string out;
  std::string err;
  int unread = 0;  // bytes of the request that are still there
};

Refusal Start(std::vector<std::string> arguments, const std::string& request) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  for (auto* ends : {&in, &out, &err}) EXPECT_EQ(pipe2(ends->data(), O_CLOEXEC), 0);
  EXPECT_EQ(write(in[1], request.data(), request.size()), static_cast<ssize_t>(request.size()));
  const pid_t child = fork();
  if (child == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    std::string program = DISCREET_BIN_DIR "/discreet-host";
    std::vector<char*> argv = {program.data()};
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }
  close(out[1]);
  close(err[1]);
  const auto all = [](int fd) {
    std::string text;
    std::array<char, 4096> chunk{};
    for (ssize_t got = 0; (got = read(fd, chunk.data(), chunk.size())) > 0;) {
      text.append(chunk.data(), static_cast<size_t>(got));
    }
    return text;
  };
  Refusal refusal{.end = {}, .out = all(out[0]), .err = all(err[0])};
  int status = 0;
  waitpid(child, &status, 0);
  refusal.end = WIFSIGNALED(status) ? End{-1, WTERMSIG(status)} : End{WEXITSTATUS(status), 0};
  EXPECT_EQ(ioctl(in[0], FIONREAD, &refusal.unread), 0);
  for (const int fd : {in[0], in[1], out[0], err[0]}) close(fd);
  return refusal;
}

TEST(Caller, EveryoneElseIsTurnedAwayAndNothingIsRead) {
  const std::string origin = kOrigin;
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {""},
      {kId},
      {"chrome-extension://" + kId},
      {origin + "index.html"},
      {origin, "x"},
      {origin, "--parent-window="},
      {origin, "--parent-window=7x"},
      {origin, "--parent-window=7", "--parent-window=7"},
      {" " + origin},
      {origin + " "},
      {origin + "\n"},
      {"chrome-extension://" + kId + "//"},
      {"Chrome-Extension://" + kId + "/"},
      {"https://" + kId + "/"},
      {"moz-extension://" + kId + "/"},
      {"chrome-extension://HHAKKGMJCNCJLELOHPOHNNOBHGJPBCKK/"},
      {"chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckj/"},
      {"chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbck/"},
      {"chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckkk/"},
      {"chrome-extension:///"},
      {"chrome-extension://*/"},
      {"chrome-extension://évil/"},
      {"chrome-extension://" + kId + "/", origin},
      {kGecko},
      {kGecko, kManifest},
      {kManifest},
      {kManifest, "someone@else.example"},
      {kManifest, kGecko, "x"},
      {kManifest, kId},
      {"org.discreet.host.json", kGecko},
      {"/tmp/org.discreet.hôst.json", kGecko},
      {"/tmp/org.discreet.host.json.bak", kGecko},
      {"--policy"},
      {"--policy", "/nonexistent"},
      {"--policy", "/nonexistent", "--help"},
      {"--help", origin},
      {"--serve"},
  };
  ASSERT_GE(wrong.size(), 30U);
  const std::string request = ToFrame(R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1}})");
  for (size_t i = 0; i < wrong.size(); ++i) {
    const Refusal refusal = Start(wrong[i], request);
    EXPECT_EQ(refusal.end, (End{10, 0})) << "form " << i;
    EXPECT_EQ(refusal.out, "") << "form " << i;
    EXPECT_EQ(refusal.unread, static_cast<int>(request.size())) << "form " << i << ": it read";
    EXPECT_NE(refusal.err.find("ExtensionIds"), std::string::npos) << "form " << i << ": no mend";
    EXPECT_EQ(std::count(refusal.err.begin(), refusal.err.end(), '\n'), 1) << "form " << i;
  }
}

TEST(Caller, HelpAndVersionNeedNoCaller) {
  const Refusal help = Start({"--help"}, "");
  EXPECT_EQ(help.end, (End{0, 0}));
  for (const char* word : {"Exit codes", "--policy FILE", "  10 "})
    EXPECT_NE(help.out.find(word), std::string::npos);
  EXPECT_EQ(Start({"--version"}, "").out, "discreet-host 0.1.0\n");
}

TEST(Caller, FirefoxIsWelcome) {
  HostProcess host({.arguments = {kManifest, kGecko}});
  host.Greet();
}

TEST(Caller, AnOrganisationsOwnIdComesFromPolicy) {
  const std::string path = testing::TempDir() + "discreet-ids-" + std::to_string(getpid()) + ".json";
  std::ofstream(path) << R"({"ExtensionIds": ["abcdefghijklmnopabcdefghijklmnop"]})";
  {
    HostProcess host(
        {.arguments = {"--policy", path, "chrome-extension://abcdefghijklmnopabcdefghijklmnop/"}});
    host.Greet();
  }
  std::remove(path.c_str());
}

TEST(Caller, RulesOfAFileStandInForThoseBuiltIn) {
  const std::string pack = testing::TempDir() + "discreet-fixture-" + std::to_string(getpid()) + ".pack";
  const std::string build =
      DISCREET_BIN_DIR "/discreet-pack build " DISCREET_SOURCE_DIR "/tests/packs/fixture -o " + pack;
  ASSERT_EQ(std::system((build + " >/dev/null").c_str()), 0);
  {
    HostProcess host({.arguments = {"--pack", pack, kOrigin}});
    const auto greeting = host.Ask(R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1}})", 1);
    EXPECT_EQ(greeting.welcome().pack().id(), "fixture");
    EXPECT_EQ(host.Ask(CheckJson(2, 1, 1, "la placa 4821, señora"), 2).report().findings(0).rule(),
              "phi.badge.numbered");
    host.CloseInput();
    EXPECT_EQ(host.Wait(), (End{0, 0}));
  }
  std::ofstream(pack) << "é";
  const Refusal broken = Start({"--pack", pack, kOrigin}, "x");
  EXPECT_EQ(broken.end, (End{7, 0}));
  EXPECT_NE(broken.err.find("build the pack again"), std::string::npos) << broken.err;
  std::remove(pack.c_str());
  const Refusal missing = Start({"--pack", pack, kOrigin}, "x");
  EXPECT_EQ(missing.end, (End{7, 0}));
  EXPECT_NE(missing.err.find("cannot be read"), std::string::npos) << missing.err;
}

TEST(Caller, TheEnvironmentChangesNothing) {
  const std::vector<std::pair<const char*, const char*>> hostile = {
      {"DISCREET_POLICY", "/tmp/x"},
      {"DISCREET_MODE", "off"},
      {"DISCREET_PACK", "/tmp/x"},
      {"DISCREET_CONFIG", "/tmp/x"},
      {"HOME", "/nonexistent"},
      {"XDG_CONFIG_HOME", "/nonexistent"},
      {"XDG_CONFIG_DIRS", "/tmp"},
      {"XDG_RUNTIME_DIR", "/tmp"},
      {"OPENSSL_CONF", "/nonexistent/é.cnf"},
      {"OPENSSL_MODULES", "/tmp"},
      {"OPENSSL_ENGINES", "/tmp"},
      {"SSL_CERT_FILE", "/tmp/x"},
      {"LANG", "tr_TR.UTF-8"},
      {"LC_ALL", "tr_TR.UTF-8"},
      {"LANGUAGE", "tr"},
      {"TZ", "Pacific/Kiritimati"},
      {"TMPDIR", "/nonexistent"},
      {"PATH", ""},
      {"MALLOC_ARENA_MAX", "64"},
      {"HTTPS_PROXY", "http://127.0.0.1:9"},
      {"EVENT_NOKQUEUE", "1"},
      {"PROTOBUF_INTERNAL", "1"},
  };
  ASSERT_GE(hostile.size(), 20U);
  const auto converse = [] {
    HostProcess host;
    std::string said =
        host.Ask(R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1}})", 1).SerializeAsString();
    said += host.Ask(CheckJson(2, 1, 1, "My patient İpek, MRN 00483920, 3.5 kg, went home"), 2)
                .SerializeAsString();
    host.CloseInput();
    EXPECT_EQ(host.Wait(), (End{0, 0}));
    return said;
  };
  const std::string clean = converse();
  for (const auto& [name, value] : hostile) setenv(name, value, 1);
  EXPECT_TRUE(converse() == clean);
  for (const auto& [name, value] : hostile) {
    if (std::string_view(name) != "PATH") unsetenv(name);
  }
}

}  // namespace
}  // namespace discreet::test
