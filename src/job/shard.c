#include "job/shard.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "base/error.h"
#include "base/file.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"
#include "xml/writer.h"

#define SHARD_NAME "shard.xml"

void
job_shard_free(JobShard *shard)
{
    if (!shard)
        return;
    g_free(shard->plan);
    g_free(shard->manifest);
    g_ptr_array_unref(shard->failed);
    g_free(shard);
}

/* ---- its file */

static GBytes *
write_shard(const JobShard *shard)
{
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "shard");
    xml_writer_attribute(writer, "xmlns", "urn:samrit:shard");
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "plan", shard->plan);
    xml_writer_attribute_int(writer, "number", shard->number);
    xml_writer_attribute_int(writer, "of", shard->of);
    xml_writer_attribute(writer, "manifest", shard->manifest);
    for (guint i = 0; i < shard->failed->len; i++) {
        xml_writer_start(writer, "failed");
        xml_writer_attribute(writer, "name", shard->failed->pdata[i]);
        xml_writer_end(writer);
    }
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}

static JobShard *
new_shard(const char *plan, guint number, guint of, char *manifest)
{
    JobShard *shard = g_new0(JobShard, 1);
    shard->plan = g_strdup(plan);
    shard->number = number;
    shard->of = of;
    shard->manifest = manifest;
    shard->failed = g_ptr_array_new_with_free_func(g_free);
    return shard;
}

JobShard *
job_shard_load(const char *folder, Diag *diag, GError **error)
{
    g_autofree char *path = g_build_filename(folder, SHARD_NAME, NULL);
    g_autoptr(Diag) found = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_load(path, found, error);
    if (!doc)
        return NULL;
    if (!xml_schema_check(doc, "shard", found)) {
        if (diag_has(found, DIAG_ID_SCHEMA_VERSION))
            diag_append(diag, found);
        error_set(error, SAMRIT_ERROR_INPUT, "%s: is damaged", "%s: เสียหาย", path);
        return NULL;
    }
    const xmlNode *root = xmlDocGetRootElement(doc);
    JobShard *shard = new_shard(
        xml_query_attribute(root, "plan"), (guint) xml_query_int(root, "number", 0),
        (guint) xml_query_int(root, "of", 0), g_strdup(xml_query_attribute(root, "manifest")));
    XML_QUERY_EACH (node, root, "failed")
        g_ptr_array_add(shard->failed, g_strdup(xml_query_attribute(node, "name")));
    return shard;
}

/* ---- making one */

/* A folder that is being filled is not complete, whatever it was before. */
static bool
open_folder(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, SHARD_NAME, NULL);
    if (g_unlink(path) == 0 || errno == ENOENT)
        return true;
    error_set(error, SAMRIT_ERROR_IO, "%s: cannot remove: %s", "%s: ลบไม่ได้: %s", path,
              g_strerror(errno));
    return false;
}

static bool
close_folder(const JobPlan *plan, const JobShardOptions *options, const char *folder,
             const Diag *diag, GError **error)
{
    g_autofree char *manifest = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    g_autoptr(JobShard) shard = new_shard(plan->digest, options->number, plan->n_shards,
                                          job_manifest_digest_file(manifest));
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        if (finding->id == DIAG_ID_DOCUMENT_FAILED)
            g_ptr_array_add(shard->failed, g_strdup(finding->arguments[0]));
    }
    g_autoptr(GBytes) bytes = write_shard(shard);
    g_autofree char *path = g_build_filename(folder, SHARD_NAME, NULL);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    return file_write(path, data, size, error);
}

static GHashTable *
list_tasks(const JobPlanShard *share)
{
    GHashTable *only = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < share->n_tasks; i++)
        g_hash_table_add(only, (gpointer) share->tasks[i]);
    return only;
}

static bool
check(const JobPlan *plan, const JobEvaluation *evaluation, GError **error)
{
    g_autoptr(JobTasks) tasks = job_tasks_new(evaluation, error);
    return tasks && job_plan_check(plan, tasks, error);
}

bool
job_shard_make(const JobPlan *plan, const JobEvaluation *evaluation, const JobShardOptions *options,
               JobBuildSummary *summary, Diag *diag, GError **error)
{
    if (!check(plan, evaluation, error))
        return false;
    g_autofree char *folder = job_plan_shard_folder(options->path, options->number);
    g_autoptr(GHashTable) only = list_tasks(&plan->shards[options->number - 1]);
    const JobBuildOptions build = {
        .folder = folder,
        .workers = options->workers,
        .keep_going = true,
        .make = plan->make,
        .only = only,
        .progress = options->progress,
        .data = options->data,
    };
    if (!open_folder(folder, error) || !job_build_run(evaluation, &build, summary, diag, error))
        return false;
    return summary->signal || close_folder(plan, options, folder, diag, error);
}
