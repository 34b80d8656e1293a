#include "pack/core_pack.h"

extern "C" const std::byte discreet_core_pack_begin[];
extern "C" const std::byte discreet_core_pack_end[];

namespace discreet {

std::span<const std::byte> CorePack() { return {discreet_core_pack_begin, discreet_core_pack_end}; }

}  // namespace discreet
