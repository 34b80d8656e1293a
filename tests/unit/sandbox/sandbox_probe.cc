// sandbox_probe LAYER THREAD ACT: shuts itself in by LAYER, says so on standard output, then ACT is done by
// the main thread or by one that was started before. "list-forbidden" and "list-needed" print the acts.
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <latch>
#include <string>
#include <string_view>
#include <thread>

#include "planted_acts.h"
#include "sandbox/file_denial.h"
#include "sandbox/process_limits.h"
#include "sandbox/syscall_filter.h"

namespace discreet::test {
namespace {

constexpr int kUsage = 42;
constexpr int kNoSandbox = 43;

void (*FindAct(std::string_view name))() {
  for (const auto acts : {ForbiddenActs(), NeededActs()}) {
    for (const PlantedAct& planted : acts) {
      if (planted.name == name) return planted.act;
    }
  }
  if (name == "abort") return [] { std::abort(); };
  if (name == "nothing") return [] {};
  return nullptr;
}

int List(std::span<const PlantedAct> acts) {
  for (const PlantedAct& planted : acts) std::printf("%s\n", std::string(planted.name).c_str());
  return 0;
}

void PrintProtections(const Protections& protections) {
  std::string line;
  for (const auto name : protections.in_force) line.append("+").append(name);
  for (const auto name : protections.degraded) line.append("-").append(name);
  line += '\n';
  if (write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(kNoSandbox);
}

int Probe(std::string_view layer, std::string_view thread, std::string_view name) {
  void (*act)() = FindAct(name);
  if (act == nullptr) return kUsage;
  Protections protections;
  CloseInheritedDescriptors();
  ForbidDumps(protections);
  OpenDescriptorsForActs();
  std::latch arrived(1);
  std::latch go(1);
  const bool by_worker = thread == "worker";
  if (layer == "landlock" || layer == "all") DenyFiles(protections);
  std::thread worker([&] {
    arrived.count_down();
    go.wait();
    if (by_worker) act();
  });
  arrived.wait();
  if (layer == "limits" || layer == "all") LimitResources(protections);
  std::string problem;
  if ((layer == "seccomp" || layer == "all") && !AllowOnlyScoringCalls(protections, &problem))
    return kNoSandbox;
  PrintProtections(protections);
  go.count_down();
  worker.join();
  if (!by_worker) act();
  return 0;
}

}  // namespace
}  // namespace discreet::test

int main(int argc, char** argv) {
  using namespace discreet::test;
  if (argc == 2 && std::strcmp(argv[1], "list-forbidden") == 0) return List(ForbiddenActs());
  if (argc == 2 && std::strcmp(argv[1], "list-needed") == 0) return List(NeededActs());
  return argc == 4 ? Probe(argv[1], argv[2], argv[3]) : kUsage;
}
