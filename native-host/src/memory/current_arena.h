#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>

namespace discreet {

// Makes `memory` the place from which ArenaAllocator takes on this thread, until the scope ends. Scopes nest.
//
// Why per thread and not passed in: nlohmann::basic_json builds its allocators with their default
// constructor, in every value and in the lexer's buffer, and has no parameter that an arena could travel in.
// The text of a request must not touch the heap, so the arena has to be found from where the allocator is
// built.
class ArenaScope {
 public:
  explicit ArenaScope(std::pmr::memory_resource* memory) noexcept;
  ~ArenaScope();
  ArenaScope(const ArenaScope&) = delete;
  ArenaScope& operator=(const ArenaScope&) = delete;

  // nullptr outside of every scope.
  static std::pmr::memory_resource* Current() noexcept;

 private:
  std::pmr::memory_resource* outer_;
};

// Takes from the current ArenaScope; throws std::bad_alloc where there is none. Gives nothing back: the arena
// is wiped as a whole, so a container may die after its scope, but before its arena is wiped.
template <typename T>
struct ArenaAllocator {
  using value_type = T;

  ArenaAllocator() noexcept = default;
  template <typename U>
  ArenaAllocator(const ArenaAllocator<U>& /*other*/) noexcept {}

  T* allocate(size_t count) {
    std::pmr::memory_resource* memory = ArenaScope::Current();
    if (memory == nullptr || count > SIZE_MAX / sizeof(T)) throw std::bad_alloc();
    return static_cast<T*>(memory->allocate(count * sizeof(T), alignof(T)));
  }
  void deallocate(T* /*block*/, size_t /*count*/) noexcept {}

  template <typename U>
  bool operator==(const ArenaAllocator<U>& /*other*/) const noexcept {
    return true;
  }
};

using ArenaString = std::basic_string<char, std::char_traits<char>, ArenaAllocator<char>>;

}  // namespace discreet
