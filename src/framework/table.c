#include "framework/table.h"

#include <string.h>

#include "framework/amount.h"
#include "framework/xml.h"

typedef enum {
    TABLE_COUNT,
    TABLE_SUM,
    TABLE_PERCENT,
    TABLE_SHARE,
    TABLE_DIFFERENCE,
    TABLE_CHANGE,
    TABLE_VALUE,
    TABLE_RISING,
    TABLE_BAND,
    TABLE_WEIGHTED,
    TABLE_AMOUNT,
    TABLE_SAME,
} TableKind;

static const char *const kind_names[] = {"count",      "sum",      "percent", "share",
                                         "difference", "change",   "value",   "rising",
                                         "band",       "weighted", "amount",  "same"};

typedef struct {
    const char *id, *name;
    TableKind kind;
    guint *of; /* indices of columns */
    guint n_of;
    int by; /* index of a column, or -1 */
    Number tolerance;
} TableColumn;

typedef struct {
    const char *text; /* as printed */
    Number number;    /* no value where the text is none, or a band's name */
    const char *unit; /* what an amount is counted in */
} TableCell;

typedef struct {
    const char *name;
    TableCell *cells;
    int line;
} TableRow;

typedef struct {
    const char *name;
    Number from, to;
} TableBand;

typedef struct {
    const char *file;
    Arena *arena;
    Diag *diag;
    TableColumn *columns;
    guint n_columns;
    TableRow *rows;
    guint n_rows;
    TableRow *total; /* NULL if there is none */
    TableBand *bands;
    guint n_bands;
} Table;

/* ---- reading */

static int
find_column(const Table *table, const char *id)
{
    for (guint i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].id, id) == 0)
            return (int) i;
    }
    return -1;
}

static void
report(const Table *table, DiagId id, int line, const char *first, const char *second,
       const char *third)
{
    diag_add(table->diag, id, (DiagPlace){table->file, line, 0}, first, second, third, NULL);
}

/* A column that another refers to stands before it. */
static int
read_reference(Table *table, const xmlNode *node, const char *id)
{
    int index = id ? find_column(table, id) : -1;
    if (id && index < 0)
        report(table, DIAG_ID_TABLE_COLUMN, (int) xmlGetLineNo(node), id, NULL, NULL);
    return index;
}

static TableKind
find_kind(const char *name)
{
    int kind = 0;
    while (strcmp(kind_names[kind], name) != 0)
        kind++; /* the schema allows these names only */
    return (TableKind) kind;
}

static void
read_column(Table *table, const xmlNode *node)
{
    Arena *arena = table->arena;
    TableColumn column = {
        .id = xml_query_string(arena, node, "id"),
        .name = xml_query_string(arena, node, "name"),
        .kind = find_kind(xml_query_attribute(node, "kind")),
        .by = read_reference(table, node, xml_query_attribute(node, "by")),
        .tolerance = framework_xml_number(arena, node, "tolerance"),
    };
    const char *of = xml_query_attribute(node, "of");
    g_auto(GStrv) ids = g_strsplit(of ? of : "", " ", -1);
    column.of = ARENA_NEW_N(arena, guint, g_strv_length(ids));
    for (char **id = ids; *id; id++) {
        int index = **id ? read_reference(table, node, *id) : -1;
        if (index >= 0)
            column.of[column.n_of++] = (guint) index;
    }
    bool stands_alone = column.kind == TABLE_COUNT || column.kind == TABLE_VALUE ||
                        column.kind == TABLE_RISING || column.kind == TABLE_AMOUNT;
    bool needs_of = !stands_alone;
    bool needs_by = column.kind == TABLE_SHARE || column.kind == TABLE_DIFFERENCE ||
                    column.kind == TABLE_WEIGHTED;
    if ((needs_of && !column.n_of) || (needs_by && column.by < 0))
        report(table, DIAG_ID_TABLE_COLUMN, (int) xmlGetLineNo(node), column.id, NULL, NULL);
    table->columns[table->n_columns++] = column;
}

static TableCell
read_cell(const Table *table, const TableColumn *column, char *text, int line)
{
    TableCell cell = {.text = arena_strdup(table->arena, g_strstrip(text))};
    bool none = strcmp(cell.text, "–") == 0 || strcmp(cell.text, "-") == 0;
    if (column->kind == TABLE_BAND || none)
        return cell;
    if (column->kind == TABLE_AMOUNT) {
        cell.number.value = framework_amount(table->arena, cell.text, &cell.unit);
        if (!cell.number.value)
            report(table, DIAG_ID_NOT_A_NUMBER, line, column->name, cell.text, NULL);
        return cell;
    }
    /* A difference may carry its sign; decimal_parse() reads both minus signs. */
    cell.number.value = decimal_parse(table->arena, cell.text);
    cell.number.places = decimal_places(cell.text);
    if (!cell.number.value)
        report(table, DIAG_ID_NOT_A_NUMBER, line, column->name, cell.text, NULL);
    return cell;
}

static TableRow
read_row(const Table *table, const xmlNode *node)
{
    TableRow row = {
        .name = xml_query_string(table->arena, node, "name"),
        .cells = ARENA_NEW_N(table->arena, TableCell, table->n_columns),
        .line = (int) xmlGetLineNo(node),
    };
    g_auto(GStrv) texts = g_strsplit(xml_query_text(table->arena, node), "|", -1);
    if (g_strv_length(texts) != table->n_columns) {
        g_autofree char *expected = g_strdup_printf("%u", table->n_columns);
        report(table, DIAG_ID_TABLE_CELLS, row.line, row.name, expected, NULL);
        return row;
    }
    for (guint i = 0; i < table->n_columns; i++)
        row.cells[i] = read_cell(table, &table->columns[i], texts[i], row.line);
    return row;
}

static void
read_table(Table *table, const xmlNode *root)
{
    Arena *arena = table->arena;
    table->bands = ARENA_NEW_N(arena, TableBand, xml_query_count(root, "band"));
    XML_QUERY_EACH (node, root, "band")
        table->bands[table->n_bands++] = (TableBand){xml_query_string(arena, node, "name"),
                                                     framework_xml_number(arena, node, "from"),
                                                     framework_xml_number(arena, node, "to")};
    table->columns = ARENA_NEW_N(arena, TableColumn, xml_query_count(root, "column"));
    XML_QUERY_EACH (node, root, "column")
        read_column(table, node);
    table->rows = ARENA_NEW_N(arena, TableRow, xml_query_count(root, "row"));
    XML_QUERY_EACH (node, root, "row")
        table->rows[table->n_rows++] = read_row(table, node);
    const xmlNode *total = xml_query_child(root, "total");
    if (total) {
        table->total = ARENA_NEW(arena, TableRow);
        *table->total = read_row(table, total);
    }
}

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
    report(table, DIAG_ID_TABLE_VALUE, row->line, where, cell->text,
           decimal_format(arena, rounded, places, DECIMAL_GROUPED));
}

static void
check_rising(const Table *table, guint index, guint row)
{
    const Decimal *value = value_at(&table->rows[row], index);
    const Decimal *before = row ? value_at(&table->rows[row - 1], index) : NULL;
    if (value && before && decimal_compare(value, before) <= 0)
        report(table, DIAG_ID_TABLE_ORDER, table->rows[row].line, table->rows[row].name,
               table->rows[row].cells[index].text, NULL);
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
        report(table, DIAG_ID_TABLE_BAND, row->line, row->name, row->cells[column->of[0]].text,
               name);
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
        report(table, DIAG_ID_TABLE_AMOUNT, row->line, row->name, cell->text, other->text);
}

/* What several sources print of one thing is one figure. */
static void
check_same(const Table *table, guint index, const TableRow *row)
{
    const TableColumn *column = &table->columns[index];
    const TableCell *cell = &row->cells[index], *other = &row->cells[column->of[0]];
    if (cell->number.value && other->number.value &&
        !decimal_equal(cell->number.value, other->number.value))
        report(table, DIAG_ID_TABLE_SAME, row->line, row->name, cell->text, other->text);
}

static void
check_column(const Table *table, guint index)
{
    const TableColumn *column = &table->columns[index];
    for (guint i = 0; i < table->n_rows; i++) {
        const TableRow *row = &table->rows[i];
        if (column->kind == TABLE_RISING)
            check_rising(table, index, i);
        else if (column->kind == TABLE_BAND)
            check_band(table, column, index, row);
        else if (column->kind == TABLE_AMOUNT)
            check_amount(table, index, row);
        else if (column->kind == TABLE_SAME)
            check_same(table, index, row);
        else
            compare(table, index, row, recompute(table, column, row));
    }
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
    read_table(&table, xmlDocGetRootElement(doc));
    for (guint i = 0; diag_count_of(diag, DIAG_ERROR) == before && i < table.n_columns; i++)
        check_column(&table, i);
    return true;
}
