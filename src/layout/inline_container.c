#include "layout/inline_container.h"

#include "layout/container.h"
#include "layout/dimension.h"
#include "layout/extent.h"
#include "layout/indent.h"
#include "layout/page.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/strand.h"

/* Lives in the arena of the paragraph. */
struct LayoutInlineContainer {
    LayoutContainer content;
    LayoutEdges edges;
    LayoutBaseline *baseline;
};

/* As wide as asked for; else as its content would like to be, up to the line. */
static Length
find_width(Layout *layout, const FoNode *node, Length line_width)
{
    FoProperty across = layout_dimension_across(node);
    if (layout_dimension_is_given(node, across, line_width))
        return MAX(0, fo_length(node, across, line_width));
    Length wanted = layout_extent_of_children(layout, node).maximum;
    return MIN(wanted, line_width);
}

static void
fill(Layout *layout, Arena *arena, const FoNode *node, Length width, LayoutContainer *content)
{
    FoProperty down = layout_dimension_down(node);
    bool fixed = layout_dimension_is_given(node, down, layout->height);
    *content = (LayoutContainer){
        .node = node,
        .turns = layout_dimension_turns(node),
        .width = find_width(layout, node, width),
        .height = fixed ? MAX(0, fo_length(node, down, layout->height)) : layout->height,
    };
    layout_container_fill(layout, arena, content, !fixed);
    layout_footnotes_report(layout, content->list);
}

/* How far the baseline of the first line lies below the top; the whole height when it has none. */
static Length
first_baseline(const LayoutContainer *content)
{
    Length used = layout_place_height(content->list, 0, layout_list_end(content->list));
    Length offset = layout_display_offset(content->node, content->inner_height, used);
    Length baseline;
    if (content->turns || !layout_lines_baseline(content->list, &baseline))
        return content->height;
    return offset + baseline;
}

static void
measure(Layout *layout, Arena *arena, const FoNode *node, Length width, LayoutPiece *piece)
{
    struct LayoutInlineContainer *it = ARENA_NEW(arena, struct LayoutInlineContainer);
    layout_edges_read(node, width, &it->edges);
    layout_indents_keep(layout, node, width);
    fill(layout, arena, node, width, &it->content);

    const LayoutEdges *edges = &it->edges;
    Length before = layout_edges_sum(edges, LAYOUT_BEFORE);
    Length height =
        length_hold((gint64) it->content.height + before + layout_edges_sum(edges, LAYOUT_AFTER));
    Length ascent = before + first_baseline(&it->content);
    it->baseline =
        layout_baseline_for_lines(arena, node, ascent, height - ascent, piece->style->baseline);
    piece->baseline = it->baseline;
    piece->width = length_hold((gint64) it->content.width + layout_edges_sum(edges, LAYOUT_START) +
                               layout_edges_sum(edges, LAYOUT_END));
    piece->container = it;
}

static Area *
place(Layout *layout, const LayoutPiece *piece, Area *parent, AreaTag *tag, Length x, Length y,
      Length width)
{
    (void) width;
    const struct LayoutInlineContainer *it = piece->container;
    const FoNode *node = it->content.node;
    Area *area =
        area_new(layout->page, parent, AREA_INLINE, x, y - layout_baseline_top(it->baseline),
                 piece->width, it->baseline->height);
    area->tag = tag;
    area->traits = layout_traits_new(layout, node, &it->edges, true, true);
    layout_reference_identify(layout, node, area);
    LayoutSide left = layout_is_rtl(node) ? LAYOUT_END : LAYOUT_START;
    layout_container_place(layout, &it->content, area, tag, layout_edges_sum(&it->edges, left),
                           layout_edges_sum(&it->edges, LAYOUT_BEFORE));
    return NULL;
}

const LayoutPieceClass layout_inline_container_class = {measure, place, NULL, NULL};
