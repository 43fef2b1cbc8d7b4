#include "job/stale.h"

#include <string.h>

enum {
    NAMED = 4, /* files that are named; the rest is counted */
};

static const struct {
    JobStale reason;
    const char *english, *thai;
} reasons[] = {
    {JOB_STALE_NEW, "not made yet", "ยังไม่เคยจัดทำ"},
    {JOB_STALE_PROGRAM, "program or libraries", "โปรแกรมหรือไลบรารี"},
    {JOB_STALE_RESULTS, "results", "ผลการประเมิน"},
    {JOB_STALE_STYLESHEET, "stylesheet", "แบบเอกสาร"},
    {JOB_STALE_FONTS, "fonts", "แบบอักษร"},
    {JOB_STALE_SETTINGS, "parameters", "พารามิเตอร์"},
    {JOB_STALE_FILES, "files", "แฟ้มประกอบ"},
    {JOB_STALE_MISSING, "file is gone", "ไม่มีแฟ้ม"},
    {JOB_STALE_DAMAGED, "file was changed", "แฟ้มถูกแก้ไข"},
    {JOB_STALE_FORCED, "asked for", "สั่งให้ทำใหม่"},
};

/* ---- finding out */

/* The reason not to take the file at @name for that of @digest, or 0. */
static JobStale
check_file(const char *folder, const char *name, const char *digest)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return JOB_STALE_MISSING;
    g_autofree char *found = job_manifest_digest_file(path);
    return g_strcmp0(found, digest) == 0 ? 0 : JOB_STALE_DAMAGED;
}

static JobStale
check_outputs(const JobEntry *entry, const JobTask *task, bool with_fo, const char *folder)
{
    JobStale stale = check_file(folder, task->name, entry->document);
    if (task->results)
        stale |= check_file(folder, task->results, entry->results);
    if (with_fo && task->fo)
        stale |= entry->fo ? check_file(folder, task->fo, entry->fo) : JOB_STALE_MISSING;
    return stale;
}

static bool
have_changed(const JobManifest *files, const char *project)
{
    g_autoptr(GList) names = job_manifest_names(files);
    for (const GList *name = names; name; name = name->next) {
        g_autofree char *path = g_path_is_absolute(name->data)
                                    ? g_strdup(name->data)
                                    : g_build_filename(project, name->data, NULL);
        g_autofree char *found = job_manifest_digest_file(path);
        if (strcmp(found, job_manifest_find(files, name->data)) != 0)
            return true;
    }
    return false;
}

static JobStale
check_sources(const JobEntry *entry, const JobEntry *wanted, const char *project)
{
    JobStale stale = 0;
    if (g_strcmp0(entry->results, wanted->results) != 0)
        stale |= JOB_STALE_RESULTS;
    if (g_strcmp0(entry->stylesheet, wanted->stylesheet) != 0)
        stale |= JOB_STALE_STYLESHEET;
    if (g_strcmp0(entry->fonts, wanted->fonts) != 0)
        stale |= JOB_STALE_FONTS;
    if (g_strcmp0(entry->settings, wanted->settings) != 0)
        stale |= JOB_STALE_SETTINGS;
    if (have_changed(entry->files, project))
        stale |= JOB_STALE_FILES;
    return stale;
}

JobStale
job_stale_check(const JobLedger *before, const JobTask *task, const JobEntry *wanted, bool with_fo,
                const char *folder, const char *project)
{
    const JobEntry *entry = before ? job_ledger_find(before, task->name) : NULL;
    if (!entry || !entry->document)
        return JOB_STALE_NEW;
    JobStale stale = check_sources(entry, wanted, project);
    return stale ? stale : check_outputs(entry, task, with_fo, folder);
}

/* ---- telling */

/* The files behind @reason that differ between the ledgers; NULL where it has no list. */
static GPtrArray *
changed_files(JobStale reason, const char *stylesheet, const JobLedger *before,
              const JobLedger *now)
{
    const JobManifest *old = NULL, *new = NULL;
    if (!before)
        return NULL;
    if (reason == JOB_STALE_RESULTS) {
        old = before->inputs;
        new = now->inputs;
    } else if (reason == JOB_STALE_FONTS) {
        old = before->fonts;
        new = now->fonts;
    } else if (reason == JOB_STALE_STYLESHEET) {
        old = g_hash_table_lookup(before->stylesheets, stylesheet);
        new = g_hash_table_lookup(now->stylesheets, stylesheet);
    }
    return old && new ? job_manifest_compare(old, new) : NULL;
}

static void
append_files(GString *text, const GPtrArray *files)
{
    for (guint i = 0; i < files->len && i < NAMED; i++)
        g_string_append_printf(text, "%s%s", i ? ", " : ": ", (const char *) files->pdata[i]);
    if (files->len > NAMED)
        g_string_append_printf(text, " + %u", files->len - NAMED);
}

char *
job_stale_explain(JobStale stale, const char *stylesheet, const JobLedger *before,
                  const JobLedger *now)
{
    g_autoptr(GString) english = g_string_new(NULL);
    GString *thai = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++) {
        if (!(stale & reasons[i].reason))
            continue;
        g_autoptr(GPtrArray) files = changed_files(reasons[i].reason, stylesheet, before, now);
        g_string_append_printf(english, "%s%s", english->len ? "; " : "", reasons[i].english);
        g_string_append_printf(thai, "%s%s", thai->len ? "; " : "", reasons[i].thai);
        if (files)
            append_files(english, files);
    }
    g_string_append_printf(english, " · %s", thai->str);
    g_string_free(thai, TRUE);
    return g_strdup(english->str);
}
