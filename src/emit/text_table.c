#include "emit/text_table.h"

struct EmitTextTable {
    GPtrArray *cells; /* the headings first */
    guint n_columns;
};

EmitTextTable *
emit_text_table_new(const char *const *headings)
{
    EmitTextTable *table = g_new0(EmitTextTable, 1);
    table->cells = g_ptr_array_new_with_free_func(g_free);
    table->n_columns = g_strv_length((char **) headings);
    for (guint i = 0; i < table->n_columns; i++)
        emit_text_table_add(table, headings[i]);
    return table;
}

void
emit_text_table_add(EmitTextTable *table, const char *text)
{
    g_auto(GStrv) around_bars = g_strsplit(text ? text : "", "|", -1);
    g_ptr_array_add(table->cells, g_strjoinv("\\|", around_bars));
}

static guint
width_of(const char *text)
{
    guint width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        width += !g_unichar_iszerowidth(g_utf8_get_char(p));
    return width;
}

static guint
column_width(const EmitTextTable *table, guint column)
{
    guint width = 3; /* of the rule below a heading */
    for (guint i = column; i < table->cells->len; i += table->n_columns)
        width = MAX(width, width_of(table->cells->pdata[i]));
    return width;
}

static void
add_cell(GString *out, const char *text, guint width)
{
    g_string_append_printf(out, "| %s%*s ", text, (int) (width - width_of(text)), "");
}

static void
add_rule(GString *out, const guint *widths, guint n)
{
    for (guint c = 0; c < n; c++) {
        g_autofree char *dashes = g_strnfill(widths[c], '-');
        add_cell(out, dashes, widths[c]);
    }
    g_string_append(out, "|\n");
}

void
emit_text_table_finish(EmitTextTable *table, GString *out)
{
    guint n = table->n_columns, n_rows = table->cells->len / n;
    g_autofree guint *widths = g_new(guint, n);
    for (guint c = 0; c < n; c++)
        widths[c] = column_width(table, c);
    for (guint r = 0; n_rows > 1 && r < n_rows; r++) {
        for (guint c = 0; c < n; c++)
            add_cell(out, table->cells->pdata[r * n + c], widths[c]);
        g_string_append(out, "|\n");
        if (r == 0)
            add_rule(out, widths, n);
    }
    g_ptr_array_unref(table->cells);
    g_free(table);
}
