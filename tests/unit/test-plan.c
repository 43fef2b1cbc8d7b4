#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "job/merge.h"
#include "job/plan.h"
#include "job/submit.h"

#define PROJECT "input/area-office-2566"

typedef struct {
    JobEvaluation *evaluation;
    JobTasks *tasks;
    char *folder, *path; /* of a plan */
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    fixture->evaluation = job_evaluation_load(PROJECT, diag, &error);
    g_assert_no_error(error);
    fixture->tasks = job_tasks_new(fixture->evaluation, &error);
    g_assert_no_error(error);
    fixture->folder = g_dir_make_tmp("samrit-XXXXXX", &error);
    g_assert_no_error(error);
    fixture->path = g_build_filename(fixture->folder, "plan.xml", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void) data;
    job_tasks_free(fixture->tasks);
    job_evaluation_free(fixture->evaluation);
    g_unlink(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->folder);
}

static JobPlan *
make_plan(const Fixture *fixture, guint shards)
{
    const JobPlanOptions options = {
        .n_shards = shards,
        .path = fixture->path,
        .make = {.digits = "arabic", .watermark = "ร่าง \"1\" <&>\n", .keep_fo = true},
    };
    g_autoptr(GError) error = NULL;
    JobPlan *plan = job_plan_new(fixture->tasks, &options, &error);
    g_assert_no_error(error);
    return plan;
}

static JobPlan *
load_text(const Fixture *fixture, const char *text, GError **error)
{
    g_assert_true(g_file_set_contents(fixture->path, text, -1, NULL));
    g_autoptr(Diag) diag = diag_new();
    return job_plan_load(fixture->path, diag, error);
}

static char *
plan_text(const JobPlan *plan)
{
    g_autoptr(GBytes) bytes = job_plan_write(plan);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return g_strndup(data, size);
}

/* Every document is in one shard, and no shard costs more than the least by more than one
 * document. */
static void
test_shares(Fixture *fixture, gconstpointer data)
{
    (void) data;
    const guint counts[] = {1, 2, 3, 8, 50};
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
        g_autoptr(JobPlan) plan = make_plan(fixture, counts[i]);
        g_assert_cmpuint(plan->n_shards, ==, counts[i]);
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        guint64 least = G_MAXUINT64, cost = 0, dearest = 0;
        for (guint k = 0; k < plan->n_shards; k++) {
            const JobPlanShard *shard = &plan->shards[k];
            for (guint t = 0; t < shard->n_tasks; t++)
                g_assert_true(g_hash_table_add(seen, (gpointer) shard->tasks[t]));
            least = MIN(least, shard->cost);
            cost = MAX(cost, shard->cost);
        }
        for (guint t = 0; t < fixture->tasks->count; t++)
            dearest = MAX(dearest, fixture->tasks->tasks[t].cost);
        g_assert_cmpuint(g_hash_table_size(seen), ==, fixture->tasks->count);
        g_assert_cmpuint(cost - least, <=, dearest);
    }
}

static void
test_file(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(JobPlan) plan = make_plan(fixture, 3);
    g_autofree char *text = plan_text(plan);
    g_autoptr(GError) error = NULL;
    g_autoptr(JobPlan) again = load_text(fixture, text, &error);
    g_assert_no_error(error);
    g_autofree char *second = plan_text(again);
    g_assert_cmpstr(second, ==, text);
    g_assert_cmpstr(again->make.watermark, ==, plan->make.watermark);
    g_assert_cmpstr(again->make.digits, ==, "arabic");
    g_assert_null(again->make.paper);
    g_assert_cmpuint(strlen(again->digest), ==, 64);
    g_assert_true(job_plan_check(again, fixture->tasks, &error));
    g_autofree char *project = job_plan_project(again, fixture->path);
    g_autofree char *file = g_build_filename(project, "project.xml", NULL);
    g_assert_true(g_file_test(file, G_FILE_TEST_EXISTS));
}

/* @text with @from replaced by @to is refused, and @message says why. */
static void
assert_refused(const Fixture *fixture, const char *text, const char *from, const char *to,
               const char *message)
{
    g_assert_nonnull(strstr(text, from));
    g_auto(GStrv) parts = g_strsplit(text, from, 2);
    g_autofree char *other = g_strjoinv(to, parts);
    g_autoptr(GError) error = NULL;
    g_autoptr(JobPlan) plan = load_text(fixture, other, &error);
    if (plan)
        g_assert_false(job_plan_check(plan, fixture->tasks, &error));
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP);
    if (!strstr(error->message, message))
        g_error("\"%s\" does not say \"%s\"", error->message, message);
}

static void
test_refused(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(JobPlan) plan = make_plan(fixture, 3);
    g_autofree char *text = plan_text(plan);
    assert_refused(fixture, text, "<plan", "<plans", "");
    assert_refused(fixture, text, "</plan>", "", "");
    assert_refused(fixture, text, "<shard number=\"2\"", "<shard number=\"3\"", "another number");
    assert_refused(fixture, text, "name=\"digits\"", "name=\"figures\"", "no parameter");
    assert_refused(fixture, text, "name=\"project:project.xml\"", "name=\"project:other.xml\"", "");
    assert_refused(fixture, text, "sha256=\"", "sha256=\"x", "");
    assert_refused(fixture, text, "<task name=\"", "<task name=\"x", "not in the project");
    assert_refused(fixture, text, "date=\"", "date=\"1", "another date");

    /* A digest that is another's: the input has changed. */
    const char *input = strstr(text, "project:project.xml");
    char *digest = strstr(input, "sha256=\"") + strlen("sha256=\"");
    *digest = *digest == '0' ? '1' : '0';
    assert_refused(fixture, text, "<plan", "<plan", "project:project.xml: has changed");
}

/* A task that two shards have would be made twice, and one that none has not at all. */
static void
test_tasks_once(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(JobPlan) plan = make_plan(fixture, 2);
    g_autofree char *text = plan_text(plan);
    const char *first = plan->shards[0].tasks[0], *second = plan->shards[1].tasks[0];
    g_autofree char *twice = g_strconcat(second, ": is in the plan twice", NULL);
    assert_refused(fixture, text, first, second, twice);
    g_autofree char *element = g_strdup_printf("    <task name=\"%s\"/>\n", second);
    assert_refused(fixture, text, element, "", "documents");
}

static void
test_nothing_made(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(JobPlan) plan = make_plan(fixture, 2);
    g_autofree char *text = plan_text(plan);
    g_autoptr(JobPlan) loaded = load_text(fixture, text, NULL);
    g_autoptr(Diag) diag = diag_new();
    g_assert_false(job_merge_check(loaded, fixture->path, false, diag));
    g_assert_cmpuint(diag_count(diag), ==, 2);
    g_assert_cmpint(diag_get(diag, 1)->id, ==, DIAG_ID_SHARD_MISSING);
    g_assert_cmpstr(diag_get(diag, 1)->arguments[0], ==, "2/2");
}

static void
assert_submit(const JobPlan *plan, const JobSubmit *submit, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *script = job_submit_script(plan, submit, &error);
    if (!expected) {
        g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP);
        return;
    }
    g_assert_no_error(error);
    if (!strstr(script, expected))
        g_error("%s does not have: %s", script, expected);
}

static void
test_submit(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(JobPlan) plan = make_plan(fixture, 8);
    JobSubmit submit = {.engine = "slurm", .path = "/a b/it's/plan.xml", .workers = 2};
    assert_submit(plan, &submit, "--array=1-8");
    assert_submit(plan, &submit, "--cpus-per-task=2");
    assert_submit(plan, &submit, "'--output=/a b/it'\\''s/merge.log'");
    submit.shards = "3,5-7";
    assert_submit(plan, &submit, "--array=3,5-7");
    submit.engine = "parallel";
    assert_submit(plan, &submit, "::: 3 $(seq 5 7)\n");
    const char *const wrong[] = {"", "0", "9", "1-9", "5-3", "1,,2", "1-", "-1", "1;ls", "x"};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        submit.shards = wrong[i];
        assert_submit(plan, &submit, NULL);
    }
    submit = (JobSubmit){.engine = "cron", .path = "plan.xml", .workers = 1};
    assert_submit(plan, &submit, NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/plan/shares", Fixture, NULL, set_up, test_shares, tear_down);
    g_test_add("/plan/file", Fixture, NULL, set_up, test_file, tear_down);
    g_test_add("/plan/refused", Fixture, NULL, set_up, test_refused, tear_down);
    g_test_add("/plan/tasks-once", Fixture, NULL, set_up, test_tasks_once, tear_down);
    g_test_add("/plan/nothing-made", Fixture, NULL, set_up, test_nothing_made, tear_down);
    g_test_add("/plan/submit", Fixture, NULL, set_up, test_submit, tear_down);
    return g_test_run();
}
