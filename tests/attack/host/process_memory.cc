#include "process_memory.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace discreet::test {
namespace {

constexpr size_t kBlock = size_t{4} << 20;

size_t SieveIndex(uint64_t head) { return (head * 0x9E3779B97F4A7C15ULL) >> 44; }

struct Region {
  uint64_t begin = 0;
  uint64_t end = 0;
};

std::vector<Region> ReadableRegions(pid_t pid) {
  std::vector<Region> regions;
  std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
  for (std::string line; std::getline(maps, line);) {
    Region region;
    char dash = 0;
    std::string rights;
    std::istringstream(line) >> std::hex >> region.begin >> dash >> region.end >> rights;
    if (!rights.starts_with('r') || line.find("[vvar") != std::string::npos) continue;
    regions.push_back(region);
  }
  return regions;
}

}  // namespace

uint64_t PieceFinder::Head(const char* bytes) {
  uint64_t head = 0;
  std::memcpy(&head, bytes, sizeof(head));
  return head;
}

void PieceFinder::Add(const std::string& text, const std::string& what) {
  for (size_t at = 0; at + window_ <= text.size(); ++at) {
    const uint64_t head = Head(text.data() + at);
    seen_heads_[SieveIndex(head)] = true;
    pieces_.emplace(head, Piece{text.substr(at, window_), what});
  }
}

void PieceFinder::Scan(std::string_view memory, std::unordered_map<std::string, size_t>& counts) const {
  for (size_t at = 0; at + window_ <= memory.size(); ++at) {
    const uint64_t head = Head(memory.data() + at);
    if (!seen_heads_[SieveIndex(head)]) continue;
    const auto [first, last] = pieces_.equal_range(head);
    for (auto piece = first; piece != last; ++piece) {
      if (memory.compare(at, window_, piece->second.bytes) == 0) ++counts[piece->second.what];
    }
  }
}

MemoryRead ReadMemory(pid_t pid, size_t overlap, const std::function<void(std::string_view)>& look) {
  MemoryRead result;
  const int fd = open(("/proc/" + std::to_string(pid) + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    result.error = errno;
    return result;
  }
  std::string block(kBlock + overlap, '\0');
  for (const Region& region : ReadableRegions(pid)) {
    ++result.regions;
    for (uint64_t at = region.begin; at < region.end; at += kBlock) {
      const size_t wanted = std::min<uint64_t>(block.size(), region.end - at);
      const ssize_t got = pread(fd, block.data(), wanted, static_cast<off_t>(at));
      if (got <= 0) break;
      result.bytes += static_cast<size_t>(got);
      look({block.data(), static_cast<size_t>(got)});
    }
  }
  close(fd);
  return result;
}

}  // namespace discreet::test
