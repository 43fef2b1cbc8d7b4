#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/encoding.h"
#include "read/sheet.h"

/* All cells of a CSV text as "line:column=text|…", rows ended by a newline, findings after them. */
static char *
read_all(const char *text, gsize size, const ReadSheetOptions *options)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, size);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(ReadSheet) sheet = read_sheet_open(bytes, "a.csv", options, diag, &error);
    if (!sheet)
        return error_text_in(error->message, false);
    const char *name;
    g_assert_true(read_sheet_next_table(sheet, &name, &error));
    g_assert_cmpstr(name, ==, "");

    GString *all = g_string_new(NULL);
    const ReadRow *row;
    while (read_sheet_next_row(sheet, &row, &error) && row) {
        for (guint i = 0; i < row->n_cells; i++) {
            DiagPlace place = read_sheet_place(row, i);
            g_string_append_printf(all, "%d:%d=%s|", place.line, place.column, row->cells[i].text);
        }
        g_string_append_c(all, '\n');
    }
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *f = diag_get(diag, i);
        g_string_append_printf(all, "%s %d:%d\n", diag_id_name(f->id), f->place.line,
                               f->place.column);
    }
    g_autofree char *why = error ? error_text_in(error->message, false) : NULL;
    if (why)
        g_string_append(all, why);
    else
        g_assert_true(read_sheet_next_table(sheet, &name, &error) && !name);
    return g_string_free(all, FALSE);
}

static void
assert_reads(const char *text, const char *expected)
{
    g_autofree char *all = read_all(text, strlen(text), NULL);
    g_assert_cmpstr(all, ==, expected);
}

static void
test_places(void)
{
    assert_reads("a,b\n1,2\n", "1:1=a|1:2=b|\n2:1=1|2:2=2|\n");
    assert_reads("a,b\r\n1,2", "1:1=a|1:2=b|\n2:1=1|2:2=2|\n");
    assert_reads("a,b\r1,2\r", "1:1=a|1:2=b|\n2:1=1|2:2=2|\n");
    assert_reads("", "");
    assert_reads("\n\n", "");
    assert_reads("a\n\n  \n\r\nb\n", "1:1=a|\n5:1=b|\n");
    assert_reads("a,\"x\ny\",c\nd,e\n", "1:1=a|1:2=x\ny|2:3=c|\n3:1=d|3:2=e|\n");
    assert_reads("\"\n\nx\",\"\"\"q\"\"\"\n1\n", "1:1=\n\nx|3:2=\"q\"|\n4:1=1|\n");
    assert_reads("a,,\n", "1:1=a|1:2=|1:3=|\n");
}

static void
test_quotes_gone_wrong(void)
{
    assert_reads("a,b\nx,5\"y\nc,d\n", "1:1=a|1:2=b|\n3:1=c|3:2=d|\nCSV_QUOTE_STRAY 2:2\n");
    assert_reads("a,\"he \"said\" no\"\nc,d\n", "2:1=c|2:2=d|\nCSV_QUOTE_STRAY 1:2\n");
    assert_reads("a,b\nx,\"y\nc,d\ne,f\n", "1:1=a|1:2=b|\n3:1=c|3:2=d|\n4:1=e|4:2=f|\n"
                                           "CSV_QUOTE_OPEN 2:2\n");
    assert_reads("a,b\nx,\"y", "1:1=a|1:2=b|\nCSV_QUOTE_OPEN 2:2\n");

    /* A cell that does not end is an open quote too, found long before the end of the file. */
    g_autoptr(GString) text = g_string_new("a,\"b\n");
    while (text->len < 3 * LIMIT_CELL_BYTES)
        g_string_append(text, "1,2,3,4,5,6,7,8,9\n");
    g_autofree char *all = read_all(text->str, text->len, NULL);
    g_assert_nonnull(strstr(all, "CSV_QUOTE_OPEN 1:2\n"));
    g_assert_true(g_str_has_prefix(all, "2:1=1|2:2=2|"));
}

static void
test_a_file_of_broken_lines_is_given_up(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i <= LIMIT_CSV_BROKEN_LINES; i++)
        g_string_append(text, "a\"\n");
    g_autofree char *all = read_all(text->str, text->len, NULL);
    g_assert_nonnull(strstr(all, "more than 100 lines have wrong quotation marks"));
}

static void
test_separators(void)
{
    assert_reads("a;\"b,c,d\";e\n1,5;2\n",
                 "1:1=a|1:2=b,c,d|1:3=e|\n2:1=1,5|2:2=2|\nCSV_SEPARATOR 1:0\n");
    assert_reads("a\tb\n", "1:1=a|1:2=b|\nCSV_SEPARATOR 1:0\n");
    assert_reads("title\na;b\n", "1:1=title|\n2:1=a|2:2=b|\nCSV_SEPARATOR 1:0\n");
    assert_reads("a title, and more\na;b;c,d;e\n",
                 "1:1=a title, and more|\n2:1=a|2:2=b|2:3=c,d|2:4=e|\nCSV_SEPARATOR 1:0\n");
    assert_reads("a;b;c;d\r1,2,3,4,5;6;7;8\r",
                 "1:1=a|1:2=b|1:3=c|1:4=d|\n2:1=1,2,3,4,5|2:2=6|2:3=7|2:4=8|\nCSV_SEPARATOR 1:0\n");
    assert_reads("sep=;\na,x;b\n", "2:1=a,x|2:2=b|\n");
    ReadSheetOptions options = {.separator = ','};
    g_autofree char *all = read_all("a;b;c,d\n", 8, &options);
    g_assert_cmpstr(all, ==, "1:1=a;b;c|1:2=d|\n");
}

static void
test_encodings(void)
{
    static const struct {
        const char *bytes;
        gsize size;
        const char *name, *expected;
    } cases[] = {
        {"\xEF\xBB\xBFก,1\n", 8, NULL, "1:1=ก|1:2=1|\n"},
        {"\xA1\xD2,\x80\n", 5, NULL, "1:1=กา|1:2=€|\nENCODING_DETECTED 0:0\n"},
        {"\xA1\xD2,1\n", 5, "TIS-620", "1:1=กา|1:2=1|\n"},
        {"a\n\xA1\xDB\xFC,1\n", 8, NULL,
         "1:1=a|\n2:1=ก\xEF\xBF\xBD\xEF\xBF\xBD|2:2=1|\nENCODING_DETECTED 0:0\n"
         "ENCODING_INVALID 2:0\n"},
        {"\xFF\xFE\x01\x0E,\x00\x31\x00\n\x00", 10, NULL, "1:1=ก|1:2=1|\nENCODING_DETECTED 0:0\n"},
        {"\xFE\xFF\x0E\x01\x00,\x00\x31", 8, NULL, "1:1=ก|1:2=1|\nENCODING_DETECTED 0:0\n"},
        {"a\x00,\x00\x01\x0E", 6, NULL, "1:1=a|1:2=ก|\nENCODING_DETECTED 0:0\n"},
        {"\x01\x0E,\x00\x02\x0E,\x00\x31\x00", 10, NULL,
         "1:1=ก|1:2=ข|1:3=1|\nENCODING_DETECTED 0:0\n"},
        {"\x0E\x01\x00,\x0E\x02\x00,\x00\x31", 10, NULL,
         "1:1=ก|1:2=ข|1:3=1|\nENCODING_DETECTED 0:0\n"},
        {"\xFF\xFE\x3D\xD8\x00\xDE", 6, NULL, "1:1=😀|\nENCODING_DETECTED 0:0\n"},
        {"\xFF\xFE\x3D\xD8,\x00", 6, NULL,
         "1:1=\xEF\xBF\xBD|1:2=|\nENCODING_DETECTED 0:0\nENCODING_INVALID 1:0\n"},
        {"a\0"
         "b",
         3, "utf-8",
         "1:1=a\xEF\xBF\xBD"
         "b|\nENCODING_INVALID 1:0\n"},
        {"x", 1, "ebcdic",
         "there is no encoding \"ebcdic\"; utf-8, utf-16le, utf-16be and windows-874 are known"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        ReadSheetOptions options = {.encoding = cases[i].name};
        g_autofree char *all = read_all(cases[i].bytes, cases[i].size, &options);
        g_assert_cmpstr(all, ==, cases[i].expected);
    }
}

/* One damaged byte in a long Thai text does not turn it all into Windows-874. */
static void
test_damaged_utf8_stays_utf8(void)
{
    assert_reads("จังหวัด,ชื่อ\nกรุงเทพ\xFFมหานคร,ก\n",
                 "1:1=จังหวัด|1:2=ชื่อ|\n2:1=กรุงเทพ\xEF\xBF\xBDมหานคร|2:2=ก|\nENCODING_INVALID 2:0\n");
}

static void
test_what_is_no_csv(void)
{
    g_autofree char *zip = read_all("PK\003\004....", 8, NULL);
    g_assert_nonnull(strstr(zip, "not CSV"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv/places", test_places);
    g_test_add_func("/csv/quotes", test_quotes_gone_wrong);
    g_test_add_func("/csv/broken", test_a_file_of_broken_lines_is_given_up);
    g_test_add_func("/csv/separators", test_separators);
    g_test_add_func("/csv/encodings", test_encodings);
    g_test_add_func("/csv/damaged", test_damaged_utf8_stays_utf8);
    g_test_add_func("/csv/other", test_what_is_no_csv);
    return g_test_run();
}
