#include "sandbox/process_limits.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "sandbox/not_dumpable.h"
#include "sandbox/sanitized.h"

namespace discreet {
namespace {

bool Limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  return setrlimit(static_cast<__rlimit_resource>(resource), &limit) == 0;
}

}  // namespace

void CloseInheritedDescriptors() noexcept { close_range(3, ~0U, 0); }

void ForbidDumps(Protections& protections) {
  protections.Note("no-core", Limit(RLIMIT_CORE, 0));
  // Not under the sanitizers: the leak check traces its own process.
  protections.Note("not-dumpable", !kSanitized && MakeNotDumpable());
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // A closed pipe and a full limit come back as errors of write().
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // One heap for all threads: a new one would ask the system how many processors there are, by opening a
  // file.
  mallopt(M_ARENA_MAX, 1);  // NOLINT(concurrency-mt-unsafe): no thread runs yet
}

void LimitResources(Protections& protections) {
  if (kSanitized) return protections.Note("no-files", false);
  const bool files = Limit(RLIMIT_NOFILE, 3) && Limit(RLIMIT_FSIZE, 0);
  const bool processes = Limit(RLIMIT_NPROC, 0);
  protections.Note("no-files", files && processes);
}

}  // namespace discreet
