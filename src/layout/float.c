#include "layout/float.h"

#include "layout/extent.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/strand.h"
#include "layout/tag.h"

/* A float's content, and where it goes. */
typedef struct LayoutFloat LayoutFloat;
struct LayoutFloat {
    LayoutFloat *next;
    const FoNode *node;
    LayoutList *list;
    Length x, width;
};

enum {
    NARROWEST =
        20 * LENGTH_PT, /* a line beside floats has at least this; else it is as wide as ever */
};

/* ---- where things stand */

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

/* How much of the float at @side is beside what comes next; 0 when there is none. */
static Length
rest_of(const LayoutCollector *collector, LayoutFloatSide side)
{
    const LayoutIntrusion *at = &collector->floats[side];
    if (at->height <= 0)
        return 0;
    return at->waiting ? at->height : MAX(0, at->height - height_since(collector->list, at->from));
}

LayoutMeasure
layout_float_narrow(const LayoutCollector *collector, LayoutMeasure measure)
{
    Length left = measure.x, right = measure.x + measure.width;
    if (rest_of(collector, LAYOUT_FLOAT_LEFT) > 0)
        left = MAX(left, collector->floats[LAYOUT_FLOAT_LEFT].edge);
    if (rest_of(collector, LAYOUT_FLOAT_RIGHT) > 0)
        right = MIN(right, collector->floats[LAYOUT_FLOAT_RIGHT].edge);
    return right - left < NARROWEST ? measure : (LayoutMeasure){left, right - left};
}

bool
layout_float_forbids_break(const LayoutCollector *collector)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++)
        if (!collector->floats[side].waiting &&
            collector->floats[side].height <= collector->layout->height &&
            rest_of(collector, (LayoutFloatSide) side) > 0)
            return true;
    return false;
}

void
layout_float_end(LayoutCollector *collector)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++)
        if (!collector->floats[side].waiting)
            collector->floats[side] = (LayoutIntrusion){0};
}

/* ---- putting floats */

static void
place_float(LayoutPlacing *placing, const LayoutElement *box)
{
    const LayoutFloat *it = box->object;
    AreaTag *tag = layout_tag_open(placing->layout, it->node, layout_placing_tag(placing));
    Area *parent = layout_placing_area(placing);
    Length x = layout_placing_x(placing, it->x), y = layout_placing_y(placing);
    layout_reference_mark(placing->layout, it->node, parent, x, y);
    layout_place(placing->layout, it->list, 0, layout_list_end(it->list), parent, tag, x, y,
                 it->width);
}

static const LayoutBoxClass float_class = {.place = place_float};

/* The side that the property says, as the text around it runs; none: LAYOUT_FLOAT_SIDES. */
static LayoutFloatSide
side_of(const FoNode *node, FoProperty property)
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

bool
layout_float_is_side(const FoNode *node)
{
    return side_of(node, FO_PROP_FLOAT) != LAYOUT_FLOAT_SIDES;
}

bool
layout_float_is_before(const FoNode *node)
{
    return fo_is(node, FO_PROP_FLOAT, FO_KW_BEFORE);
}

/* At the edge, or beside the float that is there already. */
static void
prepare_one(LayoutCollector *collector, const FoNode *node)
{
    LayoutFloatSide side = side_of(node, FO_PROP_FLOAT);
    LayoutIntrusion *at = &collector->floats[side];
    LayoutExtent extent = layout_extent_of_children(collector->layout, node);
    bool left = side == LAYOUT_FLOAT_LEFT;
    Length edge = left ? collector->origin : collector->origin + collector->width;
    Length rest = rest_of(collector, side);
    if (rest > 0)
        edge = at->edge;

    LayoutFloat *it = ARENA_NEW(collector->arena, LayoutFloat);
    it->node = node;
    it->width = CLAMP(extent.maximum, 0, collector->width);
    it->x = left ? edge + extent.out : edge - it->width;
    it->list = layout_collect_area(collector->layout, collector->arena, node, it->width, NULL);
    layout_footnotes_report(collector->layout, it->list);
    it->next = collector->waiting;
    collector->waiting = it;
    Length height = layout_place_height(it->list, 0, layout_list_end(it->list));
    *at = (LayoutIntrusion){
        .edge = left ? it->x + it->width : it->x - extent.out,
        .height = MAX(rest, height),
        .waiting = true,
    };
}

void
layout_float_prepare(LayoutCollector *collector, const FoNode **floats)
{
    for (const FoNode **node = floats; *node; node++)
        if (layout_float_is_side(*node))
            prepare_one(collector, *node);
}

void
layout_float_put(LayoutCollector *collector)
{
    for (LayoutFloat *it = collector->waiting; it; it = it->next)
        layout_collect_box(collector, 0, &float_class, it, 0);
    collector->waiting = NULL;
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++) {
        LayoutIntrusion *at = &collector->floats[side];
        if (at->waiting)
            at->from = layout_list_end(collector->list);
        at->waiting = false;
    }
}

void
layout_float_clear(LayoutCollector *collector, const FoNode *node)
{
    FoKeyword clear = fo_keyword(node, FO_PROP_CLEAR);
    LayoutFloatSide only = side_of(node, FO_PROP_CLEAR);
    Length room = 0;
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++)
        if (clear == FO_KW_BOTH || only == (LayoutFloatSide) side)
            room = MAX(room, rest_of(collector, (LayoutFloatSide) side));
    if (room <= 0)
        return;
    LayoutElement *space = layout_list_add(collector->list, LAYOUT_SPACE, collector->frame);
    space->minimum = space->optimum = space->maximum = room;
    space->forcing = true;
    space->discard = true;
}

/* ---- lists beside each other */

void
layout_float_enter(const LayoutCollector *outer, LayoutCollector *inner)
{
    for (int side = 0; side < LAYOUT_FLOAT_SIDES; side++) {
        inner->floats[side].edge = outer->floats[side].edge;
        inner->floats[side].height = rest_of(outer, (LayoutFloatSide) side);
    }
}

void
layout_float_leave(LayoutCollector *outer, const LayoutCollector *inner, guint start)
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
