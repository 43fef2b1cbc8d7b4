#include <string.h>

#include "emit/record_table.h"

/* A table being filled: wide first, with a cell for every column; then the unused are dropped. */
typedef struct {
    Arena *arena;
    GArray *columns; /* EmitColumn */
    GArray *rows;    /* EmitRow */
    bool thai;
} Filling;

/* ---- columns */

static void
add_column(Filling *filling, ColumnId id, const char *rest)
{
    const char *heading = column_heading(id, filling->thai);
    EmitColumn column = {.id = id, .rest = rest, .heading = heading};
    if (*rest) {
        g_autofree char *whole = g_strdup_printf("%s %s", heading, rest);
        column.heading = arena_strdup(filling->arena, whole);
    }
    g_array_append_val(filling->columns, column);
}

static void
take_targets(GPtrArray *tiers, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_targets; i++) {
        const char *tier = kpi->targets[i].tier;
        if (!g_ptr_array_find_with_equal_func(tiers, tier, g_str_equal, NULL))
            g_ptr_array_add(tiers, (char *) tier);
    }
}

static void
take_years(GHashTable *years, const YearValue *values, guint count)
{
    for (guint i = 0; i < count; i++)
        g_hash_table_add(years, GINT_TO_POINTER(values[i].fiscal_year));
}

/* The tiers and years that @record has values for. */
static void
take_record(GPtrArray *tiers, GHashTable *years, const Record *record)
{
    take_years(years, record->years, record->n_years);
    for (guint c = 0; c < record->n_components; c++) {
        take_years(years, record->components[c].years, record->components[c].n_years);
        for (guint k = 0; k < record->components[c].n_kpis; k++) {
            const Kpi *kpi = &record->components[c].kpis[k];
            take_targets(tiers, kpi);
            take_years(years, kpi->years, kpi->n_years);
        }
    }
}

static gint
compare_years(gconstpointer a, gconstpointer b)
{
    return GPOINTER_TO_INT(a) - GPOINTER_TO_INT(b);
}

static void
add_year_columns(Filling *filling, GHashTable *years)
{
    g_autoptr(GList) list = g_list_sort(g_hash_table_get_keys(years), compare_years);
    for (const GList *year = list; year; year = year->next) {
        g_autofree char *rest = g_strdup_printf("%d", GPOINTER_TO_INT(year->data));
        add_column(filling, COLUMN_YEAR, arena_strdup(filling->arena, rest));
    }
}

/* All columns in their order, those that repeat once for each tier or year of any record. */
static void
add_columns(Filling *filling, const GPtrArray *records)
{
    g_autoptr(GPtrArray) tiers = g_ptr_array_new();
    g_autoptr(GHashTable) years = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < records->len; i++)
        take_record(tiers, years, records->pdata[i]);
    for (guint id = 0; id < COLUMN_COUNT; id++) {
        if (id == COLUMN_YEAR)
            add_year_columns(filling, years);
        else if (id != COLUMN_TARGET)
            add_column(filling, (ColumnId) id, "");
        for (guint i = 0; id == COLUMN_TARGET && i < tiers->len; i++)
            add_column(filling, COLUMN_TARGET, tiers->pdata[i]);
    }
}

/* ---- cells */

static EmitCell *
cell_of(const Filling *filling, const EmitRow *row, ColumnId id, const char *rest)
{
    for (guint i = 0; i < filling->columns->len; i++) {
        const EmitColumn *column = &g_array_index(filling->columns, EmitColumn, i);
        if (column->id == id && strcmp(column->rest, rest) == 0)
            return &row->cells[i];
    }
    g_assert_not_reached();
}

static void
put_text(const Filling *filling, const EmitRow *row, ColumnId id, const char *text)
{
    if (text)
        cell_of(filling, row, id, "")->text = text;
}

static void
put_choice(const Filling *filling, const EmitRow *row, ColumnId id, const char *word)
{
    if (word)
        put_text(filling, row, id, filling->thai ? column_choice_thai(id, word) : word);
}

static void
put_number_in(const Filling *filling, const EmitRow *row, ColumnId id, const char *rest,
              const Number *number)
{
    if (!number->line)
        return;
    EmitCell *cell = cell_of(filling, row, id, rest);
    cell->number = number->value;
    cell->places = number->places;
    cell->text = "-";
    if (number->value)
        cell->text =
            decimal_format_full(filling->arena, number->value, number->places, DECIMAL_PLAIN);
}

static void
put_number(const Filling *filling, const EmitRow *row, ColumnId id, const Number *number)
{
    put_number_in(filling, row, id, "", number);
}

static void
put_count(const Filling *filling, const EmitRow *row, ColumnId id, int count)
{
    Number number = {.value = decimal_new(filling->arena, count, 1), .line = 1};
    put_number(filling, row, id, &number);
}

static void
put_years(const Filling *filling, const EmitRow *row, const YearValue *years, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_autofree char *rest = g_strdup_printf("%d", years[i].fiscal_year);
        put_number_in(filling, row, COLUMN_YEAR, rest, &years[i].value);
    }
}

static void
put_strings(const Filling *filling, const EmitRow *row, ColumnId id, const Strings *strings)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < strings->count; i++)
        g_string_append_printf(text, "%s%s", i ? "\n" : "", strings->items[i]);
    put_text(filling, row, id, arena_strndup(filling->arena, text->str, text->len));
}

/* ---- rows */

static EmitRow
new_row(Filling *filling, const Record *record, const RecordComponent *component, const Kpi *kpi)
{
    EmitRow row = {.record = record, .kpi = kpi};
    row.cells = ARENA_NEW_N(filling->arena, EmitCell, filling->columns->len);
    for (guint i = 0; i < filling->columns->len; i++)
        row.cells[i].text = "";
    g_array_append_val(filling->rows, row);

    put_text(filling, &row, COLUMN_UNIT, record->unit);
    put_count(filling, &row, COLUMN_FISCAL_YEAR, record->fiscal_year);
    put_text(filling, &row, COLUMN_FRAMEWORK, record->framework);
    put_text(filling, &row, COLUMN_ROUND, record->round);
    put_choice(filling, &row, COLUMN_SYNTHETIC, record->synthetic ? "yes" : "no");
    if (component)
        put_text(filling, &row, COLUMN_COMPONENT, component->id);
    if (kpi)
        put_text(filling, &row, COLUMN_KPI, kpi->id);
    return row;
}

static void
add_unit_row(Filling *filling, const Record *record)
{
    EmitRow row = new_row(filling, record, NULL, NULL);
    put_number(filling, &row, COLUMN_SALARY_BASE, &record->salary_base);
    put_years(filling, &row, record->years, record->n_years);
    put_strings(filling, &row, COLUMN_SUMMARY, &record->summary);
    put_strings(filling, &row, COLUMN_STRENGTHS, &record->strengths);
    put_strings(filling, &row, COLUMN_OBSTACLES, &record->obstacles);
    put_strings(filling, &row, COLUMN_RECOMMENDATIONS, &record->recommendations);
    put_strings(filling, &row, COLUMN_CORRECTION, &record->correction);
}

static void
put_kpi_texts(const Filling *filling, const EmitRow *row, const Kpi *kpi)
{
    put_strings(filling, row, COLUMN_DEFINITION, &kpi->definition);
    put_strings(filling, row, COLUMN_SCOPE, &kpi->scope);
    put_text(filling, row, COLUMN_FORMULA, kpi->formula);
    put_strings(filling, row, COLUMN_COLLECTION, &kpi->collection);
    put_text(filling, row, COLUMN_SOURCE, kpi->source);
    put_strings(filling, row, COLUMN_PERFORMANCE, &kpi->performance);
    put_strings(filling, row, COLUMN_EVIDENCE, &kpi->evidence);
    put_strings(filling, row, COLUMN_OBSTACLES, &kpi->obstacles);
    put_strings(filling, row, COLUMN_OPINION, &kpi->opinion);
    put_text(filling, row, COLUMN_REASON, kpi->reason);
}

static void
put_kpi(const Filling *filling, const EmitRow *row, const Kpi *kpi)
{
    put_text(filling, row, COLUMN_NAME, kpi->names.thai);
    put_text(filling, row, COLUMN_NAME_EN, kpi->names.english);
    put_text(filling, row, COLUMN_FAMILY, kpi->family);
    put_text(filling, row, COLUMN_JOINT, kpi->joint);
    put_text(filling, row, COLUMN_MENU, kpi->menu);
    put_text(filling, row, COLUMN_METHOD, kpi->method);
    put_choice(filling, row, COLUMN_DIRECTION, kpi->lower_is_better ? "lower" : NULL);
    put_choice(filling, row, COLUMN_STATUS, record_status_word(kpi->status));
    put_number(filling, row, COLUMN_WEIGHT, &kpi->weight);
    put_text(filling, row, COLUMN_UNIT_OF_MEASURE, kpi->unit_of_measure);
    for (guint i = 0; i < kpi->n_targets; i++)
        put_number_in(filling, row, COLUMN_TARGET, kpi->targets[i].tier, &kpi->targets[i].value);
    put_number(filling, row, COLUMN_FULL_MARK, &kpi->full_mark);
    put_number(filling, row, COLUMN_GOAL, &kpi->goal);
    put_years(filling, row, kpi->years, kpi->n_years);
    if (!kpi->from)
        put_number(filling, row, COLUMN_RESULT, &kpi->result);
    put_text(filling, row, COLUMN_RESULT_FROM, kpi->from);
    put_number(filling, row, COLUMN_SELF_RESULT, &kpi->self);
    put_kpi_texts(filling, row, kpi);
}

/* The @index-th milestone, check and deduction share a row. */
static void
put_list_items(const Filling *filling, const EmitRow *row, const Kpi *kpi, guint index)
{
    if (index < kpi->n_milestones) {
        const Milestone *milestone = &kpi->milestones[index];
        put_text(filling, row, COLUMN_MILESTONE, milestone->text);
        put_text(filling, row, COLUMN_MILESTONE_TIER, milestone->tier);
        if (!milestone->is_unsaid)
            put_choice(filling, row, COLUMN_MILESTONE_DONE, milestone->done ? "yes" : "no");
    }
    if (index < kpi->n_checks) {
        const Checks *checks = &kpi->checks[index];
        put_text(filling, row, COLUMN_CHECKS, checks->level);
        if (!checks->is_unsaid)
            put_count(filling, row, COLUMN_CHECKS_TICKED, checks->ticked);
        if (checks->self >= 0)
            put_count(filling, row, COLUMN_CHECKS_SELF, checks->self);
        put_count(filling, row, COLUMN_CHECKS_OF, checks->of);
    }
    if (index < kpi->n_deductions) {
        put_number(filling, row, COLUMN_DEDUCTION, &kpi->deductions[index].points);
        put_text(filling, row, COLUMN_DEDUCTION_REASON, kpi->deductions[index].reason);
    }
}

static void
add_kpi_rows(Filling *filling, const Record *record, const RecordComponent *component,
             const Kpi *kpi)
{
    guint count = MAX(MAX(kpi->n_milestones, kpi->n_checks), MAX(kpi->n_deductions, 1));
    for (guint i = 0; i < count; i++) {
        EmitRow row = new_row(filling, record, component, kpi);
        if (i == 0)
            put_kpi(filling, &row, kpi);
        put_list_items(filling, &row, kpi, i);
    }
}

static void
add_rows(Filling *filling, const Record *record)
{
    add_unit_row(filling, record);
    for (guint c = 0; c < record->n_components; c++) {
        const RecordComponent *component = &record->components[c];
        if (component->n_years) {
            EmitRow row = new_row(filling, record, component, NULL);
            put_years(filling, &row, component->years, component->n_years);
        }
        for (guint k = 0; k < component->n_kpis; k++)
            add_kpi_rows(filling, record, component, &component->kpis[k]);
    }
}

/* ---- the table */

EmitTable *
emit_record_table_whole(const GPtrArray *records, bool thai)
{
    Arena *arena = arena_new();
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(EmitColumn));
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(EmitRow));
    Filling filling = {.arena = arena, .columns = columns, .rows = rows, .thai = thai};
    add_columns(&filling, records);
    for (guint i = 0; i < records->len; i++)
        add_rows(&filling, records->pdata[i]);

    EmitTable *table = ARENA_NEW(arena, EmitTable);
    table->arena = arena;
    table->n_columns = columns->len;
    table->columns = arena_memdup(arena, columns->data, columns->len * sizeof(EmitColumn));
    table->n_rows = rows->len;
    table->rows = arena_memdup(arena, rows->data, rows->len * sizeof(EmitRow));
    return table;
}

/* Columns that readers ask for, and those that something stands in or shall stand in. */
static bool
is_wanted(const EmitTable *table, guint index)
{
    ColumnId id = table->columns[index].id;
    if (id <= COLUMN_NAME || id == COLUMN_METHOD || id == COLUMN_WEIGHT ||
        id == COLUMN_UNIT_OF_MEASURE || id == COLUMN_RESULT)
        return true;
    for (guint i = 0; i < table->n_rows; i++) {
        const EmitCell *cell = &table->rows[i].cells[index];
        if (*cell->text || cell->open)
            return true;
    }
    return false;
}

void
emit_record_table_drop_unused(EmitTable *table)
{
    guint kept = 0;
    for (guint i = 0; i < table->n_columns; i++) {
        if (!is_wanted(table, i))
            continue;
        table->columns[kept] = table->columns[i];
        for (guint r = 0; r < table->n_rows; r++)
            table->rows[r].cells[kept] = table->rows[r].cells[i];
        kept++;
    }
    table->n_columns = kept;
}

EmitTable *
emit_record_table(const GPtrArray *records, bool thai)
{
    EmitTable *table = emit_record_table_whole(records, thai);
    emit_record_table_drop_unused(table);
    return table;
}

void
emit_record_table_free(EmitTable *table)
{
    if (table)
        arena_free(table->arena);
}
