// The weights of the name tagger as data of the program; DISCREET_NAMES_MODEL_FILE is its path.
#ifdef __CET__
#include <cet.h>
#endif

#ifdef __ELF__
    .section .rodata
#else
    .section .rdata, "dr"
#endif
    .balign 64
    .global discreet_names_begin
    .global discreet_names_end
discreet_names_begin:
    .incbin DISCREET_NAMES_MODEL_FILE
discreet_names_end:
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", @progbits
#endif
