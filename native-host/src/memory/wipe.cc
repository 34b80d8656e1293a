#include "memory/wipe.h"

#include <cstring>

namespace discreet {

void WipeBytes(void* data, size_t size) noexcept { explicit_bzero(data, size); }

}  // namespace discreet
