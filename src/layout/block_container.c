#include "layout/container.h"
#include "layout/dimension.h"
#include "layout/extent.h"
#include "layout/indent.h"
#include "layout/kind.h"
#include "layout/page.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/strand.h"

/*
 * fo:block-container (XSL-FO 6.5.3). One of automatic height that is not turned is a block whose
 * content stands in a reference area of its own and may break. The others are boxes: their
 * content is a list that is placed as a whole.
 */

static void
place_in_flow(LayoutPlacing *placing, const LayoutElement *element)
{
    const LayoutContainer *box = element->object;
    LayoutMeasure content = layout_frame_content(element->frame, placing->width);
    layout_container_place(placing->layout, box, layout_placing_area(placing),
                           layout_placing_tag(placing), layout_placing_x(placing, content.x),
                           layout_placing_y(placing));
}

static const LayoutBoxClass box_class = {.place = place_in_flow};

/* A container whose height is given, if @around's is: so much of it. */
static bool
has_share_of_height(const FoNode *around)
{
    FoProperty property = layout_dimension_down(around);
    return around->element == FO_BLOCK_CONTAINER && fo_is_length(around, property) &&
           fo_value(around, property)->percent != 0;
}

/* What heights in percent are of: that of the region or container right around; 0, for automatic
 * heights, where what is around @node is as high as its content. */
static Length
height_around(const Layout *layout, const FoNode *node)
{
    const FoNode *around = node->parent;
    while (around && (layout_is_transparent(around) || has_share_of_height(around)))
        around = around->parent;
    if (!around)
        return 0;
    bool given = around->element == FO_FLOW || around->element == FO_STATIC_CONTENT ||
                 (around->element == FO_BLOCK_CONTAINER &&
                  fo_is_length(around, layout_dimension_down(around)));
    return given ? layout->height : 0;
}

static bool
has_height(const LayoutCollector *collector, const FoNode *node, Length *height)
{
    FoProperty property = layout_dimension_down(node);
    Length base = property == FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM
                      ? height_around(collector->layout, node)
                      : layout_containing_width(collector);
    if (!layout_dimension_is_given(node, property, base))
        return false;
    *height = MAX(0, fo_length(node, property, base));
    return true;
}

static LayoutMeasure
border_rectangle(const LayoutCollector *collector, const FoNode *node, const LayoutEdges *edges)
{
    Length content = layout_indented_width(collector->layout, node, collector->width);
    FoProperty property = layout_dimension_across(node);
    if (fo_is_length(node, property))
        content = MAX(0, fo_length(node, property, layout_containing_width(collector)));
    layout_indents_keep(collector->layout, node, collector->width);
    LayoutMeasure border =
        layout_border_rectangle(collector->layout, node, edges, collector->width, content);
    return (LayoutMeasure){collector->origin + border.x, border.width};
}

/* ---- in the flow */

static void
begin_container(LayoutPlacing *placing, LayoutFrame *frame)
{
    layout_plain_frame.begin(placing, frame);
    LayoutMeasure content = layout_frame_content(frame, placing->width);
    LayoutPlace *before = frame->object;
    *before =
        layout_container_enter(placing->layout, frame->area, content.x - frame->x,
                               layout_edges_sum(&frame->edges, LAYOUT_BEFORE), content.width, 0);
}

static void
end_container(LayoutPlacing *placing, LayoutFrame *frame, bool whole)
{
    (void) whole;
    layout_container_leave(placing->layout, *(LayoutPlace *) frame->object);
}

static const LayoutFrameClass container_frame = {begin_container, end_container};

/* Conditional spaces stay where the reference area of the content begins and ends, as in Apache
 * FOP. */
static LayoutOutcome
collect_content(LayoutCollector *collector, const FoNode *node, LayoutFrame *frame)
{
    LayoutMeasure content = layout_frame_content(frame, collector->width);
    Length origin = collector->origin, width = collector->width;
    collector->origin = content.x;
    collector->width = content.width;
    LayoutOutcome outcome = layout_collect_children(collector, node);
    collector->origin = origin;
    collector->width = width;
    return outcome;
}

static bool
is_in_cell(const FoNode *node)
{
    while (node && node->element != FO_TABLE_CELL)
        node = node->parent;
    return node != NULL;
}

/* How high a box may be that does not say it: what is turned takes all of the page for its lines,
 * but in a table's cell no more than they fill. */
static Length
available_height(const LayoutCollector *collector, const LayoutContainer *box,
                 const LayoutFrame *frame)
{
    Length whole = collector->layout->height - layout_edges_sum(&frame->edges, LAYOUT_BEFORE) -
                   layout_edges_sum(&frame->edges, LAYOUT_AFTER);
    if (box->turns % 2 && is_in_cell(box->node))
        whole = MIN(whole, layout_extent_of_children(collector->layout, box->node).maximum);
    return MAX(0, whole);
}

static void
collect_box(LayoutCollector *collector, const FoNode *node, LayoutFrame *frame, int turns,
            bool fixed, Length height)
{
    LayoutContainer *box = ARENA_NEW(collector->arena, LayoutContainer);
    box->node = node;
    box->turns = turns;
    box->width = layout_frame_content(frame, collector->width).width;
    box->height = fixed ? height : available_height(collector, box, frame);
    layout_container_fill(collector->layout, collector->arena, box, !fixed);
    LayoutElement *element = layout_collect_box(collector, box->height, &box_class, box, 0);
    element->footnotes = layout_footnotes_of(collector->arena, box->list);
}

/* A page break leaves the room of a container's border and padding behind it, as in Apache FOP: no
 * more than the room, where they are not to be retained. */
static LayoutOutcome
collect_in_flow(LayoutCollector *collector, const FoNode *node)
{
    LayoutEdges edges = {0};
    layout_edges_read(node, layout_containing_width(collector), &edges);
    edges.retain_border[LAYOUT_BEFORE] = edges.retain_padding[LAYOUT_BEFORE] = true;
    LayoutMeasure border = border_rectangle(collector, node, &edges);
    Length height = 0;
    int turns = layout_dimension_turns(node);
    bool fixed = has_height(collector, node, &height), boxed = fixed || turns;

    LayoutKeep outer = collector->together;
    collector->together = layout_keep_stronger(layout_keep_together(node), outer);
    layout_collect_space(collector, node, FO_PROP_SPACE_BEFORE_MINIMUM);
    LayoutFrame *frame =
        layout_collect_open(collector, node, boxed ? &layout_plain_frame : &container_frame,
                            border.x, border.width, &edges);
    LayoutOutcome outcome = {0};
    if (boxed) {
        collect_box(collector, node, frame, turns, fixed, height);
    } else {
        frame->object = ARENA_NEW(collector->arena, LayoutPlace);
        outcome = collect_content(collector, node, frame);
    }
    layout_block_close(collector, node);
    collector->together = outer;
    return layout_block_outcome(node, outcome);
}

/* ---- absolute and fixed: laid out when the page is known */

typedef struct {
    const FoNode *node;
    Length base; /* width of the containing block */
} Absolute;

/* One dimension: from @near, @far and a length, or what they leave of @whole. */
typedef struct {
    Length offset, length; /* of the content rectangle */
    bool given;            /* the length does not depend on the content */
} Span;

/* What one dimension of a container is measured in. */
typedef struct {
    FoProperty near_side, far_side, length;
    Length base;      /* what percentages are of: the containing block */
    Length whole;     /* of the page or the reference area: what there is when nothing is said */
    Length reference; /* of the reference area: an offset from the far side is within it, whatever
                         the position, as in Apache FOP */
    Length around;    /* taken off a length that is not said */
    bool upright;     /* such a length is the whole, unless the far side is said */
} Frame;

static Span
measure_span(const FoNode *node, const Frame *frame)
{
    Span span = {0};
    Length whole = frame->whole;
    bool has_near = fo_is_length(node, frame->near_side);
    bool has_far = fo_is_length(node, frame->far_side);
    Length far_offset = fo_length(node, frame->far_side, frame->base);
    if (has_near)
        span.offset = fo_length(node, frame->near_side, frame->base);
    if (layout_dimension_is_given(node, frame->length, frame->base)) {
        span.given = true;
        span.length = MAX(0, fo_length(node, frame->length, frame->base));
        if (!has_near && has_far)
            span.offset = frame->reference - far_offset - span.length;
        return span;
    }
    span.given = has_far;
    Length taken = frame->upright && !has_far ? 0 : span.offset;
    span.length = MAX(0, whole - taken - (has_far ? far_offset : 0) - frame->around);
    return span;
}

static void
add_border_area(Layout *layout, const FoNode *node, const LayoutEdges *edges, Area *parent,
                const Span *across, const Span *down, AreaTag *tag)
{
    bool rtl = layout_is_rtl(node);
    Length left = layout_edges_sum(edges, rtl ? LAYOUT_END : LAYOUT_START);
    Length right = layout_edges_sum(edges, rtl ? LAYOUT_START : LAYOUT_END);
    Length above = layout_edges_sum(edges, LAYOUT_BEFORE);
    Length below = layout_edges_sum(edges, LAYOUT_AFTER);
    Area *area =
        area_new(layout->page, parent, AREA_BLOCK, across->offset - left, down->offset - above,
                 across->length + left + right, down->length + above + below);
    area->tag = tag;
    layout_reference_identify(layout, node, area);
    area->traits = layout_traits_new(layout, node, edges, true, true);
}

static void
place_absolute(LayoutPlacing *placing, const LayoutElement *element)
{
    Layout *layout = placing->layout;
    const Absolute *absolute = element->object;
    const FoNode *node = absolute->node;
    bool fixed = fo_is(node, FO_PROP_ABSOLUTE_POSITION, FO_KW_FIXED);
    Length width = fixed ? layout->page->width : layout->viewport_width;
    Length height = fixed ? layout->page->height : layout->viewport_height;
    Area *parent = fixed || !layout->viewport ? layout->page->root : layout->viewport;

    LayoutEdges edges = {0};
    layout_edges_read(node, width, &edges);
    LayoutIndents indents = layout_indents(layout, node, width);
    layout_indents_keep(layout, node, width);
    const Frame horizontal = {.near_side = FO_PROP_LEFT,
                              .far_side = FO_PROP_RIGHT,
                              .length = layout_dimension_across(node),
                              .base = absolute->base,
                              .whole = width,
                              .reference = layout->viewport_width,
                              .around = indents.start + indents.end};
    const Frame vertical = {.near_side = FO_PROP_TOP,
                            .far_side = FO_PROP_BOTTOM,
                            .length = layout_dimension_down(node),
                            .base = layout->viewport_height,
                            .whole = height,
                            .reference = layout->viewport_height,
                            .around = layout_edges_sum(&edges, LAYOUT_BEFORE) +
                                      layout_edges_sum(&edges, LAYOUT_AFTER),
                            .upright = true};
    Span across = measure_span(node, &horizontal), down = measure_span(node, &vertical);
    LayoutContainer box = {.node = node,
                           .turns = layout_dimension_turns(node),
                           .width = across.length,
                           .height = down.length};
    layout_container_fill(layout, layout->page->arena, &box,
                          box.turns % 2 ? !across.given : !down.given);
    layout_footnotes_report(layout, box.list);
    across.length = box.width;
    down.length = box.height;
    if (parent == layout->viewport) {
        across.offset += layout->viewport_x;
        down.offset += layout->viewport_y;
    }
    add_border_area(layout, node, &edges, parent, &across, &down, layout_placing_tag(placing));
    layout_container_place(layout, &box, parent, layout_placing_tag(placing), across.offset,
                           down.offset);
}

static const LayoutBoxClass absolute_class = {.place = place_absolute};

static LayoutOutcome
collect(LayoutCollector *collector, const FoNode *node)
{
    FoKeyword position = fo_keyword(node, FO_PROP_ABSOLUTE_POSITION);
    if (position != FO_KW_ABSOLUTE && position != FO_KW_FIXED)
        return collect_in_flow(collector, node);
    Absolute *absolute = ARENA_NEW(collector->arena, Absolute);
    *absolute = (Absolute){node, layout_containing_width(collector)};
    layout_collect_box(collector, 0, &absolute_class, absolute, 0);
    return layout_block_outcome(node, (LayoutOutcome){0});
}

const LayoutBlockClass layout_block_container_class = {collect, NULL};
