#include "job/worker.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/pipe.h"
#include "job/process.h"

enum {
    LOOK_MILLISECONDS = 100, /* between looks at what memory the workers take */
    NO_TASK = -1,
};

typedef struct {
    guint index;     /* its own, and its process's */
    int task;        /* what it is doing, or NO_TASK */
    guint next, end; /* turns that are set aside for it */
    guint done;      /* tasks its process was given */
    gint64 deadline; /* monotonic µs, or 0 */
} Worker;

typedef struct {
    const JobWork *work;
    Worker *workers;
    JobProcess *processes; /* of them, by index */
    char *temporary;       /* a folder of the workers' own; NULL if there can be none */
    guint next;            /* the first turn that nobody has */
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

/* ---- handing out */

static bool
start(Pool *pool, Worker *worker, GError **error)
{
    worker->task = NO_TASK;
    worker->done = 0;
    return job_process_start(pool->processes, pool->work->n_workers, worker->index, pool->work,
                             pool->temporary, error);
}

static JobProcess *
process_of(const Pool *pool, const Worker *worker)
{
    return &pool->processes[worker->index];
}

static guint
task_at(const JobWork *work, guint turn)
{
    return work->order ? work->order[turn] : turn;
}

/* Sets the next turns aside that one worker should have. */
static void
take_turns(Pool *pool, Worker *worker)
{
    const JobWork *work = pool->work;
    worker->next = pool->next;
    while (pool->next < work->n_tasks) {
        guint turn = pool->next++;
        if (!work->follows || pool->next == work->n_tasks ||
            !work->follows(task_at(work, pool->next), task_at(work, turn), work->data))
            break;
    }
    worker->end = pool->next;
}

static bool
has_more(const Pool *pool, const Worker *worker)
{
    return !pool->stopping && (worker->next < worker->end || pool->next < pool->work->n_tasks);
}

static void
hand_out(Pool *pool, Worker *worker)
{
    gint32 task = JOB_PIPE_NO_TASK;
    bool more = has_more(pool, worker);
    if (more && worker->next == worker->end)
        take_turns(pool, worker);
    if (more)
        task = (gint32) task_at(pool->work, worker->next++);
    worker->task = more ? task : NO_TASK;
    worker->done++;
    worker->deadline = more && pool->work->time_limit
                           ? g_get_monotonic_time() + pool->work->time_limit * G_USEC_PER_SEC
                           : 0;
    /* A worker that has died meanwhile shows as end of file on its replies; one that cannot be
     * asked ends when it sees the end of its requests. */
    JobProcess *process = process_of(pool, worker);
    if (!file_write_all(process->requests, &task, sizeof task)) {
        close(process->requests);
        process->requests = -1;
    }
}

/* ---- what comes back */

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

static void
report_death(Pool *pool, const Worker *worker, int status, JobCause cause)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *message = job_process_describe(pool->work, status, cause);
    report(pool, &(JobOutcome){.task = (guint) worker->task,
                               .diag = diag,
                               .message = message,
                               .status = job_process_exit_status(status, cause)});
}

/* Its pipe is at an end: it finished, or it died with a task in hand and is replaced. */
static bool
bury(Pool *pool, Worker *worker, JobCause cause, GError **error)
{
    int status = job_process_end(process_of(pool, worker), cause);
    if (worker->task == NO_TASK)
        return true;
    report_death(pool, worker, status, cause);
    if (!has_more(pool, worker))
        return true;
    if (!start(pool, worker, error))
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
    file_write_all(process_of(pool, worker)->requests, &none, sizeof none);
    return bury(pool, worker, JOB_CAUSE_NONE, error) && start(pool, worker, error);
}

static bool
attend(Pool *pool, Worker *worker, GError **error)
{
    g_autoptr(GVariant) reply = job_pipe_receive_reply(process_of(pool, worker)->replies);
    if (!reply)
        return bury(pool, worker, JOB_CAUSE_NONE, error);
    report_reply(pool, reply);
    guint share = pool->work->tasks_each;
    if (share && worker->done >= share && has_more(pool, worker) && !replace(pool, worker, error))
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
        if (pool->processes[i].pid && worker->deadline)
            soonest = MIN(soonest, worker->deadline);
    }
    if (pool->work->memory_limit)
        soonest = MIN(soonest, now + LOOK_MILLISECONDS * 1000);
    if (soonest == G_MAXINT64)
        return -1;
    return (int) MAX(0, (soonest - now + 999) / 1000);
}

/* Why @worker must be ended now. */
static JobCause
find_cause(const Pool *pool, const Worker *worker, gint64 now)
{
    const JobProcess *process = process_of(pool, worker);
    if (!process->pid || worker->task == NO_TASK)
        return JOB_CAUSE_NONE;
    if (worker->deadline && worker->deadline <= now)
        return JOB_CAUSE_TIME;
    gsize limit = pool->work->memory_limit;
    return limit && job_process_memory(process) > limit ? JOB_CAUSE_MEMORY : JOB_CAUSE_NONE;
}

/* Waits for replies and deals with each. *@alive is false once no worker is left. */
static bool
turn(Pool *pool, bool *alive, GError **error)
{
    guint count = pool->work->n_workers;
    g_autofree struct pollfd *fds = g_new0(struct pollfd, count);
    *alive = false;
    for (guint i = 0; i < count; i++) {
        const JobProcess *process = &pool->processes[i];
        fds[i] = (struct pollfd){process->pid ? process->replies : -1, POLLIN, 0};
        *alive = *alive || process->pid;
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
        JobCause cause = fds[i].revents ? JOB_CAUSE_NONE : find_cause(pool, worker, now);
        if (fds[i].revents && !attend(pool, worker, error))
            return false;
        if (cause != JOB_CAUSE_NONE && !bury(pool, worker, cause, error))
            return false;
    }
    return true;
}

static void
end_all(Pool *pool)
{
    for (guint i = 0; i < pool->work->n_workers; i++) {
        if (pool->processes[i].pid)
            job_process_end(&pool->processes[i], JOB_CAUSE_OVER);
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
        Worker *worker = &pool->workers[i];
        worker->index = i;
        if (!start(pool, worker, error))
            return false;
        hand_out(pool, worker);
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
    g_autofree JobProcess *processes = g_new0(JobProcess, work->n_workers);
    Pool pool = {
        .work = work,
        .workers = workers,
        .processes = processes,
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
