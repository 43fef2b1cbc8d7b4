#include "job/worker.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/pipe.h"
#include "job/serve.h"

enum {
    LOOK_MILLISECONDS = 100, /* between looks at what memory the workers take */
    NO_TASK = -1,
};

/* Why a worker was ended, if it did not end by itself. */
typedef enum {
    CAUSE_NONE,
    CAUSE_TIME,
    CAUSE_MEMORY,
} Cause;

typedef struct {
    pid_t pid;
    int requests, replies; /* our ends of its two pipes */
    int task;              /* what it is doing, or NO_TASK */
    guint done;            /* tasks it was given */
    gint64 deadline;       /* monotonic µs, or 0 */
} Worker;

typedef struct {
    const JobWork *work;
    Worker *workers;
    char *temporary; /* a folder of the workers' own; NULL if there can be none */
    guint next;
    bool stopping;
} Pool;

static volatile sig_atomic_t caught_signal;

static void
catch_signal(int number)
{
    caught_signal = number;
}

int
job_worker_signal(void)
{
    return caught_signal;
}

/* ---- beginning and ending */

static void
close_ends(Worker *worker)
{
    close(worker->requests);
    close(worker->replies);
    worker->requests = worker->replies = -1;
}

/* A worker must not hold the ends of its elder siblings, or they would never see end of file. */
static void
close_siblings(const Pool *pool, const Worker *self)
{
    for (guint i = 0; i < pool->work->n_workers; i++) {
        const Worker *worker = &pool->workers[i];
        if (worker != self && worker->pid > 0) {
            close(worker->requests);
            close(worker->replies);
        }
    }
}

/* What is free here is given back first: a worker would hold it for as long as it lives once we
 * write there again, and more of it with every page of the ledger. */
static bool
start_worker(Pool *pool, Worker *worker, GError **error)
{
    malloc_trim(0);
    int requests[2] = {-1, -1}, replies[2] = {-1, -1};
    if (pipe(requests) != 0 || pipe(replies) != 0 || (worker->pid = fork()) < 0) {
        error_set(error, SAMRIT_ERROR_IO, "cannot start a worker: %s",
                  "เริ่มกระบวนการทำงานย่อยไม่ได้: %s", g_strerror(errno));
        for (int i = 0; i < 2; i++) {
            close(requests[i]);
            close(replies[i]);
        }
        worker->pid = 0;
        return false;
    }
    if (worker->pid == 0) {
        close_siblings(pool, worker);
        close(requests[1]);
        close(replies[0]);
        job_serve(pool->work, pool->temporary, requests[0], replies[1]);
    }
    close(requests[0]);
    close(replies[1]);
    worker->requests = requests[1];
    worker->replies = replies[0];
    worker->task = NO_TASK;
    worker->done = 0;
    return true;
}

static gint32
task_at(const JobWork *work, guint turn)
{
    return (gint32) (work->order ? work->order[turn] : turn);
}

static void
hand_out(Pool *pool, Worker *worker)
{
    gint32 task = JOB_PIPE_NO_TASK;
    if (!pool->stopping && pool->next < pool->work->n_tasks)
        task = task_at(pool->work, pool->next++);
    worker->task = task == JOB_PIPE_NO_TASK ? NO_TASK : task;
    worker->done++;
    worker->deadline = pool->work->time_limit && task != JOB_PIPE_NO_TASK
                           ? g_get_monotonic_time() + pool->work->time_limit * G_USEC_PER_SEC
                           : 0;
    /* A worker that has died meanwhile shows as end of file on its replies; one that cannot be
     * asked ends when it sees the end of its requests. */
    if (!file_write_all(worker->requests, &task, sizeof task)) {
        close(worker->requests);
        worker->requests = -1;
    }
}

static void
report(Pool *pool, const JobOutcome *outcome)
{
    if (!outcome->ok && !pool->work->keep_going)
        pool->stopping = true;
    pool->work->done(outcome, pool->work->data);
}

static void
report_reply(Pool *pool, GVariant *reply)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GVariant) findings = NULL;
    JobOutcome outcome = {.diag = diag};
    gboolean ok;
    g_variant_get(reply, "(ubmvis@" JOB_PIPE_FINDINGS ")", &outcome.task, &ok, &outcome.result,
                  &outcome.status, &outcome.message, &findings);
    outcome.ok = ok;
    job_pipe_unpack(findings, diag);
    report(pool, &outcome);
    g_clear_pointer(&outcome.result, g_variant_unref);
    g_free(outcome.message);
}

static char *
describe_death(const JobWork *work, int status, Cause cause)
{
    if (cause == CAUSE_TIME)
        return g_strdup_printf("took more than %u seconds and was stopped", work->time_limit);
    if (cause == CAUSE_MEMORY)
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

/* @status as waitpid() gives it. */
static int
death_status(int status, Cause cause)
{
    if (cause != CAUSE_NONE)
        return EXIT_INPUT;
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_IO ? EXIT_IO : EXIT_INTERNAL;
}

static void
report_death(Pool *pool, const Worker *worker, int status, Cause cause)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *message = describe_death(pool->work, status, cause);
    report(pool, &(JobOutcome){.task = (guint) worker->task,
                               .diag = diag,
                               .message = message,
                               .status = death_status(status, cause)});
}

/* Its pipe is at an end: it finished, or it died with a task in hand and is replaced. */
static bool
bury(Pool *pool, Worker *worker, Cause cause, GError **error)
{
    int status = 0;
    if (cause != CAUSE_NONE)
        kill(worker->pid, SIGKILL);
    close_ends(worker); /* one whose reply could not be read waits for its next request */
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    if (worker->task == NO_TASK)
        return true;
    report_death(pool, worker, status, cause);
    worker->task = NO_TASK;
    if (pool->stopping || pool->next >= pool->work->n_tasks)
        return true;
    if (!start_worker(pool, worker, error))
        return false;
    hand_out(pool, worker);
    return true;
}

/* One that has done its share makes room for another that begins as it did: what libraries keep and
 * memory falls into grows no further. */
static bool
replace(Pool *pool, Worker *worker, GError **error)
{
    gint32 none = JOB_PIPE_NO_TASK;
    worker->task = NO_TASK;
    file_write_all(worker->requests, &none, sizeof none);
    return bury(pool, worker, CAUSE_NONE, error) && start_worker(pool, worker, error);
}

static bool
attend(Pool *pool, Worker *worker, GError **error)
{
    g_autoptr(GVariant) reply = job_pipe_receive_reply(worker->replies);
    if (!reply)
        return bury(pool, worker, CAUSE_NONE, error);
    report_reply(pool, reply);
    guint share = pool->work->tasks_each;
    bool more = !pool->stopping && pool->next < pool->work->n_tasks;
    if (share && worker->done >= share && more && !replace(pool, worker, error))
        return false;
    hand_out(pool, worker);
    return true;
}

/* Milliseconds until the next deadline or look at the memory, or −1 for none. */
static int
next_timeout(const Pool *pool)
{
    gint64 soonest = G_MAXINT64, now = g_get_monotonic_time();
    for (guint i = 0; i < pool->work->n_workers; i++) {
        const Worker *worker = &pool->workers[i];
        if (worker->pid && worker->deadline)
            soonest = MIN(soonest, worker->deadline);
    }
    if (pool->work->memory_limit)
        soonest = MIN(soonest, now + LOOK_MILLISECONDS * 1000);
    if (soonest == G_MAXINT64)
        return -1;
    return (int) MAX(0, (soonest - now + 999) / 1000);
}

/* Bytes the process has in memory; 0 when that cannot be told. */
static gsize
resident_memory(pid_t pid)
{
    char path[32];
    g_snprintf(path, sizeof path, "/proc/%d/statm", (int) pid);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    const char *pages = strchr(text, ' ');
    return pages ? g_ascii_strtoull(pages, NULL, 10) * (gsize) sysconf(_SC_PAGESIZE) : 0;
}

/* Why @worker must be ended now. */
static Cause
find_cause(const Pool *pool, const Worker *worker, gint64 now)
{
    if (!worker->pid || worker->task == NO_TASK)
        return CAUSE_NONE;
    if (worker->deadline && worker->deadline <= now)
        return CAUSE_TIME;
    gsize limit = pool->work->memory_limit;
    return limit && resident_memory(worker->pid) > limit ? CAUSE_MEMORY : CAUSE_NONE;
}

/* Waits for replies and deals with each. *@alive is false once no worker is left. */
static bool
turn(Pool *pool, bool *alive, GError **error)
{
    guint count = pool->work->n_workers;
    g_autofree struct pollfd *fds = g_new0(struct pollfd, count);
    *alive = false;
    for (guint i = 0; i < count; i++) {
        fds[i] = (struct pollfd){pool->workers[i].pid ? pool->workers[i].replies : -1, POLLIN, 0};
        *alive = *alive || pool->workers[i].pid;
    }
    if (!*alive)
        return true;

    int ready = poll(fds, count, next_timeout(pool));
    pool->stopping = pool->stopping || caught_signal;
    if (ready < 0)
        return true; /* a signal; look again */
    gint64 now = g_get_monotonic_time();
    for (guint i = 0; i < count; i++) {
        Worker *worker = &pool->workers[i];
        Cause cause = fds[i].revents ? CAUSE_NONE : find_cause(pool, worker, now);
        if (fds[i].revents && !attend(pool, worker, error))
            return false;
        if (cause != CAUSE_NONE && !bury(pool, worker, cause, error))
            return false;
    }
    return true;
}

static void
end_all(Pool *pool)
{
    for (guint i = 0; i < pool->work->n_workers; i++) {
        Worker *worker = &pool->workers[i];
        if (!worker->pid)
            continue;
        kill(worker->pid, SIGKILL);
        waitpid(worker->pid, NULL, 0);
        close_ends(worker);
    }
}

/* ---- the folder for what workers need for a moment */

/* Whoever was ended may have left something there. */
static void
remove_temporary(char *folder)
{
    g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    if (folder)
        g_rmdir(folder);
    g_free(folder);
}

/* ---- the whole */

static bool
run_pool(Pool *pool, GError **error)
{
    for (guint i = 0; i < pool->work->n_workers; i++) {
        if (!start_worker(pool, &pool->workers[i], error))
            return false;
        hand_out(pool, &pool->workers[i]);
    }
    bool alive = true;
    while (alive) {
        if (!turn(pool, &alive, error))
            return false;
    }
    return true;
}

bool
job_worker_run(const JobWork *work, GError **error)
{
    struct sigaction catcher = {.sa_handler = catch_signal}, old_int, old_term, old_pipe;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    caught_signal = 0;
    sigaction(SIGINT, &catcher, &old_int);
    sigaction(SIGTERM, &catcher, &old_term);
    sigaction(SIGPIPE, &ignore, &old_pipe);

    g_autofree Worker *workers = g_new0(Worker, work->n_workers);
    Pool pool = {
        .work = work,
        .workers = workers,
        .temporary = g_dir_make_tmp("samrit-XXXXXX", NULL),
    };
    bool done = run_pool(&pool, error);
    end_all(&pool);
    remove_temporary(pool.temporary);

    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    sigaction(SIGPIPE, &old_pipe, NULL);
    return done;
}
