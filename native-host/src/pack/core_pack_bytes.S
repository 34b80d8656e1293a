// The compiled core pack as data of the program; DISCREET_CORE_PACK_FILE is its path.
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
discreet_core_pack_begin:
    .incbin DISCREET_CORE_PACK_FILE
discreet_core_pack_end:
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", @progbits
#endif
