#pragma once

#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>

#include "advise/wording.h"
#include "discreet/engine.h"
#include "discreet/policy.h"
#include "pack/core_pack.h"

namespace discreet::test {

// The engine with the rules and words that it ships with.
class CoreEngine {
 public:
  CoreEngine() : load_(LoadCorePack()), engine_(*load_.pack, *load_.pack) {}

  // Of one text. Lives until the next check.
  const Report& Check(std::string_view text, Kind kind = Kind::kPost, std::string_view locale = "en") {
    checked_.reset();
    memory_.release();
    Draft draft(&memory_);
    draft.kind = kind;
    draft.parts.push_back({PartRole::kBody, text});
    checked_.emplace(engine_.Check(draft, policy, NoDeadline(), &memory_, {.locale = locale}));
    return checked_->report;
  }

  // `text` with the offered rewrite made; as it is where there is none.
  std::string Rewritten(std::string_view text, Kind kind = Kind::kPost, std::string_view locale = "en") {
    const Report& report = Check(text, kind, locale);
    if (!report.rewrite) return std::string(text);
    return std::string(Apply(text, 0, report.rewrite->edits, &memory_));
  }

  const LoadedPack& pack() const { return *load_.pack; }

  Policy policy;

 private:
  PackLoad load_;
  Engine engine_;
  std::pmr::monotonic_buffer_resource memory_;
  std::optional<Checked> checked_;
};

}  // namespace discreet::test
