#include <string.h>

#include "base/arena.h"
#include "text/text.h"

/*
 * Total fit after Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with the numbers of
 * Apache FOP, so that the same paragraph breaks at the same words: thresholds, fitness
 * classes, demerits, and what is done with a paragraph that fits at no threshold.
 */

/* A feasible break: the end of line number `line` (from 1; 0 is the paragraph's start). */
typedef struct Node {
    struct Node *next;     /* active nodes that end the same line, in order of position */
    struct Node *previous; /* the best break to start this line from */
    guint position, line;
    int fitness;
    gint64 width, stretch, shrink; /* totals up to the first box of the next line */
    gint64 difference, available_shrink;
    double ratio, demerits;
} Node;

typedef struct {
    Node *first, *last;
} ActiveLine;

enum {
    FITNESS_CLASSES = 4, /* very tight, tight, loose, very loose */
    REPEATED_FLAG_DEMERITS = 50,
    UNLIKE_FITNESS_DEMERITS = 50,
    NO_RATIO = 1000, /* of a line that has nothing to stretch or shrink */
};

typedef enum {
    BREAKS_UNFLAGGED,
    BREAKS_ALL,
} AllowedBreaks;

typedef struct {
    const TextElement *elements;
    guint count;
    guint last_box;   /* behind it only the end is a break: no line is empty */
    guint first_line; /* number of the segment's first line, for `line_width` */
    TextLineWidth line_width;
    void *data;

    Arena *arena;   /* nodes */
    GArray *active; /* of ActiveLine, by line number */
    guint start_line, end_line, n_active;
    gint64 width, stretch, shrink; /* totals before the element looked at */

    double threshold;
    bool force;
    Node *best[FITNESS_CLASSES]; /* of the line and the break looked at */
    Node *last_deactivated, *last_too_short, *last_too_long;
} Fit;

/* ---- active nodes */

static ActiveLine *
active_line(Fit *fit, guint line)
{
    if (line >= fit->active->len)
        g_array_set_size(fit->active, line + 8);
    return &g_array_index(fit->active, ActiveLine, line);
}

static void
activate(Fit *fit, Node *node)
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
static Node *
later_or_better(Node *one, Node *other)
{
    if (!one || other->position > one->position)
        return other;
    if (other->position == one->position && other->demerits < one->demerits)
        return other;
    return one;
}

static void
deactivate(Fit *fit, Node *node)
{
    ActiveLine *list = active_line(fit, node->line);
    Node *before = NULL;
    for (Node *other = list->first; other != node; other = other->next)
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

static bool
is_forced(const TextElement *element)
{
    return element->kind == TEXT_PENALTY && element->penalty <= -TEXT_INFINITE;
}

static bool
is_flagged(const TextElement *element)
{
    return element->kind == TEXT_PENALTY && element->flagged;
}

static gint64
compute_difference(Fit *fit, const Node *node, const TextElement *element)
{
    gint64 width = fit->width - node->width;
    if (element->kind == TEXT_PENALTY)
        width += element->width;
    return fit->line_width(fit->first_line + node->line, fit->data) - width;
}

static double
compute_ratio(const Fit *fit, const Node *node, gint64 difference)
{
    if (difference == 0)
        return 0;
    gint64 room = difference > 0 ? fit->stretch - node->stretch : fit->shrink - node->shrink;
    if (room <= 0)
        return difference > 0 ? NO_RATIO : -NO_RATIO;
    return (double) difference / (double) room;
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

static double
compute_demerits(const Fit *fit, const Node *node, const TextElement *element, int fitness,
                 double ratio)
{
    double badness = 1 + 100 * ABS(ratio) * ABS(ratio) * ABS(ratio);
    double reward = 0;
    if (element->kind == TEXT_PENALTY && element->penalty >= 0)
        badness += element->penalty;
    else if (element->kind == TEXT_PENALTY && !is_forced(element))
        reward = (double) element->penalty * element->penalty;

    double demerits = badness * badness - reward;
    if (is_flagged(element) && is_flagged(&fit->elements[node->position]))
        demerits += REPEATED_FLAG_DEMERITS;
    if (ABS(fitness - node->fitness) > 1)
        demerits += UNLIKE_FITNESS_DEMERITS;
    return demerits + node->demerits;
}

/*
 * A node for the break at @position. Glue and penalties up to the next box belong to no line;
 * the totals take them in, so that the next line begins with the box.
 */
static Node *
node_new(Fit *fit, guint position, const Node *line)
{
    Node *node = arena_memdup(fit->arena, line, sizeof *line);
    node->position = position;
    node->width = fit->width;
    node->stretch = fit->stretch;
    node->shrink = fit->shrink;
    for (guint i = position; i < fit->count; i++) {
        const TextElement *element = &fit->elements[i];
        if (element->kind == TEXT_BOX || (is_forced(element) && i != position))
            break;
        if (element->kind == TEXT_GLUE) {
            node->width += element->width;
            node->stretch += element->stretch;
            node->shrink += element->shrink;
        }
    }
    return node;
}

/* ---- one break */

static void
keep_if_best(Fit *fit, const Node *line)
{
    Node **best = &fit->best[line->fitness];
    if (*best && line->demerits >= (*best)->demerits)
        return;
    if (!*best)
        *best = ARENA_NEW(fit->arena, Node);
    **best = *line;
    fit->last_too_short = NULL;
}

/* Remembers the least bad of the lines that do not fit, to restart from when nothing does. */
static void
keep_if_least_bad(Fit *fit, guint position, const Node *line)
{
    if (line->ratio <= -1) {
        if (!fit->last_too_long || line->demerits < fit->last_too_long->demerits)
            fit->last_too_long = node_new(fit, position, line);
    } else if (!fit->last_too_short || line->demerits <= fit->last_too_short->demerits) {
        fit->last_too_short = node_new(fit, position, line);
    }
}

static void
try_line(Fit *fit, Node *node, guint position)
{
    const TextElement *element = &fit->elements[position];
    gint64 difference = compute_difference(fit, node, element);
    double ratio = compute_ratio(fit, node, difference);
    int fitness = compute_fitness(ratio);
    Node line = {
        .previous = node,
        .line = node->line + 1,
        .fitness = fitness,
        .difference = difference,
        .available_shrink = fit->shrink - node->shrink,
        .ratio = ratio,
        .demerits = compute_demerits(fit, node, element, fitness, ratio),
    };
    if (ratio < -1 || is_forced(element))
        deactivate(fit, node);
    if (ratio >= -1 && ratio <= fit->threshold)
        keep_if_best(fit, &line);
    if (fit->force && (ratio <= -1 || ratio > fit->threshold))
        keep_if_least_bad(fit, position, &line);
}

/* The best line of each fitness class goes on, if it is not much worse than the best of all. */
static void
activate_best(Fit *fit, guint position)
{
    double least = G_MAXDOUBLE;
    for (int i = 0; i < FITNESS_CLASSES; i++) {
        if (fit->best[i])
            least = MIN(least, fit->best[i]->demerits);
    }
    for (int i = 0; i < FITNESS_CLASSES; i++) {
        if (fit->best[i] && fit->best[i]->demerits <= least + UNLIKE_FITNESS_DEMERITS)
            activate(fit, node_new(fit, position, fit->best[i]));
    }
}

static void
consider_break(Fit *fit, guint position)
{
    fit->last_deactivated = NULL;
    fit->last_too_long = NULL;
    for (guint line = fit->start_line; line < fit->end_line; line++) {
        memset(fit->best, 0, sizeof fit->best);
        for (Node *node = active_line(fit, line)->first, *next; node; node = next) {
            next = node->next;
            if (node->position != position)
                try_line(fit, node, position);
        }
        activate_best(fit, position);
    }
}

/* ---- one pass over a segment */

static bool
can_break_at(const Fit *fit, guint position, AllowedBreaks allowed)
{
    const TextElement *element = &fit->elements[position];
    if (position > fit->last_box && position + 1 < fit->count)
        return false;
    if (element->kind == TEXT_GLUE)
        return position > 0 && fit->elements[position - 1].kind == TEXT_BOX;
    return element->kind == TEXT_PENALTY && element->penalty < TEXT_INFINITE &&
           (allowed == BREAKS_ALL || !element->flagged);
}

static void
add_to_totals(Fit *fit, const TextElement *element)
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
restart(Fit *fit, Node **restarted)
{
    Node *good = fit->last_deactivated;
    if (good && good != *restarted) {
        if (good->ratio > 0)
            fit->last_too_short = good;
        else
            fit->last_too_long = good;
    }
    Node *node = fit->last_too_short;
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

static Node *
begin_pass(Fit *fit, double threshold, bool force)
{
    g_array_set_size(fit->active, 0);
    fit->start_line = fit->end_line = fit->n_active = 0;
    fit->width = fit->stretch = fit->shrink = 0;
    fit->last_too_short = fit->last_too_long = fit->last_deactivated = NULL;
    fit->threshold = threshold;
    fit->force = force;

    Node *start = ARENA_NEW(fit->arena, Node);
    start->fitness = 1;
    while (start->position < fit->count && fit->elements[start->position].kind != TEXT_BOX)
        start->position++;
    if (start->position == fit->count)
        start->position = 0;
    activate(fit, start);
    return start;
}

static Node *
best_end(Fit *fit)
{
    Node *best = NULL;
    for (guint line = fit->start_line; line < fit->end_line; line++) {
        for (Node *node = active_line(fit, line)->first; node; node = node->next)
            best = later_or_better(best, node);
    }
    return best;
}

/* The break that ends the segment, or NULL when no line fits @threshold and @force is not set. */
static Node *
run_pass(Fit *fit, double threshold, bool force, AllowedBreaks allowed)
{
    Node *restarted = begin_pass(fit, threshold, force);
    for (guint i = 0; i < fit->count; i++) {
        if (can_break_at(fit, i, allowed))
            consider_break(fit, i);
        add_to_totals(fit, &fit->elements[i]);
        if (fit->n_active == 0) {
            if (!force)
                return NULL;
            i = restart(fit, &restarted);
        }
    }
    return best_end(fit);
}

/* ---- a segment: the elements up to a forced break */

static bool
has_flagged(const Fit *fit)
{
    for (guint i = 0; i < fit->count; i++) {
        if (is_flagged(&fit->elements[i]))
            return true;
    }
    return false;
}

/* First without hyphens and little stretch, then with hyphens or more stretch, then by force. */
static Node *
fit_segment(Fit *fit)
{
    Node *end = run_pass(fit, 1, false, BREAKS_UNFLAGGED);
    if (!end && has_flagged(fit))
        end = run_pass(fit, 1, false, BREAKS_ALL);
    else if (!end)
        end = run_pass(fit, 5, false, BREAKS_UNFLAGGED);
    if (!end)
        end = run_pass(fit, 20, true, BREAKS_ALL);
    return end;
}

static void
append_line(Fit *fit, guint offset, guint position, double ratio, gint64 difference,
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
append_lines(Fit *fit, guint offset, const Node *end, TextAlign align, GArray *lines)
{
    guint count = end->line;
    const Node **nodes = ARENA_NEW_N(fit->arena, const Node *, count);
    for (const Node *node = end; node && node->line > 0; node = node->previous)
        nodes[node->line - 1] = node;
    for (guint i = 0; i < count; i++)
        append_line(fit, offset, nodes[i]->position, nodes[i]->ratio, nodes[i]->difference, align,
                    nodes[i]->available_shrink, lines);
}

/* Most segments are headings and cells and fit on a line: two lines are never better then. */
static bool
fits_on_one_line(Fit *fit, guint offset, TextAlign align, GArray *lines)
{
    Node start = {0};
    fit->width = fit->stretch = fit->shrink = 0;
    for (guint i = 0; i + 1 < fit->count; i++)
        add_to_totals(fit, &fit->elements[i]);
    gint64 difference = compute_difference(fit, &start, &fit->elements[fit->count - 1]);
    if (difference < 0)
        return false;
    append_line(fit, offset, fit->count - 1, compute_ratio(fit, &start, difference), difference,
                align, fit->shrink, lines);
    return true;
}

/* First fit: a line is as long as it can be without shrinking. */
static void
fill_segment(Fit *fit, guint offset, TextAlign align, GArray *lines)
{
    Node start = {0}, fitting = {0};
    fit->width = fit->stretch = fit->shrink = 0;
    for (guint i = 0; i < fit->count; i++) {
        if (can_break_at(fit, i, BREAKS_ALL)) {
            gint64 difference = compute_difference(fit, &start, &fit->elements[i]);
            bool fits = difference >= 0;
            if (!fits && fitting.line) {
                append_line(fit, offset, fitting.position, fitting.ratio, fitting.difference, align,
                            fitting.available_shrink, lines);
                start = fitting;
                start.line = fitting.line = 0;
                difference = compute_difference(fit, &start, &fit->elements[i]);
            }
            Node line = {.line = 1,
                         .difference = difference,
                         .ratio = compute_ratio(fit, &start, difference),
                         .available_shrink = fit->shrink - start.shrink};
            fitting = *node_new(fit, i, &line);
        }
        add_to_totals(fit, &fit->elements[i]);
    }
    if (fitting.line)
        append_line(fit, offset, fitting.position, fitting.ratio, fitting.difference, align,
                    fitting.available_shrink, lines);
}

static guint
find_last_box(const Fit *fit)
{
    guint last = fit->count;
    while (last > 0 && fit->elements[last - 1].kind != TEXT_BOX)
        last--;
    return last ? last - 1 : 0;
}

static void
break_segment(Fit *fit, guint offset, TextAlign align, bool greedy, GArray *lines)
{
    if (fits_on_one_line(fit, offset, align, lines))
        return;
    fit->last_box = find_last_box(fit);
    fit->arena = arena_new();
    fit->active = g_array_new(FALSE, TRUE, sizeof(ActiveLine));
    if (greedy)
        fill_segment(fit, offset, align, lines);
    else
        append_lines(fit, offset, fit_segment(fit), align, lines);
    g_array_unref(fit->active);
    arena_free(fit->arena);
}

void
text_lines_break(const TextElement *elements, guint n_elements, TextLineWidth width, void *data,
                 TextAlign align, bool greedy, GArray *lines)
{
    Fit fit = {.line_width = width, .data = data};
    for (guint start = 0, end; start < n_elements; start = end) {
        for (end = start; !is_forced(&elements[end]); end++)
            g_assert(end + 1 < n_elements);
        end++;
        fit.elements = elements + start;
        fit.count = end - start;
        break_segment(&fit, start, align, greedy, lines);
    }
}
