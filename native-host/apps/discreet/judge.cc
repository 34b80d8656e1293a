#include "judge.h"

#include <chrono>
#include <cstdio>
#include <span>

#include "cli_error.h"
#include "input.h"
#include "pack/core_pack.h"
#include "policy/machine_policy.h"

namespace discreet {
namespace {

// Enough for a post of a few thousand characters; longer ones take more from the heap.
constexpr size_t kUsualBytes = 1 << 20;

}  // namespace

uint64_t StopWatch::NowMicros() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
}

Judge::Judge(const Arguments& arguments) : locale_(arguments.locale), buffer_(kUsualBytes) {
  if (!arguments.policy.empty()) LoadPolicy(arguments.policy);
  LoadRules(arguments.pack);
  engine_ = std::make_unique<Engine>(*pack_, *pack_);
}

Judge::~Judge() = default;

void Judge::LoadPolicy(const std::string& file) {
  const PolicyReading reading = ReadPolicy(ReadBytes(file), SettingSource::kMachinePolicy, file);
  for (const PolicyProblem& problem : reading.problems) {
    std::fprintf(stderr, "discreet: %s: %s: %s %s\n", problem.place.c_str(), problem.setting.c_str(),
                 problem.what.c_str(), problem.mend.c_str());
  }
  policy_ = reading.policy;
}

void Judge::LoadRules(const std::string& file) {
  if (!file.empty()) pack_bytes_ = ReadBytes(file);
  PackLoad load = file.empty() ? LoadCorePack() : LoadPack(std::as_bytes(std::span(pack_bytes_)));
  if (load.pack == nullptr) {
    const std::string name = file.empty() ? "the built-in rules" : file;
    throw CliError(
        "discreet: " + name + ": " + load.error +
        (file.empty() ? "; install the program again" : "; build the pack again with discreet-pack build"));
  }
  pack_ = std::move(load.pack);
}

const Judged& Judge::Check(std::string_view text, Kind kind, uint32_t pictures) {
  judged_.reset();
  memory_ = std::make_unique<std::pmr::monotonic_buffer_resource>(buffer_.data(), buffer_.size());
  StageMicros micros;
  Draft draft(memory_.get());
  draft.kind = kind;
  draft.parts.push_back({PartRole::kBody, text});
  if (pictures > 0) draft.attachments.push_back({AttachmentKind::kImage, pictures});
  const CheckOptions options{.locale = locale_, .micros = &micros};
  Checked checked = engine_->Check(draft, policy_, watch_, memory_.get(), options);
  judged_ = std::make_unique<Judged>(Judged{std::move(draft), std::move(checked), micros});
  return *judged_;
}

}  // namespace discreet
