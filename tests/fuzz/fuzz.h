#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/** What the targets share. */

/** Whether what costs much is done with an input too: with one in @of when libFuzzer looks for
 * more, by its bytes, so that the same input is always treated the same; with each when they are
 * replayed. */
bool fuzz_turn(const unsigned char *data, size_t size, unsigned of);

/** @data as a file without a place on disk; its descriptor, to be closed. @path gets its name. */
static inline int
fuzz_file(const unsigned char *data, size_t size, char path[32])
{
    int fd = memfd_create("fuzz", 0);
    g_assert_cmpint(write(fd, data, size), ==, (gssize) size);
    g_snprintf(path, 32, "/proc/self/fd/%d", fd);
    return fd;
}

/** What is made of an input: NULL for one that is refused. */
typedef GBytes *(*FuzzMake)(gconstpointer input);

/** What @make makes of @input; asked again, with one input in four (fuzz_turn() of @data), it must
 * make the same. */
static inline GBytes *
fuzz_twice(FuzzMake make, gconstpointer input, const unsigned char *data, size_t size)
{
    GBytes *once = make(input);
    if (fuzz_turn(data, size, 4)) {
        g_autoptr(GBytes) twice = make(input);
        g_assert_true(!once == !twice);
        g_assert_true(!once || g_bytes_equal(once, twice));
    }
    return once;
}
