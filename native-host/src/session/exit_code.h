#pragma once

namespace discreet {

// How discreet-host ends. Shown by discreet-host --help.
enum ExitCode : int {
  kExitDone = 0,            // the browser closed the port
  kExitUsage = 2,           // the command line is not understood
  kExitFrameTooLarge = 3,   // a frame was announced over 1 MiB: the stream is lost
  kExitFrameTruncated = 4,  // the input ended inside a frame, or could not be read
  kExitHung = 5,            // a check did not come back; standard error names the rule
  kExitNoSandbox = 6,       // the sandbox could not be set up, so no text was read
  kExitNoRules = 7,         // the rule pack could not be loaded
  kExitNoMemory = 8,        // the system had no memory for a frame or for the rules
  kExitForbidden = 10,      // started by somebody who is not an allowed extension; nothing was read
};

}  // namespace discreet
