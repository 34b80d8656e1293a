#pragma once

#include <ucontext.h>

#include <cstddef>
#include <type_traits>

#include "memory/private_mapping.h"

namespace discreet {

// A stack of its own for code that handles text: what it leaves behind (locals, spilled registers, short
// strings) is overwritten when the call is over. One thread at a time; calls do not nest. In sanitizer builds
// the call runs on the thread's own stack and nothing is wiped: they follow stacks themselves.
class WipedStack {
 public:
  static constexpr size_t kDefaultBytes = size_t{1} << 20;

  // Throws std::bad_alloc when the system has no memory.
  explicit WipedStack(size_t bytes = kDefaultBytes) : pages_(bytes, PrivateMapping::Guard::kBelow) {}

  // Calls call() on this stack, then overwrites the stack and the vector registers. An exception that leaves
  // `call` ends the process: no frame of the caller lies under it.
  template <typename Call>
  void Run(Call&& call) {
    // NOLINTNEXTLINE(bugprone-exception-escape): that it ends the process is the contract
    auto enter = [](void* argument) noexcept { (*static_cast<std::remove_reference_t<Call>*>(argument))(); };
    RunErased(enter, const_cast<void*>(static_cast<const void*>(&call)));
  }

  bool locked() const { return pages_.locked(); }

 private:
  using Entry = void (*)(void*);

  void RunErased(Entry entry, void* argument);
  static void Trampoline(unsigned high, unsigned low);
  void WipeUsed() noexcept;

  PrivateMapping pages_;
  ucontext_t outside_{};
  ucontext_t inside_{};
  Entry entry_ = nullptr;
  void* argument_ = nullptr;
};

}  // namespace discreet
