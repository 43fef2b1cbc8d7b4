#include "paint/walk.h"

/* Grooves and the like are lighter and darker than their colour by this share. */
static const double SHADE = 0.4;

enum { TILES_MAX = 20000 }; /* of one background: a 1 pt dot over an A4 page is 500,000 */

static guint32
lighten_channel(guint32 value, double factor)
{
    double to = factor > 0 ? 255 : 0;
    return (guint32) (value + (to - value) * ABS(factor) + 0.5);
}

/* The lightness steps of grooves, ridges, insets and outsets: @factor from −1 to 1. */
static guint32
lighten(guint32 color, double factor)
{
    guint32 red = lighten_channel(color >> 24, factor);
    guint32 green = lighten_channel(color >> 16 & 0xff, factor);
    guint32 blue = lighten_channel(color >> 8 & 0xff, factor);
    return red << 24 | green << 16 | blue << 8 | (color & 0xff);
}

/* ---- one side, as layers that lie beside each other across its width */

typedef struct {
    double from,
        to;       /* shares of the width, from the outer edge, of a rule from the upper or left */
    double shade; /* for lighten() */
} Layer;

/* Fills @layers and says how many; 0 for styles that are strokes. All sides are lit alike, as in
 * Apache FOP. */
static guint
layers_of(AreaBorderStyle style, Layer layers[3])
{
    switch (style) {
    case AREA_BORDER_SOLID:
        layers[0] = (Layer){0, 1, 0};
        return 1;
    case AREA_BORDER_DOUBLE:
        layers[0] = (Layer){0, 1.0 / 3, 0};
        layers[1] = (Layer){2.0 / 3, 1, 0};
        return 2;
    case AREA_BORDER_GROOVE:
    case AREA_BORDER_RIDGE: {
        double upper = style == AREA_BORDER_GROOVE ? -SHADE : SHADE;
        layers[0] = (Layer){0, 1.0 / 3, upper};
        layers[1] = (Layer){1.0 / 3, 2.0 / 3, 0};
        layers[2] = (Layer){2.0 / 3, 1, -upper};
        return 3;
    }
    case AREA_BORDER_INSET:
        layers[0] = (Layer){0, 1, -SHADE};
        return 1;
    case AREA_BORDER_OUTSET:
        layers[0] = (Layer){0, 1, SHADE};
        return 1;
    default:
        return 0;
    }
}

static void
fill(Painter *painter, Length x, Length y, Length width, Length height, guint32 color)
{
    if (painter->fill && width > 0 && height > 0 && paint_visible(color))
        painter->fill(painter, x, y, width, height, color);
}

static void
fill_box(Painter *painter, const PaintBox *box, guint32 color)
{
    if (painter->boxes && box->width > 0 && box->height > 0 && paint_visible(color))
        painter->boxes(painter, box, 1, false, color);
    else
        fill(painter, box->x, box->y, box->width, box->height, color);
}

void
paint_rule(Painter *painter, Length x, Length y, Length width, Length height, bool horizontal,
           AreaBorderStyle style, guint32 color)
{
    Layer layers[3];
    guint n_layers = layers_of(style, layers);
    Length thickness = horizontal ? height : width;
    for (guint i = 0; i < n_layers; i++) {
        Length from = (Length) (thickness * layers[i].from + 0.5);
        Length size = (Length) (thickness * layers[i].to + 0.5) - from;
        guint32 shade = lighten(color, layers[i].shade);
        const PaintBox lying = {x, y + from, width, size}, standing = {x + from, y, size, height};
        fill_box(painter, horizontal ? &lying : &standing, shade);
    }
    if (n_layers || style == AREA_BORDER_NONE || !painter->line || width <= 0 || height <= 0)
        return;
    if (horizontal)
        painter->line(painter, x, y + height / 2, x + width, y + height / 2, height, style, color);
    else
        painter->line(painter, x + width / 2, y, x + width / 2, y + height, width, style, color);
}

/* ---- the four sides of a box */

typedef struct {
    Painter *painter;
    const AreaBorder *borders;
    Length left, top, right, bottom; /* the outer edge of the borders */
    Length widths[4];                /* 0 where nothing is drawn */
} Frame;

static bool
is_drawn(const AreaBorder *border)
{
    return border->style != AREA_BORDER_NONE && border->width > 0 && paint_visible(border->color);
}

static Length
outset(const AreaBorder *border)
{
    return border->collapsed && border->style != AREA_BORDER_NONE ? border->width / 2 : 0;
}

static Frame
frame_of(Painter *painter, const AreaBorder *borders, Length x, Length y, Length width,
         Length height)
{
    Frame frame = {
        .painter = painter,
        .borders = borders,
        .left = x - outset(&borders[AREA_LEFT]),
        .top = y - outset(&borders[AREA_TOP]),
        .right = x + width + outset(&borders[AREA_RIGHT]),
        .bottom = y + height + outset(&borders[AREA_BOTTOM]),
    };
    for (guint side = 0; side < 4; side++)
        frame.widths[side] = is_drawn(&borders[side]) ? borders[side].width : 0;
    return frame;
}

/* Whether the corners can be square: nothing is seen of where two sides of one look meet. */
static bool
is_uniform(const Frame *frame)
{
    const AreaBorder *look = NULL;
    for (guint side = 0; side < 4; side++) {
        const AreaBorder *border = &frame->borders[side];
        if (!frame->widths[side])
            continue;
        if (border->style != AREA_BORDER_SOLID || (look && look->color != border->color))
            return false;
        look = border;
    }
    return true;
}

/* The sides as boxes, those above and below from corner to corner. Says how many there are. */
static guint
boxes_of(const Frame *frame, PaintBox boxes[4])
{
    const Length *widths = frame->widths;
    Length width = frame->right - frame->left, inner_top = frame->top + widths[AREA_TOP];
    Length bottom = frame->bottom - widths[AREA_BOTTOM], right = frame->right - widths[AREA_RIGHT];
    const PaintBox sides[] = {
        {frame->left, frame->top, width, widths[AREA_TOP]},
        {frame->left, bottom, width, widths[AREA_BOTTOM]},
        {frame->left, inner_top, widths[AREA_LEFT], bottom - inner_top},
        {right, inner_top, widths[AREA_RIGHT], bottom - inner_top},
    };
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        if (sides[i].width > 0 && sides[i].height > 0)
            boxes[count++] = sides[i];
    }
    return count;
}

/* Four sides around an opening. */
static bool
is_ring(const Frame *frame, PaintBox boxes[2])
{
    const Length *widths = frame->widths;
    boxes[0] =
        (PaintBox){frame->left, frame->top, frame->right - frame->left, frame->bottom - frame->top};
    boxes[1] = (PaintBox){frame->left + widths[AREA_LEFT], frame->top + widths[AREA_TOP],
                          boxes[0].width - widths[AREA_LEFT] - widths[AREA_RIGHT],
                          boxes[0].height - widths[AREA_TOP] - widths[AREA_BOTTOM]};
    return widths[AREA_TOP] && widths[AREA_RIGHT] && widths[AREA_BOTTOM] && widths[AREA_LEFT] &&
           boxes[1].width > 0 && boxes[1].height > 0;
}

static guint32
color_of(const Frame *frame)
{
    guint side = 0;
    while (side < 3 && !frame->widths[side])
        side++;
    return frame->borders[side].color;
}

static void
draw_square(const Frame *frame)
{
    Painter *painter = frame->painter;
    PaintBox boxes[4];
    guint32 color = color_of(frame);
    if (painter->boxes && is_ring(frame, boxes)) {
        painter->boxes(painter, boxes, 2, true, color);
        return;
    }
    guint count = boxes_of(frame, boxes);
    if (painter->boxes && count > 1) {
        painter->boxes(painter, boxes, count, false, color);
        return;
    }
    for (guint i = 0; i < count; i++)
        fill_box(painter, &boxes[i], color);
}

/* The corner points at the share @at of the borders' widths: outer edge 0, inner edge 1. */
static void
corners_at(const Frame *frame, double at, PaintPoint corners[4])
{
    Length top = frame->top + (Length) (frame->widths[AREA_TOP] * at + 0.5);
    Length right = frame->right - (Length) (frame->widths[AREA_RIGHT] * at + 0.5);
    Length bottom = frame->bottom - (Length) (frame->widths[AREA_BOTTOM] * at + 0.5);
    Length left = frame->left + (Length) (frame->widths[AREA_LEFT] * at + 0.5);
    corners[0] = (PaintPoint){left, top};
    corners[1] = (PaintPoint){right, top};
    corners[2] = (PaintPoint){right, bottom};
    corners[3] = (PaintPoint){left, bottom};
}

static void
draw_mitred(const Frame *frame, guint side)
{
    const AreaBorder *border = &frame->borders[side];
    Layer layers[3];
    guint n_layers = layers_of(border->style, layers);
    for (guint i = 0; i < n_layers; i++) {
        PaintPoint outer[4], inner[4];
        corners_at(frame, layers[i].from, outer);
        corners_at(frame, layers[i].to, inner);
        guint next = (side + 1) % 4;
        PaintPoint points[] = {outer[side], outer[next], inner[next], inner[side]};
        guint32 color = lighten(border->color, layers[i].shade);
        if (frame->painter->polygon)
            frame->painter->polygon(frame->painter, points, 4, color);
    }
}

static void
draw_stroked(const Frame *frame, guint side)
{
    Length across = frame->widths[side];
    Length width = frame->right - frame->left, height = frame->bottom - frame->top;
    const AreaBorder *border = &frame->borders[side];
    bool horizontal = side == AREA_TOP || side == AREA_BOTTOM;
    Length x = side == AREA_RIGHT ? frame->right - across : frame->left;
    Length y = side == AREA_BOTTOM ? frame->bottom - across : frame->top;
    paint_rule(frame->painter, x, y, horizontal ? width : across, horizontal ? across : height,
               horizontal, border->style, border->color);
}

static void
draw_borders(Painter *painter, const AreaBorder *borders, Length x, Length y, Length width,
             Length height)
{
    Frame frame = frame_of(painter, borders, x, y, width, height);
    if (is_uniform(&frame)) {
        draw_square(&frame);
        return;
    }
    for (guint side = 0; side < 4; side++) {
        Layer layers[3];
        if (!frame.widths[side])
            continue;
        if (layers_of(borders[side].style, layers))
            draw_mitred(&frame, side);
        else
            draw_stroked(&frame, side);
    }
}

/* ---- backgrounds */

static Length
border_inset(const AreaBorder *border)
{
    return border->collapsed || border->style == AREA_BORDER_NONE ? 0 : border->width;
}

static PaintBox
padding_box(const AreaTraits *traits, Length x, Length y, Length width, Length height)
{
    const AreaBorder *borders = traits->borders;
    Length left = border_inset(&borders[AREA_LEFT]), top = border_inset(&borders[AREA_TOP]);
    return (PaintBox){x + left, y + top, width - left - border_inset(&borders[AREA_RIGHT]),
                      height - top - border_inset(&borders[AREA_BOTTOM])};
}

/* The first tile at or before the edge, when the image is repeated along the axis. */
static Length
first_tile(Length start, Length size, bool repeat)
{
    if (!repeat)
        return start;
    Length over = start % size;
    return over > 0 ? over - size : over;
}

static void
draw_tiles(Painter *painter, const AreaTraits *traits, const PaintBox *box, Length width,
           Length height)
{
    Length free_x = box->width - width, free_y = box->height - height;
    Length start_x =
        traits->position_x + length_scale(free_x, traits->position_x_percent, 100 * 1024);
    Length start_y =
        traits->position_y + length_scale(free_y, traits->position_y_percent, 100 * 1024);
    start_x = first_tile(start_x, width, traits->repeat_x);
    start_y = first_tile(start_y, height, traits->repeat_y);
    int tiles = 0;
    for (gint64 y = start_y; y < box->height && tiles < TILES_MAX; y += height) {
        for (gint64 x = start_x; x < box->width && tiles < TILES_MAX; x += width, tiles++) {
            painter->image(painter, traits->background_image, (Length) x, (Length) y, width,
                           height);
            if (!traits->repeat_x)
                break;
        }
        if (!traits->repeat_y)
            break;
    }
}

static void
draw_background_image(Painter *painter, const AreaTraits *traits, const PaintBox *box)
{
    Length width, height;
    if (!painter->image || box->width <= 0 || box->height <= 0 ||
        !area_image_size(traits->background_image, &width, &height, NULL) || width <= 0 ||
        height <= 0)
        return;
    if (painter->push)
        painter->push(painter, box->x, box->y, box->width, box->height, 0, true);
    draw_tiles(painter, traits, box, width, height);
    if (painter->pop)
        painter->pop(painter);
}

void
paint_traits(Painter *painter, const AreaTraits *traits, Length x, Length y, Length width,
             Length height)
{
    PaintBox box = padding_box(traits, x, y, width, height);
    fill(painter, box.x, box.y, box.width, box.height, traits->background);
    if (traits->background_image)
        draw_background_image(painter, traits, &box);
    draw_borders(painter, traits->borders, x, y, width, height);
}
