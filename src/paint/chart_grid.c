#include <string.h>

#include "paint/chart_parts.h"

/*
 * ---- a grid of tiles: a row a group, a tile a category, darker the higher the band its value
 * falls in. It stands for a map where there is none.
 */

enum {
    TALLEST = 28,  /* points, of a tile: two lines of 12 */
    MOST = 6,      /* tiles in a line when nothing is said; a larger group has more lines */
    GROUP_GAP = 6, /* between names of groups and tiles */
};

/* Names of groups take no more of the width than this; a longer one is set smaller. */
static const double GROUPS = 0.4;

typedef struct {
    const Chart *chart;
    ChartBox plot;
    double width, height; /* of a tile */
    guint across;         /* tiles in a line */
} Tiles;

/* The first category after those of the group that begins at @first. */
static guint
group_end(const Chart *chart, guint first)
{
    guint end = first + 1;
    while (end < chart->n_categories &&
           g_strcmp0(chart->categories[end].group, chart->categories[first].group) == 0)
        end++;
    return end;
}

static double
widest_group(const Chart *chart)
{
    double width = 0;
    for (guint i = 0; i < chart->n_categories; i = group_end(chart, i))
        width = MAX(width,
                    paint_chart_text_width(chart, chart->categories[i].group, chart->size, false));
    return width;
}

static guint
count_lines(const Chart *chart, guint across)
{
    guint lines = 0;
    for (guint i = 0, end; i < chart->n_categories; i = end) {
        end = group_end(chart, i);
        lines += (end - i + across - 1) / across;
    }
    return lines;
}

static guint
largest_group(const Chart *chart)
{
    guint largest = 1;
    for (guint i = 0, end; i < chart->n_categories; i = end) {
        end = group_end(chart, i);
        largest = MAX(largest, end - i);
    }
    return largest;
}

/* Text centred at @x, smaller where @room asks for it. */
static void
fit_text(const Chart *chart, const char *text, double x, double y, double size, double room,
         ChartAlign align)
{
    double width = paint_chart_text_width(chart, text, size, false);
    paint_chart_text(chart, text, x, y, width > room ? size * room / width : size, false, align);
}

static guint32
tile_color(const Chart *chart, const ChartValue *value)
{
    for (guint i = chart->n_bands; value->known && i-- > 0;)
        if (value->value >= chart->bands[i].from)
            return paint_chart_band_color(i, chart->n_bands);
    return 0xffffffff;
}

/* Its name above its score. */
static void
draw_tile(const Tiles *tiles, guint category, double left, double top)
{
    const Chart *chart = tiles->chart;
    static const ChartValue none = {.label = NULL};
    const ChartValue *value = chart->n_series ? &chart->series[0].values[category] : &none;
    ChartBox tile = {left + 0.75, top + 0.75, left + tiles->width - 0.75,
                     top + tiles->height - 0.75};
    double size = MIN(chart->size, tiles->height * 0.46), middle = (tile.left + tile.right) / 2;
    double room = tile.right - tile.left - 2;
    paint_chart_fill(chart, &tile, tile_color(chart, value));
    paint_chart_outline(chart, &tile);
    fit_text(chart, chart->categories[category].label, middle, tile.top + size * 0.85, size, room,
             CHART_CENTER);
    fit_text(chart, value->label, middle, tile.bottom - size * 0.25, size, room, CHART_CENTER);
}

/* Returns where the next group begins. */
static double
draw_group(const Tiles *tiles, guint first, guint end, double top)
{
    const Chart *chart = tiles->chart;
    double right = tiles->plot.left - GROUP_GAP;
    fit_text(chart, chart->categories[first].group, right,
             top + tiles->height / 2 + chart->size * 0.2, chart->size, right - chart->box.left,
             CHART_END);
    for (guint i = first; i < end; i++) {
        guint place = i - first;
        guint line = place / tiles->across, column = place % tiles->across;
        draw_tile(tiles, i, tiles->plot.left + column * tiles->width, top + line * tiles->height);
    }
    guint lines = (end - first + tiles->across - 1) / tiles->across;
    return top + lines * tiles->height;
}

/* A swatch and a name for each band along the foot, the highest first. */
static void
draw_bands(const Chart *chart)
{
    double x = chart->box.left, size = chart->size, y = chart->box.bottom - size * 0.3;
    for (guint i = chart->n_bands; i-- > 0;) {
        const char *label = chart->bands[i].label;
        ChartBox swatch = {x, y - size * 0.55, x + size * 0.9, y + size * 0.1};
        if (x + size * 1.3 + paint_chart_text_width(chart, label, size, false) > chart->box.right)
            return;
        paint_chart_fill(chart, &swatch, paint_chart_band_color(i, chart->n_bands));
        paint_chart_outline(chart, &swatch);
        x += size * 1.3;
        x += paint_chart_text(chart, label, x, y, size, false, CHART_START) + size;
    }
}

void
paint_chart_grid(Chart *chart)
{
    Tiles tiles = {.chart = chart, .plot = chart->box};
    double width = chart->box.right - chart->box.left;
    double names = MIN(widest_group(chart), width * GROUPS);
    tiles.plot.left += names > 0 ? names + GROUP_GAP : 0;
    tiles.plot.bottom -= chart->n_bands ? chart->size * 1.4 : 0;
    tiles.across = MIN(largest_group(chart), chart->across ? chart->across : MOST);
    tiles.width = (tiles.plot.right - tiles.plot.left) / tiles.across;
    tiles.height =
        MIN((tiles.plot.bottom - tiles.plot.top) / count_lines(chart, tiles.across), TALLEST);
    double top = tiles.plot.top;
    for (guint i = 0, end; i < chart->n_categories; i = end) {
        end = group_end(chart, i);
        top = draw_group(&tiles, i, end, top);
    }
    draw_bands(chart);
}
