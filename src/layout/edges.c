#include "layout/edges.h"

#include <string.h>

#include "layout/uri.h"

typedef struct {
    FoProperty style, width, color, padding;
} SideProperties;

static const SideProperties sides[] = {
    [LAYOUT_BEFORE] = {FO_PROP_BORDER_BEFORE_STYLE, FO_PROP_BORDER_BEFORE_WIDTH,
                       FO_PROP_BORDER_BEFORE_COLOR, FO_PROP_PADDING_BEFORE},
    [LAYOUT_AFTER] = {FO_PROP_BORDER_AFTER_STYLE, FO_PROP_BORDER_AFTER_WIDTH,
                      FO_PROP_BORDER_AFTER_COLOR, FO_PROP_PADDING_AFTER},
    [LAYOUT_START] = {FO_PROP_BORDER_START_STYLE, FO_PROP_BORDER_START_WIDTH,
                      FO_PROP_BORDER_START_COLOR, FO_PROP_PADDING_START},
    [LAYOUT_END] = {FO_PROP_BORDER_END_STYLE, FO_PROP_BORDER_END_WIDTH, FO_PROP_BORDER_END_COLOR,
                    FO_PROP_PADDING_END},
};

AreaBorderStyle
layout_border_style(FoKeyword keyword)
{
    switch (keyword) {
    case FO_KW_SOLID:
        return AREA_BORDER_SOLID;
    case FO_KW_DASHED:
        return AREA_BORDER_DASHED;
    case FO_KW_DOTTED:
        return AREA_BORDER_DOTTED;
    case FO_KW_DOUBLE:
        return AREA_BORDER_DOUBLE;
    case FO_KW_GROOVE:
        return AREA_BORDER_GROOVE;
    case FO_KW_RIDGE:
        return AREA_BORDER_RIDGE;
    case FO_KW_INSET:
        return AREA_BORDER_INSET;
    case FO_KW_OUTSET:
        return AREA_BORDER_OUTSET;
    default:
        return AREA_BORDER_NONE;
    }
}

void
layout_edges_read(const FoNode *node, Length base, LayoutEdges *edges)
{
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_END; side++) {
        FoKeyword style = fo_keyword(node, sides[side].style);
        bool any = style != FO_KW_NONE && layout_border_style(style) != AREA_BORDER_NONE;
        edges->border[side] = any ? MAX(0, fo_length(node, sides[side].width, base)) : 0;
        edges->padding[side] = MAX(0, fo_length(node, sides[side].padding, base));
    }
    edges->retain_border[LAYOUT_BEFORE] =
        fo_is(node, FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY, FO_KW_RETAIN);
    edges->retain_border[LAYOUT_AFTER] =
        fo_is(node, FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY, FO_KW_RETAIN);
    edges->retain_padding[LAYOUT_BEFORE] =
        fo_is(node, FO_PROP_PADDING_BEFORE_CONDITIONALITY, FO_KW_RETAIN);
    edges->retain_padding[LAYOUT_AFTER] =
        fo_is(node, FO_PROP_PADDING_AFTER_CONDITIONALITY, FO_KW_RETAIN);
}

Length
layout_edges_kept(const LayoutEdges *edges, LayoutSide side)
{
    return (edges->retain_border[side] ? edges->border[side] : 0) +
           (edges->retain_padding[side] ? edges->padding[side] : 0);
}

bool
layout_is_rtl(const FoNode *node)
{
    return node->style->rtl;
}

/* Where a background picture stands: a keyword is a percentage. */
static void
read_position(const FoNode *node, FoProperty property, Length *length, gint32 *percent)
{
    const FoValue *value = fo_value(node, property);
    if (value->kind == FO_VALUE_LENGTH) {
        *length = value->length;
        *percent = value->percent;
        return;
    }
    *length = 0;
    *percent = value->keyword == FO_KW_CENTER                                    ? 50 * 1024
               : value->keyword == FO_KW_RIGHT || value->keyword == FO_KW_BOTTOM ? 100 * 1024
                                                                                 : 0;
}

bool
layout_has_background(const FoNode *node)
{
    const char *image = fo_string(node, FO_PROP_BACKGROUND_IMAGE);
    return (image && *image) || (fo_color(node, FO_PROP_BACKGROUND_COLOR) & 0xff);
}

static bool
add_background(Layout *layout, const FoNode *node, AreaTraits *traits)
{
    traits->background = fo_color(node, FO_PROP_BACKGROUND_COLOR);
    const char *image = fo_string(node, FO_PROP_BACKGROUND_IMAGE);
    if (image && *image && strcmp(image, "none") != 0) {
        traits->background_image = layout_uri_resolve(layout, layout->page->arena, image);
        FoKeyword repeat = fo_keyword(node, FO_PROP_BACKGROUND_REPEAT);
        traits->repeat_x = repeat == FO_KW_REPEAT || repeat == FO_KW_REPEAT_X;
        traits->repeat_y = repeat == FO_KW_REPEAT || repeat == FO_KW_REPEAT_Y;
        read_position(node, FO_PROP_BACKGROUND_POSITION_HORIZONTAL, &traits->position_x,
                      &traits->position_x_percent);
        read_position(node, FO_PROP_BACKGROUND_POSITION_VERTICAL, &traits->position_y,
                      &traits->position_y_percent);
    }
    return (traits->background & 0xff) || traits->background_image;
}

static bool
add_border(const FoNode *node, const LayoutEdges *edges, LayoutSide side, AreaBorder *border)
{
    if (fo_is(node, sides[side].style, FO_KW_NONE))
        return false;
    *border = (AreaBorder){
        .style = layout_border_style(fo_keyword(node, sides[side].style)),
        .width = edges->border[side],
        .color = fo_color(node, sides[side].color),
    };
    return border->width > 0;
}

AreaTraits *
layout_traits_new(Layout *layout, const FoNode *node, const LayoutEdges *edges, bool first,
                  bool last)
{
    AreaTraits traits = {0};
    bool shows = add_background(layout, node, &traits);
    bool rtl = layout_is_rtl(node);
    if (first || fo_is(node, FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY, FO_KW_RETAIN))
        shows |= add_border(node, edges, LAYOUT_BEFORE, &traits.borders[AREA_TOP]);
    if (last || fo_is(node, FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY, FO_KW_RETAIN))
        shows |= add_border(node, edges, LAYOUT_AFTER, &traits.borders[AREA_BOTTOM]);
    shows |= add_border(node, edges, LAYOUT_START, &traits.borders[rtl ? AREA_RIGHT : AREA_LEFT]);
    shows |= add_border(node, edges, LAYOUT_END, &traits.borders[rtl ? AREA_LEFT : AREA_RIGHT]);
    return shows ? arena_memdup(layout->page->arena, &traits, sizeof(traits)) : NULL;
}

AreaTraits *
layout_traits_background(Layout *layout, const FoNode *node)
{
    AreaTraits traits = {0};
    if (!add_background(layout, node, &traits))
        return NULL;
    return arena_memdup(layout->page->arena, &traits, sizeof(traits));
}
