// The host with a checker of the tests' own in place of the engine, everything else as in the product. What
// the planted rule does stands in the draft's first part: "spin 400" uses 400 ms of CPU in rule 7001, "hang"
// never comes back, "throw" throws, "find 20" gives 20 findings, anything else is clear.
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "host/run_host.h"
#include "sandbox/process_limits.h"

namespace discreet {
namespace {

constexpr uint32_t kSlowRule = 7001;

uint32_t NumberAfter(std::string_view text, std::string_view verb) {
  uint32_t number = 0;
  std::from_chars(text.data() + verb.size(), text.data() + text.size(), number);
  return number;
}

class PlantedChecker final : public Checker {
 public:
  Checked Check(const Draft& draft, const Policy& /*policy*/, const Deadline& deadline,
                std::pmr::memory_resource* memory, const CheckOptions& options) const override {
    Checked checked(memory);
    const std::string_view text = draft.parts.at(0).text;
    if (text.starts_with("hang")) Hang(options);
    if (text.starts_with("throw")) throw std::runtime_error(std::string(text));
    if (text.starts_with("spin ")) Spin(NumberAfter(text, "spin "), deadline, options, checked);
    if (text.starts_with("sleep ")) Sleep(NumberAfter(text, "sleep "));
    if (text.starts_with("find ")) Find(NumberAfter(text, "find "), text, checked, memory);
    checked.verdict.status = checked.report.status;
    checked.verdict.level = checked.report.level;
    return checked;
  }

  std::string_view RuleId(uint32_t number) const override { return number == kSlowRule ? "test.slow" : ""; }

 private:
  [[noreturn]] static void Hang(const CheckOptions& options) {
    *options.running = kSlowRule;
    for (;;) options.running->store(kSlowRule);
  }

  static void Sleep(uint32_t millis) { std::this_thread::sleep_for(std::chrono::milliseconds(millis)); }

  static void Spin(uint32_t millis, const Deadline& deadline, const CheckOptions& options, Checked& checked) {
    for (const uint32_t rule : options.quarantined) {
      if (rule != kSlowRule) continue;
      checked.report.status = CheckStatus::kPartial;
      checked.report.unfinished.push_back("test.slow");
      return;
    }
    *options.running = kSlowRule;
    const uint64_t began = deadline.NowMicros();
    while (deadline.NowMicros() - began < uint64_t{millis} * 1000) {
      if (!deadline.Passed()) continue;
      checked.report.status = CheckStatus::kNotChecked;
      checked.report.reason = NotCheckedReason::kTimeout;
      break;
    }
    *options.running = 0;
  }

  static void Find(uint32_t count, std::string_view text, Checked& checked,
                   std::pmr::memory_resource* memory) {
    checked.report.level = Level::kStop;
    for (uint32_t i = 0; i < count; ++i) {
      ReportedFinding finding(memory);
      finding.number = kSlowRule;
      finding.rule = "test.slow";
      finding.category = Category::kPhi;
      finding.level = Level::kStop;
      finding.span = {0, static_cast<uint32_t>(text.size())};
      finding.title = "Names a patient";
      finding.why = "A made-up finding for tests.";
      checked.report.findings.push_back(std::move(finding));
    }
  }
};

// "patient": the watchdog waits a minute, for tests that need the CPU time that a busy computer may not give.
int Main(bool patient) {
  Protections protections;
  CloseInheritedDescriptors();
  ForbidDumps(protections);
  const PlantedChecker checker;
  const Policy policy;
  SessionFacts facts;
  facts.engine_version = "0.1.0";
  facts.pack = {.id = "planted", .version = 1, .sha256 = {}, .rules = 1};
  SessionLimits limits;
  if (patient) limits.patience_ticks = limits.hang_ticks = 3'000;
  return RunHost(
      {.checker = checker, .policy = policy, .facts = facts, .protections = protections, .limits = limits});
}

}  // namespace
}  // namespace discreet

int main(int argc, char** argv) {
  return discreet::Main(argc == 2 && std::string_view(argv[1]) == "patient");
}
