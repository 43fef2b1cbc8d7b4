/* CSV of any bytes is read to its end or refused; what was read, written again, reads the same. */
#include <csv.h>
#include <string.h>

#include "read/sheet.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
append_cell(GString *text, const ReadCell *cell)
{
    gsize room = 2 * strlen(cell->text) + 2;
    g_autofree char *quoted = g_malloc(room);
    gsize length = csv_write(quoted, room, cell->text, strlen(cell->text));
    g_string_append_len(text, quoted, (gssize) length);
}

static void
append_row(GString *text, const ReadRow *row)
{
    for (guint i = 0; i < row->n_cells; i++) {
        g_assert_true(g_utf8_validate(row->cells[i].text, -1, NULL));
        g_assert_cmpint(row->cells[i].line, >=, row->line);
        g_string_append(text, i ? "," : "");
        append_cell(text, &row->cells[i]);
    }
    g_string_append_c(text, '\n');
}

/* All of @bytes as CSV with every cell in quotes; NULL if it cannot be read. */
static char *
rewrite(GBytes *bytes, const ReadSheetOptions *options, guint *n_findings)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(ReadSheet) sheet = read_sheet_open(bytes, "a.csv", options, diag, &error);
    const char *name;
    g_assert_true(!sheet == !!error);
    if (!sheet || !read_sheet_next_table(sheet, &name, NULL))
        return NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    const ReadRow *row = NULL;
    int line = 0;
    bool going;
    while ((going = read_sheet_next_row(sheet, &row, &error)) && row) {
        g_assert_cmpint(row->line, >, line);
        line = row->line;
        append_row(text, row);
    }
    g_assert_true(going == !error);
    *n_findings = diag_count(diag);
    return going ? g_strdup(text->str) : NULL;
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    guint findings;
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autofree char *once = rewrite(bytes, NULL, &findings);
    if (!once)
        return 0;
    static const ReadSheetOptions plain = {.encoding = "utf-8", .separator = ','};
    g_autoptr(GBytes) again = g_bytes_new(once, strlen(once));
    g_autofree char *twice = rewrite(again, &plain, &findings);
    if (!strstr(once, "\xEF\xBF\xBD")) /* which is itself complained of */
        g_assert_cmpuint(findings, ==, 0);
    g_assert_cmpstr(twice, ==, once);
    return 0;
}
