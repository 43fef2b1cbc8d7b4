#pragma once

#include <glib.h>

/** Whether the program finds on this machine what it needs: what `samrit doctor` tells. */

typedef enum {
    JOB_CHECK_GOOD,
    JOB_CHECK_DOUBTFUL, /* it works, but not as well as it might */
    JOB_CHECK_BAD,
} JobCheckState;

typedef struct {
    JobCheckState state;
    const char *name, *thai; /* what was looked at */
    char *detail;            /* what was found */
} JobCheck;

/** All checks; @folder is where output would go. An array of JobCheck; free with g_array_unref().
 */
GArray *job_doctor(const char *folder);
