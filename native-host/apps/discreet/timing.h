#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "discreet/engine.h"

namespace discreet {

// How long the stages of many checks took.
class Timing {
 public:
  void Add(const StageMicros& micros);

  // {"posts":400,"micros":{"text":{"p50":1,"p95":2,"p99":3},...,"total":{...}}} and a line's end.
  std::string ToJson() const;

 private:
  std::array<std::vector<uint64_t>, 5> micros_;  // text, recognize, assess, advise, total
};

}  // namespace discreet
