#include "sandbox/file_denial.h"

#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "sandbox/sanitized.h"

namespace discreet {
namespace {

// struct landlock_ruleset_attr as of version 6: the headers of a distribution may be older than its kernel.
struct RulesetAttributes {
  uint64_t files = 0;
  uint64_t network = 0;
  uint64_t scope = 0;
};

// Rights that each version of the kernel interface knows: asking for more is an error.
RulesetAttributes EverythingKnownTo(long version, size_t* size) {
  RulesetAttributes all;
  *size = sizeof(all.files);
  all.files = (uint64_t{1} << 13) - 1;               // 1: open, read, write, make and remove
  if (version >= 2) all.files |= uint64_t{1} << 13;  // refer
  if (version >= 3) all.files |= uint64_t{1} << 14;  // truncate
  if (version >= 5) all.files |= uint64_t{1} << 15;  // ioctl on devices
  if (version >= 4) {
    all.network = 3;  // bind and connect
    *size = 2 * sizeof(uint64_t);
  }
  if (version >= 6) {
    all.scope = 3;  // abstract sockets, signals
    *size = 3 * sizeof(uint64_t);
  }
  return all;
}

bool DenyAll() {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  size_t size = 0;
  const RulesetAttributes all = EverythingKnownTo(version, &size);
  const long ruleset = syscall(SYS_landlock_create_ruleset, &all, size, 0);
  if (ruleset < 0) return false;
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const bool denied = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(static_cast<int>(ruleset));
  return denied;
}

}  // namespace

void DenyFiles(Protections& protections) { protections.Note("landlock", !kSanitized && DenyAll()); }

}  // namespace discreet
