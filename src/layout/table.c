#include "layout/table.h"
#include "layout/limit.h"
#include "layout/marker.h"

#include "layout/indent.h"
#include "layout/place.h"
#include "layout/table.h"
#include "layout/tag.h"

/* ---- keeps and breaks of rows */

LayoutKeep
layout_table_row_keep(const LayoutTable *table, int row, bool with_previous)
{
    const LayoutRow *at = layout_table_row(table, row);
    LayoutKeep keep = {0};
    if (at->node)
        keep =
            with_previous ? layout_keep_with_previous(at->node) : layout_keep_with_next(at->node);
    for (int i = 0; i < table->n_columns; i++) {
        const LayoutCell *cell = at->cells[i];
        if (!cell || cell->column != i)
            continue;
        const FoNode *block = layout_first_block(cell->node);
        if (with_previous && block && cell->row == row)
            keep = layout_keep_stronger(keep, layout_keep_before(block));
        if (!with_previous)
            keep = layout_keep_stronger(keep, cell->strand.with_next);
    }
    return keep;
}

LayoutContext
layout_table_cells_break(const LayoutTable *table, int row, FoProperty property)
{
    LayoutContext context = LAYOUT_CONTEXT_AUTO;
    if (row >= (int) table->rows->len)
        return context;
    for (int i = 0; i < table->n_columns; i++) {
        const LayoutCell *cell = layout_table_row(table, row)->cells[i];
        if (!cell || cell->column != i)
            continue;
        if (property == FO_PROP_BREAK_BEFORE && cell->row == row)
            context = layout_break_stronger(context, layout_break_before(cell->node));
        if (property == FO_PROP_BREAK_AFTER && cell->row + cell->rows - 1 == row)
            context = layout_break_stronger(context, cell->break_after);
    }
    return context;
}

/* The row's own wish and those of its cells. */
static LayoutContext
row_break(const LayoutTable *table, int row, FoProperty property)
{
    LayoutContext context = layout_table_cells_break(table, row, property);
    const FoNode *node = row < (int) table->rows->len ? layout_table_row(table, row)->node : NULL;
    return node ? layout_break_stronger(layout_break_property(node, property), context) : context;
}

LayoutElement *
layout_table_add_break(LayoutCollector *collector, const LayoutTable *table, bool in_body,
                       int penalty, LayoutContext context, Length extra)
{
    LayoutElement *mark = layout_collect_break(collector, penalty, context);
    mark->size = extra;
    if (in_body && table->repeat_footer)
        mark->size += table->footer_height;
    if (in_body && table->repeat_header)
        mark->broken = table->again_height;
    return mark;
}

/* ---- header and footer: lists of their own, put where they are wanted */

static void
place_list(LayoutPlacing *placing, const LayoutList *list, AreaTag *tag)
{
    layout_place(placing->layout, list, 0, layout_list_end(list), layout_placing_area(placing), tag,
                 layout_placing_x(placing, placing->frame->x), layout_placing_y(placing),
                 placing->width);
}

static Area *
reserve(LayoutPlacing *placing, const LayoutTable *table, Length height)
{
    return area_new(placing->layout->page, layout_placing_area(placing), AREA_BLOCK,
                    layout_placing_x(placing, placing->frame->x), layout_placing_y(placing),
                    table->width, height);
}

/* A header that retrieves markers waits for the page's rows. */
static void
place_header(LayoutPlacing *placing, LayoutTable *table, AreaTag *tag, Length height)
{
    if (!table->header_retrieves) {
        place_list(placing, table->header_list, tag);
        return;
    }
    table->header_area = reserve(placing, table, height);
    table->header_tag = tag;
}

static void
place_footer(LayoutPlacing *placing, const LayoutTable *table, AreaTag *tag)
{
    if (!table->footer_retrieves)
        place_list(placing, table->footer_list, tag);
    else
        layout_table_place_retrieved(placing, table, false,
                                     reserve(placing, table, table->footer_height), tag);
}

static void
place_part(LayoutPlacing *placing, const LayoutElement *box)
{
    LayoutTable *table = placing->frame->object;
    if (box->object == table->header_list)
        place_header(placing, table, layout_placing_tag(placing), table->header_height);
    else
        place_footer(placing, table, layout_placing_tag(placing));
}

static const LayoutBoxClass part_class = {.place = place_part};

/* The header again, on every page but the first. */
static void
begin_grid(LayoutPlacing *placing, LayoutFrame *frame)
{
    LayoutTable *table = frame->object;
    table->begun_on_page = false;
    if (table->markers)
        layout_marker_enter_table(placing->layout, table->markers);
    if (!frame->begun || !table->repeat_header || !table->header_list)
        return;
    place_header(placing, table, layout_tag_artifact(placing->layout, "Pagination"),
                 table->again_height);
    placing->y += table->again_height;
}

static void
end_grid(LayoutPlacing *placing, LayoutFrame *frame, bool whole)
{
    LayoutTable *table = frame->object;
    if (!whole && table->repeat_footer && table->footer_list) {
        place_footer(placing, table, layout_tag_artifact(placing->layout, "Pagination"));
        placing->y += table->footer_height;
    }
    if (table->header_area)
        layout_table_place_retrieved(placing, table, true, table->header_area, table->header_tag);
    table->header_area = NULL;
    if (table->markers)
        layout_marker_leave_table(placing->layout, table->markers);
}

static const LayoutFrameClass grid_frame = {begin_grid, end_grid};

LayoutFrame *
layout_table_open_plain(LayoutCollector *collector, const FoNode *node,
                        const LayoutFrameClass *class, void *object)
{
    LayoutFrame *frame = layout_collect_open(collector, node, class, 0, collector->width, NULL);
    frame->transparent = true;
    frame->object = object;
    if (frame->parent && frame->parent->transparent)
        frame->x = frame->parent->x;
    return frame;
}

/* ---- rows */

void
layout_table_separate(LayoutCollector *collector, const LayoutTable *table, bool in_body, int row,
                      LayoutOutcome before)
{
    LayoutContext forced =
        layout_break_stronger(before.break_after, row_break(table, row, FO_PROP_BREAK_BEFORE));
    LayoutKeep keep =
        layout_keep_stronger(before.with_next, layout_table_row_keep(table, row, true));
    keep = layout_keep_stronger(keep, collector->together);
    bool must = forced != LAYOUT_CONTEXT_AUTO;
    layout_table_add_break(collector, table, in_body,
                           must ? LAYOUT_FORCED : layout_keep_penalty(keep),
                           must ? forced : (LayoutContext) keep.context, 0);
}

LayoutOutcome
layout_table_groups_collect(LayoutCollector *collector, LayoutTable *table, int first, int end,
                            bool in_body)
{
    LayoutOutcome outcome = {0};
    for (int row = first; row < end && !collector->stopped;) {
        int next = layout_table_group_end(table, row, end);
        if (row > first)
            layout_table_separate(collector, table, in_body, row, outcome);
        outcome = layout_table_group_collect(collector, table, row, next, in_body);
        outcome.break_after = row_break(table, next - 1, FO_PROP_BREAK_AFTER);
        row = next;
    }
    return outcome;
}

LayoutList *
layout_table_collect_part(const LayoutTable *table, Arena *arena, bool header)
{
    int first = header ? 0 : table->footer, end = header ? table->body : (int) table->rows->len;
    if (first == end)
        return NULL;
    LayoutCollector inner = {
        .layout = table->layout,
        .arena = arena,
        .list = layout_list_new(arena, table->node),
        .width = table->width,
        .together = {LAYOUT_KEEP_ALWAYS, LAYOUT_CONTEXT_COLUMN},
    };
    layout_table_open_plain(&inner, layout_table_row(table, first)->part, &layout_mark_frame, NULL);
    layout_table_groups_collect(&inner, (LayoutTable *) table, first, end, false);
    layout_collect_close(&inner);
    layout_list_finish(inner.list);
    return inner.list;
}

static void
add_part(LayoutCollector *collector, LayoutList *list, Length height)
{
    if (!list)
        return;
    LayoutElement *box = layout_collect_box(collector, height, &part_class, list, 0);
    box->footnotes = layout_footnotes_of(collector->arena, list);
}

/* Each table-body is a part of its own, for its tag and its markers. */
static LayoutOutcome
collect_bodies(LayoutCollector *collector, LayoutTable *table)
{
    LayoutOutcome outcome = {0};
    for (int row = table->body; row < table->footer && !collector->stopped;) {
        int end = row + 1;
        while (!layout_table_row(table, end - 1)->last_of_part)
            end++;
        if (row > table->body)
            layout_table_separate(collector, table, true, row, outcome);
        layout_table_open_plain(collector, layout_table_row(table, row)->part, &layout_mark_frame,
                                NULL);
        outcome = layout_table_groups_collect(collector, table, row, end, true);
        layout_collect_close(collector);
        row = end;
    }
    return table->open ? layout_table_pieces_collect(collector, table, outcome) : outcome;
}

/* ---- the table */

/* Content is as wide as asked for, or as there is room. */
static Length
content_width(const LayoutCollector *collector, const FoNode *node)
{
    if (fo_is_length(node, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM))
        return MAX(0, fo_length(node, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
                                layout_containing_width(collector)));
    return layout_indented_width(collector->layout, node, collector->width);
}

/* All that stands inside the table's own frame. */
static LayoutOutcome
collect_grid(LayoutCollector *collector, LayoutTable *table, Length x)
{
    LayoutFrame *frame = layout_table_open_plain(collector, table->node, &grid_frame, table);
    frame->x = x;
    layout_table_find_retrievers(table, collector->arena);
    table->header_list = layout_table_collect_likely(table, collector->arena, true);
    table->footer_list = layout_table_collect_likely(table, collector->arena, false);
    if (table->header_list)
        table->header_height = table->again_height =
            layout_place_height(table->header_list, 0, layout_list_end(table->header_list));
    if (table->header_retrieves)
        table->header_height = layout_table_first_header(table, collector->arena);
    if (table->footer_list)
        table->footer_height =
            layout_place_height(table->footer_list, 0, layout_list_end(table->footer_list));
    table->repeat_header =
        table->header_list && !fo_is(table->node, FO_PROP_TABLE_OMIT_HEADER_AT_BREAK, FO_KW_TRUE);
    table->repeat_footer =
        table->footer_list && !fo_is(table->node, FO_PROP_TABLE_OMIT_FOOTER_AT_BREAK, FO_KW_TRUE);

    add_part(collector, table->header_list, table->header_height);
    LayoutLimit limit = layout_limit_begin(collector, table->node);
    LayoutOutcome outcome = collect_bodies(collector, table);
    layout_limit_end(collector, &limit);
    add_part(collector, table->footer_list, table->footer_height);
    layout_collect_close(collector);
    return outcome;
}

/* A break before the first row is inside the table: its edges are not repeated after it. */
static void
cut_edges(LayoutEdges *edges)
{
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_AFTER; side++) {
        edges->border[side] = edges->retain_border[side] ? edges->border[side] : 0;
        edges->padding[side] = edges->retain_padding[side] ? edges->padding[side] : 0;
    }
}

LayoutOutcome
layout_table_collect(LayoutCollector *collector, const FoNode *node)
{
    Length width = content_width(collector, node);
    layout_indents_keep(collector->layout, node, collector->width);
    LayoutTable *table = layout_table_read(collector->layout, collector->arena, node, width);
    width = layout_table_is_auto(table) ? table->width : MAX(width, table->width);
    LayoutEdges edges = {0};
    if (!table->collapse)
        layout_edges_read(node, layout_containing_width(collector), &edges);
    if (table->footer > table->body &&
        row_break(table, table->body, FO_PROP_BREAK_BEFORE) != LAYOUT_CONTEXT_AUTO)
        cut_edges(&edges);
    LayoutMeasure border =
        layout_border_rectangle(collector->layout, node, &edges, collector->width, width);
    border.x += collector->origin;

    LayoutKeep outer = collector->together;
    collector->together = layout_keep_stronger(layout_keep_together(node), outer);
    layout_collect_space(collector, node, FO_PROP_SPACE_BEFORE_MINIMUM);
    layout_collect_open(collector, node, &layout_block_frame, border.x, border.width, &edges);
    LayoutOutcome outcome =
        collect_grid(collector, table,
                     border.x + layout_edges_sum(&edges, table->rtl ? LAYOUT_END : LAYOUT_START));
    layout_block_close(collector, node);
    collector->together = outer;
    return layout_block_outcome(node, outcome);
}

static const FoNode *
child_of(const FoNode *node, FoElement element)
{
    FO_EACH_CHILD (child, node)
        if (child->element == element)
            return child;
    return NULL;
}

static LayoutOutcome
collect_caption(LayoutCollector *collector, const FoNode *caption)
{
    layout_table_open_plain(collector, caption, &layout_mark_frame, NULL);
    LayoutOutcome outcome = layout_collect_children(collector, caption);
    layout_collect_close(collector);
    return outcome;
}

/* The caption stands before the table, or after it, and is kept with it. */
LayoutOutcome
layout_table_and_caption_collect(LayoutCollector *collector, const FoNode *node)
{
    const FoNode *caption = child_of(node, FO_TABLE_CAPTION);
    const FoNode *table = child_of(node, FO_TABLE);
    FoKeyword side = fo_keyword(node, FO_PROP_CAPTION_SIDE);
    bool below = side == FO_KW_AFTER || side == FO_KW_BOTTOM;
    LayoutOutcome outcome = {0};
    layout_block_open(collector, node);
    if (caption && !below) {
        collect_caption(collector, caption);
        layout_collect_break(collector, LAYOUT_FORBIDDEN, LAYOUT_CONTEXT_AUTO);
    }
    if (table)
        outcome = layout_collect(collector, table);
    if (caption && below) {
        layout_collect_break(collector, LAYOUT_FORBIDDEN, LAYOUT_CONTEXT_AUTO);
        outcome = collect_caption(collector, caption);
    }
    layout_block_close(collector, node);
    return layout_block_outcome(node, outcome);
}
