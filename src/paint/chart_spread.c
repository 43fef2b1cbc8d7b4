#include "paint/chart_parts.h"

/* ---- a distribution: a square a value, piled up where it is on the scale; targets run down */

enum {
    CELL = 6, /* points, the width of a square at most */
};

typedef struct {
    const Chart *chart;
    ChartBox plot;
    double width, height; /* of a square */
    guint n_piles;
} Spread;

static guint
pile_of(const Spread *spread, double value)
{
    const Chart *chart = spread->chart;
    double share = (value - chart->minimum) / (chart->maximum - chart->minimum);
    guint pile = (guint) (CLAMP(share, 0, 1) * spread->n_piles);
    return MIN(pile, spread->n_piles - 1);
}

/* How many values each pile has; the highest of them is returned. */
static guint
count_piles(const Spread *spread, guint *piles)
{
    const Chart *chart = spread->chart;
    guint highest = 1;
    for (guint i = 0; chart->n_series && i < chart->n_categories; i++) {
        const ChartValue *value = &chart->series[0].values[i];
        if (!value->known)
            continue;
        guint count = ++piles[pile_of(spread, value->value)];
        highest = MAX(highest, count);
    }
    return highest;
}

static void
draw_square(const Spread *spread, guint pile, guint level, bool emphasis)
{
    double gap = MIN(spread->height, spread->width) * 0.12;
    double left = spread->plot.left + pile * spread->width;
    double bottom = spread->plot.bottom - level * spread->height;
    ChartBox square = {left + gap, bottom - spread->height + gap, left + spread->width - gap,
                       bottom - gap};
    paint_chart_pattern(spread->chart, &square, 0, emphasis);
}

static void
draw_values(const Spread *spread, guint *levels)
{
    const Chart *chart = spread->chart;
    for (guint i = 0; chart->n_series && i < chart->n_categories; i++) {
        const ChartValue *value = &chart->series[0].values[i];
        if (!value->known)
            continue;
        guint pile = pile_of(spread, value->value);
        draw_square(spread, pile, levels[pile]++, chart->categories[i].emphasis);
    }
}

void
paint_chart_distribution(Chart *chart)
{
    Spread spread = {.chart = chart, .plot = chart->box};
    ChartBox *plot = &spread.plot;
    double margin = chart->size; /* half the numbers at the ends of the scale */
    plot->left += margin + paint_chart_text_width(chart, chart->label, chart->size, false);
    plot->right = MAX(plot->right - margin, plot->left + CELL);
    plot->top += chart->n_lines ? chart->size : 2;
    plot->bottom = MAX(plot->bottom - chart->size * 1.2, plot->top + CELL);
    spread.n_piles = (guint) ((plot->right - plot->left) / CELL);
    spread.width = (plot->right - plot->left) / spread.n_piles;
    guint *piles = ARENA_NEW_N(chart->arena, guint, spread.n_piles);
    guint *levels = ARENA_NEW_N(chart->arena, guint, spread.n_piles);
    guint highest = count_piles(&spread, piles);
    spread.height = MIN(spread.width, (plot->bottom - plot->top) / highest);
    paint_chart_across(chart, plot);
    draw_values(&spread, levels);
    paint_chart_targets_down(chart, plot);
}
