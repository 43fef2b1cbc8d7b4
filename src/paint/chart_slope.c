#include "paint/chart_parts.h"

/*
 * Lines from one axis to the next, each named at both ends: who rose and who fell. What falls is
 * dashed, so that it is seen without colour.
 */

/* A label beside an axis, at the height of its value or as near as others leave it room. */
typedef struct {
    const char *text;
    double value_y, y; /* of the point, of the middle of the label */
    guint series;
} Label;

static const double GAP = 5; /* between an axis and its labels, with a leader across it */

/* ---- what the labels say */

static const char *
label_of(const Chart *chart, guint series, guint category, bool name_first)
{
    const ChartSeries *row = &chart->series[series];
    const char *number = row->values[category].label ? row->values[category].label : "";
    const char *name = row->label ? row->label : "";
    g_autofree char *text =
        g_strdup_printf("%s  %s", name_first ? name : number, name_first ? number : name);
    return arena_strdup(chart->arena, g_strstrip(text));
}

static double
widest(const Chart *chart, guint category, bool name_first)
{
    double width = 0;
    for (guint s = 0; s < chart->n_series; s++)
        width = MAX(width, paint_chart_text_width(chart, label_of(chart, s, category, name_first),
                                                  chart->size, false));
    return width;
}

/* ---- where they stand */

static int
compare_labels(gconstpointer a, gconstpointer b)
{
    const Label *one = a, *other = b;
    if (one->value_y != other->value_y)
        return one->value_y > other->value_y ? 1 : -1;
    return (one->series > other->series) - (one->series < other->series);
}

/* Down from the top so that none covers the one before, then up from the foot of the box. */
static void
spread(const Chart *chart, const ChartBox *plot, GArray *labels)
{
    double line = chart->size * 1.02;
    double free = plot->top - line;
    g_array_sort(labels, compare_labels);
    for (guint i = 0; i < labels->len; i++) {
        Label *label = &g_array_index(labels, Label, i);
        label->y = MAX(label->value_y, free + line);
        free = label->y;
    }
    free = chart->box.bottom + line / 2;
    for (guint i = labels->len; i-- > 0;) {
        Label *label = &g_array_index(labels, Label, i);
        label->y = MIN(label->y, free - line);
        free = label->y;
    }
}

static void
draw_labels(const Chart *chart, const ChartBox *plot, guint category, double x, bool left)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(Label));
    for (guint s = 0; s < chart->n_series; s++) {
        const ChartValue *value = &chart->series[s].values[category];
        double y = value->known ? paint_chart_height(chart, value->value, plot) : plot->bottom;
        Label label = {label_of(chart, s, category, left), y, y, s};
        if (value->known || value->label)
            g_array_append_val(labels, label);
    }
    spread(chart, plot, labels);
    for (guint i = 0; i < labels->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);
        double end = left ? x - GAP : x + GAP;
        paint_chart_stroke(chart, x, label->value_y, end, label->y, 0.35, AREA_BORDER_SOLID,
                           CHART_FAINT);
        paint_chart_text(chart, label->text, left ? end - 1 : end + 1, label->y + chart->size * 0.2,
                         chart->size, false, left ? CHART_END : CHART_START);
    }
}

/* ---- lines */

static double
axis_of(const Chart *chart, const ChartBox *plot, guint category)
{
    guint spaces = MAX(chart->n_categories - 1, 1);
    return plot->left + (plot->right - plot->left) * category / spaces;
}

static void
draw_axes(const Chart *chart, const ChartBox *plot)
{
    for (guint i = 0; i < chart->n_categories; i++) {
        double x = axis_of(chart, plot, i);
        paint_chart_stroke(chart, x, plot->top, x, plot->bottom, 0.5, AREA_BORDER_SOLID, CHART_INK);
        paint_chart_text(chart, chart->categories[i].label, x, chart->box.top + chart->size * 0.8,
                         chart->size, true, CHART_CENTER);
    }
}

static void
draw_series(const Chart *chart, const ChartBox *plot, guint series)
{
    const ChartValue *values = chart->series[series].values;
    for (guint i = 0; i < chart->n_categories; i++) {
        if (!values[i].known)
            continue;
        double x = axis_of(chart, plot, i), y = paint_chart_height(chart, values[i].value, plot);
        if (i && values[i - 1].known) {
            bool falls = values[i].value < values[i - 1].value;
            paint_chart_stroke(chart, axis_of(chart, plot, i - 1),
                               paint_chart_height(chart, values[i - 1].value, plot), x, y,
                               falls ? 0.9 : 1.2, falls ? AREA_BORDER_DASHED : AREA_BORDER_SOLID,
                               CHART_INK);
        }
        ChartBox dot = {x - 1.8, y - 1.8, x + 1.8, y + 1.8};
        paint_chart_fill(chart, &dot, CHART_INK);
    }
}

void
paint_chart_slope(Chart *chart)
{
    ChartBox plot = chart->box;
    guint last = chart->n_categories - 1;
    plot.left += MIN(widest(chart, 0, true) + GAP + 2, (plot.right - plot.left) * 0.4);
    plot.right -= MIN(widest(chart, last, false) + GAP + 2, (plot.right - plot.left) * 0.5);
    plot.top += chart->size * 1.8;
    plot.bottom = MAX(plot.bottom - chart->size * 0.6, plot.top + 10);
    draw_axes(chart, &plot);
    paint_chart_targets(chart, &plot);
    for (guint s = 0; s < chart->n_series; s++)
        draw_series(chart, &plot, s);
    draw_labels(chart, &plot, 0, plot.left, true);
    if (last)
        draw_labels(chart, &plot, last, plot.right, false);
}
