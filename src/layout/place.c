#include "layout/place.h"

#include "layout/marker.h"
#include "layout/reference.h"
#include "layout/tag.h"

/* ---- where things go */

/* The innermost frame that has an area. */
static const LayoutFrame *
holder(const LayoutFrame *frame)
{
    while (frame && !frame->area)
        frame = frame->parent;
    return frame;
}

Area *
layout_placing_area(const LayoutPlacing *placing)
{
    const LayoutFrame *frame = holder(placing->frame);
    return frame ? frame->area : placing->parent;
}

AreaTag *
layout_placing_tag(const LayoutPlacing *placing)
{
    const LayoutFrame *frame = placing->frame;
    while (frame && !frame->tag)
        frame = frame->parent;
    return frame ? frame->tag : placing->tag;
}

Length
layout_placing_x(const LayoutPlacing *placing, Length x)
{
    const LayoutFrame *frame = holder(placing->frame);
    return frame ? x - frame->x : placing->x + x;
}

Length
layout_placing_y_at(const LayoutPlacing *placing, Length y)
{
    const LayoutFrame *frame = holder(placing->frame);
    return frame ? y - frame->top : placing->top + y;
}

Length
layout_placing_y(const LayoutPlacing *placing)
{
    return layout_placing_y_at(placing, placing->y);
}

void
layout_placing_identify(LayoutPlacing *placing, LayoutFrame *frame)
{
    Layout *layout = placing->layout;
    if (frame->area)
        layout_reference_identify(layout, frame->node, frame->area);
    else
        layout_reference_mark(layout, frame->node, layout_placing_area(placing),
                              layout_placing_x(placing, frame->x), layout_placing_y(placing));
}

/* ---- frames */

const LayoutFrameClass layout_plain_frame = {layout_placing_identify, NULL};

static void
begin_frame(LayoutPlacing *placing, LayoutFrame *frame, bool first)
{
    frame->begun = !first;
    frame->top = placing->y;
    frame->area = NULL;
    bool same = frame->parent && frame->parent->node == frame->node;
    if (!same && (first || !frame->tag))
        frame->tag = layout_tag_open(placing->layout, frame->node, layout_placing_tag(placing));
    if (!frame->transparent) {
        frame->area = area_new(placing->layout->page, layout_placing_area(placing), AREA_BLOCK,
                               layout_placing_x(placing, frame->x), layout_placing_y(placing),
                               frame->width, 0);
        frame->area->tag = frame->tag;
    }
    placing->frame = frame;
    if (frame->class && frame->class->begin)
        frame->class->begin(placing, frame);
    if (!same)
        layout_marker_begin(placing->layout, frame->node, first);
}

static void
end_frame(LayoutPlacing *placing, bool whole)
{
    LayoutFrame *frame = placing->frame;
    g_assert(frame); /* what ends has begun */
    if (frame->class && frame->class->end)
        frame->class->end(placing, frame, whole);
    if (!frame->parent || frame->parent->node != frame->node)
        layout_marker_end(placing->layout, frame->node, whole);
    if (frame->area) {
        frame->area->height = placing->y - frame->top;
        frame->area->traits =
            layout_traits_new(placing->layout, frame->node, &frame->edges, !frame->begun, whole);
    }
    placing->frame = frame->parent;
    frame->area = NULL;
    if (whole && frame->tag && frame->tag != layout_placing_tag(placing))
        layout_tag_done(placing->layout, frame->tag);
}

/* Opens again what was open at the break before @start, outermost first. */
static void
resume(LayoutPlacing *placing, LayoutFrame *frame)
{
    if (!frame)
        return;
    resume(placing, frame->parent);
    begin_frame(placing, frame, false);
    placing->y += layout_edges_kept(&frame->edges, LAYOUT_BEFORE);
}

static void
suspend_all(LayoutPlacing *placing)
{
    while (placing->frame) {
        placing->y += layout_edges_kept(&placing->frame->edges, LAYOUT_AFTER);
        end_frame(placing, false);
    }
}

/* ---- elements */

static Length
adjusted(const Layout *layout, const LayoutElement *element)
{
    if (element->kind != LAYOUT_SPACE)
        return element->size;
    Length give = layout->adjust > 0 ? element->stretch : element->shrink;
    return element->size + (Length) (layout->adjust * give);
}

/* Negative spaces without end go no further than lengths do. */
static void
move_down(LayoutPlacing *placing, Length height)
{
    placing->y = length_hold((gint64) placing->y + height);
}

static void
place_element(LayoutPlacing *placing, const LayoutElement *element, bool beside_break)
{
    switch (element->kind) {
    case LAYOUT_OPEN:
        begin_frame(placing, element->frame, true);
        break;
    case LAYOUT_CLOSE:
        end_frame(placing, true);
        break;
    case LAYOUT_BOX:
        element->class->place(placing, element);
        move_down(placing, element->size);
        break;
    case LAYOUT_SPACE:
    case LAYOUT_EDGE:
        move_down(placing, beside_break ? element->broken : adjusted(placing->layout, element));
        break;
    default:
        break;
    }
}

/* The first box at or after @start, and the element after the last box before @end. */
static void
find_boxes(const LayoutList *list, guint start, guint end, guint *first, guint *last)
{
    *first = start;
    while (*first < end && layout_list_at(list, *first)->kind != LAYOUT_BOX)
        ++*first;
    *last = end;
    while (*last > *first && layout_list_at(list, *last - 1)->kind != LAYOUT_BOX)
        --*last;
}

Length
layout_place(Layout *layout, const LayoutList *list, guint start, guint end, Area *parent,
             AreaTag *tag, Length x, Length y, Length width)
{
    LayoutPlacing placing = {
        .layout = layout, .parent = parent, .tag = tag, .x = x, .top = y, .width = width};
    guint first, last, list_end = layout_list_end(list);
    find_boxes(list, start, end, &first, &last);

    if (start > 0) {
        const LayoutElement *mark = layout_list_at(list, start - 1);
        resume(&placing, mark->frame);
    }
    for (guint i = start; i < end; i++) {
        placing.at_end = i >= last && end < list_end;
        bool beside_break = (i < first && start > 0) || placing.at_end;
        place_element(&placing, layout_list_at(list, i), beside_break);
    }
    suspend_all(&placing);
    return placing.y;
}

Length
layout_place_height(const LayoutList *list, guint start, guint end)
{
    guint first, last, list_end = layout_list_end(list);
    find_boxes(list, start, end, &first, &last);
    gint64 height = 0;
    if (start > 0) {
        const LayoutElement *mark = layout_list_at(list, start - 1);
        height += mark->after;
        for (guint i = start; i < mark->run_end; i++)
            height -= layout_list_at(list, i)->broken;
    }
    for (guint i = start; i < end; i++) {
        const LayoutElement *element = layout_list_at(list, i);
        bool beside_break = (i < first && start > 0) || (i >= last && end < list_end);
        if (element->kind != LAYOUT_BREAK)
            height += beside_break && element->kind != LAYOUT_BOX ? element->broken : element->size;
    }
    for (const LayoutFrame *frame = end < list_end ? layout_list_at(list, end)->frame : NULL; frame;
         frame = frame->parent)
        height += layout_edges_kept(&frame->edges, LAYOUT_AFTER);
    return length_hold(height);
}
