#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

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
