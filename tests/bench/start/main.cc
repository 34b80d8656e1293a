// discreet-bench-start: from a program's start to its first verdict, beside a process that links the same
// libraries and does nothing; private memory after 1,000 posts.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "made/streams.h"
#include "rules/figures.h"
#include "start/child.h"

namespace {

using namespace discreet::bench;
using Clock = std::chrono::steady_clock;

constexpr size_t kStarts = 60;
constexpr size_t kPosts = 1000;

double MicrosSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// The verdict on check `id`; everything that comes before it is let by.
void AwaitVerdict(const Child& host, uint32_t id) {
  for (;;) {
    const std::string reply = host.Receive();
    if (reply.find("\"id\":" + std::to_string(id)) == std::string::npos) continue;
    if (reply.find("\"COMPLETE\"") == std::string::npos)
      throw std::runtime_error("a check was not complete: its time says nothing");
    return;
  }
}

double StartEmpty(const std::string& program) {
  const auto start = Clock::now();
  const Child child(program);
  child.ReceiveByte();
  return MicrosSince(start);
}

// As a browser does it, but without waiting for the greeting: only the host is measured.
double StartHost(const std::string& program, const std::string& post) {
  const auto start = Clock::now();
  const Child host(program);
  host.Send(kHelloJson);
  host.Send(CheckJson(2, post));
  AwaitVerdict(host, 2);
  return MicrosSince(start);
}

std::optional<PrivateMemory> PrivateAfter(const std::string& program, const std::vector<std::string>& posts) {
  const Child host(program);
  host.Send(kHelloJson);
  uint32_t id = 2;
  for (const std::string& post : posts) {
    host.Send(CheckJson(id, post));
    AwaitVerdict(host, id++);
  }
  return host.Private();
}

void MeasureStarts(const std::map<std::string, std::string>& hosts, const std::string& empty, Posts& posts,
                   Figures& figures) {
  std::map<std::string, std::vector<double>> micros;
  for (size_t round = 0; round < kStarts; ++round) {
    const std::string post = posts.Next(280);
    micros["start/empty"].push_back(StartEmpty(empty));
    for (const auto& [name, program] : hosts) micros["start/" + name].push_back(StartHost(program, post));
  }
  std::printf("%-40s %10s %10s %10s\n", "milliseconds, start to first verdict", "p10", "p50", "p90");
  for (const auto& [name, times] : micros) {
    figures.Add(name, times);
    std::printf("%-40s %10.2f %10.2f %10.2f\n", name.c_str(), figures.Quantile(name, 0.1) / 1e3,
                figures.P50(name) / 1e3, figures.Quantile(name, 0.9) / 1e3);
  }
}

int Main(const std::string& bin, const std::string& out) {
  const std::map<std::string, std::string> hosts = {{"core pack", bin + "/discreet-host"},
                                                    {"100 rules", bin + "/discreet-bench-host-100"},
                                                    {"2000 rules", bin + "/discreet-bench-host-2000"}};
  Figures figures;
  Posts posts(kStartSeed, BenchRules(kMostRules));
  MeasureStarts(hosts, bin + "/discreet-bench-empty", posts, figures);
  const std::vector<std::string> many = posts.Take(kPosts, 280);
  for (const auto& [name, program] : hosts) {
    const auto memory = PrivateAfter(program, many);
    if (!memory) {
      std::printf("private memory, %s: the system does not tell (root may read it)\n", name.c_str());
      continue;
    }
    const double megabytes = static_cast<double>(memory->kilobytes()) / 1024;
    const double dirty = static_cast<double>(memory->dirty_kilobytes) / 1024;
    std::printf("private memory after 1,000 posts, %s: %.1f MB, without unchanged pages of files %.1f MB\n",
                name.c_str(), megabytes, dirty);
    figures.Note("private MB/" + name, megabytes);
    figures.Note("private MB without unchanged pages of files/" + name, dirty);
    figures.AddBar("private memory after 1,000 posts, MB: " + name, megabytes, 16, false);
  }
  figures.AddBar("start to first verdict: core pack / empty process", "start/core pack", "start/empty", 2,
                 false);
  figures.AddBar("start to first verdict: 2,000 rules / 100 rules", "start/2000 rules", "start/100 rules",
                 1.15, false);
  figures.PrintBars();
  return figures.Write(out + "/start.json") ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("discreet-bench-start: name the folder of the programs and the folder to write to\n", stderr);
    return 2;
  }
  try {
    return Main(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "discreet-bench-start: %s\n", error.what());
    return 1;
  }
}
