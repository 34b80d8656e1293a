#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "arguments.h"
#include "discreet/deadline.h"
#include "discreet/engine.h"
#include "discreet/policy.h"
#include "pack/loaded_pack.h"

namespace discreet {

// Real time and no limit: who runs a command waits for it.
class StopWatch final : public Deadline {
 public:
  uint64_t NowMicros() const override;
  bool Passed() const override { return false; }
};

// One post with its verdict. Memory is the judge's and is used again for the next post.
struct Judged {
  Draft draft;
  Checked checked;
  StageMicros micros;
};

// Rules, settings and engine of one run.
class Judge {
 public:
  // Loads the pack and the policy that the arguments name. Problems of a policy are told on standard error.
  // Throws CliError.
  explicit Judge(const Arguments& arguments);
  ~Judge();

  // `text` must outlive the result, which holds until the next call.
  const Judged& Check(std::string_view text, Kind kind, uint32_t pictures = 0);

  const LoadedPack& pack() const { return *pack_; }
  const Policy& policy() const { return policy_; }

 private:
  void LoadPolicy(const std::string& file);
  void LoadRules(const std::string& file);

  std::string pack_bytes_;
  std::unique_ptr<LoadedPack> pack_;
  std::unique_ptr<Engine> engine_;
  Policy policy_;
  std::string locale_;
  StopWatch watch_;
  std::vector<std::byte> buffer_;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  std::unique_ptr<Judged> judged_;
};

}  // namespace discreet
