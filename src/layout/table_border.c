#include "layout/table_parts.h"

/* Collapsing borders (XSL-FO 6.7.10, CSS 2 17.6.2). */

enum {
    HOLDER_TABLE,
    HOLDER_COLUMN,
    HOLDER_PART,
    HOLDER_ROW,
    HOLDER_CELL,
};

typedef struct {
    FoProperty style, width, color, retain;
} BorderProperties;

static const BorderProperties properties[] = {
    [LAYOUT_BEFORE] = {FO_PROP_BORDER_BEFORE_STYLE, FO_PROP_BORDER_BEFORE_WIDTH,
                       FO_PROP_BORDER_BEFORE_COLOR, FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY},
    [LAYOUT_AFTER] = {FO_PROP_BORDER_AFTER_STYLE, FO_PROP_BORDER_AFTER_WIDTH,
                      FO_PROP_BORDER_AFTER_COLOR, FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY},
    [LAYOUT_START] = {FO_PROP_BORDER_START_STYLE, FO_PROP_BORDER_START_WIDTH,
                      FO_PROP_BORDER_START_COLOR, FO_PROP_BORDER_START_WIDTH_CONDITIONALITY},
    [LAYOUT_END] = {FO_PROP_BORDER_END_STYLE, FO_PROP_BORDER_END_WIDTH, FO_PROP_BORDER_END_COLOR,
                    FO_PROP_BORDER_END_WIDTH_CONDITIONALITY},
};

static LayoutBorder
border_of(const FoNode *node, LayoutSide side, guint8 holder)
{
    LayoutBorder border = {.holder = holder};
    if (!node)
        return border;
    FoKeyword style = fo_keyword(node, properties[side].style);
    if (style == FO_KW_NONE)
        return border;
    border.style = layout_border_style(style);
    border.hidden = style == FO_KW_HIDDEN;
    if (border.style != AREA_BORDER_NONE)
        border.width = MAX(0, fo_length(node, properties[side].width, 0));
    border.color = fo_color(node, properties[side].color);
    border.retain = fo_is(node, properties[side].retain, FO_KW_RETAIN);
    return border;
}

static int
rank_of(AreaBorderStyle style)
{
    static const int ranks[] = {
        [AREA_BORDER_NONE] = 0,   [AREA_BORDER_INSET] = 1, [AREA_BORDER_GROOVE] = 2,
        [AREA_BORDER_OUTSET] = 3, [AREA_BORDER_RIDGE] = 4, [AREA_BORDER_DOTTED] = 5,
        [AREA_BORDER_DASHED] = 6, [AREA_BORDER_SOLID] = 7, [AREA_BORDER_DOUBLE] = 8,
    };
    return ranks[style];
}

/* hidden beats all, none is beaten by all; then width, style, and who has it. */
static LayoutBorder
stronger(LayoutBorder a, LayoutBorder b)
{
    if (a.hidden || b.hidden)
        return a.hidden ? a : b;
    if ((a.style == AREA_BORDER_NONE) != (b.style == AREA_BORDER_NONE))
        return a.style == AREA_BORDER_NONE ? b : a;
    if (a.width != b.width)
        return a.width > b.width ? a : b;
    if (a.style != b.style)
        return rank_of(a.style) > rank_of(b.style) ? a : b;
    return b.holder > a.holder ? b : a;
}

static const FoNode *
column_node(const LayoutTable *table, int column)
{
    return table->columns[column].node;
}

static LayoutCell *
cell_at(const LayoutTable *table, int row, int column)
{
    if (row < 0 || row >= (int) table->rows->len || column < 0 || column >= table->n_columns)
        return NULL;
    return layout_table_row(table, row)->cells[column];
}

/* What @row and all that holds it has on its before or after side. */
static LayoutBorder
row_border(const LayoutTable *table, int index, LayoutSide side, int column)
{
    const LayoutRow *row = layout_table_row(table, index);
    LayoutBorder border = border_of(row->node, side, HOLDER_ROW);
    bool at_edge = side == LAYOUT_BEFORE ? row->first_of_part : row->last_of_part;
    if (at_edge)
        border = stronger(border, border_of(row->part, side, HOLDER_PART));
    int edge = side == LAYOUT_BEFORE ? 0 : (int) table->rows->len - 1;
    if (index == edge) {
        border = stronger(border, border_of(column_node(table, column), side, HOLDER_COLUMN));
        border = stronger(border, border_of(table->node, side, HOLDER_TABLE));
    }
    return border;
}

/* The horizontal edge between rows @below − 1 and @below, over @column. */
static LayoutBorder
horizontal_edge(const LayoutTable *table, int below, int column)
{
    LayoutBorder border = {0};
    const LayoutCell *upper = cell_at(table, below - 1, column);
    const LayoutCell *lower = cell_at(table, below, column);
    if (upper && upper == lower)
        return border;
    if (upper)
        border = stronger(border, border_of(upper->node, LAYOUT_AFTER, HOLDER_CELL));
    if (lower)
        border = stronger(border, border_of(lower->node, LAYOUT_BEFORE, HOLDER_CELL));
    if (below > 0)
        border = stronger(border, row_border(table, below - 1, LAYOUT_AFTER, column));
    if (below < (int) table->rows->len)
        border = stronger(border, row_border(table, below, LAYOUT_BEFORE, column));
    return border;
}

/* What the table's start or end side has at @row. */
static LayoutBorder
side_border(const LayoutTable *table, int index, LayoutSide side)
{
    const LayoutRow *row = layout_table_row(table, index);
    LayoutBorder border = border_of(row->node, side, HOLDER_ROW);
    border = stronger(border, border_of(row->part, side, HOLDER_PART));
    return stronger(border, border_of(table->node, side, HOLDER_TABLE));
}

/* The vertical edge at the start of column @after, in @row. */
static LayoutBorder
vertical_edge(const LayoutTable *table, int row, int after)
{
    LayoutBorder border = {0};
    const LayoutCell *left = cell_at(table, row, after - 1);
    const LayoutCell *right = cell_at(table, row, after);
    if (left && left == right)
        return border;
    if (left)
        border = stronger(border, border_of(left->node, LAYOUT_END, HOLDER_CELL));
    if (right)
        border = stronger(border, border_of(right->node, LAYOUT_START, HOLDER_CELL));
    if (after > 0)
        border =
            stronger(border, border_of(column_node(table, after - 1), LAYOUT_END, HOLDER_COLUMN));
    if (after < table->n_columns)
        border =
            stronger(border, border_of(column_node(table, after), LAYOUT_START, HOLDER_COLUMN));
    if (after == 0)
        border = stronger(border, side_border(table, row, LAYOUT_START));
    if (after == table->n_columns)
        border = stronger(border, side_border(table, row, LAYOUT_END));
    return border;
}

/* ---- at page breaks: the neighbour is what is repeated there, or the table's own edge */

static LayoutBorder
kept(LayoutBorder border)
{
    return border.retain ? border : (LayoutBorder){.holder = border.holder};
}

/* What the header's last row or the footer's first has towards bodies, else the table's edge. */
static LayoutBorder
border_at_break(const LayoutTable *table, LayoutSide side, int column)
{
    bool before = side == LAYOUT_BEFORE;
    FoProperty omit =
        before ? FO_PROP_TABLE_OMIT_HEADER_AT_BREAK : FO_PROP_TABLE_OMIT_FOOTER_AT_BREAK;
    bool any = before ? table->body > 0 : table->footer < (int) table->rows->len;
    if (!any || fo_is(table->node, omit, FO_KW_TRUE))
        return stronger(kept(border_of(column_node(table, column), side, HOLDER_COLUMN)),
                        kept(border_of(table->node, side, HOLDER_TABLE)));
    int row = before ? table->body - 1 : table->footer;
    LayoutSide facing = before ? LAYOUT_AFTER : LAYOUT_BEFORE;
    LayoutBorder border = row_border(table, row, facing, column);
    const LayoutCell *cell = cell_at(table, row, column);
    return cell ? stronger(border_of(cell->node, facing, HOLDER_CELL), border) : border;
}

static bool
is_in_body(const LayoutTable *table, int row)
{
    return row >= table->body && row < table->footer;
}

/* The edge on @side of @row, of @cell in it or of nothing, where a page break is. */
static LayoutBorder
broken_edge(const LayoutTable *table, const LayoutCell *cell, LayoutSide side, bool cut, int index,
            int column)
{
    const LayoutRow *row = layout_table_row(table, index);
    LayoutBorder own = {0};
    if (cell)
        own = border_of(cell->node, side, HOLDER_CELL);
    LayoutBorder around = border_of(row->node, side, HOLDER_ROW);
    LayoutBorder part = {0};
    if (side == LAYOUT_BEFORE ? row->first_of_part : row->last_of_part)
        part = border_of(row->part, side, HOLDER_PART);
    LayoutBorder border = stronger(cut ? kept(own) : own, cut ? kept(around) : around);
    border = stronger(border, cut ? kept(part) : part);
    return stronger(border, table->at_breaks[side][column]);
}

static LayoutBorder
edge_in_row(const LayoutTable *table, const LayoutCell *cell, LayoutSide side, LayoutEdgeCase which,
            int row, int column)
{
    int outermost = side == LAYOUT_BEFORE ? table->body : table->footer - 1;
    bool whole = which == LAYOUT_EDGE_WHOLE || !is_in_body(table, row) ||
                 (which == LAYOUT_EDGE_AT_BREAK && row == outermost);
    LayoutBorder edge = whole
                            ? horizontal_edge(table, row + (side == LAYOUT_AFTER), column)
                            : broken_edge(table, cell, side, which == LAYOUT_EDGE_CUT, row, column);
    if (edge.hidden)
        edge.width = 0;
    return edge;
}

LayoutBorder
layout_table_edge(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                  LayoutEdgeCase which, int index)
{
    LayoutBorder edge;
    if (side == LAYOUT_BEFORE || side == LAYOUT_AFTER)
        return edge_in_row(table, cell, side, which,
                           cell->row + (side == LAYOUT_AFTER ? cell->rows - 1 : 0),
                           cell->column + index);
    edge = vertical_edge(table, cell->row + index,
                         cell->column + (side == LAYOUT_END ? cell->columns : 0));
    if (edge.hidden)
        edge.width = 0;
    return edge;
}

LayoutBorder
layout_table_edge_missing(const LayoutTable *table, LayoutSide side, LayoutEdgeCase which, int row,
                          int column)
{
    if (side == LAYOUT_BEFORE || side == LAYOUT_AFTER)
        return edge_in_row(table, NULL, side, which, row, column);
    LayoutBorder edge = vertical_edge(table, row, column + (side == LAYOUT_END));
    if (edge.hidden)
        edge.width = 0;
    return edge;
}

/* ---- edges of cells */

static bool
is_like(const LayoutBorder *a, const LayoutBorder *b)
{
    return a->style == b->style && a->width == b->width && a->color == b->color &&
           a->retain == b->retain;
}

LayoutBorder
layout_table_edge_widest(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                         LayoutEdgeCase which, bool *alike)
{
    int count = side == LAYOUT_BEFORE || side == LAYOUT_AFTER ? cell->columns : cell->rows;
    LayoutBorder widest = layout_table_edge(table, cell, side, which, 0), first = widest;
    *alike = true;
    for (int i = 1; i < count; i++) {
        LayoutBorder edge = layout_table_edge(table, cell, side, which, i);
        *alike &= is_like(&edge, &first);
        if (widest.style == AREA_BORDER_NONE || edge.width > widest.width)
            widest = edge;
    }
    return widest;
}

/* The cell above or before, which has been settled, if its edge is all of this one's. */
static const LayoutCell *
settled_beside(const LayoutTable *table, const LayoutCell *cell, LayoutSide side)
{
    bool above = side == LAYOUT_BEFORE;
    if (!above && side != LAYOUT_START)
        return NULL;
    const LayoutCell *other = cell_at(table, cell->row - above, cell->column - !above);
    if (!other || cell_at(table, other->row, other->column) != other)
        return NULL;
    bool along = above ? other->column == cell->column && other->columns == cell->columns
                       : other->row == cell->row && other->rows == cell->rows;
    int end = above ? other->row + other->rows : other->column + other->columns;
    return along && end == (above ? cell->row : cell->column) ? other : NULL;
}

static void
settle_cell(const LayoutTable *table, LayoutCell *cell)
{
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_END; side++) {
        const LayoutCell *beside = settled_beside(table, cell, (LayoutSide) side);
        int facing = side == LAYOUT_BEFORE ? LAYOUT_AFTER : LAYOUT_END;
        bool alike = beside && !beside->in_segments[facing];
        cell->borders[side] = beside ? beside->borders[facing]
                                     : layout_table_edge_widest(table, cell, (LayoutSide) side,
                                                                LAYOUT_EDGE_WHOLE, &alike);
        cell->in_segments[side] = !alike;
        cell->edges.border[side] = cell->borders[side].width / 2;
    }
}

void
layout_table_borders_collapse(LayoutTable *table, Arena *arena)
{
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_AFTER; side++) {
        table->at_breaks[side] = ARENA_NEW_N(arena, LayoutBorder, (gsize) table->n_columns);
        for (int i = 0; i < table->n_columns; i++)
            table->at_breaks[side][i] = border_at_break(table, (LayoutSide) side, i);
    }
    for (guint row = 0; row < table->rows->len; row++)
        for (int i = 0; i < table->n_columns; i++) {
            LayoutCell *cell = layout_table_row(table, (int) row)->cells[i];
            if (cell && cell->row == (int) row && cell->column == i)
                settle_cell(table, cell);
        }
}
