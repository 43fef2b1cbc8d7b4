#include "job/building.h"

#include "base/file.h"

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

static const char *
keep(Arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

void
job_building_unpack(GVariant *result, JobEntry *entry, JobLedger *ledger)
{
    GVariantIter *list;
    const char *results, *document, *fo, *name, *digest;
    JobManifest *files = job_manifest_new();
    g_variant_get(result, "(uu&sm&sm&sa(ss))", NULL, &entry->pages, &results, &document, &fo,
                  &list);
    entry->results = keep(ledger->arena, results);
    entry->document = keep(ledger->arena, document);
    entry->fo = keep(ledger->arena, fo);
    while (g_variant_iter_next(list, "(&s&s)", &name, &digest))
        job_manifest_set(files, name, digest);
    g_variant_iter_free(list);
    entry->files = job_ledger_files(ledger, files);
}

static bool
write_product(const JobBuilding *build, const JobTask *task, const JobProduct *product,
              GError **error)
{
    if (product->fo && !job_output_write(build->output, task->fo, product->fo, error))
        return false;
    /* The data first: a report never stands beside older results than it was made from. */
    if (task->results && !job_output_write(build->output, task->results, product->results, error))
        return false;
    return job_output_write(build->output, task->name, product->document, error);
}

JobEntry *
job_building_entry(const JobBuilding *build, const JobTask *task, Arena *arena)
{
    JobEntry *entry = ARENA_NEW(arena, JobEntry);
    const char *stylesheet = task->document->stylesheet;
    entry->name = task->name;
    entry->stylesheet = g_hash_table_lookup(build->now->stylesheet_digests, stylesheet);
    entry->fonts = build->now->fonts_digest;
    entry->settings = g_hash_table_lookup(build->settings, task->document);
    return entry;
}

static JobStale
find_stale(const JobBuilding *build, const JobTask *task, const JobEntry *entry)
{
    JobStale stale = job_stale_check(build->before, task, entry, build->options->make.keep_fo,
                                     build->options->folder, build->evaluation->project->folder);
    if (build->other_program && !(stale & JOB_STALE_NEW))
        stale |= JOB_STALE_PROGRAM;
    return build->options->anew ? stale | JOB_STALE_FORCED : stale;
}

static const char *
digest_of(Arena *arena, GBytes *bytes)
{
    g_autofree char *digest = file_sha256(bytes);
    return arena_strdup(arena, digest);
}

static bool
make(const JobBuilding *build, const JobTask *task, JobProduct *product, JobEntry *entry,
     Arena *arena, Diag *diag, GError **error)
{
    g_autoptr(GHashTable) read = file_watch_begin();
    bool made = job_make(build->results, build->tasks, task, build->fonts, &build->options->make,
                         product, diag, error);
    file_watch_end();
    if (!made)
        return false;
    JobManifest *files = arena_defer(arena, job_manifest_new(), (GDestroyNotify) job_manifest_free);
    job_manifest_add_watched(files, read, build->evaluation->project->folder);
    entry->files = files;
    entry->document = digest_of(arena, product->document);
    entry->fo = product->fo ? digest_of(arena, product->fo) : NULL;
    entry->pages = product->pages;
    return build->options->mode == JOB_BUILD_COMPARE || write_product(build, task, product, error);
}

/* The same inputs of its set give the same results: they need not be written out to learn that. */
static const char *
known_results(const JobBuilding *build, const JobTask *task)
{
    if (!build->before || build->other_program || build->options->anew ||
        !job_ledger_same_inputs(build->before, build->now, task->set->framework->set_id))
        return NULL;
    const JobEntry *entry = job_ledger_find(build->before, task->name);
    return entry ? entry->results : NULL;
}

bool
job_building_run(guint index, GVariant **result, Diag *diag, void *data, GError **error)
{
    const JobBuilding *build = data;
    const JobTask *task = build->todo->pdata[index];
    g_auto(JobProduct) product = {0};
    g_autoptr(Arena) arena = arena_new();
    JobEntry *entry = job_building_entry(build, task, arena);
    entry->results = known_results(build, task);
    if (!entry->results) {
        g_autoptr(GBytes) results = job_results_emit(build->results, task);
        entry->results = digest_of(arena, results);
    }
    JobStale stale = find_stale(build, task, entry);
    bool wanted = stale && build->options->mode != JOB_BUILD_EXPLAIN;
    if (wanted && !make(build, task, &product, entry, arena, diag, error))
        return false;
    *result = pack_result(stale, entry);
    return true;
}
