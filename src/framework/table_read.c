#include "framework/table_read.h"

#include <string.h>

#include "framework/amount.h"

/* The kinds of columns, and whether they are computed of others, and by one. */
static const struct {
    const char *name;
    bool needs_of, needs_by;
} kinds[TABLE_KINDS] = {
    [TABLE_COUNT] = {"count", false, false},
    [TABLE_SUM] = {"sum", true, false},
    [TABLE_PERCENT] = {"percent", true, false},
    [TABLE_SHARE] = {"share", true, true},
    [TABLE_DIFFERENCE] = {"difference", true, true},
    [TABLE_CHANGE] = {"change", true, false},
    [TABLE_VALUE] = {"value", false, false},
    [TABLE_RISING] = {"rising", false, false},
    [TABLE_BAND] = {"band", true, false},
    [TABLE_WEIGHTED] = {"weighted", true, true},
    [TABLE_AMOUNT] = {"amount", false, false},
    [TABLE_SAME] = {"same", true, false},
};

void
framework_table_report(const Table *table, DiagId id, int line, const char *first,
                       const char *second, const char *third)
{
    diag_add(table->diag, id, (DiagPlace){table->file, line, 0}, first, second, third, NULL);
}

static int
find_column(const Table *table, const char *id)
{
    for (guint i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].id, id) == 0)
            return (int) i;
    }
    return -1;
}

/* A column that another refers to stands before it. */
static int
read_reference(Table *table, const xmlNode *node, const char *id)
{
    int index = id ? find_column(table, id) : -1;
    if (id && index < 0)
        framework_table_report(table, DIAG_ID_TABLE_COLUMN, (int) xmlGetLineNo(node), id, NULL,
                               NULL);
    return index;
}

static TableKind
find_kind(const char *name)
{
    int kind = 0;
    while (strcmp(kinds[kind].name, name) != 0)
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
    if ((kinds[column.kind].needs_of && !column.n_of) ||
        (kinds[column.kind].needs_by && column.by < 0))
        framework_table_report(table, DIAG_ID_TABLE_COLUMN, (int) xmlGetLineNo(node), column.id,
                               NULL, NULL);
    table->columns[table->n_columns++] = column;
}

static TableCell
read_cell(const Table *table, const TableColumn *column, char *text, int line)
{
    TableCell cell = {.text = arena_strdup(table->arena, g_strstrip(text))};
    bool none = strcmp(cell.text, "–") == 0 || strcmp(cell.text, "-") == 0;
    if (column->kind == TABLE_BAND || none)
        return cell;
    if (column->kind == TABLE_AMOUNT)
        cell.number.value = framework_amount(table->arena, cell.text, &cell.unit);
    else /* a difference may carry its sign; either minus sign is read */
        cell.number.value = decimal_parse(table->arena, cell.text);
    if (!cell.number.value)
        framework_table_report(table, DIAG_ID_NOT_A_NUMBER, line, column->name, cell.text, NULL);
    else if (column->kind != TABLE_AMOUNT)
        cell.number.places = decimal_places(cell.text);
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
        framework_table_report(table, DIAG_ID_TABLE_CELLS, row.line, row.name, expected, NULL);
        return row;
    }
    for (guint i = 0; i < table->n_columns; i++)
        row.cells[i] = read_cell(table, &table->columns[i], texts[i], row.line);
    return row;
}

void
framework_table_read(Table *table, const xmlNode *root)
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
