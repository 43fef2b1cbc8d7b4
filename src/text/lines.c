#include "text/fit.h"

/* A segment is what ends with a forced break: the breaker sees one at a time. */

static void
append_line(TextFit *fit, guint offset, guint position, double ratio, gint64 difference,
            TextAlign align, gint64 shrink, GArray *lines)
{
    bool adjusted = align == TEXT_ALIGN_JUSTIFY || (difference < 0 && -difference <= shrink);
    TextLine line = {
        .position = offset + position,
        .ratio = adjusted ? ratio : 0,
        .difference = (Length) CLAMP(difference, -LENGTH_MAX, LENGTH_MAX),
    };
    g_array_append_val(lines, line);
    fit->first_line++;
}

static void
append_lines(TextFit *fit, guint offset, const TextFitNode *end, TextAlign align, GArray *lines)
{
    guint count = end->line;
    const TextFitNode **nodes = ARENA_NEW_N(fit->arena, const TextFitNode *, count);
    for (const TextFitNode *node = end; node && node->line > 0; node = node->previous)
        nodes[node->line - 1] = node;
    for (guint i = 0; i < count; i++)
        append_line(fit, offset, nodes[i]->position, nodes[i]->ratio, nodes[i]->difference, align,
                    nodes[i]->available_shrink, lines);
}

/* Most segments are headings and cells and fit on a line: two lines are never better then. */
static bool
fits_on_one_line(TextFit *fit, guint offset, TextAlign align, GArray *lines)
{
    TextFitNode start = {0};
    fit->width = fit->stretch = fit->shrink = 0;
    for (guint i = 0; i + 1 < fit->count; i++)
        text_fit_add(fit, &fit->elements[i]);
    gint64 difference = text_fit_difference(fit, &start, &fit->elements[fit->count - 1]);
    if (difference < 0)
        return false;
    append_line(fit, offset, fit->count - 1, text_fit_ratio(fit, &start, difference), difference,
                align, fit->shrink, lines);
    return true;
}

/* First fit: a line is as long as it can be without shrinking. */
static void
fill_segment(TextFit *fit, guint offset, TextAlign align, GArray *lines)
{
    TextFitNode start = {0}, fitting = {0};
    fit->width = fit->stretch = fit->shrink = 0;
    for (guint i = 0; i < fit->count; i++) {
        if (text_fit_can_break(fit, i, true)) {
            gint64 difference = text_fit_difference(fit, &start, &fit->elements[i]);
            bool fits = difference >= 0;
            if (!fits && fitting.line) {
                append_line(fit, offset, fitting.position, fitting.ratio, fitting.difference, align,
                            fitting.available_shrink, lines);
                start = fitting;
                start.line = fitting.line = 0;
                difference = text_fit_difference(fit, &start, &fit->elements[i]);
            }
            TextFitNode line = {.line = 1,
                                .difference = difference,
                                .ratio = text_fit_ratio(fit, &start, difference),
                                .available_shrink = fit->shrink - start.shrink};
            fitting = *text_fit_node(fit, i, &line);
        }
        text_fit_add(fit, &fit->elements[i]);
    }
    if (fitting.line)
        append_line(fit, offset, fitting.position, fitting.ratio, fitting.difference, align,
                    fitting.available_shrink, lines);
}

static guint
find_last_box(const TextFit *fit)
{
    guint last = fit->count;
    while (last > 0 && fit->elements[last - 1].kind != TEXT_BOX)
        last--;
    return last ? last - 1 : 0;
}

static void
break_segment(TextFit *fit, guint offset, const TextBreaking *breaking, GArray *lines)
{
    TextAlign align = breaking->align;
    if (fits_on_one_line(fit, offset, align, lines))
        return;
    fit->last_box = find_last_box(fit);
    fit->arena = arena_new();
    if (breaking->greedy)
        fill_segment(fit, offset, align, lines);
    else
        append_lines(fit, offset, text_fit_run(fit), align, lines);
    arena_free(fit->arena);
}

void
text_lines_break(const TextElement *elements, guint n_elements, TextLineWidth width, void *data,
                 const TextBreaking *breaking, GArray *lines)
{
    TextFit fit = {.line_width = width, .data = data, .ladder = breaking->ladder};
    for (guint start = 0, end; start < n_elements; start = end) {
        for (end = start; !text_fit_is_forced(&elements[end]); end++)
            g_assert(end + 1 < n_elements);
        end++;
        fit.elements = elements + start;
        fit.count = end - start;
        break_segment(&fit, start, breaking, lines);
    }
}
