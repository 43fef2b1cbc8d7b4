#include <math.h>

#include "paint/chart_parts.h"

/* A half circle from left to right, bands along it, a needle at the value. */
typedef struct {
    const Chart *chart;
    double x, y, outer, inner;
} Dial;

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
    paint_chart_text(dial->chart, paint_chart_number(dial->chart, value),
                     dial->x + (reach + 2) * cos(angle),
                     dial->y + (reach + 2) * sin(angle) + size * 0.1, size, false, align);
}

/* The name of a band stands along the middle of it, unturned, when it fits. */
static void
draw_name(const Dial *dial, const ChartBand *band)
{
    const Chart *chart = dial->chart;
    double from = angle_of(chart, band->from), to = angle_of(chart, band->to);
    double middle = (from + to) / 2, radius = (dial->outer + dial->inner) / 2;
    double size = chart->size * 0.9, arc = radius * (to - from);
    double width = paint_chart_text_width(chart, band->label, size, false);
    if (width <= MAX(arc, dial->outer - dial->inner))
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
        draw_name(dial, &chart->bands[i]);
    }
    draw_edge(dial, chart->maximum);
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

void
paint_chart_gauge(Chart *chart)
{
    const ChartBox *box = &chart->box;
    double margin = 6 + MAX(paint_chart_text_width(chart, paint_chart_number(chart, chart->maximum),
                                                   chart->size * 0.9, false),
                            paint_chart_text_width(chart, paint_chart_number(chart, chart->minimum),
                                                   chart->size * 0.9, false));
    double across = (box->right - box->left) / 2 - margin;
    double down = box->bottom - box->top - chart->size * 2.6 - 4;
    Dial dial = {.chart = chart, .x = (box->left + box->right) / 2};
    dial.outer = MAX(MIN(across, down), 12);
    dial.inner = dial.outer * 0.62;
    dial.y = box->top + chart->size + 4 + dial.outer;
    draw_bands(&dial);
    if (chart->n_series)
        draw_needle(&dial, &chart->series[0].values[0]);
    paint_chart_text(chart, chart->label, dial.x, dial.y - dial.inner * 0.35, chart->size, false,
                     CHART_CENTER);
}
