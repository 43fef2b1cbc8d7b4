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

void
job_building_unpack(GVariant *result, JobStale *stale, JobEntry *entry)
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
job_building_entry(const JobBuilding *build, const JobTask *task)
{
    JobEntry *entry = job_entry_new(task->name);
    entry->stylesheet =
        g_strdup(g_hash_table_lookup(build->now->stylesheet_digests, task->document->stylesheet));
    entry->fonts = g_strdup(build->now->fonts_digest);
    entry->settings = job_make_settings(build->tasks, task, &build->options->make);
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

static bool
make(const JobBuilding *build, const JobTask *task, JobProduct *product, JobEntry *entry,
     Diag *diag, GError **error)
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

/* The same inputs of its set give the same results: they need not be written out to learn that. */
static char *
known_results(const JobBuilding *build, const JobTask *task)
{
    if (!build->before || build->other_program || build->options->anew ||
        !job_ledger_same_inputs(build->before, build->now, task->set->framework->set_id))
        return NULL;
    const JobEntry *entry = job_ledger_find(build->before, task->name);
    return entry ? g_strdup(entry->results) : NULL;
}

bool
job_building_run(guint index, GVariant **result, Diag *diag, void *data, GError **error)
{
    const JobBuilding *build = data;
    const JobTask *task = build->todo->pdata[index];
    g_auto(JobProduct) product = {0};
    g_autoptr(JobEntry) entry = job_building_entry(build, task);
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
