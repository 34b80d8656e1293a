#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace discreet {

// A text file of one row a line, fields apart by tabs; empty lines and lines that begin with '#' are left
// out. The first thing wrong, in the file or with a field that was asked for, is kept with its place; from
// then on Next is false.
class TsvFile {
 public:
  explicit TsvFile(const std::string& path);

  bool Next();
  // Sets what is wrong where the row has no such field, or it is no whole number from 0 to `most`.
  std::string_view Text(size_t field);
  uint32_t Number(size_t field, uint32_t most);
  size_t fields() const { return fields_.size(); }
  void Fail(const std::string& what);

  // "" or "PATH:LINE: what".
  const std::string& wrong() const { return wrong_; }

 private:
  std::string path_;
  std::string content_;
  size_t at_ = 0;
  size_t line_ = 0;
  std::vector<std::string_view> fields_;
  std::string wrong_;
};

}  // namespace discreet
