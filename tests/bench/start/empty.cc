// Links what discreet-host links and does nothing: the floor of a start.
#include <unistd.h>

int main() { return write(STDOUT_FILENO, "x", 1) == 1 ? 0 : 1; }
