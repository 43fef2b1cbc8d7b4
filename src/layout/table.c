#include "layout/table.h"

#include "layout/indent.h"
#include "layout/limit.h"
#include "layout/marker.h"
#include "layout/place.h"
#include "layout/table_parts.h"
#include "layout/tag.h"

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

/* ---- header, bodies, footer */

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
        layout_collect_open_plain(collector, layout_table_row(table, row)->part,
                                  &layout_plain_frame, NULL);
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
    LayoutFrame *frame = layout_collect_open_plain(collector, table->node, &grid_frame, table);
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

static LayoutTable *
read_table(Layout *layout, Arena *arena, const FoNode *node, Length width)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new();
    LayoutTable *table = layout_table_read(layout, arena, node, width, cells);
    if (layout_table_is_auto(table))
        layout_table_columns_fit(table, cells, width);
    return table;
}

static LayoutOutcome
collect_table(LayoutCollector *collector, const FoNode *node)
{
    Length width = content_width(collector, node);
    layout_indents_keep(collector->layout, node, collector->width);
    LayoutTable *table = read_table(collector->layout, collector->arena, node, width);
    width = layout_table_is_auto(table) ? table->width : MAX(width, table->width);
    LayoutEdges edges = {0};
    if (!table->collapse)
        layout_edges_read(node, layout_containing_width(collector), &edges);
    if (table->footer > table->body &&
        layout_table_row_break(table, table->body, FO_PROP_BREAK_BEFORE) != LAYOUT_CONTEXT_AUTO)
        cut_edges(&edges);
    LayoutMeasure border =
        layout_border_rectangle(collector->layout, node, &edges, collector->width, width);
    border.x += collector->origin;

    LayoutKeep outer = collector->together;
    collector->together = layout_keep_stronger(layout_keep_together(node), outer);
    layout_collect_space(collector, node, FO_PROP_SPACE_BEFORE_MINIMUM);
    layout_collect_open(collector, node, &layout_plain_frame, border.x, border.width, &edges);
    LayoutOutcome outcome =
        collect_grid(collector, table,
                     border.x + layout_edges_sum(&edges, table->rtl ? LAYOUT_END : LAYOUT_START));
    layout_block_close(collector, node);
    collector->together = outer;
    return layout_block_outcome(node, outcome);
}

static LayoutOutcome
collect_caption(LayoutCollector *collector, const FoNode *caption)
{
    layout_collect_open_plain(collector, caption, &layout_plain_frame, NULL);
    LayoutOutcome outcome = layout_collect_children(collector, caption);
    layout_collect_close(collector);
    return outcome;
}

/* The caption stands before the table, or after it, and is kept with it. */
static LayoutOutcome
collect_table_and_caption(LayoutCollector *collector, const FoNode *node)
{
    const FoNode *caption = fo_child(node, FO_TABLE_CAPTION);
    const FoNode *table = fo_child(node, FO_TABLE);
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

const LayoutBlockClass layout_table_class = {collect_table, layout_table_widths};
const LayoutBlockClass layout_table_and_caption_class = {collect_table_and_caption, NULL};
