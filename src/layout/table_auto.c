#include "layout/extent.h"
#include "layout/table_parts.h"

/*
 * table-layout="auto": columns without a width are as wide as their content asks for, within the
 * room there is. A property that is not written means "fixed" here, as it does in FOP.
 */

typedef struct {
    Length minimum, maximum;
    bool given; /* it has a width of its own */
} Need;

static LayoutExtent
cell_extent(const LayoutTable *table, const LayoutCell *cell)
{
    LayoutExtent extent = layout_extent_of_children(table->layout, cell->node);
    Length around = layout_edges_sum(&cell->edges, LAYOUT_START) +
                    layout_edges_sum(&cell->edges, LAYOUT_END) + table->spacing_x;
    extent.minimum += around;
    extent.maximum += around;
    return extent;
}

/* What a cell lacks in the columns it is in, shared out among those that may grow. */
static void
widen(Need *needs, const LayoutCell *cell, LayoutExtent extent)
{
    Length minimum = extent.minimum, maximum = extent.maximum;
    int open = 0;
    for (int i = cell->column; i < cell->column + cell->columns; i++) {
        minimum -= needs[i].minimum;
        maximum -= needs[i].maximum;
        open += !needs[i].given;
    }
    for (int i = cell->column; i < cell->column + cell->columns; i++) {
        if (needs[i].given)
            continue;
        needs[i].minimum += MAX(0, minimum) / open;
        needs[i].maximum += MAX(0, maximum) / open;
        needs[i].maximum = MAX(needs[i].maximum, needs[i].minimum);
    }
}

/* Cells of one column, or those that span some. */
static void
include_cells(const LayoutTable *table, const GPtrArray *cells, bool spanning, Need *needs)
{
    for (guint i = 0; i < cells->len; i++) {
        const LayoutCell *cell = g_ptr_array_index(cells, i);
        if ((cell->columns > 1) == spanning)
            widen(needs, cell, cell_extent(table, cell));
    }
}

static Need *
find_needs(const LayoutTable *table, const GPtrArray *cells, Length base)
{
    Need *needs = g_new0(Need, (gsize) MAX(1, table->n_columns));
    for (int i = 0; i < table->n_columns; i++) {
        const FoNode *node = table->columns[i].node;
        bool given = node && fo_is_length(node, FO_PROP_COLUMN_WIDTH) &&
                     fo_value(node, FO_PROP_COLUMN_WIDTH)->share == 0;
        if (given)
            needs[i] = (Need){.given = true};
        if (given)
            needs[i].minimum = needs[i].maximum =
                MAX(0, fo_length(node, FO_PROP_COLUMN_WIDTH, base));
    }
    include_cells(table, cells, false, needs);
    include_cells(table, cells, true, needs);
    return needs;
}

static Need
sum_of(const Need *needs, int count, bool all)
{
    Need sum = {0};
    for (int i = 0; i < count; i++) {
        if (needs[i].given && !all)
            continue;
        sum.minimum = length_hold((gint64) sum.minimum + needs[i].minimum);
        sum.maximum = length_hold((gint64) sum.maximum + needs[i].maximum);
    }
    return sum;
}

/* Between the least and the most that the columns need; wider only when a width is asked for. */
void
layout_table_columns_fit(LayoutTable *table, const GPtrArray *cells, Length width)
{
    g_autofree Need *needs = find_needs(table, cells, width);
    Need sum = sum_of(needs, table->n_columns, true);
    Length open = sum_of(needs, table->n_columns, false).maximum;
    bool asked = fo_is_length(table->node, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
    double part = 1, more = 0;
    if (sum.maximum > width && sum.maximum > sum.minimum)
        part = MAX(0, (double) (width - sum.minimum) / (double) (sum.maximum - sum.minimum));
    else if (asked && open > 0)
        more = MAX(0, (double) (width - sum.maximum) / (double) open);
    Length x = 0;
    for (int i = 0; i < table->n_columns; i++) {
        Length grown = (Length) ((double) (needs[i].maximum - needs[i].minimum) * part);
        table->columns[i].width = needs[i].minimum + grown;
        table->columns[i].width += needs[i].given ? 0 : (Length) ((double) needs[i].maximum * more);
        table->columns[i].x = x;
        x = length_hold((gint64) x + table->columns[i].width);
    }
    table->width = x;
    layout_table_columns_mirror(table);
}

void
layout_table_widths(Layout *layout, const FoNode *node, Length *minimum, Length *maximum)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GPtrArray) cells = g_ptr_array_new();
    LayoutTable *table = layout_table_read(layout, arena, node, 0, cells);
    g_autofree Need *needs = find_needs(table, cells, 0);
    Need sum = sum_of(needs, table->n_columns, true);
    *minimum = sum.minimum;
    *maximum = sum.maximum;
}
