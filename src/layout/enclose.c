#include "layout/enclose.h"

#include "layout/inline.h"
#include "layout/place.h"

static void
begin(LayoutPlacing *placing, LayoutFrame *frame)
{
    layout_placing_identify(placing, frame);
    frame->area->link = layout_inline_link(placing->layout->page->arena, frame->node);
}

static const LayoutFrameClass frame_class = {begin, NULL};

/* Takes away what does not stay where an inline goes on beyond a block in it. */
static void
cut_edge(const FoNode *node, LayoutSide side, LayoutEdges *edges)
{
    bool start = side == LAYOUT_START;
    FoProperty border =
        start ? FO_PROP_BORDER_START_WIDTH_CONDITIONALITY : FO_PROP_BORDER_END_WIDTH_CONDITIONALITY;
    FoProperty padding =
        start ? FO_PROP_PADDING_START_CONDITIONALITY : FO_PROP_PADDING_END_CONDITIONALITY;
    if (!fo_is(node, border, FO_KW_RETAIN))
        edges->border[side] = 0;
    if (!fo_is(node, padding, FO_KW_RETAIN))
        edges->padding[side] = 0;
}

static void
open_one(LayoutCollector *collector, const LayoutAround *around)
{
    LayoutMeasure measure = layout_frame_content(collector->frame, collector->width);
    LayoutEdges edges;
    layout_edges_read(around->node, measure.width, &edges);
    if (!around->first)
        cut_edge(around->node, LAYOUT_START, &edges);
    if (!around->last)
        cut_edge(around->node, LAYOUT_END, &edges);
    layout_collect_open(collector, around->node, &frame_class, measure.x, measure.width, &edges);

    /* What is inside counts its indents from within the edges. */
    bool rtl = layout_is_rtl(around->node);
    collector->origin += layout_edges_sum(&edges, rtl ? LAYOUT_END : LAYOUT_START);
    collector->width -=
        layout_edges_sum(&edges, LAYOUT_START) + layout_edges_sum(&edges, LAYOUT_END);
}

LayoutEnclosed
layout_enclose_open(LayoutCollector *collector, const LayoutLine *line)
{
    LayoutEnclosed enclosed = {0, collector->origin, collector->width};
    for (const LayoutAround *around = line->around; around->node; around++) {
        open_one(collector, around);
        enclosed.count++;
    }
    return enclosed;
}

void
layout_enclose_close(LayoutCollector *collector, const LayoutEnclosed *enclosed)
{
    collector->origin = enclosed->origin;
    collector->width = enclosed->width;
    for (guint i = 0; i < enclosed->count; i++)
        layout_collect_close(collector);
}
