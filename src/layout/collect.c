#include "layout/collect.h"

#include "layout/float.h"
#include "layout/table.h"

typedef LayoutOutcome (*CollectFunc)(LayoutCollector *collector, const FoNode *node);

/* What stacks. The transparent ones have their children stacked in their place. */
static const CollectFunc collectors[FO_ELEMENT_COUNT] = {
    [FO_BLOCK] = layout_block_collect,
    [FO_BLOCK_CONTAINER] = layout_block_container_collect,
    [FO_LIST_BLOCK] = layout_list_block_collect,
    [FO_LIST_ITEM] = layout_list_item_collect,
    [FO_TABLE] = layout_table_collect,
    [FO_TABLE_AND_CAPTION] = layout_table_and_caption_collect,
};

bool
layout_is_transparent(const FoNode *node)
{
    switch (node->element) {
    case FO_WRAPPER:
    case FO_MULTI_SWITCH:
    case FO_MULTI_CASE:
    case FO_MULTI_PROPERTIES:
    case FO_RETRIEVE_MARKER:
    case FO_RETRIEVE_TABLE_MARKER:
        return true;
    default:
        return false;
    }
}

static bool
is_blank(const FoNode *node)
{
    if (node->element == FO_MARKER)
        return true;
    if (node->element != FO_TEXT)
        return false;
    for (gsize i = 0; i < node->length; i++)
        if (!g_ascii_isspace(node->text[i]))
            return false;
    return true;
}

bool
layout_is_block_level(const FoNode *node)
{
    if (collectors[node->element])
        return true;
    if (!layout_is_transparent(node))
        return false;
    FO_EACH_CHILD (child, node)
        if (layout_is_block_level(child))
            return true;
    return false;
}

const FoNode *
layout_shown_case(const FoNode *multi_switch)
{
    FO_EACH_CHILD (child, multi_switch) {
        if (child->element == FO_MULTI_CASE && fo_is(child, FO_PROP_STARTING_STATE, FO_KW_SHOW))
            return child;
    }
    return NULL;
}

const FoNode *
layout_first_block(const FoNode *node)
{
    const FoNode *child = node->first;
    while (child && is_blank(child))
        child = child->next;
    if (!child)
        return NULL;
    if (child->element == FO_INLINE || child->element == FO_BASIC_LINK)
        return layout_first_block(child);
    if (!layout_is_block_level(child))
        return NULL;
    return layout_is_transparent(child) ? layout_first_block(child) : child;
}

/* ---- keeps and breaks that reach upwards from the first child */

LayoutContext
layout_break_property(const FoNode *node, FoProperty property)
{
    switch (fo_keyword(node, property)) {
    case FO_KW_COLUMN:
        return LAYOUT_CONTEXT_COLUMN;
    case FO_KW_PAGE:
        return LAYOUT_CONTEXT_PAGE;
    case FO_KW_EVEN_PAGE:
        return LAYOUT_CONTEXT_EVEN_PAGE;
    case FO_KW_ODD_PAGE:
        return LAYOUT_CONTEXT_ODD_PAGE;
    default:
        return LAYOUT_CONTEXT_AUTO;
    }
}

LayoutContext
layout_break_stronger(LayoutContext a, LayoutContext b)
{
    return MAX(a, b);
}

/* Where the first area of @node comes from, one level down. */
static const FoNode *
first_inside(const FoNode *node)
{
    switch (node->element) {
    case FO_TABLE_AND_CAPTION:
    case FO_TABLE_CELL:
    case FO_BLOCK:
    case FO_LIST_BLOCK:
        return layout_first_block(node);
    case FO_BLOCK_CONTAINER:
        return layout_block_container_is_open(node) ? layout_first_block(node) : NULL;
    default:
        return NULL;
    }
}

static LayoutContext row_break_before(const FoNode *row);
static LayoutContext parts_break_before(const FoNode *item);

static const FoNode *
first_row(const FoNode *table)
{
    FO_EACH_CHILD (body, table)
        if (body->element == FO_TABLE_BODY)
            return body->first;
    return NULL;
}

LayoutContext
layout_break_before(const FoNode *node)
{
    if (layout_is_transparent(node))
        node = layout_first_block(node);
    if (!node)
        return LAYOUT_CONTEXT_AUTO;

    LayoutContext own = layout_break_property(node, FO_PROP_BREAK_BEFORE);
    const FoNode *first = first_inside(node);
    if (first)
        own = layout_break_stronger(own, layout_break_before(first));
    if (node->element == FO_TABLE && first_row(node))
        own = layout_break_stronger(own, row_break_before(first_row(node)));
    if (node->element == FO_LIST_ITEM)
        own = layout_break_stronger(own, parts_break_before(node));
    return own;
}

/* Of a list-item's label or body; where that begins with a list, its items do not count, as in
 * Apache FOP. */
static LayoutContext
parts_break_before(const FoNode *item)
{
    LayoutContext context = LAYOUT_CONTEXT_AUTO;
    FO_EACH_CHILD (part, item) {
        const FoNode *block = layout_first_block(part);
        if (block && block->element == FO_LIST_BLOCK)
            context =
                layout_break_stronger(context, layout_break_property(block, FO_PROP_BREAK_BEFORE));
        else if (block)
            context = layout_break_stronger(context, layout_break_before(block));
    }
    return context;
}

/* Of a row or the first of the cells that make one; any of its cells' content may ask. */
static LayoutContext
row_break_before(const FoNode *row)
{
    LayoutContext context = layout_break_property(row, FO_PROP_BREAK_BEFORE);
    if (row->element == FO_TABLE_ROW)
        FO_EACH_CHILD (cell, row)
            context = layout_break_stronger(context, layout_break_before(cell));
    return context;
}

LayoutKeep
layout_keep_before(const FoNode *node)
{
    if (layout_is_transparent(node))
        node = layout_first_block(node);
    if (!node)
        return (LayoutKeep){0};

    LayoutKeep keep = layout_keep_with_previous(node);
    const FoNode *first = first_inside(node);
    if (first)
        keep = layout_keep_stronger(keep, layout_keep_before(first));
    if (node->element == FO_TABLE && first_row(node))
        keep = layout_keep_stronger(keep, layout_keep_with_previous(first_row(node)));
    if (node->element == FO_LIST_ITEM)
        FO_EACH_CHILD (part, node) {
            const FoNode *block = layout_first_block(part);
            if (block)
                keep = layout_keep_stronger(keep, layout_keep_before(block));
        }
    return keep;
}

/* ---- making elements */

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
        layout_float_end(collector);
    else if (layout_float_forbids_break(collector))
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
    return collectors[node->element](collector, node);
}
