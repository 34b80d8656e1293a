#include "memory/current_arena.h"

namespace discreet {
namespace {

thread_local std::pmr::memory_resource* current = nullptr;

}  // namespace

ArenaScope::ArenaScope(std::pmr::memory_resource* memory) noexcept : outer_(current) { current = memory; }

ArenaScope::~ArenaScope() { current = outer_; }

std::pmr::memory_resource* ArenaScope::Current() noexcept { return current; }

}  // namespace discreet
