#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "job/worker.h"

enum { TASKS = 40 };

typedef struct {
    guint seen[TASKS];
    guint ok, failed, pages, findings;
    char *last_message;
} Tally;

static bool
run_task(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) data;
    *result = g_variant_new_uint32(task);
    if (task == 7)
        abort();
    if (task == 9)
        sleep(30);
    if (task == 11) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "number %u", task);
        return false;
    }
    if (task % 2)
        diag_add(diag, DIAG_ID_FO_BAD_VALUE, (DiagPlace){"f", 3, 0}, "a", "b", NULL);
    return true;
}

static void
note_outcome(const JobOutcome *outcome, void *data)
{
    Tally *tally = data;
    tally->seen[outcome->task]++;
    tally->findings += diag_count(outcome->diag);
    tally->pages += outcome->result ? g_variant_get_uint32(outcome->result) : 0;
    *(outcome->ok ? &tally->ok : &tally->failed) += 1;
    if (outcome->message && *outcome->message) {
        g_free(tally->last_message);
        tally->last_message = g_strdup(outcome->message);
    }
}

static void
test_crash_and_hang_cost_one_task_each(void)
{
    g_autoptr(GError) error = NULL;
    Tally tally = {0};
    JobWork work = {.n_tasks = TASKS,
                    .n_workers = 3,
                    .keep_going = true,
                    .time_limit = 2,
                    .run = run_task,
                    .done = note_outcome,
                    .data = &tally};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_no_error(error);
    for (guint i = 0; i < TASKS; i++)
        g_assert_cmpuint(tally.seen[i], ==, 1);
    g_assert_cmpuint(tally.failed, ==, 3);
    g_assert_cmpuint(tally.findings, ==, TASKS / 2 - 3);
    g_assert_cmpuint(tally.pages, ==, TASKS * (TASKS - 1) / 2 - 7 - 9 - 11);
    g_free(tally.last_message);
}

static bool
run_greedily(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) result, (void) diag, (void) data, (void) error;
    const gsize size = LIMIT_WORKER_BYTES + (1 << 20);
    g_autofree char *much = task == 0 ? g_malloc(size) : NULL;
    if (much) {
        memset(much, 1, size);
        sleep(much[size / 2] * 600);
    }
    return true;
}

static void
note_greed(const JobOutcome *outcome, void *data)
{
    ++*(guint *) data;
    g_assert_cmpint(outcome->ok, ==, outcome->task > 0);
    if (!outcome->ok)
        g_assert_nonnull(strstr(outcome->message, "more than 1024 MB of memory"));
}

/* Without a limit of time: filling so much memory takes long on a machine that has other work. */
static void
test_greed_costs_one_task(void)
{
    g_autoptr(GError) error = NULL;
    guint count = 0;
    JobWork work = {.n_tasks = 3,
                    .n_workers = 1,
                    .keep_going = true,
                    .memory_limit = LIMIT_WORKER_BYTES,
                    .run = run_greedily,
                    .done = note_greed,
                    .data = &count};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_cmpuint(count, ==, 3);
}

static void
test_first_failure_stops_without_keep_going(void)
{
    g_autoptr(GError) error = NULL;
    Tally tally = {0};
    JobWork work = {
        .n_tasks = TASKS, .n_workers = 1, .run = run_task, .done = note_outcome, .data = &tally};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_cmpuint(tally.ok, ==, 7);
    g_assert_cmpuint(tally.failed, ==, 1);
    g_assert_nonnull(strstr(tally.last_message, "signal"));
    g_free(tally.last_message);
}

static bool
run_signal(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) result, (void) diag, (void) data, (void) error;
    if (task == 4) {
        kill(getppid(), SIGTERM);
        raise(SIGTERM); /* as when the whole group is told */
    }
    g_usleep(20000);
    return true;
}

static void
test_signal_finishes_what_is_in_hand(void)
{
    g_autoptr(GError) error = NULL;
    Tally tally = {0};
    JobWork work = {.n_tasks = TASKS,
                    .n_workers = 2,
                    .keep_going = true,
                    .run = run_signal,
                    .done = note_outcome,
                    .data = &tally};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_cmpint(job_worker_signal(), ==, SIGTERM);
    g_assert_cmpuint(tally.failed, ==, 0);
    g_assert_cmpuint(tally.ok, >=, 5);
    g_assert_cmpuint(tally.ok, <, TASKS);
}

static bool
run_who(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) task, (void) diag, (void) data, (void) error;
    *result = g_variant_new_uint32((guint32) getpid());
    return true;
}

static void
note_who(const JobOutcome *outcome, void *data)
{
    guint32 pid = g_variant_get_uint32(outcome->result);
    g_array_append_val((GArray *) data, pid);
}

static void
test_a_worker_makes_room_for_another(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) pids = g_array_new(FALSE, FALSE, sizeof(guint32));
    JobWork work = {.n_tasks = 2 * LIMIT_WORKER_TASKS + 1,
                    .n_workers = 1,
                    .tasks_each = LIMIT_WORKER_TASKS,
                    .run = run_who,
                    .done = note_who,
                    .data = pids};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_cmpuint(pids->len, ==, 2 * LIMIT_WORKER_TASKS + 1);
    for (guint i = 1; i < pids->len; i++)
        g_assert_true((g_array_index(pids, guint32, i) != g_array_index(pids, guint32, i - 1)) ==
                      (i % LIMIT_WORKER_TASKS == 0));
}

/* Tasks go in threes to one worker; where it crashes, what is left of the three to its successor.
 */
enum { THREES = 10, CRASHES = 13 };

static bool
is_of_same_three(guint task, guint before, void *data)
{
    (void) data;
    return task / 3 == before / 3;
}

static bool
run_three(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    if (task == CRASHES)
        abort();
    g_usleep(1000);
    return run_who(task, result, diag, data, error);
}

static void
note_three(const JobOutcome *outcome, void *data)
{
    ((guint32 *) data)[outcome->task] = outcome->ok ? g_variant_get_uint32(outcome->result) : 1;
}

static void
test_one_worker_does_what_follows(void)
{
    g_autoptr(GError) error = NULL;
    guint32 pids[3 * THREES] = {0};
    JobWork work = {.n_tasks = 3 * THREES,
                    .n_workers = 3,
                    .keep_going = true,
                    .follows = is_of_same_three,
                    .run = run_three,
                    .done = note_three,
                    .data = pids};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_no_error(error);
    for (guint i = 0; i < 3 * THREES; i++) {
        g_assert_cmpuint(pids[i], !=, 0);
        if (i % 3 && i / 3 != CRASHES / 3)
            g_assert_cmpuint(pids[i], ==, pids[i - 1]);
    }
    g_assert_cmpuint(pids[CRASHES + 1], !=, pids[CRASHES - 1]);
}

enum { TOO_LONG, TOO_SLOW };

static bool
run_past_limits(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) diag, (void) data, (void) error;
    if (task == TOO_SLOW)
        raise(SIGPROF); /* as the timer of base/timer.h does */
    g_autofree char *much = g_malloc0(LIMIT_REPLY_BYTES);
    *result = g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, much,
                                        task == TOO_LONG ? LIMIT_REPLY_BYTES : 1, 1);
    return true;
}

static void
note_limit(const JobOutcome *outcome, void *data)
{
    static const char *const messages[] = {
        [TOO_LONG] = "its answer not be read",
        [TOO_SLOW] = "an SVG took more than",
    };
    ++*(guint *) data;
    g_assert_cmpint(outcome->ok, ==, outcome->task > TOO_SLOW);
    if (!outcome->ok)
        g_assert_nonnull(strstr(outcome->message, messages[outcome->task]));
}

static void
test_a_long_answer_and_a_slow_drawing_cost_one_task_each(void)
{
    g_autoptr(GError) error = NULL;
    guint count = 0;
    JobWork work = {.n_tasks = 4,
                    .n_workers = 1,
                    .keep_going = true,
                    .run = run_past_limits,
                    .done = note_limit,
                    .data = &count};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_cmpuint(count, ==, 4);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/worker/makes-room", test_a_worker_makes_room_for_another);
    g_test_add_func("/worker/crash-and-hang", test_crash_and_hang_cost_one_task_each);
    g_test_add_func("/worker/greed", test_greed_costs_one_task);
    g_test_add_func("/worker/first-failure", test_first_failure_stops_without_keep_going);
    g_test_add_func("/worker/follows", test_one_worker_does_what_follows);
    g_test_add_func("/worker/limits", test_a_long_answer_and_a_slow_drawing_cost_one_task_each);
    g_test_add_func("/worker/signal", test_signal_finishes_what_is_in_hand);
    return g_test_run();
}
