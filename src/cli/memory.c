/*
 * Memory that cannot be had ends the process, whoever asked for it. GLib does so by itself; the
 * other libraries do not all tell when they were refused: fontconfig drops a font, libxlsxwriter a
 * string, and the document is another one. The definitions here stand before the C library's, for
 * all libraries of the program. A worker that ends so costs its unit (job/worker.h).
 */
#include <stdlib.h>

#include "cli/crash.h"

#if !defined(__SANITIZE_ADDRESS__)

/* The C library's own, under the names it keeps for those who stand before it. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *
malloc(size_t size)
{
    void *memory = __libc_malloc(size);
    if (!memory)
        cli_crash_out_of_memory();
    return memory;
}

void *
calloc(size_t count, size_t size)
{
    void *memory = __libc_calloc(count, size);
    if (!memory)
        cli_crash_out_of_memory();
    return memory;
}

/* With no size it frees, and NULL is right. */
void *
realloc(void *old, size_t size)
{
    void *memory = __libc_realloc(old, size);
    if (!memory && size)
        cli_crash_out_of_memory();
    return memory;
}

#endif
