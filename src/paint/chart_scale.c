#include <math.h>
#include <string.h>

#include "paint/chart_parts.h"

/* Heights of letters and lines, in shares of the size asked for (TH SarabunPSK's). */
static const double LINE = 1.1, MIDDLE = 0.2;

/* ---- the scale */

typedef struct {
    double least, most;
} Range;

static void
widen(Range *range, double value)
{
    range->least = MIN(range->least, value);
    range->most = MAX(range->most, value);
}

static double
stack_height(const Chart *chart, guint category)
{
    double sum = 0;
    for (guint s = 0; s < chart->n_series; s++) {
        const ChartValue *value = &chart->series[s].values[category];
        sum += value->known ? MAX(value->value, 0) : 0;
    }
    return sum;
}

static Range
range_of(const Chart *chart)
{
    Range range = {0, 0};
    if (g_strcmp0(chart->type, "slope") == 0)
        range = (Range){G_MAXDOUBLE, -G_MAXDOUBLE};
    bool stacked = g_strcmp0(chart->type, "stacked") == 0;
    for (guint i = 0; i < chart->n_categories; i++) {
        if (stacked)
            widen(&range, stack_height(chart, i));
        for (guint s = 0; s < chart->n_series; s++) {
            if (chart->series[s].values[i].known)
                widen(&range, chart->series[s].values[i].value);
        }
    }
    for (guint i = 0; i < chart->n_lines; i++)
        widen(&range, chart->lines[i].value);
    for (guint i = 0; i < chart->n_bands; i++)
        widen(&range, chart->bands[i].to);
    return range.least <= range.most ? range : (Range){0, 0};
}

/* 1, 2 or 5 times a power of ten: five steps or fewer. */
static double
round_step(double span)
{
    double raw = span / 5 * (1 - 1e-9), power = pow(10, floor(log10(raw)));
    double share = raw / power;
    return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

/* Whether the chart counts: none of its values lies between whole numbers. */
static bool
is_whole(const Chart *chart)
{
    for (guint s = 0; s < chart->n_series; s++)
        for (guint i = 0; i < chart->n_categories; i++) {
            const ChartValue *value = &chart->series[s].values[i];
            if (value->known && value->value != floor(value->value))
                return false;
        }
    return true;
}

void
paint_chart_scale(Chart *chart, bool has_minimum, bool has_maximum)
{
    Range range = range_of(chart);
    double low = has_minimum ? chart->minimum : range.least;
    double high = has_maximum ? chart->maximum : range.most;
    if (high - low < MAX(fabs(high), 1) / 1e6) /* or steps would be lost in rounding */
        high = low + MAX(fabs(low), 1);
    chart->step = round_step(high - low);
    if (is_whole(chart))
        chart->step = MAX(chart->step, 1);
    chart->minimum = has_minimum ? low : floor(low / chart->step) * chart->step;
    chart->maximum = has_maximum ? high : ceil(high / chart->step) * chart->step;
}

static char *
thai_digits(const Chart *chart, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (; *text; text++)
        g_string_append_unichar(out, g_ascii_isdigit(*text) ? 0x0e50u + (guint) (*text - '0')
                                                            : (gunichar) *text);
    return arena_strdup(chart->arena, out->str);
}

/* With commas between thousands. */
static const char *
format_number(const Chart *chart, double value, int decimals)
{
    char format[16], digits[G_ASCII_DTOSTR_BUF_SIZE + 64];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    g_ascii_formatd(digits, sizeof digits, format, value);
    g_autoptr(GString) text = g_string_new(digits);
    gssize start = text->str[0] == '-';
    for (gssize at = (gssize) strcspn(text->str, ".") - 3; at > start; at -= 3)
        g_string_insert_c(text, at, ',');
    return chart->thai ? thai_digits(chart, text->str) : arena_strdup(chart->arena, text->str);
}

/* As many decimals as the step has. */
const char *
paint_chart_number(const Chart *chart, double value)
{
    int decimals = chart->step >= 1 ? 0 : (int) ceil(-log10(chart->step) - 1e-9);
    return format_number(chart, fabs(value) < chart->step / 1000 ? 0 : value, MIN(decimals, 9));
}

const char *
paint_chart_exact(const Chart *chart, double value)
{
    static const int most = 4;
    int decimals = 0;
    for (double scaled = value; decimals < most && fabs(scaled - round(scaled)) > 1e-6;
         scaled *= 10)
        decimals++;
    return format_number(chart, value, decimals);
}

double
paint_chart_height(const Chart *chart, double value, const ChartBox *plot)
{
    double share = (value - chart->minimum) / (chart->maximum - chart->minimum);
    return plot->bottom - CLAMP(share, 0, 1) * (plot->bottom - plot->top);
}

double
paint_chart_widest_name(const Chart *chart)
{
    double width = 0;
    for (guint i = 0; i < chart->n_categories; i++)
        width = MAX(width, paint_chart_text_width(chart, chart->categories[i].label, chart->size,
                                                  chart->categories[i].emphasis));
    return width;
}

/* ---- the legend */

static double
entry_width(const Chart *chart, guint series)
{
    return 16 + paint_chart_text_width(chart, chart->series[series].label, chart->size, false) + 12;
}

/* How many entries fit into a row from @first on; at least one. */
static guint
row_end(const Chart *chart, guint first, double *width)
{
    double room = chart->box.right - chart->box.left;
    guint end = first;
    *width = 0;
    while (end < chart->n_series) {
        double next = entry_width(chart, end);
        if (end > first && *width + next > room)
            break;
        *width += next;
        end++;
    }
    return end;
}

static void
draw_entry(const Chart *chart, guint series, double x, double y, bool swatches)
{
    double middle = y - chart->size * MIDDLE;
    if (swatches) {
        ChartBox swatch = {x, middle - 4, x + 12, middle + 4};
        paint_chart_pattern(chart, &swatch, series, true);
    } else {
        paint_chart_join(chart, x, middle, x + 12, middle, series);
        paint_chart_marker(chart, x + 6, middle, series);
    }
    paint_chart_text(chart, chart->series[series].label, x + 16, y, chart->size, false,
                     CHART_START);
}

void
paint_chart_legend(Chart *chart, bool swatches)
{
    if (chart->n_series < 2)
        return;
    double line = chart->size * LINE, width;
    guint rows = 0;
    for (guint first = 0; first < chart->n_series; rows++)
        first = row_end(chart, first, &width);
    double y = chart->box.bottom - rows * line + line - chart->size * 0.3;
    for (guint first = 0; first < chart->n_series; y += line) {
        guint end = row_end(chart, first, &width);
        double x = (chart->box.left + chart->box.right - width) / 2 + 6;
        for (; first < end; first++) {
            draw_entry(chart, first, x, y, swatches);
            x += entry_width(chart, first);
        }
    }
    chart->box.bottom -= rows * line + 2;
}

/* ---- scale and grid */

static double
scale_width(const Chart *chart)
{
    double width = 0;
    for (double at = chart->minimum; at <= chart->maximum + chart->step / 1000; at += chart->step)
        width = MAX(width, paint_chart_text_width(chart, paint_chart_number(chart, at), chart->size,
                                                  false));
    return width;
}

static void
draw_scale(const Chart *chart, const ChartBox *plot)
{
    for (double at = chart->minimum; at <= chart->maximum + chart->step / 1000; at += chart->step) {
        double y = paint_chart_height(chart, at, plot);
        bool base = at == chart->minimum;
        paint_chart_stroke(chart, plot->left, y, plot->right, y, base ? 0.75 : 0.35,
                           AREA_BORDER_SOLID, base ? CHART_INK : CHART_FAINT);
        paint_chart_text(chart, paint_chart_number(chart, at), plot->left - 4,
                         y + chart->size * MIDDLE, chart->size, false, CHART_END);
    }
    paint_chart_stroke(chart, plot->left, plot->top, plot->left, plot->bottom, 0.75,
                       AREA_BORDER_SOLID, CHART_INK);
}

/* ---- category labels: in one line, or broken where their language allows */

/* The longest part of @text, at least a word, that is not wider than @width; in bytes. */
static gsize
fit(const Chart *chart, const char *text, const guint8 *breaks, double size, double width)
{
    gsize length = strlen(text), best = 0;
    for (gsize end = 1; end <= length; end++) {
        if (end < length && breaks[end] == TEXT_BREAK_NONE)
            continue;
        g_autofree char *part = g_strndup(text, end);
        if (best && paint_chart_text_width(chart, g_strchomp(part), size, false) > width)
            break;
        best = end;
    }
    return best;
}

/* Breaks @label into lines of @width; draws them from @y down when @draw. Returns their number. */
static guint
break_label(const Chart *chart, const char *label, double x, double y, double width, bool draw)
{
    gsize length = strlen(label);
    guint lines = 0;
    g_autofree guint8 *breaks = g_new0(guint8, length + 1);
    text_breaks_find(chart->painter->fonts, label, length, "th", breaks);
    for (gsize at = 0; at < length; lines++) {
        gsize part = fit(chart, label + at, breaks + at, chart->size, width);
        g_autofree char *line = g_strndup(label + at, part);
        if (draw)
            paint_chart_text(chart, g_strstrip(line), x, y + lines * chart->size * LINE,
                             chart->size, false, CHART_CENTER);
        at += part;
    }
    return lines;
}

static guint
label_lines(const Chart *chart, double width)
{
    guint lines = 1;
    for (guint i = 0; i < chart->n_categories; i++)
        lines = MAX(lines, break_label(chart, chart->categories[i].label, 0, 0, width, false));
    return lines;
}

static void
draw_categories(const Chart *chart, const ChartBox *plot)
{
    double slot = (plot->right - plot->left) / chart->n_categories;
    for (guint i = 0; i < chart->n_categories; i++)
        break_label(chart, chart->categories[i].label, plot->left + slot * (i + 0.5),
                    plot->bottom + chart->size * 0.85, slot - 2, true);
}

/* ---- targets: dashed lines with their names in the right margin, kept apart */

static double
target_width(const Chart *chart)
{
    double width = 0;
    for (guint i = 0; i < chart->n_lines; i++)
        width =
            MAX(width, paint_chart_text_width(chart, chart->lines[i].label, chart->size, false));
    return width;
}

static int
compare_lines(const void *one, const void *other)
{
    double a = ((const ChartLine *) one)->value, b = ((const ChartLine *) other)->value;
    return (a < b) - (a > b);
}

void
paint_chart_targets(const Chart *chart, const ChartBox *plot)
{
    qsort(chart->lines, chart->n_lines, sizeof *chart->lines, compare_lines);
    for (guint i = 0; i < chart->n_lines; i++) {
        double y = paint_chart_height(chart, chart->lines[i].value, plot);
        paint_chart_stroke(chart, plot->left, y, plot->right, y, 0.8, AREA_BORDER_DASHED,
                           CHART_INK);
    }
}

/* The middle of each name: down from the top so that none covers the one before, then up from the
 * foot of the plot. */
static void
spread_names(const Chart *chart, const ChartBox *plot, double *middles)
{
    double line = chart->size * 0.95, free = -1e9;
    for (guint i = 0; i < chart->n_lines; i++) {
        middles[i] = paint_chart_height(chart, chart->lines[i].value, plot);
        if (!chart->lines[i].label)
            continue;
        middles[i] = MAX(middles[i], free);
        free = middles[i] + line;
    }
    free = plot->bottom;
    for (guint i = chart->n_lines; i-- > 0;) {
        if (!chart->lines[i].label)
            continue;
        middles[i] = MIN(middles[i], free);
        free = middles[i] - line;
    }
}

void
paint_chart_target_names(const Chart *chart, const ChartBox *plot)
{
    g_autofree double *middles = g_new(double, chart->n_lines + 1);
    spread_names(chart, plot, middles);
    for (guint i = 0; i < chart->n_lines; i++) {
        double y = paint_chart_height(chart, chart->lines[i].value, plot);
        if (chart->lines[i].label && fabs(middles[i] - y) > 1)
            paint_chart_stroke(chart, plot->right, y, plot->right + 4, middles[i], 0.35,
                               AREA_BORDER_SOLID, CHART_INK);
        paint_chart_text(chart, chart->lines[i].label, plot->right + 5,
                         middles[i] + chart->size * MIDDLE, chart->size, false, CHART_START);
    }
}

/* How far a number's plate reaches above its baseline and below it, in shares of the size. */
static const double ABOVE = 0.55, BELOW = 0.08;

bool
paint_chart_is_clear(const Chart *chart, const ChartBox *plot, double y)
{
    for (guint i = 0; i < chart->n_lines; i++) {
        double line = paint_chart_height(chart, chart->lines[i].value, plot);
        if (line > y - chart->size * ABOVE - 1 && line < y + chart->size * BELOW + 1)
            return false;
    }
    return true;
}

/* On white, so that neither grid nor targets run through it. */
void
paint_chart_plate(const Chart *chart, const char *label, double x, double y, bool bold)
{
    if (!label || !*label)
        return;
    double width = paint_chart_text_width(chart, label, chart->size, bold) + 2;
    ChartBox plate = {x - width / 2, y - chart->size * ABOVE, x + width / 2,
                      y + chart->size * BELOW};
    paint_chart_fill(chart, &plate, 0xffffffff);
    paint_chart_text(chart, label, x, y, chart->size, bold, CHART_CENTER);
}

ChartBox
paint_chart_frame(Chart *chart, bool swatches)
{
    paint_chart_legend(chart, swatches);
    double size = chart->size, targets = target_width(chart);
    ChartBox plot = chart->box;
    plot.left += scale_width(chart) + 6;
    plot.right -= targets > 0 ? targets + 6 : 2;
    plot.top += size * (chart->label ? 2 : 1);
    if (chart->label)
        paint_chart_text(chart, chart->label, chart->box.left, chart->box.top + size * 0.8, size,
                         false, CHART_START);
    double slot = (plot.right - plot.left) / chart->n_categories;
    plot.bottom -= label_lines(chart, slot - 2) * size * LINE + 2;
    plot.bottom = MAX(plot.bottom, plot.top + 10);
    draw_scale(chart, &plot);
    draw_categories(chart, &plot);
    return plot;
}
