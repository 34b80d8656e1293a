#include "sandbox/not_dumpable.h"

#include <sys/prctl.h>

namespace discreet {

bool MakeNotDumpable() noexcept { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0; }

}  // namespace discreet
