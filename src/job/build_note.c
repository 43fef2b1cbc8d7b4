#include "job/building.h"

#include <string.h>

#include "job/environment.h"

enum {
    NOTE_SHARE = 20, /* at most a twentieth of the time goes into noting what was made so far */
};

/* ---- the ledger of what is made so far */

GPtrArray *
job_building_keep_rest(JobBuilding *build)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; build->before && !build->other_program && i < build->tasks->count; i++) {
        const char *name = build->tasks->tasks[i].name;
        const JobEntry *entry = job_ledger_find(build->before, name);
        if (!entry || job_ledger_find(build->now, name))
            continue;
        job_ledger_put(build->now, entry);
        g_ptr_array_add(names, (gpointer) name);
    }
    return names;
}

/* The digest of what runs. It is no part of the output, whose bytes are the same whoever compiled
 * the program. Always after the ledger, lest an older one be trusted. */
bool
job_building_write_environment(const JobBuilding *build, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(build->environment, strlen(build->environment));
    return job_output_write(build->output, JOB_ENVIRONMENT_NAME, bytes, error);
}

static bool
write_ledger(JobBuilding *build, GError **error)
{
    g_autoptr(GBytes) ledger = job_ledger_write(build->now, build->tasks);
    return job_output_write(build->output, JOB_LEDGER_NAME, ledger, error) &&
           job_building_write_environment(build, error);
}

/* A build that is killed, or whose machine is lost, goes on from here when it is started again. If
 * this cannot be written, neither can what matters, which will tell. */
static void
note_so_far(JobBuilding *build)
{
    gint64 begun = g_get_monotonic_time();
    if (build->options->mode != JOB_BUILD_MAKE || begun < build->next_note)
        return;
    g_autoptr(GPtrArray) kept = job_building_keep_rest(build);
    write_ledger(build, NULL);
    for (guint i = 0; i < kept->len; i++)
        g_hash_table_remove(build->now->entries, kept->pdata[i]);
    gint64 ended = g_get_monotonic_time();
    build->next_note = ended + MAX(G_USEC_PER_SEC, NOTE_SHARE * (ended - begun));
}

/* ---- what came of a document */

static const JobEntry *
note_made(JobBuilding *build, const JobOutcome *outcome)
{
    const JobTask *task = build->todo->pdata[outcome->task];
    JobEntry *entry = job_building_entry(build, task, build->now->arena);
    job_building_unpack(outcome->result, entry, build->now);
    entry->findings = job_ledger_findings(build->now->arena, outcome->diag);
    build->summary->documents++;
    build->summary->pages += entry->pages;
    build->progress.pages = build->summary->pages;
    return entry;
}

/* What the ledger of the build before says holds, its findings too. */
static const JobEntry *
note_unchanged(JobBuilding *build, const JobOutcome *outcome)
{
    const JobTask *task = build->todo->pdata[outcome->task];
    const JobEntry *before = job_ledger_find(build->before, task->name);
    JobEntry *entry = arena_memdup(build->now->arena, before, sizeof *before);
    if (!build->options->make.keep_fo)
        entry->fo = NULL;
    build->summary->unchanged++;
    build->progress.unchanged++;
    return entry;
}

static const JobEntry *
note_failed(JobBuilding *build, const JobOutcome *outcome)
{
    Arena *arena = build->now->arena;
    JobEntry *entry = job_building_entry(build, build->todo->pdata[outcome->task], arena);
    g_autoptr(Diag) findings = diag_new();
    diag_append(findings, outcome->diag);
    diag_add(findings, DIAG_ID_DOCUMENT_FAILED, (DiagPlace){0}, entry->name, outcome->message,
             NULL);
    entry->findings = job_ledger_findings(arena, findings);
    build->summary->failed++;
    build->progress.failed++;
    if (!build->summary->status)
        build->summary->status = outcome->status;
    return entry;
}

void
job_building_note(const JobOutcome *outcome, void *data)
{
    JobBuilding *build = data;
    guint32 stale = 0;
    if (outcome->ok)
        g_variant_get_child(outcome->result, 0, "u", &stale);
    build->stale[outcome->task] = stale;
    job_ledger_put(build->now, !outcome->ok ? note_failed(build, outcome)
                               : stale      ? note_made(build, outcome)
                                            : note_unchanged(build, outcome));
    build->progress.done++;
    build->progress.cost_done += ((const JobTask *) build->todo->pdata[outcome->task])->cost;
    if (build->options->progress)
        build->options->progress(&build->progress, build->options->data);
    note_so_far(build);
}
