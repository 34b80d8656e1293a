#pragma once

namespace discreet {

// Programs that see text link the object library discreet_wiping_delete. It replaces every form of global
// operator new and delete: delete overwrites the whole block before it goes back to the allocator. This is
// the net under the arena, for the few places where a library keeps text on the heap whatever allocator it is
// given: RE2's scratch space, the JSON lexer's token buffer, the message of an exception. Costs one clearing
// of each freed block.
//
// Not covered: memory that a C library takes by malloc and gives back by free itself. Nothing that the host
// hands text to does so (the attack test memory_scan looks for it).

// True in programs that link it.
bool DeleteWipes() noexcept;

}  // namespace discreet
