#include "job/process.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "job/serve.h"

/* ---- beginning */

static void
close_ends(JobProcess *process)
{
    close(process->requests);
    close(process->replies);
    process->requests = process->replies = -1;
}

/* A worker must not hold the ends of its elder siblings, or they would never see end of file. */
static void
close_others(JobProcess *all, guint count, guint which)
{
    for (guint i = 0; i < count; i++) {
        if (i != which && all[i].pid > 0)
            close_ends(&all[i]);
    }
}

static void
close_both(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

/* What is free here is given back first: a worker would hold it for as long as it lives once we
 * write there again, and more of it with every page of the ledger. */
bool
job_process_start(JobProcess *all, guint count, guint which, const JobWork *work,
                  const char *temporary, GError **error)
{
    malloc_trim(0);
    int requests[2] = {-1, -1}, replies[2] = {-1, -1};
    pid_t pid = -1;
    if (pipe(requests) != 0 || pipe(replies) != 0 || (pid = fork()) < 0) {
        error_set(error, SAMRIT_ERROR_IO, "cannot start a worker: %s",
                  "เริ่มกระบวนการทำงานย่อยไม่ได้: %s", g_strerror(errno));
        close_both(requests);
        close_both(replies);
        return false;
    }
    if (pid == 0) {
        close_others(all, count, which);
        close(requests[1]);
        close(replies[0]);
        job_serve(work, temporary, requests[0], replies[1]);
    }
    close(requests[0]);
    close(replies[1]);
    all[which] = (JobProcess){pid, requests[1], replies[0]};
    return true;
}

/* ---- ending */

int
job_process_end(JobProcess *process, JobCause cause)
{
    int status = 0;
    if (cause != JOB_CAUSE_NONE)
        kill(process->pid, SIGKILL);
    close_ends(process); /* one whose reply could not be read waits for its next request */
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    process->pid = 0;
    return status;
}

gsize
job_process_memory(const JobProcess *process)
{
    char path[32];
    g_snprintf(path, sizeof path, "/proc/%d/statm", (int) process->pid);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    const char *pages = strchr(text, ' ');
    return pages ? g_ascii_strtoull(pages, NULL, 10) * (gsize) sysconf(_SC_PAGESIZE) : 0;
}

/* ---- telling */

char *
job_process_describe(const JobWork *work, int status, JobCause cause)
{
    if (cause == JOB_CAUSE_TIME)
        return g_strdup_printf("took more than %u seconds and was stopped", work->time_limit);
    if (cause == JOB_CAUSE_MEMORY)
        return g_strdup_printf("took more than %" G_GSIZE_FORMAT " MB of memory and was stopped",
                               work->memory_limit >> 20);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        return g_strdup_printf("an SVG took more than %d seconds to draw", LIMIT_DRAWING_SECONDS);
    if (WIFSIGNALED(status))
        return g_strdup_printf("the worker was ended by signal %d", WTERMSIG(status));
    if (WEXITSTATUS(status) == EXIT_IO)
        return g_strdup("the worker ran out of memory");
    if (WEXITSTATUS(status) == 0)
        return g_strdup("the worker could not be asked, or its answer not be read");
    return g_strdup_printf("the worker ended with status %d", WEXITSTATUS(status));
}

int
job_process_exit_status(int status, JobCause cause)
{
    if (cause != JOB_CAUSE_NONE)
        return EXIT_INPUT;
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_IO ? EXIT_IO : EXIT_INTERNAL;
}
