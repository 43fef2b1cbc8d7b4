#include "emit/csv_cells.h"

#include <string.h>

EmitCsv
emit_csv_new(Arena *arena)
{
    return (EmitCsv){.text = g_string_new("\xEF\xBB\xBF"), .arena = arena};
}

void
emit_csv_cell(EmitCsv *csv, const char *value)
{
    if (csv->begun)
        g_string_append_c(csv->text, ',');
    csv->begun = true;
    if (!value[strcspn(value, ",\"\r\n")]) {
        g_string_append(csv->text, value);
        return;
    }
    g_string_append_c(csv->text, '"');
    for (const char *p = value; *p; p++) {
        if (*p == '"')
            g_string_append_c(csv->text, '"');
        g_string_append_c(csv->text, *p);
    }
    g_string_append_c(csv->text, '"');
}

void
emit_csv_words(EmitCsv *csv, const char *words)
{
    if (!words)
        words = "";
    bool is_formula = *words && strchr("=+-@\t\r", *words);
    g_autofree char *safe = g_strconcat(is_formula ? "'" : "", words, NULL);
    emit_csv_cell(csv, safe);
}

void
emit_csv_number(EmitCsv *csv, const Decimal *value, int places)
{
    emit_csv_cell(csv, value ? decimal_format(csv->arena, value, places, DECIMAL_PLAIN) : "");
}

void
emit_csv_whole(EmitCsv *csv, guint value)
{
    g_autofree char *digits = g_strdup_printf("%u", value);
    emit_csv_cell(csv, value ? digits : "");
}

void
emit_csv_end_row(EmitCsv *csv)
{
    g_string_append(csv->text, "\r\n");
    csv->begun = false;
}

void
emit_csv_heads(EmitCsv *csv, const char *const *heads, guint count)
{
    for (guint i = 0; i < count; i++)
        emit_csv_cell(csv, heads[i]);
}

GBytes *
emit_csv_finish(EmitCsv *csv)
{
    return g_string_free_to_bytes(g_steal_pointer(&csv->text));
}
