#include "framework/table.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "framework/amount.h"

/* The errors known to be in published tables, a line each. All else in them recomputes. */
static const struct {
    const char *table, *finding;
} known[] = {
    {"public-organisation-scores-2565.xml", "โรงเรียนมหิดลวิทยานุสรณ์: 39.42 does not lie in \"ดี\""},
    {"agreement-levels-2556.xml", "ระดับ 4: 60 is not above the value before"},
    {"joint-targets-2567.xml",
     "รายได้จากการท่องเที่ยว: 2.83 ล้านบาท is more than 50 times off 3.02 ล้านล้านบาท"},
    {"bands-2564.xml", "ระดับที่ 2: 75.00 does not lie in \"ระดับมาตรฐานชั้นสูง\""},
    {"bands-2564.xml", "ระดับที่ 3: 60.00 does not lie in \"ระดับมาตรฐานชั้นต้น\""},
    {"bands-2567.xml", "ระดับกลาง ตั้งแต่: 60.00 is printed here, 75.00 in another source"},
    {"bands-2567.xml", "ส่วนราชการในกลุ่มสำนักนายกรัฐมนตรีและไม่สังกัด: 20 is printed here, 19 in"},
    {"ita-level-a-2564.xml", "ระดับ A: 26.22 is printed here, 38.73 in another source"},
};

/* How many of the known errors are in the table called @name; each must have been found. */
static guint
count_known(const char *name, const char *findings)
{
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(known[i].table, name) != 0)
            continue;
        g_assert_nonnull(strstr(findings, known[i].finding));
        count++;
    }
    return count;
}

static void
test_published(void)
{
    guint count = 0, errors = 0;
    g_autoptr(GDir) dir = g_dir_open("input/published", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)); count++) {
        g_autofree char *path = g_build_filename("input/published", name, NULL);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GError) error = NULL;
        g_assert_true(framework_table_check(path, diag, &error));
        g_autofree char *findings = diag_to_string(diag);
        g_assert_cmpuint(diag_count(diag), ==, count_known(name, findings));
        errors += diag_count(diag);
    }
    g_assert_cmpuint(count, >=, 24);
    g_assert_cmpuint(errors, ==, G_N_ELEMENTS(known));
}

/* A table of which one thing is changed, and what must be said of it. */
#define TABLE                                                                                 \
    "<table xmlns='urn:samrit:table' version='1' id='t'><title>t</title><source>s</source>\n" \
    "<column id='n' name='N' kind='count'/><column id='p' name='P' kind='percent' of='n'/>\n" \
    "<column id='m' name='M' kind='value' by='n'/>"                                           \
    "<column id='d' name='D' kind='difference' of='n' by='m'/>\n"                             \
    "<row name='a'>1 | 33.33 | 2.00 | -1.00</row>\n"                                          \
    "<row name='b'>2 | 66.67 | 5.00 | -3.00</row>\n"                                          \
    "<total name='all'>3 | 100.00 | 4.00 | –</total></table>"

static const struct {
    const char *from, *to, *finding;
} cases[] = {
    {"<total name='all'>3 ", "<total name='all'>4 ", "all / N: 4 is printed, 3 recomputed"},
    {"33.33", "33.34", "t.xml:4: warning: a / P: 33.34 is printed, 33.33 recomputed"},
    {"100.00", "100.01", "all / P: 100.01 is printed, 100.00 recomputed"},
    {"| 4.00 |", "| 3.50 |", "all / M: 3.50 is printed, 4.00 recomputed"},
    {"-3.00", "3.00", "b / D: 3.00 is printed, −3.00 recomputed"},
    {"| -3.00", "", "row b must have 4 values"},
    {"-3.00", "minus 3", "D: \"minus 3\" is not a number"},
    {"of='n' by='m'", "of='n' by='x'", "column x is not there"},
    {"of='n' by='m'", "of='n'", "column d is not there, or lacks"},
    {"kind='count'", "kind='guess'", "column/@kind: \"guess\" is not accepted"},
};

/* Amounts in words of magnitude; with the right ones the slip is gone. */
static const struct {
    const char *text, *amount, *unit;
} amounts[] = {
    {"2.83 ล้านบาท", "2830000", "บาท"},
    {"2.83 ล้านล้านบาท", "2830000000000", "บาท"},
    {"1,234.5 แสนล้านบาท", "123450000000000", "บาท"},
    {"๑๒ หมื่นคน", "120000", "คน"},
    {"5 พัน", "5000", ""},
    {"40 แห่ง", "40", "แห่ง"},
    {"many", NULL, NULL},
};

static void
test_amounts(void)
{
    g_autoptr(Arena) arena = arena_new();
    for (guint i = 0; i < G_N_ELEMENTS(amounts); i++) {
        const char *unit = NULL;
        const Decimal *amount = framework_amount(arena, amounts[i].text, &unit);
        g_assert_cmpstr(amount ? decimal_format(arena, amount, 0, DECIMAL_PLAIN) : NULL, ==,
                        amounts[i].amount);
        g_assert_cmpstr(unit, ==, amounts[i].unit);
    }
    const Decimal *one = decimal_new(arena, 1, 1), *fifty = decimal_new(arena, 50, 1);
    g_assert_true(framework_amount_is_near(arena, one, fifty));
    g_assert_false(framework_amount_is_near(arena, one, decimal_new(arena, 51, 1)));
    g_assert_true(framework_amount_is_near(arena, decimal_new(arena, 0, 1), fifty));
    g_assert_false(framework_amount_is_near(arena, decimal_negate(arena, one), one));
    g_assert_true(
        framework_amount_is_near(arena, decimal_negate(arena, one), decimal_negate(arena, fifty)));
}

static char *
check_text(const char *folder, const char *text)
{
    g_autofree char *path = g_build_filename(folder, "t.xml", NULL);
    g_assert_true(file_write(path, text, strlen(text), NULL));
    g_autoptr(Diag) diag = diag_new();
    framework_table_check(path, diag, NULL);
    g_remove(path);
    return diag_to_string(diag);
}

static void
test_findings(void)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *good = check_text(folder, TABLE);
    g_assert_cmpstr(good, ==, "");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        static const char table[] = TABLE;
        const char *at = strstr(table, cases[i].from);
        g_autofree char *text = g_strdup_printf("%.*s%s%s", (int) (at - table), table, cases[i].to,
                                                at + strlen(cases[i].from));
        g_autofree char *findings = check_text(folder, text);
        if (!strstr(findings, cases[i].finding))
            g_error("%s: \"%s\" not in:\n%s", cases[i].to, cases[i].finding, findings);
    }
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/table/published", test_published);
    g_test_add_func("/table/findings", test_findings);
    g_test_add_func("/table/amounts", test_amounts);
    return g_test_run();
}
