#pragma once

#include <string>
#include <string_view>

#include "discreet/finding.h"

namespace discreet {

// How text for people is drawn: with underlines and colors on a terminal, with brackets elsewhere.
class Terminal {
 public:
  // On a terminal, unless NO_COLOR is set (https://no-color.org) or TERM is "dumb".
  static Terminal ForStandardOutput();
  explicit Terminal(bool styled) : styled_(styled) {}

  // Appends `words`, marked by level: notice dotted, caution one line, stop a double line.
  void Mark(std::string_view words, Level level, std::string& out) const;
  void Emphasize(std::string_view words, Level level, std::string& out) const;
  void Dim(std::string_view words, std::string& out) const;

 private:
  bool styled_;
};

// Appends the author's words so that they cannot steer a terminal: controls and direction overrides come out
// as U+FFFD.
void AppendVisible(std::string_view text, std::string& out);

}  // namespace discreet
