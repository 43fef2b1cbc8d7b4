#include "job/build.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "emit/emit.h"
#include "job/output.h"
#include "job/paths.h"
#include "job/worker.h"

typedef struct {
    const JobEvaluation *evaluation;
    const JobBuildOptions *options;
    JobBuildSummary *summary;
    JobOutput *output;
    TextFonts *fonts;
    JobTasks *tasks;
    GPtrArray *todo;     /* of const JobTask, in the order of the project */
    GHashTable *made;    /* names of files, a set */
    GPtrArray *findings; /* of Diag, one for each of todo; NULL while it is not done */
    guint done;
} Build;

/* ---- making one, in a worker */

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

static bool
run_task(guint index, guint *pages, Diag *diag, void *data, GError **error)
{
    const Build *build = data;
    const JobTask *task = build->todo->pdata[index];
    g_auto(JobProduct) product = {0};
    if (!job_make(build->tasks, task, build->fonts, &build->options->make, &product, diag, error))
        return false;
    *pages = product.pages;
    return write_product(build, task, &product, error);
}

/* ---- taking note, in the parent */

static void
note_made(Build *build, const char *name)
{
    g_hash_table_add(build->made, g_strdup(name));
}

static void
note_outcome(const JobOutcome *outcome, void *data)
{
    Build *build = data;
    const JobTask *task = build->todo->pdata[outcome->task];

    Diag *findings = diag_new();
    build->findings->pdata[outcome->task] = findings;
    diag_append(findings, outcome->diag);
    if (outcome->ok) {
        build->summary->documents++;
        build->summary->pages += outcome->pages;
        note_made(build, task->name);
        if (task->results)
            note_made(build, task->results);
        if (build->options->make.keep_fo && task->fo)
            note_made(build, task->fo);
    } else {
        build->summary->failed++;
        if (!build->summary->status)
            build->summary->status = outcome->status;
        diag_add(findings, DIAG_ID_DOCUMENT_FAILED, (DiagPlace){0}, task->name, outcome->message,
                 NULL);
    }
    build->done++;
    if (build->options->progress)
        build->options->progress(build->done, build->todo->len, build->summary->pages,
                                 build->options->data);
}

/* ---- the results of all, in the parent */

static bool
write_result(Build *build, const char *folder, const char *file, GBytes *bytes, GError **error)
{
    g_autofree char *name = g_build_filename(folder, file, NULL);
    if (!job_output_write(build->output, name, bytes, error))
        return false;
    g_hash_table_add(build->made, g_steal_pointer(&name));
    return true;
}

static bool
write_results(Build *build, const JobSet *set, GError **error)
{
    g_autofree char *folder =
        g_build_filename(job_tasks_folder(build->tasks, set), "results", NULL);
    g_autoptr(GBytes) xml = emit_results_xml(build->evaluation->project, set->nation);
    g_autoptr(GBytes) csv = emit_results_csv(set->nation);
    g_autoptr(GBytes) xlsx = emit_results_xlsx(set->nation, error);
    return xlsx && write_result(build, folder, "results.xlsx", xlsx, error) &&
           write_result(build, folder, "results.xml", xml, error) &&
           write_result(build, folder, "results.csv", csv, error);
}

static bool
write_messages(Build *build, GError **error)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < build->findings->len; i++) {
        const Diag *diag = build->findings->pdata[i];
        for (guint k = 0; diag && k < diag_count(diag); k++) {
            g_autofree char *line =
                diag_format(diag_get(diag, k), DIAG_FORMAT_JSONL, DIAG_LANGUAGE_BOTH);
            g_string_append(lines, line);
        }
    }
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(lines);
    return write_result(build, "audit", "messages.jsonl", bytes, error);
}

/* ---- the whole */

/* What a register calls only with its kind before it is the name of a place: no line ends in it. */
static void
protect_names(TextFonts *fonts, const Register *reg)
{
    for (guint i = 0; i < reg->n_units; i++) {
        const Unit *unit = &reg->units[i];
        if (strcmp(unit->names.thai, unit->full_name) != 0)
            text_name_protect(fonts, unit->names.thai);
    }
}

static bool
prepare(Build *build, GError **error)
{
    build->output = job_output_open(build->options->folder, error);
    if (!build->output)
        return false;
    build->tasks = job_tasks_new(build->evaluation, error);
    if (!build->tasks)
        return false;
    g_autofree char *own_fonts = job_paths_find("fonts");
    build->fonts = text_fonts_new(NULL, own_fonts, error);
    for (guint i = 0; build->fonts && i < build->evaluation->n_sets; i++)
        protect_names(build->fonts, build->evaluation->sets[i].reg);
    return build->fonts != NULL;
}

static void
select_tasks(Build *build)
{
    const GHashTable *only = build->options->only;
    for (guint i = 0; i < build->tasks->count; i++) {
        const JobTask *task = &build->tasks->tasks[i];
        if (!only || g_hash_table_contains((GHashTable *) only, task->name))
            g_ptr_array_add(build->todo, (gpointer) task);
    }
    g_ptr_array_set_size(build->findings, (int) build->todo->len);
}

static bool
run_tasks(Build *build, GError **error)
{
    JobWork work = {
        .n_tasks = build->todo->len,
        .n_workers = CLAMP(build->options->workers, 1, MAX(1, build->todo->len)),
        .keep_going = build->options->keep_going,
        .time_limit = LIMIT_UNIT_SECONDS,
        .run = run_task,
        .done = note_outcome,
        .data = build,
    };
    if (!job_worker_run(&work, error))
        return false;
    build->summary->signal = job_worker_signal();
    return true;
}

/* What is no document: the results of all and the findings. */
static bool
write_whole(Build *build, GError **error)
{
    for (guint i = 0; i < build->evaluation->n_sets; i++) {
        if (!write_results(build, &build->evaluation->sets[i], error))
            return false;
    }
    return write_messages(build, error);
}

static bool
seal(Build *build, GError **error)
{
    g_autoptr(JobManifest) manifest = job_manifest_new();
    GHashTableIter names;
    gpointer name;
    g_hash_table_iter_init(&names, build->made);
    while (g_hash_table_iter_next(&names, &name, NULL)) {
        if (!job_manifest_add_file(manifest, build->options->folder, name, error))
            return false;
    }
    return job_output_seal(build->output, manifest, error);
}

static bool
run(Build *build, Diag *diag, GError **error)
{
    if (!prepare(build, error))
        return false;
    select_tasks(build);
    if (!run_tasks(build, error))
        return false;
    for (guint i = 0; i < build->findings->len; i++) {
        if (build->findings->pdata[i])
            diag_append(diag, build->findings->pdata[i]);
    }

    /* A build that was stopped leaves the manifest of the one before it; the next one mends that.
     */
    bool stopped =
        build->summary->signal || (build->summary->failed && !build->options->keep_going);
    if (stopped)
        return true;
    return (build->options->only || write_whole(build, error)) && seal(build, error);
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
        .made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .findings = g_ptr_array_new_with_free_func((GDestroyNotify) diag_free),
    };
    bool done = run(&build, diag, error);
    g_ptr_array_unref(build.findings);
    g_ptr_array_unref(build.todo);
    g_hash_table_unref(build.made);
    job_tasks_free(build.tasks);
    text_fonts_free(build.fonts);
    job_output_free(build.output);
    return done;
}
