#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace discreet {

// tests/packs/fixture, compiled; fails the test when it does not compile.
std::string CompileFixture(bool development = false);

inline std::span<const std::byte> BytesOf(const std::string& file) { return std::as_bytes(std::span(file)); }

// A copy of the fixture in a folder of its own, to be broken; gone with this object.
class FixtureCopy {
 public:
  FixtureCopy();
  ~FixtureCopy();
  FixtureCopy(const FixtureCopy&) = delete;
  FixtureCopy& operator=(const FixtureCopy&) = delete;

  const std::string& folder() const { return folder_; }

  // Replaces the first `from` in a file of the copy; fails the test when it is not there.
  void Replace(const std::string& file, std::string_view from, std::string_view to);
  void Write(const std::string& file, std::string_view content);
  void Remove(const std::string& file);

  // What reading, lint and (when those found no error) the rules' tests say, one line each, without the
  // folder's name.
  std::vector<std::string> Problems() const;

 private:
  std::string folder_;
};

}  // namespace discreet
