#include <string.h>

#include "emit/record.h"

/* What a spreadsheet takes for a formula, and what begins like our mark against that. A dash alone
 * is no formula but the sign for no value. */
static bool
needs_mark(const char *text)
{
    bool is_marked = *text == '\'';
    const char *p = text + is_marked;
    return *p && strchr("=+-@'", *p) && (is_marked || strcmp(p, "-") != 0) &&
           (is_marked || *p != '\'');
}

static void
append_cell(GString *csv, const EmitCell *cell)
{
    const char *mark = !cell->number && needs_mark(cell->text) ? "'" : "";
    if (!strpbrk(cell->text, ",;\t\"\r\n")) {
        g_string_append_printf(csv, "%s%s", mark, cell->text);
        return;
    }
    g_string_append_printf(csv, "\"%s", mark);
    for (const char *p = cell->text; *p; p++) {
        if (*p == '"')
            g_string_append_c(csv, '"');
        g_string_append_c(csv, *p);
    }
    g_string_append_c(csv, '"');
}

static void
end_row(GString *csv)
{
    g_string_truncate(csv, csv->len - 1); /* the last comma */
    g_string_append(csv, "\r\n");
}

GBytes *
emit_record_csv(const EmitTable *table)
{
    GString *csv = g_string_new("\xEF\xBB\xBF");
    for (guint i = 0; i < table->n_columns; i++) {
        append_cell(csv, &(EmitCell){.text = table->columns[i].heading});
        g_string_append_c(csv, ',');
    }
    end_row(csv);
    for (guint r = 0; r < table->n_rows; r++) {
        for (guint i = 0; i < table->n_columns; i++) {
            append_cell(csv, &table->rows[r].cells[i]);
            g_string_append_c(csv, ',');
        }
        end_row(csv);
    }
    return g_string_free_to_bytes(csv);
}
