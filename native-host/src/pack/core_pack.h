#pragma once

#include <cstddef>
#include <span>

namespace discreet {

// The compiled built-in pack (shared/packs/core), as LoadPack takes it. Part of the program: lives as long as
// it.
std::span<const std::byte> CorePack();

}  // namespace discreet
