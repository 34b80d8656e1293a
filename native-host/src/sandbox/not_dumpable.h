#pragma once

namespace discreet {

// Forbids core dumps by crash handlers and the reading of /proc/PID/mem by the same user. Alone in its .cc:
// the attack tests link a host that is the same in all but this, to be able to look at its memory.
bool MakeNotDumpable() noexcept;

}  // namespace discreet
