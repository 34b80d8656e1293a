#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace discreet {

// A copy of the folder small/ (text tables of a few rows each) that may be changed, gone with the object.
class SmallTables {
 public:
  SmallTables();
  ~SmallTables();
  SmallTables(const SmallTables&) = delete;

  std::string folder() const { return folder_.string(); }
  void Write(const std::string& path, const std::string& content) const;

 private:
  std::filesystem::path folder_;
};

// A copy of bytes that begins on the boundary tables are read from, and ends where its room ends: a read past
// it is one that a sanitizer sees.
class AlignedBytes {
 public:
  explicit AlignedBytes(std::span<const std::byte> bytes);
  ~AlignedBytes();
  AlignedBytes(const AlignedBytes&) = delete;
  std::span<std::byte> bytes() { return bytes_; }

 private:
  void* room_ = nullptr;
  std::span<std::byte> bytes_;
};

}  // namespace discreet
