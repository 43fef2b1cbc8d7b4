#pragma once

#include <stdbool.h>

/** What a kernel can hold a process to. */
typedef struct {
    bool files; /* Landlock: writing */
    bool calls; /* seccomp: the network, other programs, other processes */
} JobSandbox;

/**
 * Gives up for good what laying out a document does not need, so that a hole in a library opens
 * onto nothing: the network, starting programs, reaching into other processes, changing the
 * system, and with @folder writing anywhere but below it and below @temporary (may be NULL). What
 * is refused fails with EPERM or EACCES. Says what the kernel agreed to; it may be nothing.
 */
JobSandbox job_sandbox_enter(const char *folder, const char *temporary);
