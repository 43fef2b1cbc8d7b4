#include "fo/column.h"

#include <string.h>

static guint
span_of(const FoNode *node, FoProperty property)
{
    return (guint) CLAMP(fo_integer(node, property, 1), 1, LIMIT_TABLE_COLUMNS);
}

/* Puts @cell where its number says, or in the next column that is free. */
static void
place_cell(FoColumns *columns, const FoNode *cell)
{
    int number = fo_integer(cell, FO_PROP_COLUMN_NUMBER, 0);
    guint column = number > 0 ? (guint) number - 1 : columns->next;
    while (number <= 0 && column < LIMIT_TABLE_COLUMNS && columns->spans[column])
        column++;
    guint end = column + span_of(cell, FO_PROP_NUMBER_COLUMNS_SPANNED);
    guint rows = span_of(cell, FO_PROP_NUMBER_ROWS_SPANNED);
    for (guint i = column; i < MIN(end, LIMIT_TABLE_COLUMNS); i++)
        columns->spans[i] = (guint16) rows;
    columns->cell = cell;
    columns->column = column;
    columns->next = end;
}

static void
begin_row(FoColumns *columns, const FoNode *row)
{
    for (guint i = 0; i < LIMIT_TABLE_COLUMNS; i++)
        columns->spans[i] -= columns->spans[i] > 0;
    columns->row = row;
    columns->cell = NULL;
    columns->next = 0;
}

/* Places the cells of the row up to @last, or all of them. */
static void
place_cells(FoColumns *columns, const FoNode *last)
{
    const FoNode *cell = columns->cell ? columns->cell->next : columns->row->first;
    for (; cell && columns->cell != last; cell = cell->next) {
        if (cell->element != FO_TABLE_CELL)
            continue;
        bool starts = fo_is(cell, FO_PROP_STARTS_ROW, FO_KW_TRUE) ||
                      (columns->cell && fo_is(columns->cell, FO_PROP_ENDS_ROW, FO_KW_TRUE));
        if (columns->row == columns->part && columns->cell && starts)
            begin_row(columns, columns->row);
        place_cell(columns, cell);
    }
}

static void
go_to(FoColumns *columns, const FoNode *cell)
{
    const FoNode *row = cell->parent;
    const FoNode *part = row->element == FO_TABLE_ROW ? row->parent : row;
    bool behind = columns->row == row && columns->cell == cell;
    if (columns->part != part) {
        memset(columns, 0, sizeof *columns);
        columns->part = part;
        columns->row = part == row ? part : part->first;
    }
    while (columns->row && columns->row != row) {
        if (columns->row->element == FO_TABLE_ROW)
            place_cells(columns, NULL);
        begin_row(columns, columns->row->next);
    }
    if (columns->row && !behind)
        place_cells(columns, cell);
}

/* The style of the table-column that covers @column, from 0. */
static const FoStyle *
style_of_column(const FoNode *table, guint column)
{
    guint next = 0, seen = 0;
    FO_EACH_CHILD (child, table) {
        if (child->element != FO_TABLE_COLUMN)
            continue;
        if (seen++ == LIMIT_TABLE_COLUMNS)
            return NULL;
        int number = fo_integer(child, FO_PROP_COLUMN_NUMBER, 0);
        guint first = number > 0 ? (guint) number - 1 : next;
        next = first + span_of(child, FO_PROP_NUMBER_COLUMNS_REPEATED);
        if (column >= first && column < next)
            return child->style;
    }
    return NULL;
}

const FoStyle *
fo_columns_find(FoColumns *columns, const FoNode *node)
{
    while (node && node->element != FO_TABLE_CELL)
        node = node->parent;
    const FoNode *table = node;
    while (table && table->element != FO_TABLE)
        table = table->parent;
    if (!table)
        return NULL;
    go_to(columns, node);
    return columns->cell == node ? style_of_column(table, columns->column) : NULL;
}
