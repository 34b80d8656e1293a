// The compiled core pack as data of the program; DISCREET_CORE_PACK_FILE is its path, and
// DISCREET_CORE_PACK_SHA256_FILE that of a file that begins with its SHA-256 in hexadecimal digits.
#ifdef __CET__
#include <cet.h>
#endif

#ifdef __ELF__
    .section .rodata
#else
    .section .rdata, "dr"
#endif
    .balign 64
    .global discreet_core_pack_begin
    .global discreet_core_pack_end
    .global discreet_core_pack_sha256
discreet_core_pack_begin:
    .incbin DISCREET_CORE_PACK_FILE
discreet_core_pack_end:
    .byte 0
discreet_core_pack_sha256:
    .incbin DISCREET_CORE_PACK_SHA256_FILE, 0, 64

#ifdef __ELF__
    .section .note.GNU-stack, "", @progbits
#endif
