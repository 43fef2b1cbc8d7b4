#include "job/ledger.h"

#include "base/error.h"
#include "base/file.h"

/* ---- ledgers */

JobLedger *
job_ledger_new_empty(void)
{
    JobLedger *ledger = g_new0(JobLedger, 1);
    ledger->arena = arena_new();
    ledger->texts = g_hash_table_new(g_str_hash, g_str_equal);
    ledger->lists =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) job_manifest_free);
    ledger->inputs = job_manifest_new();
    ledger->sets = job_manifest_new();
    ledger->fonts = job_manifest_new();
    ledger->whole = job_manifest_new();
    ledger->stylesheets =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) job_manifest_free);
    ledger->entries = g_hash_table_new(g_str_hash, g_str_equal);
    ledger->stylesheet_digests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return ledger;
}

void
job_ledger_free(JobLedger *ledger)
{
    if (!ledger)
        return;
    job_manifest_free(ledger->inputs);
    job_manifest_free(ledger->sets);
    job_manifest_free(ledger->fonts);
    job_manifest_free(ledger->whole);
    g_hash_table_unref(ledger->stylesheets);
    g_hash_table_unref(ledger->entries);
    g_hash_table_unref(ledger->stylesheet_digests);
    g_free(ledger->inputs_digest);
    g_free(ledger->fonts_digest);
    g_hash_table_unref(ledger->texts);
    g_hash_table_unref(ledger->lists);
    arena_free(ledger->arena);
    g_free(ledger);
}

/* The folders of fonts differ from machine to machine, and nothing depends on them. */
static bool
add_fonts(JobManifest *manifest, TextFonts *fonts, GError **error)
{
    g_autoptr(GPtrArray) paths = text_fonts_files(fonts);
    for (guint i = 0; i < paths->len; i++) {
        g_autoptr(GBytes) bytes = file_read(paths->pdata[i], G_MAXSSIZE, error);
        if (!bytes)
            return false;
        g_autofree char *name = g_path_get_basename(paths->pdata[i]);
        g_autofree char *other = g_strdup_printf("%s (%u)", name, i); /* of the same name */
        g_autofree char *digest = file_sha256(bytes);
        job_manifest_set(manifest, job_manifest_find(manifest, name) ? other : name, digest);
    }
    return true;
}

/* Lines are not broken in the names of places, so that they count among the fonts. */
static void
add_names(JobManifest *manifest, const JobEvaluation *evaluation)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const Register *reg = evaluation->sets[i].reg;
        for (guint k = 0; k < reg->n_units; k++) {
            if (register_is_place(&reg->units[k]))
                g_string_append_printf(names, "%s\n", reg->units[k].names.thai);
        }
    }
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(names);
    g_autofree char *digest = file_sha256(bytes);
    job_manifest_set(manifest, "names of places", digest);
}

static void
add_inputs(JobLedger *ledger, const JobEvaluation *evaluation)
{
    job_manifest_append(ledger->inputs, evaluation->inputs);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *set = &evaluation->sets[i];
        job_manifest_set(ledger->sets, set->framework->set_id, set->inputs);
    }
}

static void
add_stylesheets(JobLedger *ledger, const JobTasks *tasks)
{
    GHashTableIter sources;
    gpointer name, files;
    g_hash_table_iter_init(&sources, tasks->sources);
    while (g_hash_table_iter_next(&sources, &name, &files)) {
        JobManifest *copy = job_manifest_new();
        job_manifest_append(copy, files);
        g_hash_table_insert(ledger->stylesheets, g_strdup(name), copy);
    }
}

void
job_ledger_settle(JobLedger *ledger)
{
    GHashTableIter stylesheets;
    gpointer name, files;
    g_hash_table_iter_init(&stylesheets, ledger->stylesheets);
    while (g_hash_table_iter_next(&stylesheets, &name, &files))
        g_hash_table_insert(ledger->stylesheet_digests, g_strdup(name), job_manifest_digest(files));
    ledger->inputs_digest = job_manifest_digest(ledger->inputs);
    ledger->fonts_digest = job_manifest_digest(ledger->fonts);
}

JobLedger *
job_ledger_new(const JobTasks *tasks, TextFonts *fonts, GError **error)
{
    g_autoptr(JobLedger) ledger = job_ledger_new_empty();
    if (!add_fonts(ledger->fonts, fonts, error))
        return NULL;
    add_names(ledger->fonts, tasks->evaluation);
    add_inputs(ledger, tasks->evaluation);
    add_stylesheets(ledger, tasks);
    job_ledger_settle(ledger);
    return g_steal_pointer(&ledger);
}

bool
job_ledger_same_inputs(const JobLedger *before, const JobLedger *now, const char *id)
{
    const char *old = job_manifest_find(before->sets, id);
    return old && g_strcmp0(old, job_manifest_find(now->sets, id)) == 0;
}

/* ---- entries */

const JobEntry *
job_ledger_find(const JobLedger *ledger, const char *name)
{
    return g_hash_table_lookup(ledger->entries, name);
}

void
job_ledger_put(JobLedger *ledger, const JobEntry *entry)
{
    g_hash_table_replace(ledger->entries, (gpointer) entry->name, (gpointer) entry);
}

const char *
job_ledger_text(JobLedger *ledger, const char *text)
{
    if (!text)
        return NULL;
    const char *known = g_hash_table_lookup(ledger->texts, text);
    if (known)
        return known;
    char *copy = arena_strdup(ledger->arena, text);
    g_hash_table_add(ledger->texts, copy);
    return copy;
}

const JobManifest *
job_ledger_files(JobLedger *ledger, JobManifest *files)
{
    g_autoptr(JobManifest) own = files;
    g_autofree char *text = job_manifest_format(files);
    const JobManifest *known = g_hash_table_lookup(ledger->lists, text);
    if (known || !*text)
        return known;
    g_hash_table_insert(ledger->lists, g_steal_pointer(&text), g_steal_pointer(&own));
    return files;
}

const Diag *
job_ledger_findings(Arena *arena, const Diag *findings)
{
    if (!diag_count(findings))
        return NULL;
    Diag *copy = arena_defer(arena, diag_new(), (GDestroyNotify) diag_free);
    diag_append(copy, findings);
    return copy;
}
