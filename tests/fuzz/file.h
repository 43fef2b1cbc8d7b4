#pragma once

#include <glib.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/** @data as a file without a place on disk; its descriptor, to be closed. @path gets its name. */
static inline int
fuzz_file(const unsigned char *data, size_t size, char path[32])
{
    int fd = memfd_create("fuzz", 0);
    g_assert_cmpint(write(fd, data, size), ==, (gssize) size);
    g_snprintf(path, 32, "/proc/self/fd/%d", fd);
    return fd;
}
