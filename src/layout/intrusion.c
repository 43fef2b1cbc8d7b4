#include "layout/intrusion.h"

#include "layout/edges.h"

enum {
    NARROWEST =
        20 * LENGTH_PT, /* a line beside floats has at least this; else it is as wide as ever */
};

/* The height from element @from on, spaces that are not settled yet as they ask to be. */
static Length
height_since(const LayoutList *list, guint from)
{
    Length height = 0;
    for (guint i = MAX(from, list->first); i < layout_list_end(list); i++) {
        const LayoutElement *element = layout_list_at(list, i);
        if (element->kind == LAYOUT_SPACE && i >= list->settled)
            height += element->optimum;
        else if (element->kind != LAYOUT_BREAK)
            height += element->size;
    }
    return height;
}

Length
layout_intrusion_rest(const LayoutCollector *collector, LayoutFloatSide side)
{
    const LayoutIntrusion *at = &collector->floats[side];
    if (at->height <= 0)
        return 0;
    return at->waiting ? at->height : MAX(0, at->height - height_since(collector->list, at->from));
}

LayoutMeasure
layout_intrusion_narrow(const LayoutCollector *collector, LayoutMeasure measure)
{
    Length left = measure.x, right = measure.x + measure.width;
    Length edge = collector->floats[LAYOUT_FLOAT_LEFT].edge;
    if (layout_intrusion_rest(collector, LAYOUT_FLOAT_LEFT) > 0)
        left = collector->indented ? left + edge - collector->origin : MAX(left, edge);
    if (layout_intrusion_rest(collector, LAYOUT_FLOAT_RIGHT) > 0)
        right = MIN(right, collector->floats[LAYOUT_FLOAT_RIGHT].edge);
    return right - left < NARROWEST ? measure : (LayoutMeasure){left, right - left};
}

bool
layout_intrusion_forbids_break(const LayoutCollector *collector)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++)
        if (!collector->floats[side].waiting &&
            collector->floats[side].height <= collector->layout->height &&
            layout_intrusion_rest(collector, (LayoutFloatSide) side) > 0)
            return true;
    return false;
}

void
layout_intrusion_end(LayoutCollector *collector)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++)
        if (!collector->floats[side].waiting)
            collector->floats[side] = (LayoutIntrusion){0};
}

LayoutFloatSide
layout_intrusion_side(const FoNode *node, FoProperty property)
{
    bool rtl = layout_is_rtl(node);
    switch (fo_keyword(node, property)) {
    case FO_KW_LEFT:
        return LAYOUT_FLOAT_LEFT;
    case FO_KW_RIGHT:
        return LAYOUT_FLOAT_RIGHT;
    case FO_KW_START:
    case FO_KW_INSIDE:
        return rtl ? LAYOUT_FLOAT_RIGHT : LAYOUT_FLOAT_LEFT;
    case FO_KW_END:
    case FO_KW_OUTSIDE:
        return rtl ? LAYOUT_FLOAT_LEFT : LAYOUT_FLOAT_RIGHT;
    default:
        return LAYOUT_FLOAT_SIDES;
    }
}

void
layout_intrusion_clear(LayoutCollector *collector, const FoNode *node)
{
    FoKeyword clear = fo_keyword(node, FO_PROP_CLEAR);
    LayoutFloatSide only = layout_intrusion_side(node, FO_PROP_CLEAR);
    Length room = 0;
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++)
        if (clear == FO_KW_BOTH || only == (LayoutFloatSide) side)
            room = MAX(room, layout_intrusion_rest(collector, (LayoutFloatSide) side));
    if (room <= 0)
        return;
    LayoutElement *space = layout_list_add(collector->list, LAYOUT_SPACE, collector->frame);
    space->minimum = space->optimum = space->maximum = room;
    space->forcing = true;
    space->discard = true;
}

/* ---- lists beside each other */

void
layout_intrusion_enter(const LayoutCollector *outer, LayoutCollector *inner)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++) {
        inner->floats[side].edge = outer->floats[side].edge;
        inner->floats[side].height = layout_intrusion_rest(outer, (LayoutFloatSide) side);
    }
}

void
layout_intrusion_leave(LayoutCollector *outer, const LayoutCollector *inner, guint start)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++) {
        const LayoutIntrusion *at = &inner->floats[side];
        if (at->height <= 0 || at->from == 0)
            continue;
        outer->floats[side] = (LayoutIntrusion){
            .edge = at->edge,
            .height = layout_list_height(inner->list, 0, at->from) + at->height,
            .from = start,
        };
    }
}
