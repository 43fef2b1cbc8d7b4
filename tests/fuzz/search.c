/* What all targets have when libFuzzer looks for more: more inputs rather than more of each. */
#include <stdlib.h>

#include "fuzz.h"

const char *__asan_default_options(void);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Stacks of allocations are short, and little is kept of what was freed: inputs are small. */
const char *
__asan_default_options(void)
{
    return "malloc_context_size=6:quarantine_size_mb=16";
}

/* GLib's own pools would hide errors, and what stays in them looks as if it leaked. */
int
LLVMFuzzerInitialize(int *argc G_GNUC_UNUSED, char ***argv)
{
    if (!g_getenv("G_SLICE") && g_setenv("G_SLICE", "always-malloc", TRUE))
        execv("/proc/self/exe", *argv);
    return 0;
}

bool
fuzz_turn(const unsigned char *data, size_t size, unsigned of)
{
    guint hash = 5381;
    for (size_t i = 0; i < size; i++)
        hash = hash * 33 + data[i];
    return (hash >> 7) % of == 0;
}
