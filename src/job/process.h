#pragma once

#include <sys/types.h>

#include "job/worker.h"

/** Private to job/worker.c: the process of a worker. */
typedef struct {
    pid_t pid;             /* 0: there is none */
    int requests, replies; /* our ends of its two pipes, or -1 */
} JobProcess;

/** Why a worker was ended, if it did not end by itself. */
typedef enum {
    JOB_CAUSE_NONE,
    JOB_CAUSE_TIME,
    JOB_CAUSE_MEMORY,
    JOB_CAUSE_OVER, /* nobody waits for it any more */
} JobCause;

/**
 * Forks the process @which of the @count at @all, to do tasks of @work (job/serve.h); @temporary is
 * the folder of all of them, or NULL. False and @error if it cannot be started.
 */
bool job_process_start(JobProcess *all, guint count, guint which, const JobWork *work,
                       const char *temporary, GError **error);

/** Ends it, by force unless @cause is none: it then ends once its requests do. Gives its status, as
 * waitpid() does. */
int job_process_end(JobProcess *process, JobCause cause);

/** Bytes the process has in memory; 0 when that cannot be told. */
gsize job_process_memory(const JobProcess *process);

/** What became of the task of a process that ended with @status, in words; free with g_free(). */
char *job_process_describe(const JobWork *work, int status, JobCause cause);

/** The same as an ExitStatus. */
int job_process_exit_status(int status, JobCause cause);
