#include "paint/chart_parts.h"

/* Lines break where a value is not known. */
static void
draw_series(const Chart *chart, const ChartBox *plot, guint series)
{
    double slot = (plot->right - plot->left) / chart->n_categories;
    const ChartValue *values = chart->series[series].values;
    for (guint i = 0; i < chart->n_categories; i++) {
        double x = plot->left + slot * (i + 0.5);
        if (!values[i].known) {
            paint_chart_text(chart, values[i].label, x, plot->bottom - chart->size * 0.2,
                             chart->size, false, CHART_CENTER);
            continue;
        }
        double y = paint_chart_height(chart, values[i].value, plot);
        if (i && values[i - 1].known)
            paint_chart_join(chart, x - slot, paint_chart_height(chart, values[i - 1].value, plot),
                             x, y, series);
    }
}

/* Whether another line has a higher point at @category: this one's number stands below its own. */
static bool
is_lower(const Chart *chart, guint series, guint category)
{
    double value = chart->series[series].values[category].value;
    for (guint s = 0; s < chart->n_series; s++) {
        const ChartValue *other = &chart->series[s].values[category];
        if (other->known && other->label &&
            (other->value > value || (other->value >= value && s < series)))
            return true;
    }
    return false;
}

static void
mark_series(const Chart *chart, const ChartBox *plot, guint series)
{
    double slot = (plot->right - plot->left) / chart->n_categories;
    const ChartValue *values = chart->series[series].values;
    for (guint i = 0; i < chart->n_categories; i++) {
        if (!values[i].known)
            continue;
        double x = plot->left + slot * (i + 0.5);
        double y = paint_chart_height(chart, values[i].value, plot);
        paint_chart_marker(chart, x, y, series);
        double number = is_lower(chart, series, i) ? y + chart->size * 0.95 : y - chart->size * 0.4;
        paint_chart_plate(chart, values[i].label, x, MIN(number, plot->bottom), false);
    }
}

void
paint_chart_line(Chart *chart)
{
    ChartBox plot = paint_chart_frame(chart, false);
    paint_chart_targets(chart, &plot);
    for (guint s = 0; s < chart->n_series; s++)
        draw_series(chart, &plot, s);
    for (guint s = 0; s < chart->n_series; s++)
        mark_series(chart, &plot, s);
    paint_chart_target_names(chart, &plot);
}
