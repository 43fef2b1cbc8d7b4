#include "base/limits.h"
#include "layout/table_parts.h"

bool
layout_table_is_auto(const LayoutTable *table)
{
    return fo_is_specified(table->node, FO_PROP_TABLE_LAYOUT) &&
           fo_is(table->node, FO_PROP_TABLE_LAYOUT, FO_KW_AUTO);
}

void
layout_table_columns_reserve(LayoutTable *table, Arena *arena, int count)
{
    count = MIN(count, LIMIT_TABLE_COLUMNS);
    if (count <= table->n_columns)
        return;
    LayoutColumn *columns = ARENA_NEW_N(arena, LayoutColumn, (gsize) count);
    for (int i = 0; i < table->n_columns; i++)
        columns[i] = table->columns[i];
    table->columns = columns;
    table->n_columns = count;
}

void
layout_table_columns_read(LayoutTable *table, Arena *arena)
{
    int next = 0;
    FO_EACH_CHILD (child, table->node) {
        if (child->element != FO_TABLE_COLUMN)
            continue;
        int number = fo_integer(child, FO_PROP_COLUMN_NUMBER, 0);
        while (number <= 0 && next < table->n_columns && table->columns[next].node)
            next++;
        int first = number > 0 ? number - 1 : next;
        int repeated =
            CLAMP(fo_integer(child, FO_PROP_NUMBER_COLUMNS_REPEATED, 1), 1, LIMIT_TABLE_COLUMNS);
        first = MIN(first, LIMIT_TABLE_COLUMNS - 1);
        next = MIN(first + repeated, LIMIT_TABLE_COLUMNS);
        layout_table_columns_reserve(table, arena, next);
        for (int i = first; i < next; i++)
            if (!table->columns[i].node)
                table->columns[i].node = child;
    }
}

void
layout_table_columns_take(LayoutTable *table, const LayoutCell *cell)
{
    const FoValue *width = fo_value(cell->node, FO_PROP_WIDTH);
    if (cell->columns != 1 || width->kind != FO_VALUE_LENGTH || width->share != 0 || width->percent)
        return;
    table->columns[cell->column].cell = cell->node;
    const FoNode *repeated = table->columns[cell->column].node;
    for (int i = 0; repeated && i < table->n_columns; i++)
        if (table->columns[i].node == repeated)
            table->columns[i].cell = cell->node;
}

/* How many shares of what is left a column takes; a column without a width takes one. */
static double
shares_of(const LayoutColumn *column)
{
    if (column->cell)
        return 0;
    if (!column->node || !fo_is_length(column->node, FO_PROP_COLUMN_WIDTH))
        return 1;
    return fo_value(column->node, FO_PROP_COLUMN_WIDTH)->share;
}

static Length
fixed_width(const LayoutColumn *column, Length base)
{
    if (column->cell)
        return MAX(0, fo_length(column->cell, FO_PROP_WIDTH, base));
    if (!column->node || !fo_is_length(column->node, FO_PROP_COLUMN_WIDTH))
        return 0;
    return MAX(0, fo_length(column->node, FO_PROP_COLUMN_WIDTH, base));
}

void
layout_table_columns_measure(LayoutTable *table, Length width, Length base)
{
    gint64 fixed = 0;
    double shares = 0;
    for (int i = 0; i < table->n_columns; i++) {
        fixed += fixed_width(&table->columns[i], base);
        shares += shares_of(&table->columns[i]);
    }
    double unit = shares > 0 && fixed < width ? (double) (width - fixed) / shares : 0;

    Length x = 0;
    for (int i = 0; i < table->n_columns; i++) {
        LayoutColumn *column = &table->columns[i];
        column->width = fixed_width(column, base) + (Length) (shares_of(column) * unit);
        column->x = x;
        x = length_hold((gint64) x + column->width);
    }
    table->width = x;
    layout_table_columns_mirror(table);
}

void
layout_table_columns_mirror(LayoutTable *table)
{
    if (!table->rtl)
        return;
    for (int i = 0; i < table->n_columns; i++)
        table->columns[i].x = table->width - table->columns[i].x - table->columns[i].width;
}
