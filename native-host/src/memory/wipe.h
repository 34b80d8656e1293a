#pragma once

#include <cstddef>

namespace discreet {

// Overwrites [data, data + size) with zeros, in a way that the compiler may not leave out. Every wipe of the
// project goes through here, and nothing else lies in its .cc: the attack tests link a control host whose
// wipe does nothing and must then find the text that the real one has wiped.
void WipeBytes(void* data, size_t size) noexcept;

}  // namespace discreet
