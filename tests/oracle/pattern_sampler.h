#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "oracle/random.h"

namespace discreet::oracle {

// Makes strings that a pattern matches, or nearly: its classes, counts and alternatives are followed, its
// anchors and word boundaries are not looked at. Knows RE2's syntax as packs use it; reads patterns by
// itself, so that it shares no mistake with the engine under test. Immutable once built.
class PatternSampler {
 public:
  explicit PatternSampler(std::string_view pattern);
  ~PatternSampler();
  PatternSampler(PatternSampler&&) noexcept;

  // Valid UTF-8. The same string for the same state of `random`.
  std::string Sample(Random& random) const;

  struct Node;

 private:
  std::unique_ptr<Node> root_;
};

}  // namespace discreet::oracle
