// Posts in which nothing is to be shown, one JSON object a line; DISCREET_HARMLESS_POSTS_FILE is their path.
#ifdef __CET__
#include <cet.h>
#endif

#ifdef __ELF__
    .section .rodata
#else
    .section .rdata, "dr"
#endif
    .global discreet_harmless_posts_begin
    .global discreet_harmless_posts_end
discreet_harmless_posts_begin:
    .incbin DISCREET_HARMLESS_POSTS_FILE
discreet_harmless_posts_end:
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", @progbits
#endif
