#pragma once

#include "discreet/policy.h"
#include "sandbox/protections.h"
#include "session/checker.h"
#include "session/session_facts.h"
#include "session/session_limits.h"

namespace discreet {

// What a host is made of once its rules are loaded. Not owned; outlives the run.
struct HostParts {
  const Checker& checker;
  const Policy& policy;
  SessionFacts facts;       // `protections` and `degraded` are filled in here
  Protections protections;  // what was set up so far
  SessionLimits limits = {};
};

// Speaks with the browser over descriptors 0 and 1 until the port closes. Shuts the process in first: no byte
// is read before the sandbox is on, and it stays on. Gives the process's exit code (session/exit_code.h), or
// ends the process itself when a thread can no longer be waited for. Writes ids and numbers to standard
// error, never text.
int RunHost(HostParts parts);

}  // namespace discreet
