#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace discreet {

// What a run of a program came to.
struct Ended {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// Runs `discreet` with these arguments and standard input; waits for it.
Ended Discreet(std::vector<std::string> arguments, std::string_view input = "");

// A file that is gone when this is.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace discreet
