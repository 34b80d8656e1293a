#pragma once

#include "sandbox/protections.h"

namespace discreet {

// Closes every descriptor over 2 that the starter left open.
void CloseInheritedDescriptors() noexcept;

// First of all: no core dump, no reading of this process by others of the same user, no gain of privileges by
// exec, no signal from a closed pipe. Notes "no-core" and "not-dumpable".
void ForbidDumps(Protections& protections);

// After everything is open that will ever be: no file may be opened, written or grown, no process started.
// Notes "no-files".
void LimitResources(Protections& protections);

}  // namespace discreet
