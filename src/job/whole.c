#include "job/whole.h"

#include "base/error.h"
#include "base/file.h"
#include "emit/emit.h"
#include "job/worker.h"

/* ---- the kinds of file */

typedef struct {
    const char *name;
    GBytes *(*emit)(const JobTasks *tasks, const JobSet *set, GError **error);
} WholeFile;

static GBytes *
emit_xml(const JobTasks *tasks, const JobSet *set, GError **error)
{
    (void) error;
    return emit_results_xml(tasks->evaluation->project, set->nation);
}

static GBytes *
emit_csv(const JobTasks *tasks, const JobSet *set, GError **error)
{
    (void) tasks, (void) error;
    return emit_results_csv(set->nation);
}

static GBytes *
emit_xlsx(const JobTasks *tasks, const JobSet *set, GError **error)
{
    (void) tasks;
    return emit_results_xlsx(set->nation, error);
}

static GBytes *
emit_units(const JobTasks *tasks, const JobSet *set, GError **error)
{
    (void) tasks, (void) error;
    return emit_open_units(set->nation);
}

static GBytes *
emit_kpis(const JobTasks *tasks, const JobSet *set, GError **error)
{
    (void) tasks, (void) error;
    return emit_open_kpis(set->nation);
}

static GBytes *
emit_package(const JobTasks *tasks, const JobSet *set, GError **error)
{
    (void) error;
    return emit_open_package(tasks->evaluation->project, set->nation);
}

static const WholeFile whole_files[] = {
    {"results/results.xml", emit_xml},   {"results/results.csv", emit_csv},
    {"results/results.xlsx", emit_xlsx}, {"open-data/units.csv", emit_units},
    {"open-data/kpis.csv", emit_kpis},   {"open-data/datapackage.json", emit_package},
};

/* ---- which there are */

/** One of them. */
typedef struct {
    const JobSet *set;
    const WholeFile *file;
    char *name;
    char *digest; /* of what was made; NULL until then */
    bool differs; /* from what was there */
} Item;

typedef struct {
    JobPublish *publish;
    GArray *todo;  /* of Item */
    GError *error; /* why one could not be made; NULL while all could */
} Whole;

static void
clear_item(Item *item)
{
    g_free(item->name);
    g_free(item->digest);
}

/* The digest of the file @name if it was made from @set's inputs as they are now and is whole. */
static const char *
find_good(const JobPublish *publish, const JobSet *set, const char *name)
{
    const JobLedger *before = publish->before;
    if (!before || !job_ledger_same_inputs(before, publish->now, set->framework->set_id))
        return NULL;
    const char *digest = job_manifest_find(before->whole, name);
    g_autofree char *path = g_build_filename(job_output_folder(publish->output), name, NULL);
    g_autofree char *found = digest ? job_manifest_digest_file(path) : NULL;
    return g_strcmp0(found, digest) == 0 ? digest : NULL;
}

/* What is good is taken over into the ledger; gives the rest. */
static void
look_at(const JobPublish *publish, const JobSet *set, GArray *todo)
{
    for (guint i = 0; i < G_N_ELEMENTS(whole_files); i++) {
        Item item = {
            .set = set,
            .file = &whole_files[i],
            .name = g_strconcat(job_tasks_folder(publish->tasks, set), whole_files[i].name, NULL),
        };
        const char *good = find_good(publish, set, item.name);
        if (!good) {
            g_array_append_val(todo, item);
            continue;
        }
        job_manifest_set(publish->now->whole, item.name, good);
        clear_item(&item);
    }
}

static GArray *
find_todo(const JobPublish *publish)
{
    GArray *todo = g_array_new(FALSE, FALSE, sizeof(Item));
    g_array_set_clear_func(todo, (GDestroyNotify) clear_item);
    const JobEvaluation *evaluation = publish->tasks->evaluation;
    for (guint i = 0; i < evaluation->n_sets; i++)
        look_at(publish, &evaluation->sets[i], todo);
    return todo;
}

GPtrArray *
job_whole_stale(const JobPublish *publish)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) todo = find_todo(publish);
    for (guint i = 0; i < todo->len; i++)
        g_ptr_array_add(names, g_strdup(g_array_index(todo, Item, i).name));
    return names;
}

/* ---- making them */

/* In a worker: answers with the digest, and whether the file was another or not there. */
static bool
run_item(guint index, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) diag;
    const Whole *whole = data;
    const JobPublish *publish = whole->publish;
    const Item *item = &g_array_index(whole->todo, Item, index);
    g_autoptr(GBytes) bytes = item->file->emit(publish->tasks, item->set, error);
    if (!bytes)
        return false;
    bool differs = !job_output_has(publish->output, item->name, bytes);
    if (differs && !publish->compare &&
        !job_output_write(publish->output, item->name, bytes, error))
        return false;
    g_autofree char *digest = file_sha256(bytes);
    *result = g_variant_new("(sb)", digest, differs);
    return true;
}

static int
code_of(int status)
{
    return status == EXIT_IO      ? SAMRIT_ERROR_IO
           : status == EXIT_USAGE ? SAMRIT_ERROR_SETUP
           : status == EXIT_INPUT ? SAMRIT_ERROR_INPUT
                                  : SAMRIT_ERROR_INTERNAL;
}

static GError *
error_of(const Item *item, const JobOutcome *outcome)
{
    GError *error = NULL;
    error_set_reason(&error, code_of(outcome->status), item->name, outcome->message, NULL);
    return error;
}

static void
note_item(const JobOutcome *outcome, void *data)
{
    Whole *whole = data;
    Item *item = &g_array_index(whole->todo, Item, outcome->task);
    gboolean differs = FALSE;
    if (outcome->ok)
        g_variant_get(outcome->result, "(sb)", &item->digest, &differs);
    else if (!whole->error)
        whole->error = error_of(item, outcome);
    item->differs = differs;
}

static void
note_all(const Whole *whole)
{
    for (guint i = 0; i < whole->todo->len; i++) {
        const Item *item = &g_array_index(whole->todo, Item, i);
        job_manifest_set(whole->publish->now->whole, item->name, item->digest);
        if (item->differs)
            g_ptr_array_add(whole->publish->differing, g_strdup(item->name));
    }
}

bool
job_whole_make(JobPublish *publish, GError **error)
{
    g_autoptr(GArray) todo = find_todo(publish);
    Whole whole = {.publish = publish, .todo = todo};
    const JobWork work = {
        .n_tasks = todo->len,
        .n_workers = MIN(publish->workers, todo->len),
        .folder = publish->compare ? NULL : job_output_folder(publish->output),
        .run = run_item,
        .done = note_item,
        .data = &whole,
    };
    if (todo->len && !job_worker_run(&work, error))
        return false;
    if (whole.error) {
        g_propagate_error(error, whole.error);
        return false;
    }
    if (todo->len && job_worker_signal())
        return true;
    note_all(&whole);
    return true;
}
