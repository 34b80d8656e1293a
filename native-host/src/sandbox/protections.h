#pragma once

#include <string_view>
#include <vector>

namespace discreet {

// What stands between the text and the rest of the computer, by the names of HostStatus in wire.proto.
struct Protections {
  std::vector<std::string_view> in_force;
  std::vector<std::string_view> degraded;  // could not be had on this computer

  void Note(std::string_view name, bool had) { (had ? in_force : degraded).push_back(name); }
};

}  // namespace discreet
