// discreet: checks and explains posts from files and pipes, for people and for scripts.
#include <cerrno>
#include <cstdio>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.h"
#include "cli_error.h"
#include "discreet/engine.h"
#include "explanation.h"
#include "help.h"
#include "input.h"
#include "judge.h"
#include "machine_output.h"
#include "phrases.h"
#include "report_text.h"
#include "sandbox/process_limits.h"
#include "terminal.h"
#include "timing.h"

namespace discreet {
namespace {

void WriteOut(std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw CliError(std::string("discreet: the output cannot be written: ") + SystemWords(errno));
  }
  text.clear();
}

int Show(const char* help) {
  std::fputs(help, stdout);
  return kExitClear;
}

// What a run comes to. Silence of a check that did not finish is never "nothing found".
class Outcome {
 public:
  explicit Outcome(Level fail_on) : fail_on_(fail_on) {}

  void Add(const Report& report) {
    const bool found = report.level >= fail_on_;
    found_ = found_ || found;
    unchecked_ = unchecked_ || report.status == CheckStatus::kNotChecked ||
                 (report.status == CheckStatus::kPartial && !found);
  }
  int ExitCode() const { return unchecked_ ? kExitNotChecked : found_ ? kExitFound : kExitClear; }

 private:
  Level fail_on_;
  bool found_ = false;
  bool unchecked_ = false;
};

class CheckCommand {
 public:
  explicit CheckCommand(const Arguments& arguments)
      : arguments_(arguments), judge_(arguments), outcome_(arguments.fail_on) {}

  int Run() {
    if (arguments_.jsonl) {
      CheckRows();
    } else {
      const std::string text = ReadText(arguments_.file);
      Check(text, arguments_.kind, "");
    }
    if (std::fflush(stdout) != 0) {
      throw CliError(std::string("discreet: the output cannot be written: ") + SystemWords(errno));
    }
    if (arguments_.timing) std::fputs(timing_.ToJson().c_str(), stderr);
    return outcome_.ExitCode();
  }

 private:
  void CheckRows() {
    RowReader rows(arguments_.file);
    Row row;
    while (rows.Next(row)) Check(row.text, row.kind.value_or(arguments_.kind), row.id, row.pictures);
  }

  void Check(std::string_view text, Kind kind, std::string_view id, uint32_t pictures = 0) {
    const Judged& judged = judge_.Check(text, kind, pictures);
    outcome_.Add(judged.checked.report);
    timing_.Add(judged.micros);
    switch (arguments_.format) {
      case OutputFormat::kText:
        if (!id.empty()) out_.append("== ").append(id).append("\n");
        AppendReport(judged, PhrasesFor(arguments_.locale), terminal_, out_);
        break;
      case OutputFormat::kJson:
        AppendReportJson(judged, id, out_);
        out_ += '\n';
        break;
      case OutputFormat::kPredictions:
        AppendPrediction(judged, judge_.pack(), id, out_);
        out_ += '\n';
        break;
    }
    WriteOut(out_);
  }

  const Arguments& arguments_;
  Judge judge_;
  Outcome outcome_;
  Timing timing_;
  Terminal terminal_ = Terminal::ForStandardOutput();
  std::string out_;
};

int Explain(const Arguments& arguments) {
  Judge judge(arguments);
  const std::string text = ReadText(arguments.file);
  const Judged& judged = judge.Check(text, arguments.kind);
  std::string out;
  AppendExplanation(judged, judge, Terminal::ForStandardOutput(), out);
  WriteOut(out);
  Outcome outcome(arguments.fail_on);
  outcome.Add(judged.checked.report);
  return outcome.ExitCode();
}

int Run(std::span<const std::string_view> words) {
  if (words.empty()) throw CliError("discreet: say what to do: check or explain; see discreet --help");
  const std::string_view command = words.front();
  if (command == "--help" || command == "-h" || command == "help") return Show(kHelp);
  if (command == "--version") {
    std::printf("discreet %s\n", std::string(EngineVersion()).c_str());
    return kExitClear;
  }
  if (command != "check" && command != "explain") {
    throw CliError("discreet: no command " + std::string(command) + "; see discreet --help");
  }
  const Arguments arguments = ReadArguments(command, words.subspan(1));
  if (arguments.help) return Show(command == "check" ? kCheckHelp : kExplainHelp);
  return command == "check" ? CheckCommand(arguments).Run() : Explain(arguments);
}

}  // namespace
}  // namespace discreet

int main(int argc, char** argv) {
  try {
    // What is typed here is as private as in the browser.
    discreet::Protections protections;
    discreet::ForbidDumps(protections);
    const std::vector<std::string_view> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return discreet::Run(words);
  } catch (const discreet::CliError& error) {
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", error.what());
    return discreet::kExitUsage;
  } catch (const std::bad_alloc&) {
    std::fputs("discreet: out of memory\n", stderr);
    return discreet::kExitNotChecked;
  }
}
