#pragma once

#include <glib.h>

/** The file of an output that has the digest of what made it. */
#define JOB_ENVIRONMENT_NAME ".made-by"

/**
 * A digest of the program and the libraries that run: of their build ids, or of the files
 * themselves where a linker gave none. Other code may make other bytes of the same input, so what
 * was made under another digest is made again. Free with g_free().
 */
char *job_environment_digest(void);
