#include "paint/chart_parts.h"

/* ---- bars that lie: a row a category, for names too long to stand side by side */

enum {
    THICKEST = 14, /* points, of a bar alone */
    GAP = 6,       /* between names and bars */
};

/* Names take no more of the width than this; a longer one is set smaller. */
static const double NAMES = 0.5;

typedef struct {
    const Chart *chart;
    ChartBox plot;
    double slot, width; /* of a category, of one of its bars */
} Rows;

static double
name_width(const Chart *chart)
{
    return MIN(paint_chart_widest_name(chart), (chart->box.right - chart->box.left) * NAMES) + 1;
}

static double
number_width(const Chart *chart)
{
    double width = 0;
    for (guint s = 0; s < chart->n_series; s++) {
        for (guint i = 0; i < chart->n_categories; i++)
            width = MAX(width, paint_chart_text_width(chart, chart->series[s].values[i].label,
                                                      chart->size, true));
    }
    return width;
}

/* Where @value is between the sides of @plot. */
static double
place_of(const Chart *chart, double value, const ChartBox *plot)
{
    double share = (value - chart->minimum) / (chart->maximum - chart->minimum);
    return plot->left + CLAMP(share, 0, 1) * (plot->right - plot->left);
}

void
paint_chart_across(const Chart *chart, const ChartBox *plot)
{
    for (double at = chart->minimum; at <= chart->maximum + chart->step / 1000; at += chart->step) {
        double x = place_of(chart, at, plot);
        bool base = at == chart->minimum;
        paint_chart_stroke(chart, x, plot->top, x, plot->bottom, base ? 0.75 : 0.35,
                           AREA_BORDER_SOLID, base ? CHART_INK : CHART_FAINT);
        paint_chart_text(chart, paint_chart_number(chart, at), x, plot->bottom + chart->size * 0.85,
                         chart->size, false, CHART_CENTER);
    }
    paint_chart_text(chart, chart->label, chart->box.left, plot->bottom + chart->size * 0.85,
                     chart->size, false, CHART_START);
}

static void
draw_name(const Rows *rows, guint category)
{
    const Chart *chart = rows->chart;
    const ChartCategory *name = &chart->categories[category];
    double room = rows->plot.left - GAP - chart->box.left - 1, size = chart->size;
    double width = paint_chart_text_width(chart, name->label, size, name->emphasis);
    if (width > room)
        size *= room / width;
    paint_chart_text(chart, name->label, rows->plot.left - GAP,
                     rows->plot.top + rows->slot * (category + 0.5) + size * 0.2, size,
                     name->emphasis, CHART_END);
}

static ChartBox
bar_of(const Rows *rows, guint series, guint category)
{
    const ChartValue *value = &rows->chart->series[series].values[category];
    double foot = place_of(rows->chart, MAX(rows->chart->minimum, 0), &rows->plot);
    double end = value->known ? place_of(rows->chart, value->value, &rows->plot) : foot;
    double top = rows->plot.top + rows->slot * (category + 0.5) +
                 rows->width * (series - rows->chart->n_series / 2.0);
    return (ChartBox){MIN(foot, end), top, MAX(foot, end), top + rows->width};
}

static void
draw_row(const Rows *rows, guint category)
{
    draw_name(rows, category);
    for (guint s = 0; s < rows->chart->n_series; s++) {
        ChartBox bar = bar_of(rows, s, category);
        if (rows->chart->series[s].values[category].known)
            paint_chart_pattern(rows->chart, &bar, s, rows->chart->categories[category].emphasis);
    }
}

static void
draw_numbers(const Rows *rows, guint category)
{
    const Chart *chart = rows->chart;
    bool bold = chart->categories[category].emphasis;
    for (guint s = 0; s < chart->n_series; s++) {
        const char *label = chart->series[s].values[category].label;
        ChartBox bar = bar_of(rows, s, category);
        double width = paint_chart_text_width(chart, label, chart->size, bold);
        paint_chart_plate(chart, label, bar.right + 4 + width / 2,
                          (bar.top + bar.bottom) / 2 + chart->size * 0.2, bold);
    }
}

/* Dashed, the name at the head. */
void
paint_chart_targets_down(const Chart *chart, const ChartBox *plot)
{
    for (guint i = 0; i < chart->n_lines; i++) {
        double x = place_of(chart, chart->lines[i].value, plot);
        paint_chart_stroke(chart, x, plot->top - 2, x, plot->bottom, 0.8, AREA_BORDER_DASHED,
                           CHART_INK);
        paint_chart_text(chart, chart->lines[i].label, x, plot->top - 4, chart->size, false,
                         CHART_CENTER);
    }
}

void
paint_chart_rows(Chart *chart)
{
    paint_chart_legend(chart, true);
    Rows rows = {.chart = chart, .plot = chart->box};
    rows.plot.left += name_width(chart) + GAP;
    rows.plot.right = MAX(rows.plot.right - number_width(chart) - GAP, rows.plot.left + 10);
    rows.plot.top += chart->n_lines ? chart->size : 2;
    rows.plot.bottom = MAX(rows.plot.bottom - chart->size * 1.2, rows.plot.top + 10);
    rows.slot = (rows.plot.bottom - rows.plot.top) / MAX(chart->n_categories, 1);
    rows.width = MIN(rows.slot * 0.72 / MAX(chart->n_series, 1), THICKEST);
    paint_chart_across(chart, &rows.plot);
    for (guint i = 0; i < chart->n_categories; i++)
        draw_row(&rows, i);
    paint_chart_targets_down(chart, &rows.plot);
    for (guint i = 0; i < chart->n_categories; i++)
        draw_numbers(&rows, i);
}
