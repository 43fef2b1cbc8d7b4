#include "base/scratch.h"
#include "layout/marker.h"
#include "layout/page.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/table.h"
#include "layout/tag.h"

/* ---- gathering the steps of a page */

static void
begin_group(LayoutPlacing *placing, LayoutFrame *frame)
{
    (void) placing;
    LayoutRowGroup *group = frame->object;
    group->any = false;
    if (group->parts)
        g_array_set_size(group->parts, 0);
    else
        group->parts = scratch_new(sizeof(LayoutCellPart));
    if (!frame->begun) {
        group->to_row = group->first - 1;
        group->whole_end = true;
    }
}

static LayoutCellPart *
find_part(LayoutRowGroup *group, const LayoutCell *cell)
{
    for (guint i = 0; i < group->parts->len; i++) {
        LayoutCellPart *part = &g_array_index(group->parts, LayoutCellPart, i);
        if (part->cell == cell)
            return part;
    }
    return NULL;
}

static void
merge_part(LayoutRowGroup *group, const LayoutCellPart *part)
{
    LayoutCellPart *known = find_part(group, part->cell);
    if (known) {
        known->to = part->to;
        known->done = part->done;
    } else {
        g_array_append_val(group->parts, *part);
    }
}

static void
place_step(LayoutPlacing *placing, const LayoutElement *box)
{
    (void) placing;
    LayoutRowGroup *group = box->frame->object;
    const LayoutTableStep *step = box->object;
    if (!group->any) {
        // Goes on in the row that the page before ended in, unless it ended with the page.
        group->whole_start = group->whole_end;
        group->from_row = MIN(step->page_row, group->to_row + (group->whole_end ? 1 : 0));
    }
    group->any = true;
    group->to_row = MAX(step->row, group->from_row);
    group->whole_end = step->finished && step->row == group->to_row;
    for (int i = 0; i < step->n_parts; i++)
        merge_part(group, &step->parts[i]);
}

const LayoutBoxClass layout_table_step_class = {.place = place_step};

/* ---- the rows on the page */

/* Rows of one page: their tops, and where they stand. */
typedef struct {
    LayoutPlacing *placing;
    LayoutRowGroup *group;
    Length x; /* of the table's first column, in the reference area */
    bool first_on_page, last_on_page;
    Length *tops; /* by row from from_row on; one more than there are rows */
} Rows;

static bool
begins_here(const Rows *rows, const LayoutCell *cell)
{
    const LayoutRowGroup *group = rows->group;
    return cell->row > group->from_row || (cell->row == group->from_row && group->whole_start);
}

static bool
ends_here(const Rows *rows, const LayoutCellPart *part)
{
    const LayoutCell *cell = part->cell;
    const LayoutRowGroup *group = rows->group;
    int last = cell->row + cell->rows - 1;
    return last < group->to_row || (last == group->to_row && group->whole_end);
}

/* How the cell's before edge is here. */
static LayoutEdgeCase
before_of(const Rows *rows, const LayoutCell *cell)
{
    if (!begins_here(rows, cell))
        return LAYOUT_EDGE_CUT;
    bool first = rows->first_on_page && cell->row == rows->group->from_row;
    return first ? LAYOUT_EDGE_AT_BREAK : LAYOUT_EDGE_WHOLE;
}

static LayoutEdgeCase
after_of(const Rows *rows, const LayoutCellPart *part)
{
    if (!ends_here(rows, part))
        return LAYOUT_EDGE_CUT;
    bool last = rows->last_on_page && part->cell->row + part->cell->rows > rows->group->to_row;
    return last ? LAYOUT_EDGE_AT_BREAK : LAYOUT_EDGE_WHOLE;
}

static Length
content_height(const LayoutCellPart *part)
{
    const LayoutList *list = part->cell->strand.list;
    guint start = part->from ? part->from + 1 : 0;
    Length height = start < part->to ? layout_place_height(list, start, part->to) : 0;
    return part->to == layout_list_end(list) ? height + (part->from ? 0 : part->cell->filler)
                                             : height;
}

static Length
part_height(const Rows *rows, const LayoutCellPart *part)
{
    const LayoutTable *table = rows->group->table;
    return content_height(part) +
           layout_table_cell_around(table, part->cell, LAYOUT_BEFORE, before_of(rows, part->cell)) +
           layout_table_cell_around(table, part->cell, LAYOUT_AFTER, after_of(rows, part));
}

/* The height of row @index here: whole rows have theirs, cut ones what their cells have. */
static Length
row_height(const Rows *rows, int index)
{
    const LayoutRowGroup *group = rows->group;
    bool whole = (index > group->from_row || group->whole_start) &&
                 (index < group->to_row || group->whole_end);
    const LayoutRow *row = layout_table_row(group->table, index);
    bool at_break = (index == group->from_row && rows->first_on_page) ||
                    (index == group->to_row && rows->last_on_page);
    Length height = !whole ? 0 : at_break ? row->optimum : row->height;
    for (guint i = 0; i < group->parts->len; i++) {
        const LayoutCellPart *part = &g_array_index(group->parts, LayoutCellPart, i);
        const LayoutCell *cell = part->cell;
        int last = cell->row + cell->rows - 1;
        if (cell->row > index || (last != index && index != group->to_row) || last < index)
            continue;
        int first = MAX(cell->row, group->from_row);
        Length above = rows->tops[index - group->from_row] - rows->tops[first - group->from_row];
        height = MAX(height, part_height(rows, part) - above);
    }
    return height;
}

/* ---- cells */

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

/* Borders of a cell on this page: where they are the same all along a side. */
static AreaTraits *
collapsed_traits(const Rows *rows, const LayoutCell *cell, const LayoutEdgeCase cases[2],
                 bool in_segments[4])
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
add_traits(const Rows *rows, Area *parent, const AreaTraits *traits, LayoutMeasure box, int first,
           int last)
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
add_segment(const Rows *rows, Area *parent, LayoutSide side, LayoutBorder border, LayoutMeasure box,
            int first, int last)
{
    AreaTraits traits = {0};
    if (add_border(rows->group->table, &traits, side, &border))
        add_traits(rows, parent, &traits, box, first, last);
}

/* The borders of a spanning cell where they are not the same all along a side: piece by piece. */
static void
add_segments(const Rows *rows, const LayoutCell *cell, Area *parent, const LayoutEdgeCase cases[2],
             const bool in_segments[4])
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

/* Backgrounds of what the cell stands in, outermost first. */
static void
add_backgrounds(const Rows *rows, const LayoutCell *cell, Area *parent, const LayoutMeasure *box,
                Length y, Length height)
{
    Layout *layout = rows->placing->layout;
    const LayoutTable *table = rows->group->table;
    const LayoutRow *row = layout_table_row(table, cell->row);
    const FoNode *holders[] = {table->columns[cell->column].node, row->part, row->node};
    for (guint i = 0; i < G_N_ELEMENTS(holders); i++) {
        AreaTraits *traits = holders[i] ? layout_traits_background(layout, holders[i]) : NULL;
        if (traits)
            area_new(layout->page, parent, AREA_BLOCK, box->x, y, box->width, height)->traits =
                traits;
    }
}

static bool
hides_when_empty(const LayoutTable *table, const LayoutCell *cell)
{
    return !table->collapse && cell->empty && fo_is(cell->node, FO_PROP_EMPTY_CELLS, FO_KW_HIDE);
}

static void
place_content(const Rows *rows, const LayoutCellPart *part, Area *area, AreaTag *tag, Length above,
              Length available)
{
    Layout *layout = rows->placing->layout;
    const LayoutTable *table = rows->group->table;
    LayoutCell *cell = part->cell;
    LayoutMeasure box = layout_table_cell_box(table, cell);
    LayoutMeasure content = layout_table_cell_content(table, cell);
    guint start = part->from ? part->from + 1 : 0;
    if (start >= part->to)
        return;
    Length used = layout_place_height(cell->strand.list, start, part->to);
    Length offset = layout_display_offset(cell->node, available, used);
    double adjust = layout->adjust;
    layout->adjust = 0;
    layout_place(layout, cell->strand.list, start, part->to, area, tag, content.x - box.x,
                 above + offset, content.width);
    layout->adjust = adjust;
}

static void
place_cell(const Rows *rows, const LayoutCellPart *part, Area *parent)
{
    LayoutPlacing *placing = rows->placing;
    Layout *layout = placing->layout;
    const LayoutRowGroup *group = rows->group;
    const LayoutTable *table = group->table;
    LayoutCell *cell = part->cell;
    int first = MAX(cell->row, group->from_row);
    int end = MIN(cell->row + cell->rows - 1, group->to_row) + 1;
    Length top = rows->tops[first - group->from_row], bottom = rows->tops[end - group->from_row];
    bool begins = begins_here(rows, cell), ends = ends_here(rows, part);
    LayoutEdgeCase cases[2] = {before_of(rows, cell), after_of(rows, part)};
    bool in_segments[4] = {false};

    // The box: between the spacing, which is kept where the edge is.
    LayoutMeasure box = layout_table_cell_box(table, cell);
    box.x = layout_placing_x(placing, rows->x + box.x);
    Length y = layout_placing_y_at(placing, top + table->spacing_y / 2);
    Length height = MAX(0, bottom - top - table->spacing_y);
    add_backgrounds(rows, cell, parent, &box, y, height);
    Area *area = area_new(layout->page, parent, AREA_BLOCK, box.x, y, box.width, height);
    area->tag = layout_table_tag_cell(placing, table, cell, begins);
    if (begins)
        area_set_id(layout->page, area, cell->node->id);
    if (cell->node->id)
        layout_reference_place(layout, cell->node->id);
    if (!hides_when_empty(table, cell))
        area->traits = table->collapse
                           ? collapsed_traits(rows, cell, cases, in_segments)
                           : layout_traits_new(layout, cell->node, &cell->edges, begins, ends);

    if (table->collapse)
        add_segments(rows, cell, parent, cases, in_segments);

    layout_marker_begin(layout, cell->node, begins);
    Length before = layout_table_cell_around(table, cell, LAYOUT_BEFORE, cases[LAYOUT_BEFORE]);
    Length after = layout_table_cell_around(table, cell, LAYOUT_AFTER, cases[LAYOUT_AFTER]);
    place_content(rows, part, area, cell->tag, before - table->spacing_y / 2,
                  bottom - top - before - after);
    layout_marker_end(layout, cell->node, ends);
}

/* ---- places without a cell, which have borders where borders collapse */

/* The neighbour draws the edge: a cell does, or what comes after. */
static bool
is_drawn_beside(const Rows *rows, LayoutSide side, int row, int column, bool last)
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
place_missing(const Rows *rows, int row, int column, Area *parent)
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

static void
place_all_missing(const Rows *rows, Area *parent)
{
    const LayoutTable *table = rows->group->table;
    for (int row = rows->group->from_row; table->collapse && row <= rows->group->to_row; row++)
        for (int i = 0; i < table->n_columns; i++)
            if (!layout_table_row(table, row)->cells[i])
                place_missing(rows, row, i, parent);
}

static void
mark_row(Layout *layout, const LayoutRowGroup *group, int row, const FoNode *node)
{
    layout_marker_begin(layout, node, row > group->from_row || group->whole_start);
    layout_marker_end(layout, node, row < group->to_row || group->whole_end);
}

static void
mark_rows(const Rows *rows)
{
    Layout *layout = rows->placing->layout;
    for (int i = rows->group->from_row; i <= rows->group->to_row; i++) {
        const FoNode *node = layout_table_row(rows->group->table, i)->node;
        if (node && node->id)
            layout_reference_place(layout, node->id);
        if (node)
            mark_row(layout, rows->group, i, node);
    }
}

static int
compare_parts(const void *a, const void *b)
{
    const LayoutCell *left = ((const LayoutCellPart *) a)->cell;
    const LayoutCell *right = ((const LayoutCellPart *) b)->cell;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

static void
end_group(LayoutPlacing *placing, LayoutFrame *frame, bool whole)
{
    LayoutRowGroup *group = frame->object;
    LayoutTable *table = group->table;
    bool in_body = group->first >= table->body && group->first < table->footer;
    Rows rows = {
        .placing = placing,
        .group = group,
        .x = frame->x,
        .first_on_page = in_body && !table->begun_on_page,
        .last_on_page = in_body && (!whole || placing->at_end),
    };
    table->begun_on_page |= in_body;
    if (group->any) {
        int count = group->to_row - group->from_row + 1;
        rows.tops = g_new0(Length, (gsize) count + 1);
        rows.tops[0] = frame->top;
        for (int i = 0; i < count; i++)
            rows.tops[i + 1] = rows.tops[i] + row_height(&rows, group->from_row + i);
        g_array_sort(group->parts, compare_parts);
        layout_table_tag_rows(placing, group);
        Area *parent = layout_placing_area(placing);
        for (guint i = 0; i < group->parts->len; i++)
            place_cell(&rows, &g_array_index(group->parts, LayoutCellPart, i), parent);
        place_all_missing(&rows, parent);
        mark_rows(&rows);
        placing->y = rows.tops[count];
        g_free(rows.tops);
    }
    if (whole) {
        scratch_free(group->parts);
        group->parts = NULL;
        layout_table_tags_done(placing, group);
    }
}

const LayoutFrameClass layout_row_group_frame = {begin_group, end_group};
