#include "text/fit.h"

#include <math.h>
#include <string.h>

enum {
    REPEATED_FLAG_DEMERITS = 50,
    UNLIKE_FITNESS_DEMERITS = 50,
    NO_RATIO = 1000,         /* of a line that has nothing to stretch or shrink */
    NEARLY = LENGTH_PT / 64, /* what the widths of words that are added up may be off by */
};

/* Demerits that differ by less do so by rounding: the same lines, added up in another order. */
#define ROUNDING 1e-12

/* The active nodes that end one line. */
typedef struct {
    TextFitNode *first, *last;
} ActiveLine;

/* ---- active nodes */

static ActiveLine *
active_line(TextFit *fit, guint line)
{
    if (line >= fit->active->len)
        g_array_set_size(fit->active, line + 8);
    return &g_array_index(fit->active, ActiveLine, line);
}

static void
activate(TextFit *fit, TextFitNode *node)
{
    ActiveLine *list = active_line(fit, node->line);
    node->next = NULL;
    if (list->last)
        list->last->next = node;
    else
        list->first = node;
    list->last = node;
    fit->end_line = MAX(fit->end_line, node->line + 1);
    fit->n_active++;
}

/* Of two nodes the later one, and of two at one place the better. */
static TextFitNode *
later_or_better(TextFitNode *one, TextFitNode *other)
{
    if (!one || other->position > one->position)
        return other;
    if (other->position == one->position && other->demerits < one->demerits)
        return other;
    return one;
}

static void
deactivate(TextFit *fit, TextFitNode *node)
{
    ActiveLine *list = active_line(fit, node->line);
    TextFitNode *before = NULL;
    for (TextFitNode *other = list->first; other != node; other = other->next)
        before = other;
    if (before)
        before->next = node->next;
    else
        list->first = node->next;
    if (list->last == node)
        list->last = before;
    fit->n_active--;
    while (fit->start_line < fit->end_line && !active_line(fit, fit->start_line)->first)
        fit->start_line++;
    fit->last_deactivated = later_or_better(fit->last_deactivated, node);
}

/* ---- what a line from a node to an element would be like */

bool
text_fit_is_forced(const TextElement *element)
{
    return element->kind == TEXT_PENALTY && element->penalty <= -TEXT_INFINITE;
}

gint64
text_fit_difference(TextFit *fit, const TextFitNode *node, const TextElement *element)
{
    gint64 width = fit->width - node->width;
    if (element->kind == TEXT_PENALTY)
        width += element->width;
    return fit->line_width(fit->first_line + node->line, fit->data) - width;
}

double
text_fit_ratio(const TextFit *fit, const TextFitNode *node, gint64 difference)
{
    if (ABS(difference) <= NEARLY)
        return 0;
    gint64 room = difference > 0 ? fit->stretch - node->stretch : fit->shrink - node->shrink;
    if (room <= 0)
        return difference > 0 ? NO_RATIO : -NO_RATIO;
    return (double) difference / (double) room;
}

/*
 * A node for the break at @position. Glue and penalties up to the next box belong to no line;
 * the totals take them in, so that the next line begins with the box.
 */
TextFitNode *
text_fit_node(TextFit *fit, guint position, const TextFitNode *line)
{
    TextFitNode *node = arena_memdup(fit->arena, line, sizeof *line);
    node->position = position;
    node->width = fit->width;
    node->stretch = fit->stretch;
    node->shrink = fit->shrink;
    for (guint i = position; i < fit->count; i++) {
        const TextElement *element = &fit->elements[i];
        if (element->kind == TEXT_BOX || (text_fit_is_forced(element) && i != position))
            break;
        if (element->kind == TEXT_GLUE) {
            node->width += element->width;
            node->stretch += element->stretch;
            node->shrink += element->shrink;
        }
    }
    return node;
}

static bool
is_flagged(const TextElement *element)
{
    return element->kind == TEXT_PENALTY && element->flagged;
}

static int
compute_fitness(double ratio)
{
    if (ratio < -0.5)
        return 0;
    if (ratio <= 0.5)
        return 1;
    return ratio <= 1 ? 2 : 3;
}

/* Whether more lines in a row would end with a hyphen than may, if the one from @node does too. */
static bool
breaks_ladder(const TextFit *fit, const TextFitNode *node)
{
    int count = 1;
    for (; node && node->line > 0 && is_flagged(&fit->elements[node->position]);
         node = node->previous)
        count++;
    return fit->ladder > 0 && count > fit->ladder;
}

static double
compute_demerits(const TextFit *fit, const TextFitNode *node, const TextElement *element,
                 int fitness, double ratio)
{
    double badness = 1 + 100 * ABS(ratio) * ABS(ratio) * ABS(ratio);
    double reward = 0;
    if (element->kind == TEXT_PENALTY && element->penalty >= 0)
        badness += element->penalty;
    else if (element->kind == TEXT_PENALTY && !text_fit_is_forced(element))
        reward = (double) element->penalty * element->penalty;

    double demerits = badness * badness - reward;
    if (is_flagged(element) && is_flagged(&fit->elements[node->position])) {
        if (breaks_ladder(fit, node))
            return INFINITY;
        demerits += REPEATED_FLAG_DEMERITS;
    }
    if (ABS(fitness - node->fitness) > 1)
        demerits += UNLIKE_FITNESS_DEMERITS;
    return demerits + node->demerits;
}

/* ---- one break */

static void
keep_if_best(TextFit *fit, const TextFitNode *line)
{
    TextFitNode **best = &fit->best[line->fitness];
    if (isinf(line->demerits))
        return;
    if (*best && line->demerits >= (*best)->demerits * (1 - ROUNDING))
        return;
    if (!*best)
        *best = ARENA_NEW(fit->arena, TextFitNode);
    **best = *line;
    fit->last_too_short = NULL;
}

/* Remembers the least bad of the lines that do not fit, to restart from when nothing does. */
static void
keep_if_least_bad(TextFit *fit, guint position, const TextFitNode *line)
{
    if (line->ratio <= -1) {
        if (!fit->last_too_long || line->demerits < fit->last_too_long->demerits)
            fit->last_too_long = text_fit_node(fit, position, line);
    } else if (!fit->last_too_short || line->demerits <= fit->last_too_short->demerits) {
        fit->last_too_short = text_fit_node(fit, position, line);
    }
}

static void
try_line(TextFit *fit, TextFitNode *node, guint position)
{
    const TextElement *element = &fit->elements[position];
    gint64 difference = text_fit_difference(fit, node, element);
    double ratio = text_fit_ratio(fit, node, difference);
    int fitness = compute_fitness(ratio);
    TextFitNode line = {
        .previous = node,
        .line = node->line + 1,
        .fitness = fitness,
        .difference = difference,
        .available_shrink = fit->shrink - node->shrink,
        .ratio = ratio,
        .demerits = compute_demerits(fit, node, element, fitness, ratio),
    };
    if (ratio < -1 || text_fit_is_forced(element))
        deactivate(fit, node);
    if (ratio >= -1 && ratio <= fit->threshold)
        keep_if_best(fit, &line);
    if (fit->force && (ratio <= -1 || ratio > fit->threshold))
        keep_if_least_bad(fit, position, &line);
}

/* The best line of each fitness class goes on, if it is not much worse than the best of all. */
static void
activate_best(TextFit *fit, guint position)
{
    double least = G_MAXDOUBLE;
    for (int i = 0; i < FITNESS_CLASSES; i++) {
        if (fit->best[i])
            least = MIN(least, fit->best[i]->demerits);
    }
    for (int i = 0; i < FITNESS_CLASSES; i++) {
        if (fit->best[i] && fit->best[i]->demerits <= least + UNLIKE_FITNESS_DEMERITS)
            activate(fit, text_fit_node(fit, position, fit->best[i]));
    }
}

static void
consider_break(TextFit *fit, guint position)
{
    fit->last_deactivated = NULL;
    fit->last_too_long = NULL;
    for (guint line = fit->start_line; line < fit->end_line; line++) {
        memset(fit->best, 0, sizeof fit->best);
        for (TextFitNode *node = active_line(fit, line)->first, *next; node; node = next) {
            next = node->next;
            if (node->position < position) /* what stands before the first box ends no line */
                try_line(fit, node, position);
        }
        activate_best(fit, position);
    }
}

/* ---- one pass */

bool
text_fit_can_break(const TextFit *fit, guint position, bool flagged)
{
    const TextElement *element = &fit->elements[position];
    if (position > fit->last_box && position + 1 < fit->count)
        return false;
    if (element->kind == TEXT_GLUE)
        return position > 0 && fit->elements[position - 1].kind == TEXT_BOX;
    return element->kind == TEXT_PENALTY && element->penalty < TEXT_INFINITE &&
           (flagged || !element->flagged);
}

void
text_fit_add(TextFit *fit, const TextElement *element)
{
    if (element->kind == TEXT_PENALTY)
        return;
    fit->width += element->width;
    if (element->kind == TEXT_GLUE) {
        fit->stretch += element->stretch;
        fit->shrink += element->shrink;
    }
}

/*
 * Nothing fits: goes on from the last good break, else from the line that is least too short,
 * else from the one that overflows. Returns the position to go on from.
 */
static guint
restart(TextFit *fit, TextFitNode **restarted)
{
    TextFitNode *good = fit->last_deactivated;
    if (good && good != *restarted) {
        if (good->ratio > 0)
            fit->last_too_short = good;
        else
            fit->last_too_long = good;
    }
    TextFitNode *node = fit->last_too_short;
    if (fit->last_too_long && (!node || node->position == (*restarted)->position))
        node = fit->last_too_long;
    g_assert(node && node->position > (*restarted)->position);

    node->demerits = 0;
    fit->start_line = node->line;
    fit->end_line = node->line;
    activate(fit, node);
    fit->width = node->width;
    fit->stretch = node->stretch;
    fit->shrink = node->shrink;
    fit->last_too_short = fit->last_too_long = NULL;
    *restarted = node;

    guint position = node->position;
    while (position + 1 < fit->count && fit->elements[position + 1].kind != TEXT_BOX)
        position++;
    return position;
}

static TextFitNode *
begin_pass(TextFit *fit, double threshold, bool force)
{
    g_array_set_size(fit->active, 0);
    fit->start_line = fit->end_line = fit->n_active = 0;
    fit->width = fit->stretch = fit->shrink = 0;
    fit->last_too_short = fit->last_too_long = fit->last_deactivated = NULL;
    fit->threshold = threshold;
    fit->force = force;

    TextFitNode *start = ARENA_NEW(fit->arena, TextFitNode);
    start->fitness = 1;
    while (start->position < fit->count && fit->elements[start->position].kind != TEXT_BOX)
        start->position++;
    if (start->position == fit->count)
        start->position = 0;
    activate(fit, start);
    return start;
}

static TextFitNode *
best_end(TextFit *fit)
{
    TextFitNode *best = NULL;
    for (guint line = fit->start_line; line < fit->end_line; line++) {
        for (TextFitNode *node = active_line(fit, line)->first; node; node = node->next)
            best = later_or_better(best, node);
    }
    return best;
}

/* The break that ends the segment, or NULL when no line fits @threshold and @force is not set. */
static TextFitNode *
run_pass(TextFit *fit, double threshold, bool force, bool flagged)
{
    TextFitNode *restarted = begin_pass(fit, threshold, force);
    for (guint i = 0; i < fit->count; i++) {
        if (text_fit_can_break(fit, i, flagged))
            consider_break(fit, i);
        text_fit_add(fit, &fit->elements[i]);
        if (fit->n_active == 0) {
            if (!force)
                return NULL;
            i = restart(fit, &restarted);
        }
    }
    return best_end(fit);
}

/* ---- the passes */

static bool
has_flagged(const TextFit *fit)
{
    for (guint i = 0; i < fit->count; i++) {
        if (is_flagged(&fit->elements[i]))
            return true;
    }
    return false;
}

/* First without hyphens and little stretch, then with hyphens or more stretch, then by force. */
static TextFitNode *
run_passes(TextFit *fit)
{
    TextFitNode *end = run_pass(fit, 1, false, false);
    if (!end && has_flagged(fit))
        end = run_pass(fit, 1, false, true);
    else if (!end)
        end = run_pass(fit, 5, false, false);
    if (!end)
        end = run_pass(fit, 20, true, true);
    return end;
}

TextFitNode *
text_fit_run(TextFit *fit)
{
    g_autoptr(GArray) active = g_array_new(FALSE, TRUE, sizeof(ActiveLine));
    fit->active = active;
    TextFitNode *end = run_passes(fit);
    fit->active = NULL;
    return end;
}
