#include "job/pack.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/ledger.h"
#include "job/pack_files.h"
#include "job/worker.h"

typedef struct {
    const JobPackOptions *options;
    JobPackSummary *summary;
    Diag *diag;
    Arena *arena;
    JobPacker packer;
    JobOutput *built, *output; /* of the build, and of the packs */
    JobManifest *manifest;     /* of the build */
    GPtrArray *packs;          /* of JobPack */
    JobManifest *made;
    JobBuildProgress progress;
} Packing;

/* ---- what is to be packed */

static void
add_pack(Packing *packing, const JobSet *set, const Group *group, UnitResult **units, guint count)
{
    const char *folder = job_tasks_folder(packing->packer.tasks, set);
    g_autofree char *name =
        group ? g_strconcat(folder, packing->options->grouping, "-", group->id, NULL)
              : g_strconcat(folder, units[0]->unit->code, NULL);
    JobPack *pack = ARENA_NEW(packing->arena, JobPack);
    *pack = (JobPack){
        .set = set,
        .group = group,
        .units = arena_memdup(packing->arena, units, count * sizeof *units),
        .n_units = count,
        .name = arena_strdup(packing->arena, name),
    };
    g_ptr_array_add(packing->packs, pack);
}

static void
add_group(Packing *packing, const JobSet *set, guint grouping, const Group *group)
{
    g_autofree UnitResult **units = g_new(UnitResult *, set->nation->n_units);
    guint count = 0;
    for (guint i = 0; i < set->nation->n_units; i++) {
        if (set->nation->units[i]->unit->groups[grouping] == group)
            units[count++] = set->nation->units[i];
    }
    if (count)
        add_pack(packing, set, group, units, count);
}

/* The groups first: they take longest. */
static void
add_set(Packing *packing, const JobSet *set)
{
    for (guint g = 0; g < set->reg->n_groupings; g++) {
        const Grouping *grouping = &set->reg->groupings[g];
        if (strcmp(grouping->id, packing->options->grouping) != 0)
            continue;
        for (guint i = 0; i < grouping->n_groups; i++)
            add_group(packing, set, g, &grouping->groups[i]);
    }
    for (guint i = 0; i < set->nation->n_units; i++)
        add_pack(packing, set, NULL, &set->nation->units[i], 1);
}

/* ---- making one, in a worker: it answers with the names, sizes and digests of its ZIPs */

#define RESULT_TYPE "a(sts)"

static bool
run_task(guint index, GVariant **result, Diag *diag, void *data, GError **error)
{
    const Packing *packing = data;
    g_autoptr(GPtrArray) zips =
        job_pack_make(&packing->packer, packing->packs->pdata[index], diag, error);
    if (!zips)
        return false;
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(RESULT_TYPE));
    for (guint i = 0; i < zips->len; i++) {
        const JobPackFile *zip = zips->pdata[i];
        if (!job_output_write(packing->output, zip->name, zip->bytes, error)) {
            g_variant_builder_clear(&builder);
            return false;
        }
        g_autofree char *digest = file_sha256(zip->bytes);
        g_variant_builder_add(&builder, "(sts)", zip->name, (guint64) g_bytes_get_size(zip->bytes),
                              digest);
    }
    *result = g_variant_builder_end(&builder);
    return true;
}

static void
note_made(Packing *packing, GVariant *result)
{
    GVariantIter zips;
    const char *name, *digest;
    guint64 size;
    g_variant_iter_init(&zips, result);
    while (g_variant_iter_next(&zips, "(&st&s)", &name, &size, &digest)) {
        job_manifest_set(packing->made, name, digest);
        packing->summary->zips++;
        packing->summary->bytes += size;
    }
    packing->summary->packs++;
}

static void
note_outcome(const JobOutcome *outcome, void *data)
{
    Packing *packing = data;
    const JobPack *pack = packing->packs->pdata[outcome->task];
    if (outcome->ok) {
        note_made(packing, outcome->result); /* the build has told what is to be told */
    } else {
        diag_append(packing->diag, outcome->diag);
        g_autofree char *name = g_strdup_printf("packs/%s.zip", pack->name);
        diag_add(packing->diag, DIAG_ID_DOCUMENT_FAILED, (DiagPlace){0}, name, outcome->message,
                 NULL);
        packing->summary->failed++;
        packing->progress.failed++;
    }
    packing->progress.done++;
    packing->progress.cost_done += pack->n_units;
    if (packing->options->progress)
        packing->options->progress(&packing->progress, packing->options->data);
}

/* ---- the whole */

/* Records that were changed since would be packed with reports that know nothing of it. */
static bool
check_inputs(const char *folder, const JobEvaluation *evaluation, GError **error)
{
    GError *refused = NULL;
    g_autoptr(JobLedger) ledger = job_ledger_load(folder, &refused);
    if (refused) {
        g_propagate_error(error, refused);
        return false;
    }
    g_autofree char *digest = job_manifest_digest(evaluation->inputs);
    if (ledger && g_str_equal(ledger->inputs_digest, digest))
        return true;
    error_set(error, SAMRIT_ERROR_INPUT,
              "%s: was not built of this project as it is now; `samrit build` first",
              "%s: ไม่ได้จัดทำจากโครงการตามที่เป็นอยู่ ให้ใช้ `samrit build` ก่อน", folder);
    return false;
}

static bool
open_folders(Packing *packing, const JobEvaluation *evaluation, GError **error)
{
    const char *folder = packing->options->folder;
    packing->built = job_output_open(folder, JOB_OUTPUT_READ, error);
    if (!packing->built)
        return false;
    packing->manifest = job_manifest_load(folder, error);
    if (!packing->manifest) {
        error_prefix(error, "there is no build to pack: ", "ยังไม่มีเอกสารที่จัดทำไว้ให้รวมชุด: ");
        return false;
    }
    if (!check_inputs(folder, evaluation, error))
        return false;
    g_autofree char *packs = g_build_filename(folder, "packs", NULL);
    packing->output = job_output_open(packs, JOB_OUTPUT_WRITE, error);
    return packing->output != NULL;
}

static bool
prepare(Packing *packing, const JobEvaluation *evaluation, GError **error)
{
    JobPacker *packer = &packing->packer;
    *packer = (JobPacker){
        .make = &packing->options->make,
        .folder = packing->options->folder,
        .manifest = packing->manifest,
        .part_bytes = packing->options->part_bytes,
        .tasks = job_tasks_new(evaluation, error),
    };
    if (!packer->tasks)
        return false;
    packer->sheets = job_tasks_stylesheet(packer->tasks, "kpi-sheets", error);
    packer->readme = packer->sheets ? job_tasks_stylesheet(packer->tasks, "pack", error) : NULL;
    if (!packer->readme)
        return false;
    packer->results = job_results_new(packer->tasks);
    packer->fonts = job_make_fonts(evaluation, error);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (!evaluation->sets[i].set->is_source)
            add_set(packing, &evaluation->sets[i]);
    }
    packing->progress.total = packing->packs->len;
    for (guint i = 0; i < packing->packs->len; i++)
        packing->progress.cost += ((const JobPack *) packing->packs->pdata[i])->n_units;
    return packer->fonts != NULL;
}

static bool
run_tasks(Packing *packing, GError **error)
{
    JobWork work = {
        .n_tasks = packing->packs->len,
        .n_workers = CLAMP(packing->options->workers, 1, MAX(1, packing->packs->len)),
        .keep_going = true,
        .time_limit = LIMIT_UNIT_SECONDS,
        .memory_limit = LIMIT_WORKER_BYTES,
        .tasks_each = LIMIT_WORKER_TASKS,
        .folder = job_output_folder(packing->output),
        .run = run_task,
        .done = note_outcome,
        .data = packing,
    };
    if (!job_worker_run(&work, error))
        return false;
    packing->summary->signal = job_worker_signal();
    return packing->summary->signal || job_output_seal(packing->output, packing->made, error);
}

bool
job_pack_run(const JobEvaluation *evaluation, const JobPackOptions *options,
             JobPackSummary *summary, Diag *diag, GError **error)
{
    *summary = (JobPackSummary){0};
    Packing packing = {
        .options = options,
        .summary = summary,
        .diag = diag,
        .arena = arena_new(),
        .packs = g_ptr_array_new(),
        .made = job_manifest_new(),
    };
    bool done = open_folders(&packing, evaluation, error) && prepare(&packing, evaluation, error) &&
                run_tasks(&packing, error);
    text_fonts_free(packing.packer.fonts);
    job_results_free(packing.packer.results);
    job_tasks_free(packing.packer.tasks);
    job_output_free(packing.output);
    job_output_free(packing.built);
    job_manifest_free(packing.manifest);
    job_manifest_free(packing.made);
    g_ptr_array_unref(packing.packs);
    arena_free(packing.arena);
    return done;
}
