#pragma once

#include <stdexcept>
#include <string>
#include <system_error>

namespace discreet {

// Bad usage or bad input: the message names the place and the mend, and never the text. Ends the program with
// exit code 2.
class CliError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What the system says of `error` (errno).
inline std::string SystemWords(int error) { return std::generic_category().message(error); }

// Exit codes of `discreet`, as documented in its help.
enum ExitCode : int { kExitClear = 0, kExitFound = 1, kExitUsage = 2, kExitNotChecked = 3 };

}  // namespace discreet
