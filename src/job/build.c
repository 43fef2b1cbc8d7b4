#include "job/building.h"

#include "base/error.h"
#include "base/limits.h"
#include "job/environment.h"
#include "job/paths.h"
#include "job/publish.h"
#include "job/whole.h"

/* ---- before */

static bool
load_before(JobBuilding *build, GError **error)
{
    build->environment = job_environment_digest();
    GError *refused = NULL;
    build->before = job_ledger_load(build->options->folder, &refused);
    if (refused) {
        g_propagate_error(error, refused);
        return false;
    }
    g_autofree char *path = g_build_filename(build->options->folder, JOB_ENVIRONMENT_NAME, NULL);
    g_autofree char *made_by = NULL;
    g_file_get_contents(path, &made_by, NULL, NULL);
    build->other_program = g_strcmp0(made_by, build->environment) != 0;
    build->now = job_ledger_new(build->tasks, build->fonts, error);
    build->next_note = g_get_monotonic_time() + G_USEC_PER_SEC;
    return build->now != NULL;
}

static bool
prepare(JobBuilding *build, GError **error)
{
    JobOutputMode mode = build->options->mode != JOB_BUILD_MAKE ? JOB_OUTPUT_READ
                         : build->options->wait                 ? JOB_OUTPUT_WAIT
                                                                : JOB_OUTPUT_WRITE;
    build->output = job_output_open(build->options->folder, mode, error);
    if (!build->output)
        return false;
    build->tasks = job_tasks_new(build->evaluation, error);
    if (!build->tasks)
        return false;
    build->results = job_results_new(build->tasks);
    build->fonts = job_make_fonts(build->evaluation, error);
    return build->fonts && load_before(build, error);
}

static int
compare_costs(const void *a, const void *b, void *data)
{
    const JobBuilding *build = data;
    guint first = *(const guint *) a, second = *(const guint *) b;
    guint x = ((const JobTask *) build->todo->pdata[first])->cost;
    guint y = ((const JobTask *) build->todo->pdata[second])->cost;
    return x != y ? (x < y ? 1 : -1) : (first < second ? -1 : first > second);
}

/* What is the same for the documents of all units, once. */
static void
digest_settings(JobBuilding *build)
{
    const JobMakeOptions *make = &build->options->make;
    build->settings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (guint i = 0; i < build->tasks->count; i++) {
        const JobTask *task = &build->tasks->tasks[i];
        if (!g_hash_table_contains(build->settings, task->document))
            g_hash_table_insert(build->settings, (gpointer) task->document,
                                job_make_settings(build->tasks, task, make));
    }
}

/* The dearest are handed out first, so that no worker ends up with a long one while the others
 * have nothing left to do. */
static void
select_tasks(JobBuilding *build)
{
    GHashTable *only = build->options->only;
    for (guint i = 0; i < build->tasks->count; i++) {
        const JobTask *task = &build->tasks->tasks[i];
        if (only && !g_hash_table_contains(only, task->name))
            continue;
        g_ptr_array_add(build->todo, (gpointer) task);
        build->progress.cost += task->cost;
    }
    guint count = build->progress.total = build->todo->len;
    build->stale = g_new0(JobStale, count);
    build->order = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        build->order[i] = i;
    g_qsort_with_data(build->order, (int) count, sizeof *build->order, compare_costs, build);
}

/* Documents of a unit are made from the same results, which a worker keeps for the next. */
static bool
is_of_same_unit(guint task, guint before, void *data)
{
    const JobBuilding *build = data;
    const JobTask *one = build->todo->pdata[before], *other = build->todo->pdata[task];
    return one->unit && one->unit == other->unit;
}

static bool
run_tasks(JobBuilding *build, GError **error)
{
    JobWork work = {
        .n_tasks = build->todo->len,
        .n_workers = CLAMP(build->options->workers, 1, MAX(1, build->todo->len)),
        .keep_going = build->options->keep_going,
        .time_limit = LIMIT_UNIT_SECONDS,
        .memory_limit = LIMIT_WORKER_BYTES,
        .tasks_each = LIMIT_WORKER_TASKS,
        .folder = job_output_folder(build->output),
        .order = build->order,
        .follows = is_of_same_unit,
        .run = job_building_run,
        .done = job_building_note,
        .data = build,
    };
    if (!job_worker_run(&work, error))
        return false;
    build->summary->signal = job_worker_signal();
    return true;
}

/* ---- after */

static void
tell(JobBuilding *build, const char *name, const char *why)
{
    build->summary->differing++;
    if (build->options->tell)
        build->options->tell(name, why, build->options->data);
}

static void
explain(JobBuilding *build, JobPublish *publish)
{
    for (guint i = 0; i < build->todo->len; i++) {
        const JobTask *task = build->todo->pdata[i];
        if (!build->stale[i])
            continue;
        g_autofree char *why = job_stale_explain(build->stale[i], task->document->stylesheet,
                                                 build->before, build->now);
        tell(build, task->name, why);
    }
    g_autoptr(GPtrArray) names = job_whole_stale(publish);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *why = job_stale_explain(
            publish->before ? JOB_STALE_RESULTS : JOB_STALE_NEW, NULL, build->before, build->now);
        tell(build, names->pdata[i], why);
    }
}

static void
compare_file(JobBuilding *build, const char *name, const char *digest)
{
    g_autofree char *path = g_build_filename(build->options->folder, name, NULL);
    g_autofree char *found = job_manifest_digest_file(path);
    if (g_strcmp0(found, digest) != 0)
        tell(build, name, NULL);
}

/* What was made against what is there; nothing of it was written. */
static void
compare(JobBuilding *build, const GPtrArray *differing)
{
    for (guint i = 0; i < build->todo->len; i++) {
        const JobTask *task = build->todo->pdata[i];
        const JobEntry *entry = job_ledger_find(build->now, task->name);
        if (!build->stale[i] || !entry || !entry->document)
            continue;
        compare_file(build, task->name, entry->document);
        if (task->results)
            compare_file(build, task->results, entry->results);
        if (entry->fo)
            compare_file(build, task->fo, entry->fo);
    }
    for (guint i = 0; i < differing->len; i++)
        tell(build, differing->pdata[i], NULL);
}

static bool
is_stopped(const JobBuilding *build)
{
    return build->summary->signal || (build->summary->failed && !build->options->keep_going);
}

static bool
make_whole(JobBuilding *build, JobPublish *publish, GError **error)
{
    if (!job_whole_make(publish, error))
        return false;
    build->summary->signal = job_worker_signal();
    return true;
}

static bool
finish(JobBuilding *build, JobPublish *publish, GError **error)
{
    if (!is_stopped(build) && !build->options->only && !make_whole(build, publish, error))
        return false;
    /* A build that was stopped leaves the manifest of the one before it, which the next one mends,
     * and notes what it did make. */
    bool stopped = is_stopped(build);
    if (stopped)
        g_ptr_array_unref(job_building_keep_rest(build));
    bool done = stopped && publish->compare ? true
                : stopped                   ? job_publish_share(publish, false, error)
                : build->options->only      ? job_publish_share(publish, true, error)
                                            : job_publish(publish, error);
    if (!done)
        return false;
    if (publish->compare)
        compare(build, publish->differing);
    return publish->compare || job_building_write_environment(build, error);
}

static bool
publish(JobBuilding *build, GError **error)
{
    bool trusted = build->before && !build->other_program && !build->options->anew;
    g_autoptr(GPtrArray) differing = g_ptr_array_new_with_free_func(g_free);
    JobPublish all = {
        .tasks = build->tasks,
        .output = build->output,
        .before = trusted ? build->before : NULL,
        .now = build->now,
        .workers = MAX(1, build->options->workers),
        .compare = build->options->mode != JOB_BUILD_MAKE,
        .differing = differing,
    };
    if (build->options->mode != JOB_BUILD_EXPLAIN)
        return finish(build, &all, error);
    explain(build, &all);
    return true;
}

static void
collect_findings(const JobBuilding *build, Diag *diag)
{
    for (guint i = 0; i < build->todo->len; i++) {
        const JobTask *task = build->todo->pdata[i];
        const JobEntry *entry = job_ledger_find(build->now, task->name);
        if (entry)
            diag_append(diag, entry->findings);
    }
}

static bool
run(JobBuilding *build, Diag *diag, GError **error)
{
    if (!prepare(build, error))
        return false;
    job_tasks_check(build->tasks, diag);
    digest_settings(build);
    select_tasks(build);
    if (!run_tasks(build, error))
        return false;
    collect_findings(build, diag);
    return publish(build, error);
}

bool
job_build_run(const JobEvaluation *evaluation, const JobBuildOptions *options,
              JobBuildSummary *summary, Diag *diag, GError **error)
{
    *summary = (JobBuildSummary){.left_out = evaluation->left_out};
    JobBuilding build = {
        .evaluation = evaluation,
        .options = options,
        .summary = summary,
        .todo = g_ptr_array_new(),
    };
    bool done = run(&build, diag, error);
    g_ptr_array_unref(build.todo);
    g_free(build.order);
    g_free(build.stale);
    g_free(build.environment);
    job_ledger_free(build.now); /* borrows from the one before */
    job_ledger_free(build.before);
    g_clear_pointer(&build.settings, g_hash_table_unref);
    job_results_free(build.results);
    job_tasks_free(build.tasks);
    text_fonts_free(build.fonts);
    job_output_free(build.output);
    return done;
}
