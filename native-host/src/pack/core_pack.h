#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "pack/loaded_pack.h"

namespace discreet {

// The compiled built-in pack (shared/packs/core). Part of the program: lives as long as it.
std::span<const std::byte> CorePack();

// Its SHA-256 in 64 hexadecimal digits, taken when the program was built.
std::string_view CorePackSha256();

// The built-in pack, ready. It is not checked again: it was built with every check there is (discreet-pack
// build), and a test loads it with all of LoadPack's.
PackLoad LoadCorePack();

}  // namespace discreet
