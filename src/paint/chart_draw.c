#include <math.h>
#include <string.h>

#include "paint/chart_parts.h"

/* ---- shapes */

void
paint_chart_fill(const Chart *chart, const ChartBox *box, guint32 color)
{
    Painter *painter = chart->painter;
    if (painter->fill && box->right > box->left && box->bottom > box->top)
        painter->fill(painter, length_from_pt(box->left), length_from_pt(box->top),
                      length_from_pt(box->right - box->left),
                      length_from_pt(box->bottom - box->top), color);
}

void
paint_chart_stroke(const Chart *chart, double x0, double y0, double x1, double y1, double thickness,
                   AreaBorderStyle style, guint32 color)
{
    Painter *painter = chart->painter;
    if (painter->line)
        painter->line(painter, length_from_pt(x0), length_from_pt(y0), length_from_pt(x1),
                      length_from_pt(y1), length_from_pt(thickness), style, color);
}

void
paint_chart_polygon(const Chart *chart, const double (*points)[2], guint n_points, guint32 color)
{
    Painter *painter = chart->painter;
    g_autofree PaintPoint *placed = g_new(PaintPoint, n_points);
    for (guint i = 0; i < n_points; i++)
        placed[i] = (PaintPoint){length_from_pt(points[i][0]), length_from_pt(points[i][1])};
    if (painter->polygon)
        painter->polygon(painter, placed, n_points, color);
}

/* ---- looks that differ in print without colour: lightness, then hatching */

typedef struct {
    guint32 fill;
    double rising, falling; /* distance of hatch lines, 0 for none */
    guint32 hatch;
    AreaBorderStyle join;
    guint corners; /* of the marker; 0 is a disc */
} Look;

static const Look looks[] = {
    {0x2f5597ff, 0, 0, 0, AREA_BORDER_SOLID, 0},
    {0xdae3f3ff, 4, 0, 0x2f5597ff, AREA_BORDER_DASHED, 4},
    {0x8faadcff, 0, 0, 0, AREA_BORDER_DOTTED, 3},
    {0xffffffff, 0, 3, 0x404040ff, AREA_BORDER_SOLID, 4},
    {0x7f7f7fff, 0, 0, 0, AREA_BORDER_DASHED, 3},
    {0xf2f2f2ff, 5, 5, 0x595959ff, AREA_BORDER_DOTTED, 0},
};

/* Of a single series, what is not emphasised steps back. */
static const Look plain = {0xb4c7e7ff, 0, 0, 0, AREA_BORDER_SOLID, 0};

static const Look *
look_of(guint index)
{
    return &looks[index % G_N_ELEMENTS(looks)];
}

/* Parallel lines at 45° over a box whose corner is the origin. */
static void
hatch(const Chart *chart, double width, double height, double distance, bool rising, guint32 color)
{
    for (double at = distance / 2; distance > 0 && at < width + height; at += distance) {
        double from = rising ? at : width - at, to = rising ? at - height : width - at + height;
        paint_chart_stroke(chart, from, 0, to, height, 0.5, AREA_BORDER_SOLID, color);
    }
}

void
paint_chart_outline(const Chart *chart, const ChartBox *box)
{
    paint_chart_stroke(chart, box->left, box->top, box->right, box->top, 0.4, AREA_BORDER_SOLID,
                       CHART_INK);
    paint_chart_stroke(chart, box->left, box->bottom, box->right, box->bottom, 0.4,
                       AREA_BORDER_SOLID, CHART_INK);
    paint_chart_stroke(chart, box->left, box->top, box->left, box->bottom, 0.4, AREA_BORDER_SOLID,
                       CHART_INK);
    paint_chart_stroke(chart, box->right, box->top, box->right, box->bottom, 0.4, AREA_BORDER_SOLID,
                       CHART_INK);
}

guint32
paint_chart_band_color(guint band, guint n_bands)
{
    static const int light[] = {0xed, 0xf2, 0xfa}, dark[] = {0x8f, 0xaa, 0xdc};
    int steps = n_bands > 1 ? (int) n_bands - 1 : 1;
    guint32 color = 0;
    for (guint i = 0; i < G_N_ELEMENTS(light); i++)
        color = color << 8 | (guint32) (light[i] + (dark[i] - light[i]) * (int) band / steps);
    return color << 8 | 0xff;
}

static bool
has_emphasis(const Chart *chart)
{
    for (guint i = 0; i < chart->n_categories; i++) {
        if (chart->categories[i].emphasis)
            return true;
    }
    return false;
}

void
paint_chart_pattern(const Chart *chart, const ChartBox *box, guint index, bool emphasis)
{
    bool back = chart->n_series == 1 && !emphasis && has_emphasis(chart);
    const Look *look = back ? &plain : look_of(index);
    Painter *painter = chart->painter;
    double width = box->right - box->left, height = box->bottom - box->top;
    if (width <= 0 || height <= 0)
        return;
    paint_chart_fill(chart, box, look->fill);
    if ((look->rising || look->falling) && painter->push && painter->pop) {
        painter->push(painter, length_from_pt(box->left), length_from_pt(box->top),
                      length_from_pt(width), length_from_pt(height), 0, true);
        hatch(chart, width, height, look->rising, true, look->hatch);
        hatch(chart, width, height, look->falling, false, look->hatch);
        painter->pop(painter);
    }
    paint_chart_outline(chart, box);
}

enum { DISC_CORNERS = 16 };

static void
draw_corners(const Chart *chart, double x, double y, guint corners, double radius, guint32 color)
{
    double points[DISC_CORNERS][2];
    double start = corners == 4 ? G_PI / 4 : -G_PI / 2;
    for (guint i = 0; i < corners; i++) {
        points[i][0] = x + radius * cos(start + 2 * G_PI * i / corners);
        points[i][1] = y + radius * sin(start + 2 * G_PI * i / corners);
    }
    paint_chart_polygon(chart, points, corners, color);
}

/* The first series' is full, those of others are hollow, to be told apart where lines are near. */
void
paint_chart_marker(const Chart *chart, double x, double y, guint index)
{
    guint corners = look_of(index)->corners ? look_of(index)->corners : DISC_CORNERS;
    double radius = corners == 3 ? 3.4 : corners == 4 ? 3 : 2.5;
    draw_corners(chart, x, y, corners, radius, index ? CHART_INK : looks[0].fill);
    if (index)
        draw_corners(chart, x, y, corners, radius * (corners == 3 ? 0.5 : 0.66), 0xffffffff);
}

void
paint_chart_join(const Chart *chart, double x0, double y0, double x1, double y1, guint index)
{
    paint_chart_stroke(chart, x0, y0, x1, y1, index ? 0.7 : 1.3, look_of(index)->join,
                       index ? CHART_INK : looks[0].fill);
}

/* ---- labels */

/* Shapes @text into pieces, appended to @pieces. Returns its width. */
static Length
shape(const Chart *chart, const char *text, double size, bool bold, GArray *pieces)
{
    TextFonts *fonts = chart->painter->fonts;
    TextFontRequest request = {chart->families, bold ? 700 : 400, false, length_from_pt(size)};
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(TextItem));
    text_itemize(fonts, &request, text, strlen(text), 0, items);
    Length x = 0;
    for (guint i = 0; i < items->len; i++) {
        const TextItem *item = &g_array_index(items, TextItem, i);
        AreaPiece piece = {.x = x};
        piece.word =
            text_shape(fonts, item->font, text + item->start, item->length, item->level & 1, "th");
        x += piece.word->width;
        g_array_append_val(pieces, piece);
    }
    return x;
}

double
paint_chart_text_width(const Chart *chart, const char *text, double size, bool bold)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(AreaPiece));
    return text ? length_to_pt(shape(chart, text, size, bold, pieces)) : 0;
}

double
paint_chart_text(const Chart *chart, const char *text, double x, double y, double size, bool bold,
                 ChartAlign align)
{
    if (!text || !*text)
        return 0;
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(AreaPiece));
    double width = length_to_pt(shape(chart, text, size, bold, pieces));
    x -= align == CHART_CENTER ? width / 2 : align == CHART_END ? width : 0;
    AreaText area = {
        .color = CHART_INK,
        .n_pieces = pieces->len,
        .pieces = (AreaPiece *) (void *) pieces->data,
    };
    if (chart->painter->glyphs && pieces->len)
        chart->painter->glyphs(chart->painter, &area, length_from_pt(x), length_from_pt(y));
    return width;
}
