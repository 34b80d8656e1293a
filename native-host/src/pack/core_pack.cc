#include "pack/core_pack.h"

extern "C" const std::byte discreet_core_pack_begin[];
extern "C" const std::byte discreet_core_pack_end[];
extern "C" const char discreet_core_pack_sha256[];

namespace discreet {

std::span<const std::byte> CorePack() { return {discreet_core_pack_begin, discreet_core_pack_end}; }

std::string_view CorePackSha256() { return {discreet_core_pack_sha256, 64}; }

PackLoad LoadCorePack() { return LoadCheckedPack(CorePack(), CorePackSha256()); }

}  // namespace discreet
