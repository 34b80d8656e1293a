#pragma once

#include <stdexcept>
#include <string>

namespace discreet {

// Bad usage or bad input: the message names the place and the mend, and never the text. Ends the program with
// exit code 2.
class CliError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Exit codes of `discreet`, as documented in its help.
enum ExitCode : int { kExitClear = 0, kExitFound = 1, kExitUsage = 2, kExitNotChecked = 3 };

}  // namespace discreet
