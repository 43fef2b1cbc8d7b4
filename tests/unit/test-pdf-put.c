#include "pdf/put.h"

static void
assert_put(GString *out, const char *expected)
{
    g_assert_cmpstr(out->str, ==, expected);
    g_string_truncate(out, 0);
}

static void
test_numbers_have_no_needless_digits(void)
{
    static const struct {
        gint64 thousandths;
        const char *text;
    } rows[] = {
        {0, "0"},      {1500, "1.5"}, {-1500, "-1.5"},   {1, ".001"},
        {-10, "-.01"}, {120, ".12"},  {1000000, "1000"}, {595276, "595.276"},
        {-2000, "-2"}, {10, ".01"},   {100, ".1"},
    };
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        pdf_put_thousandths(out, rows[i].thousandths);
        assert_put(out, rows[i].text);
    }
    pdf_put_integer(out, G_MININT64);
    assert_put(out, "-9223372036854775808");
}

static void
test_lengths_are_rounded_to_thousandths(void)
{
    g_assert_cmpint(pdf_thousandths(LENGTH_PT), ==, 1000);
    g_assert_cmpint(pdf_thousandths(-LENGTH_PT / 2), ==, -500);
    g_assert_cmpint(pdf_thousandths(1), ==, 1);
    g_assert_cmpint(pdf_thousandths(G_MAXINT32), ==, G_GINT64_CONSTANT(2097151999));
}

static void
test_strings_are_escaped(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_put_text(out, "a (b) \\ c");
    assert_put(out, "(a \\(b\\) \\\\ c)");
    pdf_put_text(out, "ก😀");
    assert_put(out, "<FEFF0E01D83DDE00>");
    pdf_put_text(out, "line\n");
    assert_put(out, "<FEFF006C0069006E0065000A>");
    pdf_put_bytes(out, "a\rb", 3);
    assert_put(out, "(a\\rb)");
}

static void
test_names_are_escaped(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_put_name(out, "text/xml");
    assert_put(out, "/text#2Fxml");
    pdf_put_name(out, "a b#(");
    assert_put(out, "/a#20b#23#28");
}

static void
test_dates_are_of_no_zone(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_put_date(out, 1696032000);
    assert_put(out, "(D:20230930000000Z)");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/put/numbers", test_numbers_have_no_needless_digits);
    g_test_add_func("/pdf/put/lengths", test_lengths_are_rounded_to_thousandths);
    g_test_add_func("/pdf/put/strings", test_strings_are_escaped);
    g_test_add_func("/pdf/put/names", test_names_are_escaped);
    g_test_add_func("/pdf/put/dates", test_dates_are_of_no_zone);
    return g_test_run();
}
