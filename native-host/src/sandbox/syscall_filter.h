#pragma once

#include <string>

#include "sandbox/protections.h"

namespace discreet {

// Leaves to all threads of this process only what scoring needs: memory that is never executable, waiting,
// clocks, reading descriptor 0, writing 1 and 2, and ending. Anything else ends the process with SIGSYS;
// there is no way back. Call when all threads run and everything is open. Notes "seccomp". False when it
// could not be set up: then no text may be read. `problem` says why.
bool AllowOnlyScoringCalls(Protections& protections, std::string* problem);

}  // namespace discreet
