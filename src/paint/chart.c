#include "paint/chart.h"

#include <math.h>
#include <string.h>

#include "paint/chart_parts.h"

static const struct {
    const char *type;
    void (*paint)(Chart *chart);
} kinds[] = {
    {"bar", paint_chart_bar},
    {"rows", paint_chart_rows},
    {"stacked", paint_chart_stacked},
    {"line", paint_chart_line},
    {"radar", paint_chart_radar},
    {"gauge", paint_chart_gauge},
    {"slope", paint_chart_slope},
    {"grid", paint_chart_grid},
    {"distribution", paint_chart_distribution},
};

bool
paint_chart_is(const xmlNode *content)
{
    return content->ns && xmlStrEqual(content->ns->href, BAD_CAST PAINT_CHART_NAMESPACE);
}

/* ---- reading */

/* What a scale can count up to in steps: far beyond any amount of money. */
static const double LARGEST = 1e15;

static bool
is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && paint_chart_is(node) &&
           xmlStrEqual(node->name, BAD_CAST name);
}

static guint
count_children(const xmlNode *parent, const char *name)
{
    guint count = 0;
    for (const xmlNode *node = parent->children; node; node = node->next)
        count += is_element(node, name);
    return count;
}

static const char *
read_string(const Chart *chart, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    const char *copy = value ? arena_strdup(chart->arena, (const char *) value) : NULL;
    xmlFree(value);
    return copy;
}

static bool
read_number(const Chart *chart, const xmlNode *node, const char *name, double *number)
{
    const char *text = read_string(chart, node, name);
    char *end = NULL;
    double value = text ? g_ascii_strtod(text, &end) : 0;
    if (!text || end == text || !(fabs(value) <= LARGEST))
        return false;
    *number = value;
    return true;
}

static void
read_values(Chart *chart, const xmlNode *node, ChartSeries *series)
{
    guint i = 0;
    series->values = ARENA_NEW_N(chart->arena, ChartValue, chart->n_categories);
    for (const xmlNode *child = node->children; child && i < chart->n_categories;
         child = child->next) {
        if (!is_element(child, "value"))
            continue;
        ChartValue *value = &series->values[i++];
        value->known = read_number(chart, child, "value", &value->value);
        value->label = read_string(chart, child, "label");
    }
}

static void
read_child(Chart *chart, const xmlNode *node)
{
    if (is_element(node, "category")) {
        const char *emphasis = read_string(chart, node, "emphasis");
        const char *label = read_string(chart, node, "label");
        chart->categories[chart->n_categories++] =
            (ChartCategory){label ? label : "", g_strcmp0(emphasis, "yes") == 0, chart->group};
    } else if (is_element(node, "group")) {
        chart->group = read_string(chart, node, "label");
    } else if (is_element(node, "line")) {
        ChartLine *line = &chart->lines[chart->n_lines];
        line->label = read_string(chart, node, "label");
        chart->n_lines += read_number(chart, node, "value", &line->value);
    } else if (is_element(node, "band")) {
        ChartBand *band = &chart->bands[chart->n_bands];
        band->label = read_string(chart, node, "label");
        chart->n_bands += read_number(chart, node, "from", &band->from) &&
                          read_number(chart, node, "to", &band->to);
    }
}

static void
read_content(Chart *chart, const xmlNode *content)
{
    chart->categories =
        ARENA_NEW_N(chart->arena, ChartCategory, count_children(content, "category") + 1);
    chart->series = ARENA_NEW_N(chart->arena, ChartSeries, count_children(content, "series"));
    chart->lines = ARENA_NEW_N(chart->arena, ChartLine, count_children(content, "line"));
    chart->bands = ARENA_NEW_N(chart->arena, ChartBand, count_children(content, "band"));
    for (const xmlNode *node = content->children; node; node = node->next)
        read_child(chart, node);
    if (!chart->n_categories) /* a gauge has none to name */
        chart->categories[chart->n_categories++] = (ChartCategory){.label = ""};
    for (const xmlNode *node = content->children; node; node = node->next) {
        if (!is_element(node, "series"))
            continue;
        ChartSeries *series = &chart->series[chart->n_series++];
        series->label = read_string(chart, node, "label");
        read_values(chart, node, series);
    }
}

static bool
has_thai_digit(const char *text)
{
    for (; text && *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (character >= 0x0e50 && character <= 0x0e59)
            return true;
    }
    return false;
}

static bool
uses_thai_digits(const Chart *chart, const char *asked)
{
    if (asked)
        return strcmp(asked, "thai") == 0;
    for (guint i = 0; i < chart->n_categories; i++) {
        if (has_thai_digit(chart->categories[i].label))
            return true;
    }
    for (guint i = 0; i < chart->n_lines; i++) {
        if (has_thai_digit(chart->lines[i].label))
            return true;
    }
    for (guint s = 0; s < chart->n_series; s++) {
        for (guint i = 0; i < chart->n_categories; i++) {
            if (has_thai_digit(chart->series[s].values[i].label))
                return true;
        }
    }
    return false;
}

static void
read_look(Chart *chart, const xmlNode *content)
{
    const char **families = ARENA_NEW_N(chart->arena, const char *, 2);
    const char *family = read_string(chart, content, "font-family");
    families[0] = family ? family : "TH SarabunPSK";
    chart->families = families;
    chart->size = 12;
    read_number(chart, content, "font-size", &chart->size);
    chart->size = CLAMP(chart->size, 4, 72);
    double across = 0;
    if (read_number(chart, content, "across", &across))
        chart->across = (guint) CLAMP(across, 1, 100);
    chart->type = read_string(chart, content, "type");
    chart->label = read_string(chart, content, "label");
    chart->thai = uses_thai_digits(chart, read_string(chart, content, "digits"));
}

static void
paint(Chart *chart)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (g_strcmp0(chart->type, kinds[i].type) == 0) {
            kinds[i].paint(chart);
            return;
        }
    }
    paint_chart_bar(chart);
}

void
paint_chart(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
            Length height)
{
    if (!painter->fonts)
        return;
    g_autoptr(Arena) arena = arena_new();
    Chart chart = {
        .painter = painter,
        .arena = arena,
        .box = {length_to_pt(x), length_to_pt(y), length_to_pt(x + width),
                length_to_pt(y + height)},
    };
    read_content(&chart, content);
    read_look(&chart, content);
    bool has_minimum = read_number(&chart, content, "minimum", &chart.minimum);
    bool has_maximum = read_number(&chart, content, "maximum", &chart.maximum);
    paint_chart_scale(&chart, has_minimum, has_maximum);
    paint(&chart);
}
