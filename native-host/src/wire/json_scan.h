#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace discreet {

inline constexpr uint32_t kMaxJsonDepth = 32;

// What must be known of a JSON text before it is given to the parser: the parser has no limit of depth, and
// takes half of a surrogate pair for bad syntax without saying where.
struct JsonScan {
  uint32_t depth = 0;           // deepest nesting of objects and arrays
  bool lone_surrogate = false;  // "\ud800" without its other half
  // Path of the first one: "check.parts[3].text". A key that is no field of the schema is
  // shown as "?": a path does not carry what a person may have typed.
  std::string surrogate_field;
};

// Looks through `json`, which need not be JSON: then what comes back is of no use, but nothing outside is
// read. Each lone surrogate is overwritten by \ufffd, so that the parser can go on to judge the rest. One
// pass, no recursion.
JsonScan ScanJson(std::span<char> json);

}  // namespace discreet
