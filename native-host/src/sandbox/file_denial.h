#pragma once

#include "sandbox/protections.h"

namespace discreet {

// Takes from this thread, and from those it will start, every right to files, to TCP ports and to processes
// outside, as far as the kernel knows them (Landlock). Call before threads are started. Notes "landlock".
void DenyFiles(Protections& protections);

}  // namespace discreet
