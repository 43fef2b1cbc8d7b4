#include "job/publish.h"

#include <string.h>

#include "base/file.h"

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
    g_autoptr(GBytes) messages = format_messages(publish);
    g_autofree char *digest = file_sha256(messages);
    job_manifest_set(publish->now->whole, MESSAGES_NAME, digest);
    return put(publish, MESSAGES_NAME, messages, error) && job_publish_share(publish, true, error);
}
