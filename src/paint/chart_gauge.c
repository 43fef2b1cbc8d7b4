#include <math.h>

#include "paint/chart_parts.h"

/* A half circle from left to right, bands along it, a needle at the value. Where a band is too
 * narrow for its name, the names stand in a list beside the dial, the highest first. */
typedef struct {
    const Chart *chart;
    double x, y, outer, inner;
    bool listed; /* names of bands */
} Dial;

/* Shares of the size of labels: from line to line of the list, from a swatch to its name. */
static const double LIST_LINE = 1.25, LIST_NAME = 1.4;

enum { LIST_GAP = 18 }; /* points between dial and list */

static double
angle_of(const Chart *chart, double value)
{
    double share = (value - chart->minimum) / (chart->maximum - chart->minimum);
    return G_PI * (1 + CLAMP(share, 0, 1));
}

enum { ARC_STEPS = 24 };

/* An arc as a polygon: chords of a few degrees, seen as round at any printed size. */
static void
draw_arc(const Dial *dial, double from, double to, guint32 color)
{
    double points[2 * (ARC_STEPS + 1)][2];
    for (guint i = 0; i <= ARC_STEPS; i++) {
        double angle = from + (to - from) * i / ARC_STEPS;
        guint back = 2 * ARC_STEPS + 1 - i;
        points[i][0] = dial->x + dial->outer * cos(angle);
        points[i][1] = dial->y + dial->outer * sin(angle);
        points[back][0] = dial->x + dial->inner * cos(angle);
        points[back][1] = dial->y + dial->inner * sin(angle);
    }
    paint_chart_polygon(dial->chart, points, G_N_ELEMENTS(points), color);
}

static void
draw_edge(const Dial *dial, double value)
{
    double angle = angle_of(dial->chart, value), size = dial->chart->size * 0.9;
    double reach = dial->outer + 3;
    paint_chart_stroke(dial->chart, dial->x + dial->inner * cos(angle),
                       dial->y + dial->inner * sin(angle), dial->x + reach * cos(angle),
                       dial->y + reach * sin(angle), 0.5, AREA_BORDER_SOLID, CHART_INK);
    double side = cos(angle);
    ChartAlign align = fabs(side) < 0.1 ? CHART_CENTER : side > 0 ? CHART_START : CHART_END;
    paint_chart_text(dial->chart, paint_chart_exact(dial->chart, value),
                     dial->x + (reach + 2) * cos(angle),
                     dial->y + (reach + 2) * sin(angle) + size * 0.1, size, false, align);
}

/* The room in the middle of a band, and what its name takes. */
static bool
name_fits(const Dial *dial, const ChartBand *band)
{
    const Chart *chart = dial->chart;
    double share = angle_of(chart, band->to) - angle_of(chart, band->from);
    double arc = (dial->outer + dial->inner) / 2 * share;
    return paint_chart_text_width(chart, band->label, chart->size * 0.9, false) <=
           MAX(arc, dial->outer - dial->inner);
}

static bool
names_fit(const Dial *dial)
{
    for (guint i = 0; i < dial->chart->n_bands; i++) {
        if (!name_fits(dial, &dial->chart->bands[i]))
            return false;
    }
    return true;
}

/* The name of a band stands along the middle of it, unturned. */
static void
draw_name(const Dial *dial, const ChartBand *band)
{
    const Chart *chart = dial->chart;
    double middle = (angle_of(chart, band->from) + angle_of(chart, band->to)) / 2;
    double radius = (dial->outer + dial->inner) / 2, size = chart->size * 0.9;
    paint_chart_text(chart, band->label, dial->x + radius * cos(middle),
                     dial->y + radius * sin(middle) + size * 0.2, size, false, CHART_CENTER);
}

static void
draw_bands(const Dial *dial)
{
    const Chart *chart = dial->chart;
    if (!chart->n_bands)
        draw_arc(dial, G_PI, 2 * G_PI, paint_chart_band_color(0, 1));
    for (guint i = 0; i < chart->n_bands; i++)
        draw_arc(dial, angle_of(chart, chart->bands[i].from), angle_of(chart, chart->bands[i].to),
                 paint_chart_band_color(i, chart->n_bands));
    draw_edge(dial, chart->minimum);
    for (guint i = 0; i < chart->n_bands; i++) {
        if (chart->bands[i].to < chart->maximum)
            draw_edge(dial, chart->bands[i].to);
        if (!dial->listed)
            draw_name(dial, &chart->bands[i]);
    }
    draw_edge(dial, chart->maximum);
}

static double
list_width(const Chart *chart)
{
    double width = 0;
    for (guint i = 0; i < chart->n_bands; i++)
        width = MAX(width, paint_chart_text_width(chart, chart->bands[i].label, chart->size, true));
    return width + chart->size * LIST_NAME;
}

static bool
is_reached(const Chart *chart, guint band)
{
    const ChartValue *value = chart->n_series ? &chart->series[0].values[0] : NULL;
    return value && value->known && value->value >= chart->bands[band].from &&
           (band + 1 == chart->n_bands || value->value < chart->bands[band + 1].from);
}

/* A swatch and a name for each band down the middle of the dial's height; the one reached is bold.
 */
static void
draw_list(const Dial *dial, double x)
{
    const Chart *chart = dial->chart;
    double size = chart->size, line = size * LIST_LINE;
    double y = dial->y - dial->outer / 2 - line * chart->n_bands / 2 + size * 0.8;
    for (guint i = chart->n_bands; i-- > 0; y += line) {
        ChartBox swatch = {x, y - size * 0.55, x + size * 0.9, y + size * 0.1};
        paint_chart_fill(chart, &swatch, paint_chart_band_color(i, chart->n_bands));
        paint_chart_outline(chart, &swatch);
        paint_chart_text(chart, chart->bands[i].label, x + size * LIST_NAME, y, size,
                         is_reached(chart, i), CHART_START);
    }
}

static void
draw_needle(const Dial *dial, const ChartValue *value)
{
    const Chart *chart = dial->chart;
    if (value->known) {
        double angle = angle_of(chart, value->value),
               reach = dial->inner + (dial->outer - dial->inner) * 0.6;
        double across = angle + G_PI / 2, half = 2.5;
        double points[][2] = {
            {dial->x + reach * cos(angle), dial->y + reach * sin(angle)},
            {dial->x + half * cos(across), dial->y + half * sin(across)},
            {dial->x - half * cos(across), dial->y - half * sin(across)},
        };
        paint_chart_polygon(chart, points, 3, CHART_INK);
    }
    paint_chart_text(chart, value->label, dial->x, dial->y + chart->size * 1.4, chart->size * 1.6,
                     true, CHART_CENTER);
}

/* The room beside the dial that the numbers at its ends take. */
static double
margin_of(const Chart *chart)
{
    double size = chart->size * 0.9;
    double least =
        paint_chart_text_width(chart, paint_chart_exact(chart, chart->minimum), size, false);
    double most =
        paint_chart_text_width(chart, paint_chart_exact(chart, chart->maximum), size, false);
    return 6 + MAX(least, most);
}

/* The largest dial that @box has room for, with the numbers around it and the value below. */
static Dial
fit_dial(const Chart *chart, const ChartBox *box)
{
    double across = (box->right - box->left) / 2 - margin_of(chart);
    double below = chart->n_series && chart->series[0].values[0].label ? 1.6 : 0.2;
    double down = box->bottom - box->top - chart->size * (1 + below) - 4;
    Dial dial = {.chart = chart};
    dial.outer = MAX(MIN(across, down), 12);
    dial.inner = dial.outer * 0.62;
    dial.x = (box->left + box->right) / 2;
    dial.y = box->top + chart->size + 4 + dial.outer;
    return dial;
}

/* Dial and list stand side by side in the middle. */
static Dial
fit_listed(const Chart *chart)
{
    ChartBox box = chart->box;
    double list = LIST_GAP + list_width(chart);
    box.right -= list;
    Dial dial = fit_dial(chart, &box);
    dial.listed = true;
    double half = dial.outer + margin_of(chart);
    dial.x = (chart->box.left + chart->box.right - list) / 2;
    draw_list(&dial, dial.x + half + LIST_GAP);
    return dial;
}

void
paint_chart_gauge(Chart *chart)
{
    Dial dial = fit_dial(chart, &chart->box);
    if (!names_fit(&dial))
        dial = fit_listed(chart);
    draw_bands(&dial);
    if (chart->n_series)
        draw_needle(&dial, &chart->series[0].values[0]);
    paint_chart_text(chart, chart->label, dial.x, dial.y - dial.inner * 0.35, chart->size, false,
                     CHART_CENTER);
}
