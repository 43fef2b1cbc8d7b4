#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * Tasks shared out to forked workers. What the parent loaded and warmed up before is there
 * in each of them; a task that crashes costs itself and nothing else.
 */

/** How a task ended. */
typedef struct {
    guint task;
    bool ok;
    GVariant *result; /* what the task said it made; NULL for nothing, and when it failed */
    Diag *diag;       /* its findings */
    char *message;    /* why it could not be done; NULL when ok */
    int status;       /* ExitStatus of the failure */
} JobOutcome;

typedef struct {
    guint n_tasks;
    guint n_workers;  /* at least 1 */
    bool keep_going;  /* hand out the rest after a failure */
    guint time_limit; /* seconds of wall time a task may take; 0 for no limit */
    /* Bytes a worker may have in memory; 0 for no limit. They are counted ten times a second, so
     * that the limit may be passed for a moment. */
    gsize memory_limit;
    const char *folder; /* the one the workers may write in (job/sandbox.h); NULL: any */
    guint tasks_each;   /* after so many a worker makes room for a new one; 0: never */
    const guint *order; /* of the tasks as they are handed out; NULL: as they are counted */
    /* Whether the worker that did @before should do @task, which is next to it in that order: it
     * has what both need. NULL: no task follows another. */
    bool (*follows)(guint task, guint before, void *data);
    /* In a worker: does task @task; what came of it goes to @result, if anything (a new GVariant),
     * its findings to @diag. */
    bool (*run)(guint task, GVariant **result, Diag *diag, void *data, GError **error);
    /* In the parent, as tasks end, in no particular order. @outcome is the callee's to read only.
     */
    void (*done)(const JobOutcome *outcome, void *data);
    void *data;
} JobWork;

/**
 * Runs all tasks. False and @error when the machinery fails; a task that fails does not.
 * A SIGINT or SIGTERM lets the tasks in hand finish and hands out no more; job_worker_signal()
 * then tells which it was. Without keep_going the first failed task has the same effect.
 */
bool job_worker_run(const JobWork *work, GError **error);

/** The signal that stopped job_worker_run(), or 0. */
int job_worker_signal(void);
