#include "job/merge.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "job/environment.h"
#include "job/ledger.h"
#include "job/output.h"
#include "job/paths.h"

/* ---- are they all there? */

typedef struct {
    const JobPlan *plan;
    const char *path;
    bool keep_going;
    Diag *diag;
    guint number; /* of the shard in hand */
    char *folder; /* its own */
} Check;

static bool
find(const Check *check, DiagId id, const char *what)
{
    const DiagPlace place = {.file = g_intern_string(check->folder)};
    g_autofree char *plan = job_paths_quote(check->path);
    g_autofree char *number = g_strdup_printf("%u/%u", check->number, check->plan->n_shards);
    g_autofree char *command = g_strdup_printf("samrit build --plan=%s --shard=%s", plan, number);
    diag_add(check->diag, id, place, number, command, what, NULL);
    return false;
}

static bool
check_files(const Check *check, const JobManifest *manifest)
{
    g_autoptr(GList) names = job_manifest_names(manifest);
    for (const GList *name = names; name; name = name->next) {
        g_autofree char *path = g_build_filename(check->folder, name->data, NULL);
        g_autofree char *digest = job_manifest_digest_file(path);
        if (g_strcmp0(digest, job_manifest_find(manifest, name->data)) != 0)
            return find(check, DIAG_ID_SHARD_DAMAGED, name->data);
    }
    return true;
}

/* Every document of the share is in the manifest, or among those that failed. */
static bool
check_share(const Check *check, const JobShard *shard, const JobManifest *manifest)
{
    const JobPlanShard *share = &check->plan->shards[check->number - 1];
    guint lacking = 0;
    for (guint i = 0; i < share->n_tasks; i++)
        lacking += !job_manifest_find(manifest, share->tasks[i]);
    if (lacking != shard->failed->len)
        return find(check, DIAG_ID_SHARD_DAMAGED, JOB_MANIFEST_NAME);
    if (!lacking || check->keep_going)
        return true;
    return find(check, DIAG_ID_SHARD_FAILED, shard->failed->pdata[0]);
}

static bool
check_shard(const Check *check)
{
    g_autoptr(JobShard) shard = job_shard_load(check->folder, check->diag, NULL);
    if (!shard)
        return find(check, DIAG_ID_SHARD_MISSING, "");
    if (g_strcmp0(shard->plan, check->plan->digest) != 0 || shard->number != check->number ||
        shard->of != check->plan->n_shards)
        return find(check, DIAG_ID_SHARD_STALE, "");
    g_autofree char *path = g_build_filename(check->folder, JOB_MANIFEST_NAME, NULL);
    g_autofree char *digest = job_manifest_digest_file(path);
    g_autoptr(JobManifest) manifest = job_manifest_load(check->folder, NULL);
    if (!manifest || g_strcmp0(digest, shard->manifest) != 0)
        return find(check, DIAG_ID_SHARD_DAMAGED, JOB_MANIFEST_NAME);
    return check_share(check, shard, manifest) && check_files(check, manifest);
}

bool
job_merge_check(const JobPlan *plan, const char *path, bool keep_going, Diag *diag)
{
    bool complete = true;
    for (guint i = 1; i <= plan->n_shards; i++) {
        Check check = {plan, path, keep_going, diag, i, job_plan_shard_folder(path, i)};
        complete = check_shard(&check) && complete;
        g_free(check.folder);
    }
    return complete;
}

/* ---- putting them together */

typedef struct {
    const JobPlan *plan;
    const JobTasks *tasks;
    const JobMergeOptions *options;
    JobOutput *output;
    GPtrArray *ledgers; /* of the shards; the first gets the entries of the others */
} Merge;

static bool
copy_file(const Merge *merge, const char *folder, const char *name, const char *digest,
          GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GBytes) bytes = file_read(path, G_MAXSSIZE, error);
    if (!bytes)
        return false;
    g_autofree char *found = file_sha256(bytes);
    if (!g_str_equal(found, digest)) {
        error_set(error, SAMRIT_ERROR_IO, "%s: changed while it was copied",
                  "%s: ไฟล์เปลี่ยนไประหว่างการคัดลอก", path);
        return false;
    }
    return job_output_has(merge->output, name, bytes) ||
           job_output_write(merge->output, name, bytes, error);
}

/* The data first: a report never stands beside older results than it was made from. */
static bool
copy_document(const Merge *merge, const char *folder, const JobTask *task, const JobEntry *entry,
              GError **error)
{
    return (!task->results || copy_file(merge, folder, task->results, entry->results, error)) &&
           (!entry->fo || copy_file(merge, folder, task->fo, entry->fo, error)) &&
           copy_file(merge, folder, task->name, entry->document, error);
}

static bool
copy_documents(const Merge *merge, const char *folder, const JobPlanShard *share,
               const JobLedger *ledger, GError **error)
{
    for (guint i = 0; i < share->n_tasks; i++) {
        const JobTask *task = job_tasks_find(merge->tasks, share->tasks[i]);
        const JobEntry *entry = job_ledger_find(ledger, task->name);
        if (!entry || !entry->document)
            continue;
        if (!copy_document(merge, folder, task, entry, error))
            return false;
        job_ledger_put(merge->ledgers->pdata[0], entry);
    }
    return true;
}

/* A shard that is not complete is left alone: its documents are made anew. */
static bool
take_shard(Merge *merge, guint number, GError **error)
{
    g_autoptr(Diag) unused = diag_new();
    Check check = {merge->plan, merge->options->path, true, unused, number, NULL};
    g_autofree char *folder = check.folder = job_plan_shard_folder(merge->options->path, number);
    if (!check_shard(&check))
        return true;
    JobLedger *ledger = job_ledger_load(folder, NULL);
    if (!ledger)
        return true;
    g_ptr_array_add(merge->ledgers, ledger);
    return copy_documents(merge, folder, &merge->plan->shards[number - 1], ledger, error);
}

/* The ledger makes the documents that were copied as good as made here. */
static bool
take_all(Merge *merge, GError **error)
{
    merge->output = job_output_open(merge->options->folder, JOB_OUTPUT_WRITE, error);
    if (!merge->output)
        return false;
    for (guint i = 1; i <= merge->plan->n_shards; i++) {
        if (!take_shard(merge, i, error))
            return false;
    }
    if (!merge->ledgers->len)
        return true;
    g_autofree char *environment = job_environment_digest();
    g_autoptr(GBytes) made_by = g_bytes_new_static(environment, strlen(environment));
    g_autoptr(GBytes) ledger = job_ledger_write(merge->ledgers->pdata[0], merge->tasks);
    return job_output_write(merge->output, JOB_LEDGER_NAME, ledger, error) &&
           job_output_write(merge->output, JOB_ENVIRONMENT_NAME, made_by, error);
}

static bool
take(const JobPlan *plan, const JobEvaluation *evaluation, const JobMergeOptions *options,
     GError **error)
{
    g_autoptr(JobTasks) tasks = job_tasks_new(evaluation, error);
    if (!tasks || !job_plan_check(plan, tasks, error))
        return false;
    g_autoptr(GPtrArray) ledgers = g_ptr_array_new_with_free_func((GDestroyNotify) job_ledger_free);
    Merge merge = {.plan = plan, .tasks = tasks, .options = options, .ledgers = ledgers};
    bool done = take_all(&merge, error);
    job_output_free(merge.output);
    return done;
}

bool
job_merge(const JobPlan *plan, const JobEvaluation *evaluation, const JobMergeOptions *options,
          JobBuildSummary *summary, Diag *diag, GError **error)
{
    if (!take(plan, evaluation, options, error))
        return false;
    const JobBuildOptions build = {
        .folder = options->folder,
        .workers = options->workers,
        .keep_going = options->keep_going,
        .make = plan->make,
        .progress = options->progress,
        .data = options->data,
    };
    return job_build_run(evaluation, &build, summary, diag, error);
}
