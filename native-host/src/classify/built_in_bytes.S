// The model of the post classifier as data of the program; DISCREET_CLASSIFIER_MODEL_FILE is its path.
#ifdef __CET__
#include <cet.h>
#endif

#ifdef __ELF__
    .section .rodata
#else
    .section .rdata, "dr"
#endif
    .balign 64
    .global discreet_classifier_begin
    .global discreet_classifier_end
discreet_classifier_begin:
    .incbin DISCREET_CLASSIFIER_MODEL_FILE
discreet_classifier_end:
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", @progbits
#endif
