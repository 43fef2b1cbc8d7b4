#include "layout/container.h"

#include "layout/page.h"
#include "layout/place.h"

static bool
clips(const FoNode *node)
{
    FoKeyword overflow = fo_keyword(node, FO_PROP_OVERFLOW);
    return overflow == FO_KW_HIDDEN || overflow == FO_KW_ERROR_IF_OVERFLOW;
}

/* ---- absolute positions: where they count from */

LayoutPlace
layout_container_enter(Layout *layout, Area *area, Length x, Length y, Length width, Length height)
{
    LayoutPlace before = {layout->viewport, layout->viewport_x, layout->viewport_y,
                          layout->viewport_width, layout->viewport_height};
    layout->viewport = area;
    layout->viewport_x = x;
    layout->viewport_y = y;
    layout->viewport_width = width;
    layout->viewport_height = height;
    return before;
}

void
layout_container_leave(Layout *layout, LayoutPlace before)
{
    layout->viewport = before.viewport;
    layout->viewport_x = before.x;
    layout->viewport_y = before.y;
    layout->viewport_width = before.width;
    layout->viewport_height = before.height;
}

/* ---- boxes */

/* How much of their shrink the spaces of content give that is too high for its box: 0 to -1. */
static double
squeeze(const LayoutContainer *box, Length used)
{
    Length over = used - box->inner_height, shrink = 0;
    for (guint i = 0; over > 0 && i < layout_list_end(box->list); i++) {
        const LayoutElement *element = layout_list_at(box->list, i);
        shrink += element->kind == LAYOUT_SPACE ? element->shrink : 0;
    }
    return shrink > 0 ? -MIN(1, (double) over / (double) shrink) : 0;
}

void
layout_container_place(Layout *layout, const LayoutContainer *box, Area *parent, AreaTag *tag,
                       Length x, Length y)
{
    bool clip = clips(box->node);
    Area *area = parent;
    if (box->turns || clip) {
        area = area_new(layout->page, parent, AREA_VIEWPORT, x, y, box->width, box->height);
        area->viewport = (AreaViewport){.turns = box->turns, .clip = clip};
        x = y = 0;
    }
    LayoutPlace before =
        layout_container_enter(layout, area, x, y, box->inner_width, box->inner_height);
    double outer = layout->adjust;
    guint end = layout_list_end(box->list);
    Length used = layout_place_height(box->list, 0, end);
    layout->adjust = squeeze(box, used);
    Length offset = layout_display_offset(box->node, box->inner_height, used);
    layout_place(layout, box->list, 0, end, area, tag, x, y + offset, box->inner_width);
    layout->adjust = outer;
    layout_container_leave(layout, before);
}

void
layout_container_fill(Layout *layout, Arena *arena, LayoutContainer *box, bool auto_height)
{
    bool across = box->turns % 2;
    Length outer = layout->height;
    box->inner_width = across ? box->height : box->width;
    box->inner_height = across ? box->width : box->height;
    layout->height = box->inner_height;
    box->list = layout_collect_area(layout, arena, box->node, box->inner_width, NULL);
    layout->height = outer;
    if (!auto_height)
        return;
    box->inner_height = layout_place_height(box->list, 0, layout_list_end(box->list));
    if (across)
        box->width = box->inner_height;
    else
        box->height = box->inner_height;
}
