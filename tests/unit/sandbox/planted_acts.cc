#include "planted_acts.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "memory/arena_pool.h"
#include "memory/wiped_stack.h"

namespace discreet::test {
namespace {

constexpr int kEscaped = 40;
constexpr int kCannotWork = 41;
int opened_file = -1;
int opened_socket = -1;

void EscapedIf(bool succeeded) {
  if (succeeded) _exit(kEscaped);
}
void NeedsTo(bool succeeded) {
  if (!succeeded) _exit(kCannotWork);
}

void* Pages(int protection, int flags, int fd) { return mmap(nullptr, 4096, protection, flags, fd, 0); }

void Connect() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, "/nonexistent/é");
  EscapedIf(connect(opened_socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0 ||
            errno == ENOENT);
}

void Execute() {
  char name[] = "/bin/true";
  char* arguments[] = {name, nullptr};
  execv(name, arguments);
}

void StartThread() {
  pthread_t thread{};
  EscapedIf(pthread_create(
                &thread, nullptr, [](void*) -> void* { return nullptr; }, nullptr) == 0);
}

void MakeExecutable() {
  void* page = Pages(PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  EscapedIf(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}

void ReadOtherDescriptor() {
  char byte = 0;
  EscapedIf(read(opened_file, &byte, 1) >= 0);
}

void ReadOtherProcess() {
  char byte = 0;
  iovec local{&byte, 1};
  iovec remote{&byte, 1};
  EscapedIf(process_vm_readv(getppid(), &local, 1, &remote, 1, 0) >= 0 || errno == EFAULT);
}

void RaiseLimit() {
  rlimit limit{};
  EscapedIf(getrlimit(RLIMIT_NOFILE, &limit) == 0);
}

#if defined(__x86_64__)
void CallBy32BitNumbers() {
  int64_t result = -1;
  // getpid by the numbers of 32-bit programs.
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
  EscapedIf(result > 0);
}
#endif

constexpr PlantedAct kForbidden[] = {
    {"socket", [] { EscapedIf(socket(AF_INET, SOCK_STREAM, 0) >= 0); }},
    {"socket_unix", [] { EscapedIf(socket(AF_UNIX, SOCK_DGRAM, 0) >= 0); }},
    {"connect", Connect},
    {"send", [] { EscapedIf(send(opened_socket, "x", 1, 0) >= 0 || errno == ENOTCONN); }},
    {"execve", Execute},
    {"fork", [] { EscapedIf(fork() >= 0); }},
    {"vfork_clone", [] { EscapedIf(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0); }},
    {"thread", StartThread},
    {"ptrace", [] { EscapedIf(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0); }},
    {"mmap_exec",
     [] { EscapedIf(Pages(PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1) != MAP_FAILED); }},
    {"mmap_file", [] { EscapedIf(Pages(PROT_READ, MAP_PRIVATE, opened_file) != MAP_FAILED); }},
    {"mprotect_exec", MakeExecutable},
    {"open_read", [] { EscapedIf(open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0); }},
    {"open_write",
     [] { EscapedIf(open("/tmp/discreet-probe-é", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0); }},
    {"open_old_call", [] { EscapedIf(syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY) >= 0); }},
    {"unlink", [] { EscapedIf(unlink("/tmp/discreet-probe-none") == 0 || errno == ENOENT); }},
    {"memfd", [] { EscapedIf(memfd_create("x", 0) >= 0); }},
    {"pipe",
     [] {
       int ends[2];
       EscapedIf(pipe(ends) == 0);
     }},
    {"dup", [] { EscapedIf(dup(STDIN_FILENO) >= 0); }},
    {"read_other_descriptor", ReadOtherDescriptor},
    {"write_other_descriptor", [] { EscapedIf(write(opened_socket, "x", 1) >= 0); }},
    {"read_other_process", ReadOtherProcess},
    {"kill_parent", [] { EscapedIf(kill(getppid(), 0) == 0); }},
    {"stop_itself", [] { EscapedIf(syscall(SYS_tgkill, getpid(), gettid(), SIGUSR1) == 0); }},
    {"terminal_input",
     [] {
       char c = 'x';
       EscapedIf(ioctl(0, TIOCSTI, &c) == 0 || errno == ENOTTY);
     }},
    {"dumpable_again", [] { EscapedIf(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0); }},
    {"limits", RaiseLimit},
    {"io_uring", [] { EscapedIf(syscall(SYS_io_uring_setup, 1, nullptr) >= 0 || errno == EFAULT); }},
    {"bpf", [] { EscapedIf(syscall(SYS_bpf, 0, nullptr, 0) >= 0 || errno == EFAULT); }},
    {"new_filter", [] { EscapedIf(syscall(SYS_seccomp, 2, 0, nullptr) == 0); }},
    {"no_such_call", [] { EscapedIf(syscall(9'999) >= 0 || errno == ENOSYS); }},
#if defined(__x86_64__)
    {"x32_call", [] { EscapedIf(syscall(0x40000000 + 39) > 0 || errno == ENOSYS); }},
    {"calls_of_32_bits", CallBy32BitNumbers},
#endif
};

void Allocate() {
  std::vector<std::unique_ptr<char[]>> blocks;
  for (size_t size = 16; size <= size_t{64} << 20; size *= 2) {
    blocks.push_back(std::make_unique<char[]>(size));
    blocks.back()[size - 1] = 'x';
  }
  // Through mremap, and through the break of the heap.
  void* grown = std::malloc(size_t{1} << 20);
  grown = std::realloc(grown, size_t{32} << 20);
  NeedsTo(grown != nullptr);
  std::free(grown);
}

void Throw() {
  std::string caught;
  try {
    throw std::runtime_error("ein Satz, der lang genug für den Heap ist: zwölf Boxkämpfer");
  } catch (const std::exception& error) {
    caught = error.what();
  }
  NeedsTo(caught.size() > 20);
}

void ScoreOnArenas() {
  ArenaPool pool(1);
  WipedStack stack;
  stack.Run([&] {
    const ArenaPool::Lease one = pool.Acquire();
    const ArenaPool::Lease two = pool.Acquire();
    std::memset(one->allocate(5'000'000, 64), 'x', 5'000'000);
    std::memset(two->allocate(1'000, 64), 'x', 1'000);
    Throw();
  });
}

void WaitTimed() {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  const auto began = std::chrono::steady_clock::now();
  NeedsTo(!never.wait_for(lock, std::chrono::milliseconds(300), [] { return false; }));
  NeedsTo(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(300));
}

void Sleep() {
  const timespec pause{0, 300'000'000};
  NeedsTo(clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, nullptr) == 0);
}

void ReadClocks() {
  timespec now{};
  clockid_t own{};
  pthread_getcpuclockid(pthread_self(), &own);
  for (const clockid_t clock : {CLOCK_MONOTONIC, CLOCK_REALTIME, CLOCK_THREAD_CPUTIME_ID, own}) {
    NeedsTo(clock_gettime(clock, &now) == 0);
  }
}

void ReadLine() {
  char byte = 0;
  NeedsTo(read(STDIN_FILENO, &byte, 1) == 1 && byte == 'g');
}

constexpr PlantedAct kNeeded[] = {
    {"allocate", Allocate},
    {"throw", Throw},
    {"score_on_arenas", ScoreOnArenas},
    {"wait_timed", WaitTimed},
    {"sleep", Sleep},
    {"clocks", ReadClocks},
    {"read_stdin", ReadLine},
    {"yield", [] { NeedsTo(sched_yield() == 0); }},
    {"write_stderr", [] { NeedsTo(write(STDERR_FILENO, "é\n", 3) == 3); }},
};

}  // namespace

std::span<const PlantedAct> ForbiddenActs() { return kForbidden; }
std::span<const PlantedAct> NeededActs() { return kNeeded; }

void OpenDescriptorsForActs() {
  opened_file = open("/dev/zero", O_RDONLY | O_CLOEXEC);
  opened_socket = socket(AF_UNIX, SOCK_DGRAM, 0);
}

}  // namespace discreet::test
