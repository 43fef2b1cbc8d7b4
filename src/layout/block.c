#include "layout/indent.h"
#include "layout/intrusion.h"
#include "layout/limit.h"
#include "layout/place.h"

static void
place_nothing(LayoutPlacing *placing, const LayoutElement *box)
{
    (void) placing, (void) box;
}

/* Holds the place of a block without content, so that its edges and its id have one. */
static const LayoutBoxClass empty_class = {.place = place_nothing, .nothing = true};

void
layout_block_open(LayoutCollector *collector, const FoNode *node)
{
    LayoutEdges edges = {0};
    layout_edges_read(node, layout_containing_width(collector), &edges);
    LayoutMeasure border =
        layout_border_rectangle(collector->layout, node, &edges, collector->width,
                                layout_indented_width(collector->layout, node, collector->width));
    layout_intrusion_clear(collector, node);
    layout_collect_space(collector, node, FO_PROP_SPACE_BEFORE_MINIMUM);
    layout_collect_open(collector, node, &layout_plain_frame, collector->origin + border.x,
                        border.width, &edges);
}

void
layout_block_close(LayoutCollector *collector, const FoNode *node)
{
    // Nothing since the frame opened: an empty box holds its place.
    if (collector->list->run <= collector->frame->opened)
        layout_collect_box(collector, 0, &empty_class, NULL, 0);
    layout_collect_close(collector);
    layout_collect_space(collector, node, FO_PROP_SPACE_AFTER_MINIMUM);
}

LayoutOutcome
layout_block_outcome(const FoNode *node, LayoutOutcome last)
{
    last.with_next = layout_keep_stronger(last.with_next, layout_keep_with_next(node));
    last.break_after =
        layout_break_stronger(last.break_after, layout_break_property(node, FO_PROP_BREAK_AFTER));
    return last;
}

static LayoutOutcome
collect_block(LayoutCollector *collector, const FoNode *node)
{
    // Keeps reach from the outside in.
    LayoutKeep outer = collector->together;
    collector->together = layout_keep_stronger(layout_keep_together(node), outer);
    layout_block_open(collector, node);
    LayoutOutcome last = layout_collect_children(collector, node);
    layout_block_close(collector, node);
    collector->together = outer;
    return layout_block_outcome(node, last);
}

static LayoutOutcome
collect_list_block(LayoutCollector *collector, const FoNode *node)
{
    LayoutLimit limit = layout_limit_begin(collector, node);
    LayoutOutcome outcome = collect_block(collector, node);
    layout_limit_end(collector, &limit);
    return outcome;
}

const LayoutBlockClass layout_block_class = {collect_block, NULL};
const LayoutBlockClass layout_list_block_class = {collect_list_block, NULL};
