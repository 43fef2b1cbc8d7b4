#include "layout/table_rule.h"

#include "layout/page.h"

/* Puts @border on @side of @traits. Whether there is anything to see. */
static bool
add_border(const LayoutTable *table, AreaTraits *traits, LayoutSide side,
           const LayoutBorder *border)
{
    static const AreaSide side_of[2][4] = {{AREA_TOP, AREA_BOTTOM, AREA_LEFT, AREA_RIGHT},
                                           {AREA_TOP, AREA_BOTTOM, AREA_RIGHT, AREA_LEFT}};
    if (!border->width || border->hidden)
        return false;
    traits->borders[side_of[table->rtl][side]] = (AreaBorder){
        .style = border->style,
        .width = border->width,
        .color = border->color,
        .collapsed = true,
    };
    return true;
}

/* Whether the cells that are painted after this one draw the edge, over their backgrounds. */
static bool
is_drawn_by_next(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                 LayoutEdgeCase after)
{
    int row = cell->row + cell->rows, column = cell->column + cell->columns;
    if (side == LAYOUT_AFTER && after == LAYOUT_EDGE_WHOLE && row < (int) table->rows->len) {
        for (int i = cell->column; i < column; i++)
            if (!layout_table_row(table, row)->cells[i])
                return false;
        return true;
    }
    if (side != LAYOUT_END || column >= table->n_columns)
        return false;
    for (int i = cell->row; i < row; i++) {
        const LayoutCell *next = layout_table_row(table, i)->cells[column];
        if (!next || next->row < cell->row)
            return false;
    }
    return true;
}

AreaTraits *
layout_table_rule_cell(const LayoutTableRows *rows, const LayoutCell *cell,
                       const LayoutEdgeCase cases[2], bool in_segments[4])
{
    Layout *layout = rows->placing->layout;
    const LayoutTable *table = rows->group->table;
    AreaTraits traits = {0};
    const AreaTraits *background = layout_traits_background(layout, cell->node);
    if (background)
        traits = *background;
    bool shows = background != NULL;
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_END; side++) {
        if (is_drawn_by_next(table, cell, (LayoutSide) side, cases[LAYOUT_AFTER]))
            continue;
        LayoutBorder border = cell->borders[side];
        bool alike = !cell->in_segments[side];
        if (side <= LAYOUT_AFTER && cases[side] != LAYOUT_EDGE_WHOLE)
            border = layout_table_edge_widest(table, cell, (LayoutSide) side, cases[side], &alike);
        in_segments[side] = !alike;
        if (alike)
            shows |= add_border(table, &traits, (LayoutSide) side, &border);
    }
    return shows ? arena_memdup(layout->page->arena, &traits, sizeof(traits)) : NULL;
}

/* An area for @traits alone, from the top of row @first to the bottom of row @last. */
static void
add_traits(const LayoutTableRows *rows, Area *parent, const AreaTraits *traits, LayoutMeasure box,
           int first, int last)
{
    LayoutPlacing *placing = rows->placing;
    AreaPage *page = placing->layout->page;
    const Length *tops = rows->tops - rows->group->from_row;
    Area *area = area_new(page, parent, AREA_BLOCK, layout_placing_x(placing, rows->x + box.x),
                          layout_placing_y_at(placing, tops[first]), box.width,
                          tops[last + 1] - tops[first]);
    area->traits = arena_memdup(page->arena, traits, sizeof(*traits));
}

static void
add_segment(const LayoutTableRows *rows, Area *parent, LayoutSide side, LayoutBorder border,
            LayoutMeasure box, int first, int last)
{
    AreaTraits traits = {0};
    if (add_border(rows->group->table, &traits, side, &border))
        add_traits(rows, parent, &traits, box, first, last);
}

void
layout_table_rule_segments(const LayoutTableRows *rows, const LayoutCell *cell, Area *parent,
                           const LayoutEdgeCase cases[2], const bool in_segments[4])
{
    const LayoutRowGroup *group = rows->group;
    const LayoutTable *table = group->table;
    int first = MAX(cell->row, group->from_row);
    int last = MIN(cell->row + cell->rows - 1, group->to_row);
    for (int i = 0; i < cell->columns; i++) {
        const LayoutColumn *column = &table->columns[cell->column + i];
        LayoutMeasure box = {column->x, column->width};
        for (int side = LAYOUT_BEFORE; side <= LAYOUT_AFTER; side++)
            if (in_segments[side])
                add_segment(rows, parent, (LayoutSide) side,
                            layout_table_edge(table, cell, (LayoutSide) side, cases[side], i), box,
                            first, last);
    }
    LayoutMeasure box = layout_table_cell_box(table, cell);
    for (int row = first; row <= last; row++)
        for (int side = LAYOUT_START; side <= LAYOUT_END; side++)
            if (in_segments[side])
                add_segment(rows, parent, (LayoutSide) side,
                            layout_table_edge(table, cell, (LayoutSide) side, LAYOUT_EDGE_WHOLE,
                                              row - cell->row),
                            box, row, row);
}

/* ---- places without a cell, which have borders where borders collapse */

/* The neighbour draws the edge: a cell does, or what comes after. */
static bool
is_drawn_beside(const LayoutTableRows *rows, LayoutSide side, int row, int column, bool last)
{
    const LayoutTable *table = rows->group->table;
    row += side == LAYOUT_BEFORE ? -1 : side == LAYOUT_AFTER ? 1 : 0;
    column += side == LAYOUT_START ? -1 : side == LAYOUT_END ? 1 : 0;
    bool below = side == LAYOUT_AFTER && last;
    if (row < 0 || row >= (int) table->rows->len || column < 0 || column >= table->n_columns)
        return false;
    if (below || (side == LAYOUT_BEFORE && rows->first_on_page && row < rows->group->from_row))
        return false;
    bool after = side == LAYOUT_AFTER || side == LAYOUT_END;
    return after || layout_table_row(table, row)->cells[column];
}

static void
place_missing(const LayoutTableRows *rows, int row, int column, Area *parent)
{
    const LayoutRowGroup *group = rows->group;
    LayoutTable *table = group->table;
    bool first = rows->first_on_page && row == group->from_row;
    bool last = rows->last_on_page && row == group->to_row;
    bool begins = row > group->from_row || group->whole_start;
    bool ends = row < group->to_row || group->whole_end;
    const LayoutEdgeCase cases[4] = {
        [LAYOUT_BEFORE] = !begins ? LAYOUT_EDGE_CUT
                          : first ? LAYOUT_EDGE_AT_BREAK
                                  : LAYOUT_EDGE_WHOLE,
        [LAYOUT_AFTER] = !ends  ? LAYOUT_EDGE_CUT
                         : last ? LAYOUT_EDGE_AT_BREAK
                                : LAYOUT_EDGE_WHOLE,
    };
    AreaTraits traits = {0};
    bool shows = false;
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_END; side++) {
        LayoutBorder border =
            layout_table_edge_missing(table, (LayoutSide) side, cases[side], row, column);
        if (!is_drawn_beside(rows, (LayoutSide) side, row, column, last))
            shows |= add_border(table, &traits, (LayoutSide) side, &border);
    }
    if (shows)
        add_traits(rows, parent, &traits,
                   (LayoutMeasure){table->columns[column].x, table->columns[column].width}, row,
                   row);
}

void
layout_table_rule_missing(const LayoutTableRows *rows, Area *parent)
{
    const LayoutTable *table = rows->group->table;
    for (int row = rows->group->from_row; table->collapse && row <= rows->group->to_row; row++)
        for (int i = 0; i < table->n_columns; i++)
            if (!layout_table_row(table, row)->cells[i])
                place_missing(rows, row, i, parent);
}
