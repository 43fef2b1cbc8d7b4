#include "layout/float.h"

#include "layout/extent.h"
#include "layout/intrusion.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/strand.h"
#include "layout/tag.h"

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

LayoutFloat *
layout_float_new(LayoutCollector *collector, const FoNode *node)
{
    LayoutFloat *it = ARENA_NEW(collector->arena, LayoutFloat);
    LayoutExtent extent = layout_extent_of_children(collector->layout, node);
    it->node = node;
    it->width = CLAMP(extent.maximum, 0, collector->width);
    it->out = extent.out;
    return it;
}

/* At the edge, or beside the float that is there already. */
void
layout_float_prepare(LayoutCollector *collector, LayoutFloat *it, LayoutList *list)
{
    LayoutFloatSide side = layout_intrusion_side(it->node, FO_PROP_FLOAT);
    LayoutIntrusion *at = &collector->floats[side];
    bool left = side == LAYOUT_FLOAT_LEFT;
    Length edge = left ? collector->origin : collector->origin + collector->width;
    Length rest = layout_intrusion_rest(collector, side);
    if (rest > 0)
        edge = at->edge;

    it->x = left ? edge + it->out : edge - it->width;
    it->list = list;
    layout_footnotes_report(collector->layout, list);
    it->next = collector->waiting;
    collector->waiting = it;
    *at = (LayoutIntrusion){
        .edge = left ? it->x + it->width : it->x - it->out,
        .height = MAX(rest, layout_place_height(list, 0, layout_list_end(list))),
        .waiting = true,
    };
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
