#pragma once

#include "base/arena.h"
#include "paint/chart.h"

/**
 * What the files of charts share. Geometry is in points (doubles), y down, from the
 * painter's origin.
 */
typedef struct {
    double value;
    bool known;
    const char *label; /* or NULL */
} ChartValue;

typedef struct {
    const char *label;  /* or NULL */
    ChartValue *values; /* one a category; what is not given is not known */
} ChartSeries;

typedef struct {
    const char *label;
    bool emphasis;
    const char *group; /* or NULL */
} ChartCategory;

typedef struct {
    double value;
    const char *label;
} ChartLine;

typedef struct {
    double from, to;
    const char *label;
} ChartBand;

typedef struct {
    double left, top, right, bottom;
} ChartBox;

typedef struct {
    Painter *painter;
    Arena *arena;
    ChartBox box; /* what is left to draw in */
    const char *type, *label;
    const char *const *families;
    double size;                   /* of labels */
    bool thai;                     /* digits */
    guint across;                  /* grid: tiles in a line; 0: as many as there may be */
    double minimum, maximum, step; /* the scale */
    const char *group;             /* of the categories being read; or NULL */
    guint n_categories, n_series, n_lines, n_bands;
    ChartCategory *categories;
    ChartSeries *series;
    ChartLine *lines;
    ChartBand *bands;
} Chart;

typedef enum {
    CHART_START,
    CHART_CENTER,
    CHART_END,
} ChartAlign;

enum {
    CHART_INK = 0x202020ff,
    CHART_FAINT = 0xbfbfbfff,
};

/* ---- drawing (paint/chart_draw.c) */

void paint_chart_fill(const Chart *chart, const ChartBox *box, guint32 color);
void paint_chart_stroke(const Chart *chart, double x0, double y0, double x1, double y1,
                        double thickness, AreaBorderStyle style, guint32 color);
void paint_chart_polygon(const Chart *chart, const double (*points)[2], guint n_points,
                         guint32 color);

/** The look of series @index: a fill, and hatching over it. */
void paint_chart_pattern(const Chart *chart, const ChartBox *box, guint index, bool emphasis);

/** A thin line around @box. */
void paint_chart_outline(const Chart *chart, const ChartBox *box);

/** The fill of the band @band of @n_bands, lighter to darker tints of the blue of all charts. */
guint32 paint_chart_band_color(guint band, guint n_bands);

/** The marker of series @index at a point, and the line between two of them. */
void paint_chart_marker(const Chart *chart, double x, double y, guint index);
void paint_chart_join(const Chart *chart, double x0, double y0, double x1, double y1, guint index);

/** A label at @size, its baseline at @y. Returns its width. */
double paint_chart_text(const Chart *chart, const char *text, double x, double y, double size,
                        bool bold, ChartAlign align);
double paint_chart_text_width(const Chart *chart, const char *text, double size, bool bold);

/* ---- scale and frame (paint/chart_scale.c) */

/** Settles minimum, maximum and step from what is asked and what has to fit. */
void paint_chart_scale(Chart *chart, bool has_minimum, bool has_maximum);

/** A number of the scale, in the chart's digits. */
const char *paint_chart_number(const Chart *chart, double value);

/** A number that is on the scale but no step of it, with the decimals that it has; four at most. */
const char *paint_chart_exact(const Chart *chart, double value);

/** The width of the widest of the categories' names, each in its own weight. */
double paint_chart_widest_name(const Chart *chart);

/** Draws scale, grid and unit of a scale that lies, below @plot. */
void paint_chart_across(const Chart *chart, const ChartBox *plot);

/** Draws the targets down @plot, each with its name at the head. */
void paint_chart_targets_down(const Chart *chart, const ChartBox *plot);

/** Where @value is between @bottom and @top. */
double paint_chart_height(const Chart *chart, double value, const ChartBox *plot);

/** Draws unit, scale, grid, category labels, targets and legend; gives the plot's box. */
ChartBox paint_chart_frame(Chart *chart, bool swatches);

/** Draws the legend along the box's foot, when there are several series, and shortens the box. */
void paint_chart_legend(Chart *chart, bool swatches);

/** Draws the targets across @plot, in the order of their values. */
void paint_chart_targets(const Chart *chart, const ChartBox *plot);

/** Names them in the margin: last, as readers take what is drawn after it to its left amiss. */
void paint_chart_target_names(const Chart *chart, const ChartBox *plot);

/** Whether a number whose baseline is at @y has no target running through it. */
bool paint_chart_is_clear(const Chart *chart, const ChartBox *plot, double y);

/** A number beside what it counts, centred at @x, its baseline at @y. */
void paint_chart_plate(const Chart *chart, const char *label, double x, double y, bool bold);

/* ---- the kinds */

void paint_chart_bar(Chart *chart);
void paint_chart_rows(Chart *chart);
void paint_chart_stacked(Chart *chart);
void paint_chart_line(Chart *chart);
void paint_chart_radar(Chart *chart);
void paint_chart_gauge(Chart *chart);
void paint_chart_slope(Chart *chart);
void paint_chart_distribution(Chart *chart);
void paint_chart_grid(Chart *chart);
