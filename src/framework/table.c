#include "framework/table.h"

#include <string.h>

#include "framework/amount.h"
#include "framework/table_read.h"

/* ---- recomputing */

static const Decimal *
value_at(const TableRow *row, guint column)
{
    return row->cells[column].number.value;
}

static const Decimal *
sum_rows(const Table *table, guint column)
{
    const Decimal *sum = decimal_new(table->arena, 0, 1);
    for (guint i = 0; i < table->n_rows; i++) {
        if (value_at(&table->rows[i], column))
            sum = decimal_add(table->arena, sum, value_at(&table->rows[i], column));
    }
    return sum;
}

static const Decimal *
total_of(const Table *table, guint column)
{
    const Decimal *printed = table->total ? value_at(table->total, column) : NULL;
    return printed ? printed : sum_rows(table, column);
}

static const Decimal *
percent(const Table *table, const Decimal *part, const Decimal *whole)
{
    if (!part || !whole || !decimal_sign(whole))
        return NULL;
    const Decimal *share = decimal_divide(table->arena, part, whole);
    return decimal_multiply(table->arena, share, decimal_new(table->arena, 100, 1));
}

static const Decimal *
subtract(const Table *table, const Decimal *a, const Decimal *b)
{
    return a && b ? decimal_subtract(table->arena, a, b) : NULL;
}

/* A score times its weight in percent. */
static const Decimal *
weigh(const Table *table, const Decimal *score, const Decimal *weight)
{
    if (!score || !weight)
        return NULL;
    const Decimal *product = decimal_multiply(table->arena, score, weight);
    return decimal_divide(table->arena, product, decimal_new(table->arena, 100, 1));
}

/* The mean of @column over the rows, weighted by @by. */
static const Decimal *
weighted_mean(const Table *table, guint column, guint by)
{
    Arena *arena = table->arena;
    const Decimal *sum = decimal_new(arena, 0, 1), *weights = sum;
    for (guint i = 0; i < table->n_rows; i++) {
        const Decimal *value = value_at(&table->rows[i], column);
        const Decimal *weight = value_at(&table->rows[i], by);
        if (!value || !weight)
            continue;
        sum = decimal_add(arena, sum, decimal_multiply(arena, value, weight));
        weights = decimal_add(arena, weights, weight);
    }
    return decimal_sign(weights) ? decimal_divide(arena, sum, weights) : NULL;
}

static const Decimal *
sum_columns(const Table *table, const TableColumn *column, const TableRow *row)
{
    const Decimal *sum = decimal_new(table->arena, 0, 1);
    for (guint i = 0; i < column->n_of; i++) {
        if (value_at(row, column->of[i]))
            sum = decimal_add(table->arena, sum, value_at(row, column->of[i]));
    }
    return sum;
}

/* What should stand in @row of @column by the other columns; NULL if nothing is known. */
static const Decimal *
recompute(const Table *table, const TableColumn *column, const TableRow *row)
{
    const Decimal *of = column->n_of ? value_at(row, column->of[0]) : NULL;
    const Decimal *by = column->by >= 0 ? value_at(row, (guint) column->by) : NULL;
    switch (column->kind) {
    case TABLE_SUM:
        return sum_columns(table, column, row);
    case TABLE_PERCENT:
        return percent(table, of, total_of(table, column->of[0]));
    case TABLE_SHARE:
        return percent(table, of, by);
    case TABLE_DIFFERENCE:
        return subtract(table, of, by);
    case TABLE_WEIGHTED:
        return weigh(table, of, by);
    case TABLE_CHANGE:
        return row > table->rows && row < table->rows + table->n_rows
                   ? subtract(table, of, value_at(row - 1, column->of[0]))
                   : NULL;
    default:
        return NULL;
    }
}

/* What should stand in the total row by the rows above it. */
static const Decimal *
recompute_total(const Table *table, guint index)
{
    const TableColumn *column = &table->columns[index];
    if (column->kind == TABLE_COUNT || column->kind == TABLE_SUM)
        return sum_rows(table, index);
    if (column->kind == TABLE_VALUE && column->by >= 0)
        return weighted_mean(table, index, (guint) column->by);
    return recompute(table, column, table->total);
}

/* ---- comparing */

/* The printed figure must be the recomputed one, rounded as it is printed, within the tolerance. */
static void
compare(const Table *table, guint index, const TableRow *row, const Decimal *expected)
{
    const TableColumn *column = &table->columns[index];
    const TableCell *cell = &row->cells[index];
    if (!expected || !cell->number.value)
        return;
    Arena *arena = table->arena;
    int places = cell->number.places;
    const Decimal *rounded = decimal_round(arena, expected, places);
    const Decimal *off = decimal_subtract(arena, cell->number.value, rounded);
    if (decimal_sign(off) < 0)
        off = decimal_negate(arena, off);
    const Decimal *allowed = column->tolerance.value;
    if (decimal_sign(off) == 0 || (allowed && decimal_compare(off, allowed) <= 0))
        return;
    g_autofree char *where = g_strdup_printf("%s / %s", row->name, column->name);
    framework_table_report(table, DIAG_ID_TABLE_VALUE, row->line, where, cell->text,
                           decimal_format(arena, rounded, places, DECIMAL_GROUPED));
}

static void
check_rising(const Table *table, guint index, guint row)
{
    const Decimal *value = value_at(&table->rows[row], index);
    const Decimal *before = row ? value_at(&table->rows[row - 1], index) : NULL;
    if (value && before && decimal_compare(value, before) <= 0)
        framework_table_report(table, DIAG_ID_TABLE_ORDER, table->rows[row].line,
                               table->rows[row].name, table->rows[row].cells[index].text, NULL);
}

static void
check_band(const Table *table, const TableColumn *column, guint index, const TableRow *row)
{
    const Decimal *value = value_at(row, column->of[0]);
    const char *name = row->cells[index].text;
    for (guint i = 0; value && i < table->n_bands; i++) {
        const TableBand *band = &table->bands[i];
        if (strcmp(band->name, name) == 0 && decimal_compare(value, band->from.value) >= 0 &&
            decimal_compare(value, band->to.value) <= 0)
            return;
    }
    if (value)
        framework_table_report(table, DIAG_ID_TABLE_BAND, row->line, row->name,
                               row->cells[column->of[0]].text, name);
}

/* What is counted in the same should be of the same size. */
static void
check_amount(const Table *table, guint index, const TableRow *row)
{
    const TableColumn *column = &table->columns[index];
    const TableCell *cell = &row->cells[index];
    const TableCell *other = column->n_of ? &row->cells[column->of[0]] : NULL;
    if (!other || !cell->number.value || !other->number.value ||
        g_strcmp0(cell->unit, other->unit) != 0)
        return;
    if (!framework_amount_is_near(table->arena, cell->number.value, other->number.value))
        framework_table_report(table, DIAG_ID_TABLE_AMOUNT, row->line, row->name, cell->text,
                               other->text);
}

/* What several sources print of one thing is one figure. */
static void
check_same(const Table *table, guint index, const TableRow *row)
{
    const TableColumn *column = &table->columns[index];
    const TableCell *cell = &row->cells[index], *other = &row->cells[column->of[0]];
    if (cell->number.value && other->number.value &&
        !decimal_equal(cell->number.value, other->number.value))
        framework_table_report(table, DIAG_ID_TABLE_SAME, row->line, row->name, cell->text,
                               other->text);
}

static void
check_row(const Table *table, guint index, guint number)
{
    const TableColumn *column = &table->columns[index];
    const TableRow *row = &table->rows[number];
    switch (column->kind) {
    case TABLE_RISING:
        check_rising(table, index, number);
        break;
    case TABLE_BAND:
        check_band(table, column, index, row);
        break;
    case TABLE_AMOUNT:
        check_amount(table, index, row);
        break;
    case TABLE_SAME:
        check_same(table, index, row);
        break;
    default:
        compare(table, index, row, recompute(table, column, row));
    }
}

static void
check_column(const Table *table, guint index)
{
    const TableColumn *column = &table->columns[index];
    for (guint i = 0; i < table->n_rows; i++)
        check_row(table, index, i);
    if (table->total && column->kind != TABLE_BAND)
        compare(table, index, table->total, recompute_total(table, index));
}

bool
framework_table_check(const char *path, Diag *diag, GError **error)
{
    g_autoptr(xmlDoc) doc = framework_xml_load(path, "table", diag, error);
    if (!doc)
        return false;
    g_autoptr(Arena) arena = arena_new();
    Table table = {.file = g_intern_string(path), .arena = arena, .diag = diag};
    guint before = diag_count_of(diag, DIAG_ERROR);
    framework_table_read(&table, xmlDocGetRootElement(doc));
    for (guint i = 0; diag_count_of(diag, DIAG_ERROR) == before && i < table.n_columns; i++)
        check_column(&table, i);
    return true;
}
