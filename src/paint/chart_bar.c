#include "paint/chart_parts.h"

/* ---- bars, side by side when there are several series */

typedef struct {
    const Chart *chart;
    ChartBox plot;
    double slot, group, width; /* of a category, its bars together, one of them */
} Bars;

static ChartBox
bar_of(const Bars *bars, guint series, guint category)
{
    const Chart *chart = bars->chart;
    const ChartValue *value = &chart->series[series].values[category];
    double foot = paint_chart_height(chart, MAX(chart->minimum, 0), &bars->plot);
    double top = value->known ? paint_chart_height(chart, value->value, &bars->plot) : foot;
    double middle = bars->plot.left + bars->slot * (category + 0.5);
    double left = middle - bars->group / 2 + series * bars->width;
    double right = left + bars->width * (chart->n_series > 1 ? 0.92 : 1);
    return (ChartBox){left, MIN(top, foot), right, MAX(top, foot)};
}

static void
draw_bar(const Bars *bars, guint series, guint category)
{
    ChartBox bar = bar_of(bars, series, category);
    if (bars->chart->series[series].values[category].known)
        paint_chart_pattern(bars->chart, &bar, series, bars->chart->categories[category].emphasis);
}

/* The baseline of its number: over the bar, or in it where targets run over the bar's end. */
static double
number_height(const Bars *bars, const ChartBox *bar)
{
    const Chart *chart = bars->chart;
    double over = bar->top - chart->size * 0.2;
    if (paint_chart_is_clear(chart, &bars->plot, over))
        return over;
    for (double y = bar->top + chart->size * 0.75; y < bar->bottom - chart->size * 0.2; y += 0.5)
        if (paint_chart_is_clear(chart, &bars->plot, y))
            return y;
    return over;
}

static void
draw_number(const Bars *bars, guint series, guint category)
{
    const Chart *chart = bars->chart;
    ChartBox bar = bar_of(bars, series, category);
    paint_chart_plate(chart, chart->series[series].values[category].label,
                      (bar.left + bar.right) / 2, number_height(bars, &bar),
                      chart->categories[category].emphasis);
}

static void
draw_each(const Bars *bars, void (*draw)(const Bars *bars, guint series, guint category))
{
    for (guint i = 0; i < bars->chart->n_categories; i++) {
        for (guint s = 0; s < bars->chart->n_series; s++)
            draw(bars, s, i);
    }
}

void
paint_chart_bar(Chart *chart)
{
    Bars bars = {.chart = chart, .plot = paint_chart_frame(chart, true)};
    guint n_bars = MAX(chart->n_series, 1);
    bars.slot = (bars.plot.right - bars.plot.left) / chart->n_categories;
    bars.group = MIN(bars.slot * 0.7, 40.0 * n_bars);
    bars.width = bars.group / n_bars;
    draw_each(&bars, draw_bar);
    paint_chart_targets(chart, &bars.plot);
    draw_each(&bars, draw_number);
    paint_chart_target_names(chart, &bars.plot);
}

/* ---- stacks: the first series at the foot */

static void
draw_part(const Chart *chart, guint series, guint category, const ChartBox *part)
{
    const char *label = chart->series[series].values[category].label;
    double size = chart->size, middle = (part->top + part->bottom) / 2;
    paint_chart_pattern(chart, part, series, false);
    if (!label || part->bottom - part->top < size * 0.8)
        return;
    paint_chart_plate(chart, label, (part->left + part->right) / 2, middle + size * 0.22, false);
}

static void
draw_stack(const Chart *chart, const ChartBox *plot, guint category, double left, double width)
{
    double sum = 0;
    for (guint s = 0; s < chart->n_series; s++) {
        const ChartValue *value = &chart->series[s].values[category];
        if (!value->known || value->value <= 0)
            continue;
        ChartBox part = {left, paint_chart_height(chart, sum + value->value, plot), left + width,
                         paint_chart_height(chart, sum, plot)};
        draw_part(chart, s, category, &part);
        sum += value->value;
    }
}

void
paint_chart_stacked(Chart *chart)
{
    ChartBox plot = paint_chart_frame(chart, true);
    double slot = (plot.right - plot.left) / chart->n_categories;
    double width = MIN(slot * 0.6, 48);
    for (guint i = 0; i < chart->n_categories; i++)
        draw_stack(chart, &plot, i, plot.left + slot * (i + 0.5) - width / 2, width);
    paint_chart_targets(chart, &plot);
    paint_chart_target_names(chart, &plot);
}
