// The packed tables as data of the program; DISCREET_TABLES_FILE is its path.
#ifdef __CET__
#include <cet.h>
#endif

#ifdef __ELF__
    .section .rodata
#else
    .section .rdata, "dr"
#endif
    .balign 64
    .global discreet_tables_begin
    .global discreet_tables_end
discreet_tables_begin:
    .incbin DISCREET_TABLES_FILE
discreet_tables_end:
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", @progbits
#endif
