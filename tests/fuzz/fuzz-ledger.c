/*
 * Any bytes as the audit/build.xml of an output: a ledger, or none, and then an error only where a
 * later program wrote it. What is written of a ledger reads as the same.
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "job/ledger.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static JobLedger *
load(const char *folder, gconstpointer data, gsize size)
{
    g_autofree char *path = g_build_filename(folder, JOB_LEDGER_NAME, NULL);
    FILE *file = fopen(path, "w");
    g_assert_true(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
    g_autoptr(GError) error = NULL;
    JobLedger *ledger = job_ledger_load(folder, &error);
    g_assert_true(!ledger || !error);
    return ledger;
}

/* As XML, with its entries in the order of their names. */
static GBytes *
write_ledger(const JobLedger *ledger)
{
    char id[] = "p";
    Project project = {.id = id};
    JobEvaluation evaluation = {.project = &project};
    g_autoptr(GList) names =
        g_list_sort(g_hash_table_get_keys(ledger->entries), (GCompareFunc) strcmp);
    guint count = g_list_length(names);
    g_autofree JobTask *tasks = g_new0(JobTask, count);
    JobTasks all = {.evaluation = &evaluation, .tasks = tasks, .count = 0};
    for (const GList *name = names; name; name = name->next)
        tasks[all.count++].name = name->data;
    return job_ledger_write(ledger, &all);
}

static void
check(const char *folder, const unsigned char *data, size_t size)
{
    g_autoptr(JobLedger) ledger = load(folder, data, size);
    if (!ledger)
        return;
    g_autoptr(GBytes) written = write_ledger(ledger);
    gsize length;
    gconstpointer text = g_bytes_get_data(written, &length);
    g_autoptr(JobLedger) again = load(folder, text, length);
    g_assert_nonnull(again);
    g_autoptr(GBytes) second = write_ledger(again);
    g_assert_true(g_bytes_equal(written, second));
    g_assert_cmpstr(ledger->inputs_digest, ==, again->inputs_digest);
    g_assert_cmpstr(ledger->fonts_digest, ==, again->fonts_digest);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-fuzz-XXXXXX", NULL);
    g_autofree char *audit = g_build_filename(folder, "audit", NULL);
    g_autofree char *path = g_build_filename(folder, JOB_LEDGER_NAME, NULL);
    g_assert_cmpint(g_mkdir(audit, 0700), ==, 0);
    check(folder, data, size);
    g_unlink(path);
    g_rmdir(audit);
    g_rmdir(folder);
    return 0;
}
