#include "job/build.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/environment.h"
#include "job/output.h"
#include "job/paths.h"
#include "job/publish.h"
#include "job/stale.h"
#include "job/worker.h"

enum {
    NOTE_SHARE = 20, /* at most a twentieth of the time goes into noting what was made so far */
};

typedef struct {
    const JobEvaluation *evaluation;
    const JobBuildOptions *options;
    JobBuildSummary *summary;
    JobOutput *output;
    TextFonts *fonts;
    JobTasks *tasks;
    JobResults *results; /* each worker's own, once it runs */
    GPtrArray *todo;     /* of const JobTask, in the order of the project */
    guint *order;        /* of todo, the dearest first */
    char *environment;
    JobLedger *before;  /* NULL if there is none */
    bool other_program; /* made @before, so that its files cannot be taken over */
    JobLedger *now;
    JobStale *stale; /* of each of todo; 0 while it is not known */
    JobBuildProgress progress;
    gint64 next_note; /* monotonic µs */
} Build;

/* ---- in a worker: one document */

/* What came of a task: stale, pages, and digests of results, document and FO; files read. */
#define RESULT_TYPE "(uusmsmsa(ss))"

static GVariant *
pack_result(JobStale stale, const JobEntry *entry)
{
    GVariantBuilder files;
    g_variant_builder_init(&files, G_VARIANT_TYPE("a(ss)"));
    g_autoptr(GList) names = job_manifest_names(entry->files);
    for (const GList *name = names; name; name = name->next)
        g_variant_builder_add(&files, "(ss)", name->data,
                              job_manifest_find(entry->files, name->data));
    return g_variant_new(RESULT_TYPE, stale, entry->pages, entry->results, entry->document,
                         entry->fo, &files);
}

static void
unpack_result(GVariant *result, JobStale *stale, JobEntry *entry)
{
    GVariantIter *files;
    const char *name, *digest;
    g_variant_get(result, RESULT_TYPE, stale, &entry->pages, &entry->results, &entry->document,
                  &entry->fo, &files);
    while (g_variant_iter_next(files, "(&s&s)", &name, &digest))
        job_manifest_set(entry->files, name, digest);
    g_variant_iter_free(files);
}

static bool
write_product(const Build *build, const JobTask *task, const JobProduct *product, GError **error)
{
    if (product->fo && !job_output_write(build->output, task->fo, product->fo, error))
        return false;
    /* The data first: a report never stands beside older results than it was made from. */
    if (task->results && !job_output_write(build->output, task->results, product->results, error))
        return false;
    return job_output_write(build->output, task->name, product->document, error);
}

/* What went into the document and can be told before it is made. */
static JobEntry *
new_entry(const Build *build, const JobTask *task)
{
    JobEntry *entry = job_entry_new(task->name);
    entry->stylesheet =
        g_strdup(g_hash_table_lookup(build->now->stylesheet_digests, task->document->stylesheet));
    entry->fonts = g_strdup(build->now->fonts_digest);
    entry->settings = job_make_settings(build->tasks, task, &build->options->make);
    return entry;
}

static JobStale
find_stale(const Build *build, const JobTask *task, const JobEntry *entry)
{
    JobStale stale = job_stale_check(build->before, task, entry, build->options->make.keep_fo,
                                     build->options->folder, build->evaluation->project->folder);
    if (build->other_program && !(stale & JOB_STALE_NEW))
        stale |= JOB_STALE_PROGRAM;
    return build->options->anew ? stale | JOB_STALE_FORCED : stale;
}

static bool
make(const Build *build, const JobTask *task, JobProduct *product, JobEntry *entry, Diag *diag,
     GError **error)
{
    g_autoptr(GHashTable) read = file_watch_begin();
    bool made = job_make(build->results, build->tasks, task, build->fonts, &build->options->make,
                         product, diag, error);
    file_watch_end();
    if (!made)
        return false;
    job_manifest_add_watched(entry->files, read, build->evaluation->project->folder);
    entry->document = file_sha256(product->document);
    entry->fo = product->fo ? file_sha256(product->fo) : NULL;
    entry->pages = product->pages;
    return build->options->mode == JOB_BUILD_COMPARE || write_product(build, task, product, error);
}

/* The same inputs give the same results: they need not be written out to learn that. */
static char *
known_results(const Build *build, const JobTask *task)
{
    if (!build->before || build->other_program || build->options->anew ||
        !g_str_equal(build->before->inputs_digest, build->now->inputs_digest))
        return NULL;
    const JobEntry *entry = job_ledger_find(build->before, task->name);
    return entry ? g_strdup(entry->results) : NULL;
}

static bool
run_task(guint index, GVariant **result, Diag *diag, void *data, GError **error)
{
    const Build *build = data;
    const JobTask *task = build->todo->pdata[index];
    g_auto(JobProduct) product = {0};
    g_autoptr(JobEntry) entry = new_entry(build, task);
    entry->results = known_results(build, task);
    if (!entry->results) {
        g_autoptr(GBytes) results = job_results_emit(build->results, task);
        entry->results = file_sha256(results);
    }
    JobStale stale = find_stale(build, task, entry);
    bool wanted = stale && build->options->mode != JOB_BUILD_EXPLAIN;
    if (wanted && !make(build, task, &product, entry, diag, error))
        return false;
    *result = pack_result(stale, entry);
    return true;
}

/* ---- in the parent: the ledger of what is made so far */

/* What the build did not come to stays as it is noted, if it holds. Gives the names. */
static GPtrArray *
keep_rest(Build *build)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; build->before && !build->other_program && i < build->tasks->count; i++) {
        const char *name = build->tasks->tasks[i].name;
        const JobEntry *entry = job_ledger_find(build->before, name);
        if (!entry || job_ledger_find(build->now, name))
            continue;
        job_ledger_put(build->now, job_entry_copy(entry));
        g_ptr_array_add(names, (gpointer) name);
    }
    return names;
}

/* The digest of what runs. It is no part of the output, whose bytes are the same whoever compiled
 * the program. Always after the ledger, lest an older one be trusted. */
static bool
write_environment(Build *build, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(build->environment, strlen(build->environment));
    return job_output_write(build->output, JOB_ENVIRONMENT_NAME, bytes, error);
}

static bool
write_ledger(Build *build, GError **error)
{
    g_autoptr(GBytes) ledger = job_ledger_write(build->now, build->tasks);
    return job_output_write(build->output, JOB_LEDGER_NAME, ledger, error) &&
           write_environment(build, error);
}

/* A build that is killed, or whose machine is lost, goes on from here when it is started again. If
 * this cannot be written, neither can what matters, which will tell. */
static void
note_so_far(Build *build)
{
    gint64 begun = g_get_monotonic_time();
    if (build->options->mode != JOB_BUILD_MAKE || begun < build->next_note)
        return;
    g_autoptr(GPtrArray) kept = keep_rest(build);
    write_ledger(build, NULL);
    for (guint i = 0; i < kept->len; i++)
        g_hash_table_remove(build->now->entries, kept->pdata[i]);
    gint64 ended = g_get_monotonic_time();
    build->next_note = ended + MAX(G_USEC_PER_SEC, NOTE_SHARE * (ended - begun));
}

/* ---- in the parent: taking note */

static JobEntry *
note_made(Build *build, const JobOutcome *outcome)
{
    const JobTask *task = build->todo->pdata[outcome->task];
    JobEntry *entry = new_entry(build, task);
    unpack_result(outcome->result, &build->stale[outcome->task], entry);
    diag_append(entry->findings, outcome->diag);
    build->summary->documents++;
    build->summary->pages += entry->pages;
    build->progress.pages = build->summary->pages;
    return entry;
}

/* What the ledger of the build before says holds, its findings too. */
static JobEntry *
note_unchanged(Build *build, const JobOutcome *outcome)
{
    const JobTask *task = build->todo->pdata[outcome->task];
    JobEntry *entry = job_entry_copy(job_ledger_find(build->before, task->name));
    if (!build->options->make.keep_fo)
        g_clear_pointer(&entry->fo, g_free);
    build->summary->unchanged++;
    build->progress.unchanged++;
    return entry;
}

static JobEntry *
note_failed(Build *build, const JobOutcome *outcome)
{
    JobEntry *entry = new_entry(build, build->todo->pdata[outcome->task]);
    diag_append(entry->findings, outcome->diag);
    diag_add(entry->findings, DIAG_ID_DOCUMENT_FAILED, (DiagPlace){0}, entry->name,
             outcome->message, NULL);
    build->summary->failed++;
    build->progress.failed++;
    if (!build->summary->status)
        build->summary->status = outcome->status;
    return entry;
}

static void
note_outcome(const JobOutcome *outcome, void *data)
{
    Build *build = data;
    guint32 stale = 0;
    if (outcome->ok)
        g_variant_get_child(outcome->result, 0, "u", &stale);
    job_ledger_put(build->now, !outcome->ok ? note_failed(build, outcome)
                               : stale      ? note_made(build, outcome)
                                            : note_unchanged(build, outcome));
    build->progress.done++;
    build->progress.cost_done += ((const JobTask *) build->todo->pdata[outcome->task])->cost;
    if (build->options->progress)
        build->options->progress(&build->progress, build->options->data);
    note_so_far(build);
}

/* ---- in the parent: before */

static bool
load_before(Build *build, GError **error)
{
    build->environment = job_environment_digest();
    build->before = job_ledger_load(build->options->folder);
    g_autofree char *path = g_build_filename(build->options->folder, JOB_ENVIRONMENT_NAME, NULL);
    g_autofree char *made_by = NULL;
    g_file_get_contents(path, &made_by, NULL, NULL);
    build->other_program = g_strcmp0(made_by, build->environment) != 0;
    build->now = job_ledger_new(build->tasks, build->fonts, error);
    build->next_note = g_get_monotonic_time() + G_USEC_PER_SEC;
    return build->now != NULL;
}

static bool
prepare(Build *build, GError **error)
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
    const Build *build = data;
    guint first = *(const guint *) a, second = *(const guint *) b;
    guint x = ((const JobTask *) build->todo->pdata[first])->cost;
    guint y = ((const JobTask *) build->todo->pdata[second])->cost;
    return x != y ? (x < y ? 1 : -1) : (first < second ? -1 : first > second);
}

/* The dearest are handed out first, so that no worker ends up with a long one while the others
 * have nothing left to do. */
static void
select_tasks(Build *build)
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

static bool
run_tasks(Build *build, GError **error)
{
    JobWork work = {
        .n_tasks = build->todo->len,
        .n_workers = CLAMP(build->options->workers, 1, MAX(1, build->todo->len)),
        .keep_going = build->options->keep_going,
        .time_limit = LIMIT_UNIT_SECONDS,
        .memory_limit = LIMIT_WORKER_BYTES,
        .folder = job_output_folder(build->output),
        .order = build->order,
        .run = run_task,
        .done = note_outcome,
        .data = build,
    };
    if (!job_worker_run(&work, error))
        return false;
    build->summary->signal = job_worker_signal();
    return true;
}

/* ---- in the parent: after */

static void
tell(Build *build, const char *name, const char *why)
{
    build->summary->differing++;
    if (build->options->tell)
        build->options->tell(name, why, build->options->data);
}

static void
explain(Build *build, JobPublish *publish)
{
    for (guint i = 0; i < build->todo->len; i++) {
        const JobTask *task = build->todo->pdata[i];
        if (!build->stale[i])
            continue;
        g_autofree char *why = job_stale_explain(build->stale[i], task->document->stylesheet,
                                                 build->before, build->now);
        tell(build, task->name, why);
    }
    g_autoptr(GPtrArray) names = job_publish_stale(publish);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *why = job_stale_explain(
            publish->before ? JOB_STALE_RESULTS : JOB_STALE_NEW, NULL, build->before, build->now);
        tell(build, names->pdata[i], why);
    }
}

static void
compare_file(Build *build, const char *name, const char *digest)
{
    g_autofree char *path = g_build_filename(build->options->folder, name, NULL);
    g_autofree char *found = job_manifest_digest_file(path);
    if (g_strcmp0(found, digest) != 0)
        tell(build, name, NULL);
}

/* What was made against what is there; nothing of it was written. */
static void
compare(Build *build, const GPtrArray *differing)
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
finish(Build *build, GError **error)
{
    bool stopped =
        build->summary->signal || (build->summary->failed && !build->options->keep_going);
    bool trusted = build->before && !build->other_program && !build->options->anew;
    g_autoptr(GPtrArray) differing = g_ptr_array_new_with_free_func(g_free);
    JobPublish publish = {
        .tasks = build->tasks,
        .output = build->output,
        .before = trusted ? build->before : NULL,
        .now = build->now,
        .compare = build->options->mode != JOB_BUILD_MAKE,
        .differing = differing,
    };
    if (build->options->mode == JOB_BUILD_EXPLAIN) {
        explain(build, &publish);
        return true;
    }

    /* A build that was stopped leaves the manifest of the one before it, which the next one mends,
     * and notes what it did make. */
    if (stopped)
        g_ptr_array_unref(keep_rest(build));
    bool done = stopped && publish.compare ? true
                : stopped                  ? job_publish_share(&publish, false, error)
                : build->options->only     ? job_publish_share(&publish, true, error)
                                           : job_publish(&publish, error);
    if (!done)
        return false;
    if (publish.compare)
        compare(build, differing);
    return publish.compare || write_environment(build, error);
}

static void
collect_findings(const Build *build, Diag *diag)
{
    for (guint i = 0; i < build->todo->len; i++) {
        const JobTask *task = build->todo->pdata[i];
        const JobEntry *entry = job_ledger_find(build->now, task->name);
        if (entry)
            diag_append(diag, entry->findings);
    }
}

static bool
run(Build *build, Diag *diag, GError **error)
{
    if (!prepare(build, error))
        return false;
    select_tasks(build);
    if (!run_tasks(build, error))
        return false;
    collect_findings(build, diag);
    return finish(build, error);
}

bool
job_build_run(const JobEvaluation *evaluation, const JobBuildOptions *options,
              JobBuildSummary *summary, Diag *diag, GError **error)
{
    *summary = (JobBuildSummary){.left_out = evaluation->left_out};
    Build build = {
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
    job_ledger_free(build.before);
    job_ledger_free(build.now);
    job_results_free(build.results);
    job_tasks_free(build.tasks);
    text_fonts_free(build.fonts);
    job_output_free(build.output);
    return done;
}
