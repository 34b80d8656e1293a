#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "discreet/draft.h"

namespace discreet {

// Everything in `file` ("-": standard input), as UTF-8. Throws CliError.
std::string ReadText(const std::string& file);

// All bytes of `file`, whatever they are. Throws CliError.
std::string ReadBytes(const std::string& file);

// One post of a JSON-lines file.
struct Row {
  std::string id;  // as JSON text: "\"a1\"" or "17"
  std::string text;
  std::optional<Kind> kind;
  uint32_t pictures = 0;  // attached
};

// Reads JSON lines one after the other, however many there are. Blank lines are skipped.
class RowReader {
 public:
  // Throws CliError.
  explicit RowReader(const std::string& file);
  ~RowReader();

  // False at the end. Throws CliError that names the line and never its words.
  bool Next(Row& row);

 private:
  bool NextLine();

  std::string name_;  // for messages
  std::FILE* file_;
  char* line_ = nullptr;  // by getline
  size_t capacity_ = 0;
  size_t length_ = 0;
  size_t number_ = 0;
};

}  // namespace discreet
