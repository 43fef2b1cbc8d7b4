#include "job/publish.h"

#include <string.h>

#include "base/file.h"
#include "emit/emit.h"

#define MESSAGES_NAME "audit/messages.jsonl"

/* ---- one file */

static bool
put(JobPublish *publish, const char *name, GBytes *bytes, GError **error)
{
    if (job_output_has(publish->output, name, bytes))
        return true;
    g_ptr_array_add(publish->differing, g_strdup(name));
    return publish->compare || job_output_write(publish->output, name, bytes, error);
}

/* ---- the results of all */

typedef struct {
    const char *name;
    GBytes *(*emit)(const JobTasks *tasks, const JobSet *set, GError **error);
} ResultsFile;

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

static const ResultsFile results_files[] = {
    {"results/results.xml", emit_xml},   {"results/results.csv", emit_csv},
    {"results/results.xlsx", emit_xlsx}, {"open-data/units.csv", emit_units},
    {"open-data/kpis.csv", emit_kpis},   {"open-data/datapackage.json", emit_package},
};

/* The digest of the file @name if it was made from the inputs as they are now and is whole. */
static const char *
find_good(const JobPublish *publish, const char *name)
{
    const JobLedger *before = publish->before;
    if (!before || !g_str_equal(before->inputs_digest, publish->now->inputs_digest))
        return NULL;
    const char *digest = job_manifest_find(before->whole, name);
    g_autofree char *path = g_build_filename(job_output_folder(publish->output), name, NULL);
    g_autofree char *found = digest ? job_manifest_digest_file(path) : NULL;
    return g_strcmp0(found, digest) == 0 ? digest : NULL;
}

static char *
results_name(const JobPublish *publish, const JobSet *set, const ResultsFile *file)
{
    return g_strconcat(job_tasks_folder(publish->tasks, set), file->name, NULL);
}

GPtrArray *
job_publish_stale(const JobPublish *publish)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const JobEvaluation *evaluation = publish->tasks->evaluation;
    for (guint i = 0; i < evaluation->n_sets; i++) {
        for (guint k = 0; k < G_N_ELEMENTS(results_files); k++) {
            g_autofree char *name = results_name(publish, &evaluation->sets[i], &results_files[k]);
            if (!find_good(publish, name))
                g_ptr_array_add(names, g_steal_pointer(&name));
        }
    }
    return names;
}

static bool
put_results_file(JobPublish *publish, const JobSet *set, const ResultsFile *file, GError **error)
{
    g_autofree char *name = results_name(publish, set, file);
    const char *good = find_good(publish, name);
    if (good) {
        job_manifest_set(publish->now->whole, name, good);
        return true;
    }
    g_autoptr(GBytes) bytes = file->emit(publish->tasks, set, error);
    if (!bytes)
        return false;
    g_autofree char *digest = file_sha256(bytes);
    job_manifest_set(publish->now->whole, name, digest);
    return put(publish, name, bytes, error);
}

static bool
put_results(JobPublish *publish, GError **error)
{
    const JobEvaluation *evaluation = publish->tasks->evaluation;
    for (guint i = 0; i < evaluation->n_sets; i++) {
        for (guint k = 0; k < G_N_ELEMENTS(results_files); k++) {
            if (!put_results_file(publish, &evaluation->sets[i], &results_files[k], error))
                return false;
        }
    }
    return true;
}

/* ---- findings, ledger, manifest */

static GBytes *
format_messages(const JobPublish *publish)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < publish->tasks->count; i++) {
        const JobEntry *entry = job_ledger_find(publish->now, publish->tasks->tasks[i].name);
        for (guint k = 0; entry && k < diag_count(entry->findings); k++) {
            g_autofree char *line =
                diag_format(diag_get(entry->findings, k), DIAG_FORMAT_JSONL, DIAG_LANGUAGE_BOTH);
            g_string_append(lines, line);
        }
    }
    return g_string_free_to_bytes(lines);
}

static void
list_entry(JobManifest *manifest, const JobTask *task, const JobEntry *entry)
{
    job_manifest_set(manifest, task->name, entry->document);
    if (task->results)
        job_manifest_set(manifest, task->results, entry->results);
    if (task->fo && entry->fo)
        job_manifest_set(manifest, task->fo, entry->fo);
}

static JobManifest *
list_files(const JobPublish *publish)
{
    JobManifest *manifest = job_manifest_new();
    for (guint i = 0; i < publish->tasks->count; i++) {
        const JobTask *task = &publish->tasks->tasks[i];
        const JobEntry *entry = job_ledger_find(publish->now, task->name);
        if (entry && entry->document)
            list_entry(manifest, task, entry);
    }
    job_manifest_append(manifest, publish->now->whole);
    return manifest;
}

/* Names in the manifest on disk that @made does not have go to the differing ones. */
static void
note_removed(JobPublish *publish, const JobManifest *made)
{
    g_autoptr(JobManifest) before = job_manifest_load(job_output_folder(publish->output), NULL);
    g_autoptr(GList) names = before ? job_manifest_names(before) : NULL;
    for (const GList *name = names; name; name = name->next) {
        if (!job_manifest_find(made, name->data))
            g_ptr_array_add(publish->differing, g_strdup(name->data));
    }
}

static bool
seal(JobPublish *publish, const JobManifest *made, GError **error)
{
    note_removed(publish, made);
    if (!publish->compare)
        return job_output_seal(publish->output, made, error);
    g_autofree char *text = job_manifest_format(made);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return put(publish, JOB_MANIFEST_NAME, bytes, error);
}

bool
job_publish_share(JobPublish *publish, bool with_manifest, GError **error)
{
    g_autoptr(GBytes) ledger = job_ledger_write(publish->now, publish->tasks);
    if (!put(publish, JOB_LEDGER_NAME, ledger, error))
        return false;
    if (!with_manifest)
        return true;
    g_autofree char *digest = file_sha256(ledger);
    g_autoptr(JobManifest) made = list_files(publish);
    job_manifest_set(made, JOB_LEDGER_NAME, digest);
    return seal(publish, made, error);
}

bool
job_publish(JobPublish *publish, GError **error)
{
    if (!put_results(publish, error))
        return false;
    g_autoptr(GBytes) messages = format_messages(publish);
    g_autofree char *digest = file_sha256(messages);
    job_manifest_set(publish->now->whole, MESSAGES_NAME, digest);
    return put(publish, MESSAGES_NAME, messages, error) && job_publish_share(publish, true, error);
}
