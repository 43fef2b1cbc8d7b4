#include "layout/change_bar.h"

#include "layout/edges.h"
#include "layout/tag.h"

/* Where @wanted is within @area, as far as that is not turned. */
static bool
find_offset(const Area *area, const Area *wanted, Length *x, Length *y)
{
    if (area == wanted)
        return true;
    AREA_EACH_CHILD (child, area) {
        if (!find_offset(child, wanted, x, y))
            continue;
        *x += child->x;
        *y += child->y;
        return true;
    }
    return false;
}

/* Whether the bar stands at the left of the column. */
static bool
is_at_left(const Layout *layout, const FoNode *bar)
{
    bool rtl = layout_is_rtl(bar), odd = layout->column.odd;
    bool second = layout->column.number > 0;
    switch (fo_keyword(bar, FO_PROP_CHANGE_BAR_PLACEMENT)) {
    case FO_KW_LEFT:
        return true;
    case FO_KW_RIGHT:
        return false;
    case FO_KW_END:
        return rtl;
    case FO_KW_INSIDE:
        return odd != rtl;
    case FO_KW_OUTSIDE:
        return odd == rtl;
    case FO_KW_ALTERNATE:
        return layout->column.count > 1 ? !second : odd == rtl;
    default:
        return !rtl;
    }
}

/* Apache FOP draws a bar twice its width, of two borders side by side. */
static void
place_one(Layout *layout, const FoNode *bar, const Area *line, Area *parent, Length column_x)
{
    AreaBorderStyle style = layout_border_style(fo_keyword(bar, FO_PROP_CHANGE_BAR_STYLE));
    Length width = fo_length(bar, FO_PROP_CHANGE_BAR_WIDTH, 0);
    Length offset = fo_length(bar, FO_PROP_CHANGE_BAR_OFFSET, 0);
    if (style == AREA_BORDER_NONE || width <= 0)
        return;
    Length x = is_at_left(layout, bar) ? -offset - width : layout->column.width + offset;
    Area *area = area_new(layout->page, parent, AREA_BLOCK, column_x + x - width, line->y,
                          2 * width, line->height);
    AreaTraits *traits = ARENA_NEW(layout->page->arena, AreaTraits);
    traits->borders[AREA_LEFT] = traits->borders[AREA_RIGHT] = (AreaBorder){
        .style = style, .width = width, .color = fo_color(bar, FO_PROP_CHANGE_BAR_COLOR)};
    area->traits = traits;
    area->tag = layout_tag_artifact(layout, "Layout");
}

void
layout_change_bars_place(Layout *layout, const FoBars *bars, const Area *line, Area *parent)
{
    Length x = 0, y = 0;
    if (!bars || !layout->column.area || !find_offset(layout->column.area, parent, &x, &y))
        return;
    for (; bars; bars = bars->next)
        place_one(layout, bars->begin, line, parent, layout->column.x - x);
}
