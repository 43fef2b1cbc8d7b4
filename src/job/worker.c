#include "job/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "job/sandbox.h"

#ifdef SAMRIT_COVERAGE
#include <gcov.h>
#endif

/* A reply is a GVariant of this type, after its length as a guint32. The findings are
 * (id, file, line, column, arguments). */
#define REPLY_TYPE    "(ubmvisa(usiiass))"
#define FINDINGS_TYPE "a(usiiass)"

enum {
    LOOK_MILLISECONDS = 100, /* between looks at what memory the workers take */
    NO_TASK = -1,
    NO_TASK_LEFT = G_MAXINT32, /* sent to a worker to end it */
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
    gint64 deadline;       /* monotonic µs, or 0 */
} Worker;

typedef struct {
    const JobWork *work;
    Worker *workers;
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

/* ---- bytes through pipes */

static bool
send_all(int fd, const void *data, gsize size)
{
    const char *bytes = data;
    while (size) {
        ssize_t count = write(fd, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        size -= (gsize) count;
    }
    return true;
}

static bool
receive_all(int fd, void *data, gsize size)
{
    char *bytes = data;
    while (size) {
        ssize_t count = read(fd, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        size -= (gsize) count;
    }
    return true;
}

/* ---- replies */

static GVariant *
pack_findings(const Diag *diag)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(FINDINGS_TYPE));
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        g_variant_builder_open(&builder, G_VARIANT_TYPE("(usiiass)"));
        g_variant_builder_add(&builder, "u", (guint32) finding->id);
        g_variant_builder_add(&builder, "s", finding->place.file ? finding->place.file : "");
        g_variant_builder_add(&builder, "i", finding->place.line);
        g_variant_builder_add(&builder, "i", finding->place.column);
        g_variant_builder_open(&builder, G_VARIANT_TYPE("as"));
        for (guint k = 0; k < G_N_ELEMENTS(finding->arguments) && finding->arguments[k]; k++)
            g_variant_builder_add(&builder, "s", finding->arguments[k]);
        g_variant_builder_close(&builder);
        g_variant_builder_add(&builder, "s", "");
        g_variant_builder_close(&builder);
    }
    return g_variant_builder_end(&builder);
}

static void
unpack_findings(GVariant *packed, Diag *diag)
{
    GVariantIter findings;
    g_variant_iter_init(&findings, packed);
    guint32 id;
    const char *file, *spare;
    DiagPlace place;
    GVariantIter *arguments;
    while (g_variant_iter_loop(&findings, "(u&siias&s)", &id, &file, &place.line, &place.column,
                               &arguments, &spare)) {
        const char *texts[3] = {0};
        for (guint k = 0; k < G_N_ELEMENTS(texts); k++) {
            if (!g_variant_iter_next(arguments, "&s", &texts[k]))
                break;
        }
        place.file = *file ? g_intern_string(file) : NULL;
        if (id < DIAG_ID_COUNT)
            diag_add(diag, (DiagId) id, place, texts[0], texts[1], texts[2], NULL);
    }
}

static bool
send_reply(int fd, GVariant *reply)
{
    gsize size = g_variant_get_size(reply);
    guint32 prefix = (guint32) size;
    return size <= G_MAXUINT32 && send_all(fd, &prefix, sizeof prefix) &&
           send_all(fd, g_variant_get_data(reply), size);
}

static GVariant *
receive_reply(int fd)
{
    guint32 size;
    if (!receive_all(fd, &size, sizeof size) || size > LIMIT_REPLY_BYTES)
        return NULL;
    g_autofree char *bytes = g_malloc(size);
    if (!receive_all(fd, bytes, size))
        return NULL;
    GVariant *reply =
        g_variant_new_from_data(G_VARIANT_TYPE(REPLY_TYPE), bytes, size, FALSE, g_free, bytes);
    bytes = NULL;
    return g_variant_ref_sink(reply);
}

/* ---- in a worker */

static GVariant *
do_task(const JobWork *work, guint task)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    GVariant *result = NULL;
    bool ok = work->run(task, &result, diag, work->data, &error);
    g_autoptr(GVariant) own = result ? g_variant_ref_sink(result) : NULL;
    GVariant *packed = ok && own ? g_variant_new_variant(own) : NULL;
    return g_variant_ref_sink(g_variant_new("(ub@mvis@" FINDINGS_TYPE ")", task, ok,
                                            g_variant_new_maybe(G_VARIANT_TYPE_VARIANT, packed),
                                            ok ? 0 : (int) error_exit_status(error),
                                            ok ? "" : error->message, pack_findings(diag)));
}

/* What the program does about signals is not for a worker: the parent tells how it ended. */
static void
reset_signals(void)
{
    static const int to_default[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    for (guint i = 0; i < G_N_ELEMENTS(to_default); i++)
        signal(to_default[i], SIG_DFL);
    /* A Ctrl-C reaches the whole process group, and so does what timeout(1) and service managers
     * send; the parent decides what it means for us. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

static G_GNUC_NORETURN void
serve(const JobWork *work, int requests, int replies)
{
    gint32 task;
    reset_signals();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#ifndef SAMRIT_COVERAGE
    if (work->folder)
        job_sandbox_enter(work->folder);
#endif
    while (receive_all(requests, &task, sizeof task) && task != NO_TASK_LEFT) {
        g_autoptr(GVariant) reply = do_task(work, (guint) task);
        if (!send_reply(replies, reply))
            break;
    }
#ifdef SAMRIT_COVERAGE
    __gcov_dump(); /* counts are kept beside the objects, so that there is no sandbox either */
#endif
    _exit(0);
}

/* ---- in the parent */

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

static bool
start_worker(Pool *pool, Worker *worker, GError **error)
{
    int requests[2] = {-1, -1}, replies[2] = {-1, -1};
    if (pipe(requests) != 0 || pipe(replies) != 0 || (worker->pid = fork()) < 0) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO, "cannot start a worker: %s",
                    g_strerror(errno));
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
        serve(pool->work, requests[0], replies[1]);
    }
    close(requests[0]);
    close(replies[1]);
    worker->requests = requests[1];
    worker->replies = replies[0];
    worker->task = NO_TASK;
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
    gint32 task = NO_TASK_LEFT;
    if (!pool->stopping && pool->next < pool->work->n_tasks)
        task = task_at(pool->work, pool->next++);
    worker->task = task == NO_TASK_LEFT ? NO_TASK : task;
    worker->deadline = pool->work->time_limit && task != NO_TASK_LEFT
                           ? g_get_monotonic_time() + pool->work->time_limit * G_USEC_PER_SEC
                           : 0;
    /* A worker that has died meanwhile shows as end of file on its replies; one that cannot be
     * asked ends when it sees the end of its requests. */
    if (!send_all(worker->requests, &task, sizeof task)) {
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
    g_variant_get(reply, "(ubmvis@" FINDINGS_TYPE ")", &outcome.task, &ok, &outcome.result,
                  &outcome.status, &outcome.message, &findings);
    outcome.ok = ok;
    unpack_findings(findings, diag);
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

static bool
attend(Pool *pool, Worker *worker, GError **error)
{
    g_autoptr(GVariant) reply = receive_reply(worker->replies);
    if (!reply)
        return bury(pool, worker, CAUSE_NONE, error);
    report_reply(pool, reply);
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
    Pool pool = {.work = work, .workers = workers};
    bool done = run_pool(&pool, error);
    end_all(&pool);

    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    sigaction(SIGPIPE, &old_pipe, NULL);
    return done;
}
