#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace discreet::test {

// Looks for pieces of many texts at once: every run of `window` bytes of each.
class PieceFinder {
 public:
  // `window` is 8 or more.
  explicit PieceFinder(size_t window) : window_(window) {}

  // Texts shorter than the window are looked for by nothing: the caller sees to it.
  void Add(const std::string& text, const std::string& what);

  // Adds one to counts[what] for each place in `memory` that holds a piece.
  void Scan(std::string_view memory, std::unordered_map<std::string, size_t>& counts) const;

 private:
  struct Piece {
    std::string bytes;
    std::string what;
  };
  static uint64_t Head(const char* bytes);

  size_t window_;
  std::unordered_multimap<uint64_t, Piece> pieces_;             // by their first 8 bytes
  std::vector<bool> seen_heads_ = std::vector<bool>(1U << 20);  // a sieve before the map
};

// What came of reading a process's memory.
struct MemoryRead {
  int error = 0;     // errno of open(), 0 when it could be opened
  size_t bytes = 0;  // read in all
  size_t regions = 0;
};

// Gives every mapping of `pid` that can be read to `look`, in blocks that overlap by `overlap` bytes.
MemoryRead ReadMemory(pid_t pid, size_t overlap, const std::function<void(std::string_view)>& look);

}  // namespace discreet::test
