#include "layout/collect.h"

#include "layout/intrusion.h"

Arena *
layout_collect_renew(LayoutCollector *collector)
{
    Arena *outer = collector->arena;
    if (collector->renew)
        collector->arena = collector->renew(collector, collector->data);
    return outer;
}

void
layout_collect_restore(LayoutCollector *collector, Arena *outer)
{
    if (collector->close)
        collector->close(collector, collector->arena, collector->data);
    collector->arena = outer;
}

LayoutElement *
layout_collect_break(LayoutCollector *collector, int penalty, LayoutContext context)
{
    if (collector->grown && !collector->stopped)
        collector->grown(collector, collector->data);
    if (penalty == LAYOUT_FORCED)
        layout_intrusion_end(collector);
    else if (layout_intrusion_forbids_break(collector))
        penalty = LAYOUT_FORBIDDEN;
    LayoutElement *mark = layout_list_add(collector->list, LAYOUT_BREAK, collector->frame);
    mark->penalty = (gint16) penalty;
    mark->context = (guint8) context;
    return mark;
}

/* The list begins after a break: in the frames that are open there. */
void
layout_collect_enter(LayoutCollector *collector)
{
    const LayoutResume *resume = collector->resume;
    LayoutElement *mark = layout_list_add(collector->list, LAYOUT_BREAK, collector->frame);
    mark->next = resume->paragraph ? (const void *) resume->paragraph : resume->node;
    mark->line = resume->paragraph ? (gint32) resume->line : LAYOUT_LINE_NODE;
    collector->resume = NULL;
}

void
layout_collect_space(LayoutCollector *collector, const FoNode *node, FoProperty minimum)
{
    if (collector->resume)
        return;
    Length base = layout_containing_width(collector);
    Length low = fo_length(node, minimum, base);
    Length best = fo_length(node, minimum + 1, base);
    Length high = fo_length(node, minimum + 2, base);
    bool forcing = fo_is(node, minimum + 3, FO_KW_FORCE);
    if (!low && !best && !high && !forcing)
        return;

    LayoutElement *space = layout_list_add(collector->list, LAYOUT_SPACE, collector->frame);
    space->minimum = MIN(low, best);
    space->optimum = best;
    space->maximum = MAX(high, best);
    space->forcing = forcing;
    space->precedence = fo_integer(node, minimum + 3, 0);
    space->discard = !fo_is(node, minimum + 4, FO_KW_RETAIN);
}

static void
add_edge(LayoutCollector *collector, LayoutFrame *frame, LayoutSide side)
{
    Length size = layout_edges_sum(&frame->edges, side);
    if (!size)
        return;
    LayoutElement *edge = layout_list_add(collector->list, LAYOUT_EDGE, frame);
    edge->size = edge->broken = size;
}

LayoutFrame *
layout_collect_open(LayoutCollector *collector, const FoNode *node, const LayoutFrameClass *class,
                    Length x, Length width, const LayoutEdges *edges)
{
    LayoutFrame *frame = ARENA_NEW(collector->arena, LayoutFrame);
    frame->parent = collector->frame;
    frame->class = class;
    frame->node = node;
    frame->x = x;
    frame->width = width;
    if (edges)
        frame->edges = *edges;
    collector->frame = frame;
    frame->opened = layout_list_end(collector->list);
    if (collector->resume) {
        const LayoutFrame *before = layout_resume_frame(collector->resume, node);
        frame->tag = before ? before->tag : NULL;
        return frame;
    }
    layout_list_add(collector->list, LAYOUT_OPEN, frame);
    add_edge(collector, frame, LAYOUT_BEFORE);
    return frame;
}

LayoutFrame *
layout_collect_open_plain(LayoutCollector *collector, const FoNode *node,
                          const LayoutFrameClass *class, void *object)
{
    LayoutFrame *frame = layout_collect_open(collector, node, class, 0, collector->width, NULL);
    frame->transparent = true;
    frame->object = object;
    if (frame->parent && frame->parent->transparent)
        frame->x = frame->parent->x;
    return frame;
}

void
layout_collect_close(LayoutCollector *collector)
{
    LayoutFrame *frame = collector->frame;
    add_edge(collector, frame, LAYOUT_AFTER);
    layout_list_add(collector->list, LAYOUT_CLOSE, frame);
    collector->frame = frame->parent;
}

LayoutElement *
layout_collect_box(LayoutCollector *collector, Length height, const LayoutBoxClass *class,
                   void *object, guint index)
{
    LayoutElement *box = layout_list_add(collector->list, LAYOUT_BOX, collector->frame);
    box->size = height;
    box->class = class;
    box->object = object;
    box->index = index;
    return box;
}

Length
layout_containing_width(const LayoutCollector *collector)
{
    const LayoutFrame *frame = collector->frame;
    while (frame && frame->transparent)
        frame = frame->parent;
    // Percentages in labels and bodies are of the reference area, as in Apache FOP.
    if (frame &&
        (frame->node->element == FO_LIST_ITEM_LABEL || frame->node->element == FO_LIST_ITEM_BODY))
        return collector->width;
    return frame ? layout_frame_content(frame, collector->width).width : collector->width;
}

LayoutMeasure
layout_frame_content(const LayoutFrame *frame, Length width)
{
    if (!frame)
        return (LayoutMeasure){0, width};
    bool rtl = layout_is_rtl(frame->node);
    Length left = layout_edges_sum(&frame->edges, rtl ? LAYOUT_END : LAYOUT_START);
    Length right = layout_edges_sum(&frame->edges, rtl ? LAYOUT_START : LAYOUT_END);
    return (LayoutMeasure){frame->x + left, frame->width - left - right};
}

LayoutOutcome
layout_collect(LayoutCollector *collector, const FoNode *node)
{
    return collector->layout->blocks[node->element]->collect(collector, node);
}
