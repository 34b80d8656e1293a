#include "sandbox/syscall_filter.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>

#include "sandbox/sanitized.h"

namespace discreet {
namespace {

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {
    if (context_ == nullptr) {
      Fail("seccomp_init", ENOMEM);
      return;
    }
    // Calls by another architecture's numbers (32-bit, x32) end the process too, and threads fall under it
    // together.
    Check("SCMP_FLTATR_ACT_BADARCH",
          seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    Check("SCMP_FLTATR_CTL_TSYNC", seccomp_attr_set(context_, SCMP_FLTATR_CTL_TSYNC, 1));
  }
  ~Filter() {
    if (context_ != nullptr) seccomp_release(context_);
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void Allow(int call, std::initializer_list<scmp_arg_cmp> when = {}) {
    if (!problem_.empty()) return;
    Check("seccomp_rule_add", seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call,
                                                     static_cast<unsigned>(when.size()), when.begin()));
  }

  std::string Load() {
    if (problem_.empty()) Check("seccomp_load", seccomp_load(context_));
    return problem_;
  }

 private:
  void Check(const char* what, int result) {
    if (result < 0 && problem_.empty()) Fail(what, -result);
  }
  void Fail(const char* what, int error) {
    problem_ = std::string(what) + ": error " + std::to_string(error);
  }

  scmp_filter_ctx context_;
  std::string problem_;
};

scmp_arg_cmp Is(unsigned argument, uint64_t value) { return SCMP_CMP64(argument, SCMP_CMP_EQ, value, 0); }
scmp_arg_cmp Has(unsigned argument, uint64_t mask, uint64_t value) {
  return SCMP_CMP64(argument, SCMP_CMP_MASKED_EQ, mask, value);
}

void AllowStreams(Filter& filter) {
  filter.Allow(SCMP_SYS(read), {Is(0, STDIN_FILENO)});
  filter.Allow(SCMP_SYS(write), {Is(0, STDOUT_FILENO)});
  filter.Allow(SCMP_SYS(write), {Is(0, STDERR_FILENO)});
}

void AllowMemory(Filter& filter) {
  // Never executable, never backed by a file.
  filter.Allow(SCMP_SYS(mmap), {Has(2, PROT_EXEC, 0), Has(3, MAP_ANONYMOUS, MAP_ANONYMOUS)});
  filter.Allow(SCMP_SYS(mprotect), {Has(2, PROT_EXEC, 0)});
  for (const int call :
       {SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(mlock2), SCMP_SYS(brk)}) {
    filter.Allow(call);
  }
}

void AllowWaitingAndClocks(Filter& filter) {
  for (const int call : {SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(clock_nanosleep),
                         SCMP_SYS(clock_gettime), SCMP_SYS(restart_syscall)}) {
    filter.Allow(call);
  }
}

// Signals: the mask that a switch of stacks keeps, the way back from a handler, and abort() on oneself.
void AllowSignals(Filter& filter) {
  for (const int call :
       {SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(getpid), SCMP_SYS(gettid)}) {
    filter.Allow(call);
  }
  filter.Allow(SCMP_SYS(tgkill), {Is(0, static_cast<uint64_t>(getpid())), Is(2, SIGABRT)});
}

}  // namespace

bool AllowOnlyScoringCalls(Protections& protections, std::string* problem) {
  if (kSanitized) {
    protections.Note("seccomp", false);
    return true;
  }
  Filter filter;
  AllowStreams(filter);
  AllowMemory(filter);
  AllowWaitingAndClocks(filter);
  AllowSignals(filter);
  filter.Allow(SCMP_SYS(exit));
  filter.Allow(SCMP_SYS(exit_group));
  *problem = filter.Load();
  protections.Note("seccomp", problem->empty());
  return problem->empty();
}

}  // namespace discreet
