#include <glib/gstdio.h>
#include <malloc.h>

#include "base/file.h"
#include "job/ledger.h"

enum {
    ENTRIES = 2000,
    EACH = 400, /* bytes: three texts of its own, and its place in the table */
};

/* What comes of a document, as the parent of a build notes it: what came is gone thereafter. */
static void
note(JobLedger *ledger, guint number)
{
    g_autofree char *name = g_strdup_printf("units/%u/report.pdf", number);
    g_autofree char *digest = g_strdup_printf("%064u", number);
    g_autoptr(GVariant) reply = g_variant_ref_sink(g_variant_new("(ss)", name, digest));
    const char *text;
    g_variant_get(reply, "(s&s)", NULL, &text);
    JobManifest *files = job_manifest_new();
    job_manifest_set(files, "frameworks/local-2566.xml", "of the framework");
    g_autoptr(Diag) none = diag_new();
    JobEntry *entry = ARENA_NEW(ledger->arena, JobEntry);
    entry->name = arena_strdup(ledger->arena, name);
    entry->results = entry->document = arena_strdup(ledger->arena, text);
    entry->settings = job_ledger_text(ledger, "of the settings");
    entry->files = job_ledger_files(ledger, files);
    entry->findings = job_ledger_findings(ledger->arena, none);
    job_ledger_put(ledger, entry);
}

/* There are thousands, and a worker that is forked later has them all. */
static void
test_entries_are_small(void)
{
    g_autoptr(JobLedger) ledger = job_ledger_new_empty();
    note(ledger, ENTRIES);
    gsize before = mallinfo2().uordblks;
    for (guint i = 0; i < ENTRIES; i++)
        note(ledger, i);
    g_assert_cmpuint(mallinfo2().uordblks - before, <, ENTRIES * EACH);
    g_assert_cmpuint(g_hash_table_size(ledger->entries), ==, ENTRIES + 1);
}

static void
test_what_many_have_is_there_once(void)
{
    g_autoptr(JobLedger) ledger = job_ledger_new_empty();
    g_assert_null(job_ledger_text(ledger, NULL));
    g_assert_null(job_ledger_files(ledger, job_manifest_new()));
    g_assert_null(job_ledger_findings(ledger->arena, NULL));
    note(ledger, 1);
    note(ledger, 2);
    const JobEntry *one = job_ledger_find(ledger, "units/1/report.pdf");
    const JobEntry *other = job_ledger_find(ledger, "units/2/report.pdf");
    g_assert_nonnull(one->files);
    g_assert_true(one->settings == other->settings && one->files == other->files);
    g_assert_cmpstr(one->document, !=, other->document);
    g_assert_null(one->findings);
}

/* The message of an error has two languages, with a character between that no XML may have. */
static void
test_findings_read_back(void)
{
    static char id[] = "p", name[] = "a.pdf";
    Project project = {.id = id};
    JobEvaluation evaluation = {.project = &project};
    JobTask task = {.name = name};
    const JobTasks tasks = {.evaluation = &evaluation, .tasks = &task, .count = 1};
    g_autoptr(JobLedger) ledger = job_ledger_new_empty();
    g_autoptr(Diag) findings = diag_new();
    diag_add(findings, DIAG_ID_IMAGE_UNREADABLE, (DiagPlace){name, 96, 0}, "a\v.png",
             ERROR_TEXT("cannot open", "เปิดไม่ได้"), NULL);
    JobEntry entry = {.name = name, .findings = findings};
    job_ledger_put(ledger, &entry);
    g_autoptr(GBytes) bytes = job_ledger_write(ledger, &tasks);

    g_autofree char *folder = g_dir_make_tmp("samrit-ledger-XXXXXX", NULL);
    g_autofree char *audit = g_build_filename(folder, "audit", NULL);
    g_autofree char *path = g_build_filename(folder, JOB_LEDGER_NAME, NULL);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    g_assert_true(file_write(path, text, size, NULL));
    g_autoptr(JobLedger) again = job_ledger_load(folder, NULL);
    g_assert_nonnull(again);
    const Diag *read = job_ledger_find(again, name)->findings;
    g_autofree char *line = diag_to_string(read);
    g_assert_cmpstr(line, ==,
                    "a.pdf:96: warning: image a\uFFFD.png cannot be used: cannot open · ใช้ภาพ "
                    "a\uFFFD.png ไม่ได้: เปิดไม่ได้ [IMAGE_UNREADABLE]\n");
    g_unlink(path);
    g_rmdir(audit);
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ledger/small", test_entries_are_small);
    g_test_add_func("/ledger/shared", test_what_many_have_is_there_once);
    g_test_add_func("/ledger/findings", test_findings_read_back);
    return g_test_run();
}
