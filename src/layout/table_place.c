#include "base/scratch.h"
#include "layout/container.h"
#include "layout/marker.h"
#include "layout/page.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/table_rule.h"
#include "layout/tag.h"

/* ---- gathering the steps of a page */

static void
begin_group(LayoutPlacing *placing, LayoutFrame *frame)
{
    (void) placing;
    LayoutRowGroup *group = frame->object;
    group->any = false;
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

static bool
begins_here(const LayoutTableRows *rows, const LayoutCell *cell)
{
    const LayoutRowGroup *group = rows->group;
    return cell->row > group->from_row || (cell->row == group->from_row && group->whole_start);
}

static bool
ends_here(const LayoutTableRows *rows, const LayoutCellPart *part)
{
    const LayoutCell *cell = part->cell;
    const LayoutRowGroup *group = rows->group;
    int last = cell->row + cell->rows - 1;
    return last < group->to_row || (last == group->to_row && group->whole_end);
}

/* How the cell's before edge is here. */
static LayoutEdgeCase
before_of(const LayoutTableRows *rows, const LayoutCell *cell)
{
    if (!begins_here(rows, cell))
        return LAYOUT_EDGE_CUT;
    bool first = rows->first_on_page && cell->row == rows->group->from_row;
    return first ? LAYOUT_EDGE_AT_BREAK : LAYOUT_EDGE_WHOLE;
}

static LayoutEdgeCase
after_of(const LayoutTableRows *rows, const LayoutCellPart *part)
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
part_height(const LayoutTableRows *rows, const LayoutCellPart *part)
{
    const LayoutTable *table = rows->group->table;
    return content_height(part) +
           layout_table_cell_around(table, part->cell, LAYOUT_BEFORE, before_of(rows, part->cell)) +
           layout_table_cell_around(table, part->cell, LAYOUT_AFTER, after_of(rows, part));
}

/* The height of row @index here: whole rows have theirs, cut ones what their cells have. */
static Length
row_height(const LayoutTableRows *rows, int index)
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

/* Backgrounds of what the cell stands in, outermost first. */
static void
add_backgrounds(const LayoutTableRows *rows, const LayoutCell *cell, Area *parent,
                const LayoutMeasure *box, Length y, Length height)
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

/* Cells are reference areas: absolute positions count from their content across, and down from the
 * outer edge of their border, as in Apache FOP. */
static LayoutPlace
enter_cell(Layout *layout, const LayoutCell *cell, Area *area, Length x, Length width)
{
    Length outside = cell->borders ? cell->edges.border[LAYOUT_BEFORE] : 0;
    return layout_container_enter(layout, area, x, -outside, width, area->height + outside);
}

static void
place_content(const LayoutTableRows *rows, const LayoutCellPart *part, Area *area, AreaTag *tag,
              Length above, Length available)
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
    LayoutPlace around = enter_cell(layout, cell, area, content.x - box.x, content.width);
    layout_place(layout, cell->strand.list, start, part->to, area, tag, content.x - box.x,
                 above + offset, content.width);
    layout_container_leave(layout, around);
    layout->adjust = adjust;
}

/* The edge below a header that is there again is drawn by the row below, also where that is cut. */
static LayoutEdgeCase
drawn_before(const LayoutTableRows *rows, LayoutEdgeCase before)
{
    bool again = rows->first_on_page && rows->group->table->repeat_header;
    return again && before == LAYOUT_EDGE_CUT ? LAYOUT_EDGE_AT_BREAK : before;
}

static void
place_cell(const LayoutTableRows *rows, const LayoutCellPart *part, Area *parent)
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
    LayoutEdgeCase drawn[2] = {drawn_before(rows, cases[LAYOUT_BEFORE]), cases[LAYOUT_AFTER]};
    bool in_segments[4] = {false};

    // The box: between the spacing, which is kept where the edge is.
    LayoutMeasure box = layout_table_cell_box(table, cell);
    box.x = layout_placing_x(placing, rows->x + box.x);
    Length y = layout_placing_y_at(placing, top + table->spacing_y / 2);
    Length height = MAX(0, bottom - top - table->spacing_y);
    add_backgrounds(rows, cell, parent, &box, y, height);
    Area *area = area_new(layout->page, parent, AREA_BLOCK, box.x, y, box.width, height);
    area->tag = layout_table_tag_cell(placing, table, cell, begins);
    layout_reference_identify(layout, cell->node, area);
    if (!hides_when_empty(table, cell))
        area->traits = table->collapse
                           ? layout_table_rule_cell(rows, cell, drawn, in_segments)
                           : layout_traits_new(layout, cell->node, &cell->edges, begins, ends);

    if (table->collapse)
        layout_table_rule_segments(rows, cell, parent, drawn, in_segments);

    layout_marker_begin(layout, cell->node, begins);
    Length before = layout_table_cell_around(table, cell, LAYOUT_BEFORE, cases[LAYOUT_BEFORE]);
    Length after = layout_table_cell_around(table, cell, LAYOUT_AFTER, cases[LAYOUT_AFTER]);
    place_content(rows, part, area, cell->tag, before - table->spacing_y / 2,
                  bottom - top - before - after);
    layout_marker_end(layout, cell->node, ends);
}

static void
mark_row(Layout *layout, const LayoutRowGroup *group, int row, const FoNode *node)
{
    layout_marker_begin(layout, node, row > group->from_row || group->whole_start);
    layout_marker_end(layout, node, row < group->to_row || group->whole_end);
}

static void
mark_rows(const LayoutTableRows *rows)
{
    Layout *layout = rows->placing->layout;
    for (int i = rows->group->from_row; i <= rows->group->to_row; i++) {
        const FoNode *node = layout_table_row(rows->group->table, i)->node;
        if (!node)
            continue;
        mark_row(layout, rows->group, i, node);
        Length top = rows->tops[i - rows->group->from_row];
        layout_reference_mark(layout, node, layout_placing_area(rows->placing),
                              layout_placing_x(rows->placing, rows->x),
                              layout_placing_y_at(rows->placing, top));
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
    LayoutTableRows rows = {
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
        parent->is_table = true;
        for (guint i = 0; i < group->parts->len; i++)
            place_cell(&rows, &g_array_index(group->parts, LayoutCellPart, i), parent);
        layout_table_rule_missing(&rows, parent);
        mark_rows(&rows);
        placing->y = rows.tops[count];
        g_free(rows.tops);
    }
    scratch_free(g_steal_pointer(&group->parts)); /* perhaps nobody goes on with it */
    if (whole)
        layout_table_tags_done(placing, group);
}

const LayoutFrameClass layout_row_group_frame = {begin_group, end_group};
