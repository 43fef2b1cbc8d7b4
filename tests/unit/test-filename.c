#include "base/filename.h"

static void
test_debris(void)
{
    static const char *const left[] = {"Thumbs.db",  "THUMBS.DB", "desktop.ini",
                                       "lost+found", ".DS_Store", "$RECYCLE.BIN"};
    for (guint i = 0; i < G_N_ELEMENTS(left); i++)
        g_assert_true(filename_is_debris(left[i]));
    static const char *const put[] = {"report.pdf", "Thumbs.db.pdf", "thumbs", "HEAD", ""};
    for (guint i = 0; i < G_N_ELEMENTS(put); i++)
        g_assert_false(filename_is_debris(put[i]));
}

static void
test_scratch(void)
{
    static const char *const kept[] = {"~$a.xlsx", "a.xml~", "a.XLSX.BAK", "a.tmp",
                                       ".~lock.a.ods#"};
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++)
        g_assert_true(filename_is_scratch(kept[i]));
    static const char *const put[] = {"a.xml", "~a.xlsx", "bak.csv", "a$~.csv", ""};
    for (guint i = 0; i < G_N_ELEMENTS(put); i++)
        g_assert_false(filename_is_scratch(put[i]));
}

static void
check(const char *name, guint count, DiagId id)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GHashTable) seen = filename_seen();
    filename_check(seen, "Report.pdf", (DiagPlace){0}, diag);
    filename_check(seen, name, (DiagPlace){0}, diag);
    g_assert_cmpuint(diag_count(diag), ==, count);
    if (count)
        g_assert_cmpint(diag_get(diag, 0)->id, ==, id);
}

/* No file on Windows can be called by these. */
static void
test_windows(void)
{
    check("CON", 1, DIAG_ID_FILE_NAME);
    check("aux.pdf", 1, DIAG_ID_FILE_NAME);
    check("com1.txt", 1, DIAG_ID_FILE_NAME);
    check("LPT9", 1, DIAG_ID_FILE_NAME);
    check("a.", 1, DIAG_ID_FILE_NAME);
    check("report.PDF", 1, DIAG_ID_FILE_NAME_CASE);
    check("Report.pdf", 0, 0);
    check("console", 0, 0);
    check("comx", 0, 0);
    check("com12", 0, 0);
}

static void
test_suffixes(void)
{
    g_assert_true(filename_has_suffix("TH-40.XML", ".xml"));
    g_assert_true(filename_has_suffix("a.Xlsx", ".xlsx"));
    g_assert_true(filename_has_suffix("", ""));
    g_assert_false(filename_has_suffix("xml", ".xml"));
    g_assert_false(filename_has_suffix("a.xml.bak", ".xml"));
}

/* What a file is written as follows from it, but the end of a year is none. */
static void
test_endings(void)
{
    g_assert_cmpstr(filename_ending("a.XLSX"), ==, "XLSX");
    g_assert_cmpstr(filename_ending("out.d/a.tar.gz"), ==, "gz");
    g_assert_cmpstr(filename_ending("a.7z"), ==, NULL);
    g_assert_cmpstr(filename_ending("out.d/results"), ==, NULL);
    g_assert_cmpstr(filename_ending("งาน/พ.ศ.2568"), ==, NULL);
    g_assert_cmpstr(filename_ending("งาน/พ.ศ.๒๕๖๘"), ==, NULL);
    g_assert_cmpstr(filename_ending(".config"), ==, NULL);
    g_assert_cmpstr(filename_ending("forms.xlsx/"), ==, NULL);
    g_assert_cmpstr(filename_ending("a."), ==, NULL);
    g_assert_cmpstr(filename_ending("-"), ==, NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/filename/debris", test_debris);
    g_test_add_func("/filename/scratch", test_scratch);
    g_test_add_func("/filename/windows", test_windows);
    g_test_add_func("/filename/suffix", test_suffixes);
    g_test_add_func("/filename/ending", test_endings);
    return g_test_run();
}
