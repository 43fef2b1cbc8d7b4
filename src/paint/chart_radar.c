#include <math.h>

#include "paint/chart_parts.h"

/* The first axis points up, the others follow clockwise. */
typedef struct {
    Chart *chart;
    double x, y, radius;
} Web;

static void
place(const Web *web, guint axis, double value, double point[2])
{
    const Chart *chart = web->chart;
    double share = (value - chart->minimum) / (chart->maximum - chart->minimum);
    double angle = 2 * G_PI * axis / chart->n_categories - G_PI / 2;
    point[0] = web->x + web->radius * CLAMP(share, 0, 1) * cos(angle);
    point[1] = web->y + web->radius * CLAMP(share, 0, 1) * sin(angle);
}

static void
draw_ring(const Web *web, double value, double thickness, AreaBorderStyle style, guint32 color)
{
    for (guint i = 0; i < web->chart->n_categories; i++) {
        double one[2], other[2];
        place(web, i, value, one);
        place(web, (i + 1) % web->chart->n_categories, value, other);
        paint_chart_stroke(web->chart, one[0], one[1], other[0], other[1], thickness, style, color);
    }
}

static void
draw_web(const Web *web)
{
    const Chart *chart = web->chart;
    for (double at = chart->minimum + chart->step; at <= chart->maximum + chart->step / 1000;
         at += chart->step)
        draw_ring(web, at, 0.35, AREA_BORDER_SOLID, CHART_FAINT);
    draw_ring(web, chart->maximum, 0.5, AREA_BORDER_SOLID, CHART_INK);
    for (guint i = 0; i < chart->n_categories; i++) {
        double end[2];
        place(web, i, chart->maximum, end);
        paint_chart_stroke(chart, web->x, web->y, end[0], end[1], 0.35, AREA_BORDER_SOLID,
                           CHART_FAINT);
    }
    for (guint i = 0; i < chart->n_lines; i++)
        draw_ring(web, chart->lines[i].value, 0.8, AREA_BORDER_DASHED, CHART_INK);
}

/* Beside the first axis, on white, so that no line of a series runs through a number. */
static void
draw_numbers(const Web *web)
{
    const Chart *chart = web->chart;
    double size = chart->size * 0.85;
    for (double at = chart->minimum; at <= chart->maximum + chart->step / 1000; at += chart->step) {
        double point[2];
        place(web, 0, at, point);
        const char *number = paint_chart_number(chart, at);
        double right = point[0] - 5, width = paint_chart_text_width(chart, number, size, false);
        ChartBox plate = {right - width - 0.5, point[1] - size * 0.4, right + 0.5,
                          point[1] + size * 0.3};
        paint_chart_fill(chart, &plate, 0xffffffff);
        paint_chart_text(chart, number, right, point[1] + size * 0.2, size, false, CHART_END);
    }
}

static void
draw_names(const Web *web)
{
    const Chart *chart = web->chart;
    for (guint i = 0; i < chart->n_categories; i++) {
        double angle = 2 * G_PI * i / chart->n_categories - G_PI / 2;
        double x = web->x + (web->radius + 6) * cos(angle);
        double y = web->y + (web->radius + 6) * sin(angle);
        double side = cos(angle);
        ChartAlign align = fabs(side) < 0.15 ? CHART_CENTER : side > 0 ? CHART_START : CHART_END;
        double drop = chart->size * (0.2 + 0.4 * sin(angle));
        paint_chart_text(chart, chart->categories[i].label, x, y + drop, chart->size,
                         chart->categories[i].emphasis, align);
    }
}

static void
draw_series(const Web *web, guint series)
{
    const Chart *chart = web->chart;
    const ChartValue *values = chart->series[series].values;
    for (guint i = 0; i < chart->n_categories; i++) {
        guint next = (i + 1) % chart->n_categories;
        double one[2], other[2];
        if (!values[i].known || !values[next].known)
            continue;
        place(web, i, values[i].value, one);
        place(web, next, values[next].value, other);
        paint_chart_join(chart, one[0], one[1], other[0], other[1], series);
    }
}

static void
mark_series(const Web *web, guint series)
{
    const Chart *chart = web->chart;
    const ChartValue *values = chart->series[series].values;
    for (guint i = 0; i < chart->n_categories; i++) {
        double point[2];
        if (!values[i].known)
            continue;
        place(web, i, values[i].value, point);
        paint_chart_marker(chart, point[0], point[1], series);
    }
}

void
paint_chart_radar(Chart *chart)
{
    paint_chart_legend(chart, false);
    const ChartBox *box = &chart->box;
    paint_chart_text(chart, chart->label, box->left, box->top + chart->size * 0.8, chart->size,
                     false, CHART_START);
    double across = (box->right - box->left) / 2 - paint_chart_widest_name(chart) - 8;
    double down = (box->bottom - box->top) / 2 - chart->size * 1.1 - 6;
    Web web = {
        .chart = chart,
        .x = (box->left + box->right) / 2,
        .y = (box->top + box->bottom) / 2,
        .radius = MAX(MIN(across, down), 10),
    };
    draw_web(&web);
    draw_names(&web);
    for (guint s = chart->n_series; s-- > 0;) /* the first is what the chart is about: on top */
        draw_series(&web, s);
    draw_numbers(&web);
    for (guint s = chart->n_series; s-- > 0;)
        mark_series(&web, s);
}
