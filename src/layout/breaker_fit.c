#include "layout/breaker_node.h"

/* Adjustment ratios: of what cannot stretch, and the most that is accepted. */
static const double ratio_infinite = 1000, ratio_accepted = 1;

enum {
    CLASSES = 4,                 /* fitness classes: tight, normal, loose, very loose */
    INCOMPATIBLE = 50,           /* demerits for neighbours of very different fitness */
    LAST_STRETCH = 10000 * 1024, /* what the last part may stretch: as good as any */
};

/* The part from @node to the break that is being considered. */
typedef struct {
    LayoutBreakNode *node; /* NULL: there is none */
    double demerits, ratio;
    LayoutNoteMark notes;
} Fit;

/* A break being considered: the best parts that end there, of one line, by fitness. */
typedef struct {
    LayoutBreaker *breaker;
    const LayoutBreakCandidate *candidate;
    Fit best[CLASSES];
    GPtrArray *fresh; /* of LayoutBreakNode: the ways on */
} Choice;

/* ---- ratio and demerits */

/* Lines of 14.4 pt, of which nine fill 129.6 pt, are no whole numbers of units: such a page is
 * full, as it is where lengths are counted exactly. */
enum { ROUNDING = LENGTH_PT / 32 };

static double
ratio_of(const LayoutBreaker *breaker, const LayoutBreakNode *node, gint64 difference, gint64 extra)
{
    if (ABS(difference) <= ROUNDING)
        return 0;
    if (difference > 0) {
        gint64 stretch = breaker->stretch - node->next.stretch + extra;
        return stretch > 0 ? (double) difference / (double) stretch : ratio_infinite;
    }
    if (difference < 0) {
        gint64 shrink = breaker->shrink - node->next.shrink;
        return shrink > 0 ? (double) difference / (double) shrink : -ratio_infinite;
    }
    return 0;
}

static int
fitness_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double
demerits_of(const LayoutBreakNode *node, const LayoutBreakCandidate *candidate, double ratio)
{
    double badness = ABS(ratio);
    badness = 1 + 100 * badness * badness * badness;
    int penalty = candidate->forced ? 0 : candidate->mark->penalty;
    double demerits = badness * badness - (double) penalty * penalty;
    if (penalty >= 0)
        demerits = (badness + penalty) * (badness + penalty);
    if (ABS(fitness_of(ratio) - node->fitness) > 1)
        demerits += INCOMPATIBLE;
    return demerits + node->demerits;
}

/* ---- the parts from a node to the break */

static LayoutBreakNode *
make_node(const Choice *choice, const Fit *fit)
{
    const LayoutBreakCandidate *candidate = choice->candidate;
    LayoutBreakNode *node = layout_break_node_new(fit->node);
    node->end = candidate->number;
    node->next = candidate->next;
    node->line = fit->node->line + 1;
    node->fitness = fitness_of(fit->ratio);
    node->ratio = fit->ratio;
    node->demerits = fit->demerits;
    node->notes = fit->notes;
    node->own = candidate->before - fit->node->next.total;
    layout_break_node_fill(choice->breaker, node, node->own);
    return node;
}

static void
remember_misfit(const Choice *choice, const Fit *fit, gint64 content)
{
    LayoutBreaker *breaker = choice->breaker;
    LayoutBreakNode **place = fit->ratio <= -1 ? &breaker->too_long : &breaker->too_short;
    bool better = !*place || fit->demerits < (*place)->demerits ||
                  (fit->ratio > -1 && fit->demerits <= (*place)->demerits);
    if (!better)
        return;
    layout_break_node_replace(place, make_node(choice, fit));
    (*place)->content = content;
}

/* A keep within the page allows a break between two columns of it. */
static bool
may_break(const Choice *choice, const LayoutBreakNode *node)
{
    const LayoutBreaker *breaker = choice->breaker;
    const LayoutBreakCandidate *candidate = choice->candidate;
    if (candidate->forced || candidate->mark->penalty < LAYOUT_FORBIDDEN)
        return true;
    return candidate->mark->context == LAYOUT_CONTEXT_PAGE &&
           !breaker->client->ends_page(node->line, breaker->data);
}

/* Whether an earlier column's notes go on on the next page, and this one has none of its own. */
static bool
is_cut(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    return node->tallest > 0 && breaker->notes.strands->len == node->next.n_notes &&
           !layout_notes_are_done(&breaker->notes, &node->notes);
}

/* How the part from @node fits; its height, footnotes included, goes to @content. */
static Fit
fit_from(const Choice *choice, LayoutBreakNode *node, gint64 *content)
{
    LayoutBreaker *breaker = choice->breaker;
    const LayoutBreakCandidate *candidate = choice->candidate;
    Length height = breaker->client->height(node->line, breaker->data);
    Fit fit = {.node = node};
    bool may_defer = breaker->last_start <= node->next.start &&
                     layout_notes_are_deferred(&breaker->notes, &node->notes);
    gint64 own = candidate->before - node->next.total;
    gint64 room = height - MAX(own, node->tallest) - layout_break_node_noted(breaker, node);
    fit.notes = node->notes;
    if (!is_cut(breaker, node))
        layout_notes_fit(&breaker->notes, &node->notes, room, may_defer, &fit.notes);
    gint64 taken = layout_break_node_notes(breaker, node, &fit.notes);
    *content = own + MAX(taken, node->reserve);
    fit.ratio = ratio_of(breaker, node, height - *content, candidate->forced ? LAST_STRETCH : 0);
    if (node->tallest + taken > height && fit.notes.total > node->notes.total)
        fit.ratio = -ratio_infinite;
    if (!breaker->columns) {
        fit.demerits = demerits_of(node, candidate, fit.ratio) +
                       layout_notes_demerits(&breaker->notes, &fit.notes);
        return fit;
    }
    fit.demerits = layout_breaker_imbalance(breaker, node, candidate->number,
                                            candidate->before - node->next.total);
    if (node->line >= breaker->columns)
        fit.ratio = -ratio_infinite;
    return fit;
}

/* The part from @node to the candidate; false when @node can reach no further. */
static bool
consider_from(Choice *choice, LayoutBreakNode *node)
{
    gint64 content;
    Fit fit = fit_from(choice, node, &content);
    bool balanced = choice->breaker->columns > 0;
    if (fit.ratio < -1 || (fit.ratio > ratio_accepted && !balanced)) {
        remember_misfit(choice, &fit, content);
    } else {
        Fit *best = &choice->best[fitness_of(fit.ratio)];
        if (!best->node || fit.demerits < best->demerits)
            *best = fit;
    }
    return fit.ratio >= -1 && !choice->candidate->forced;
}

/* ---- the ways on */

bool
layout_breaker_turns(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    if (breaker->columns || node->line == 0)
        return false;
    bool nothing = node->end >= node->next.start;
    if (nothing ? node->next.start > 0
                : layout_list_at(breaker->list, node->end)->penalty == LAYOUT_FORCED)
        return false;
    return breaker->client->turns(node->line - 1, node->next.start, breaker->data);
}

/* Of the nodes that the list cannot go on after, only the best counts. */
static bool
is_turn(LayoutBreaker *breaker, LayoutBreakNode *node)
{
    if (!layout_breaker_turns(breaker, node))
        return false;
    if (!breaker->turn || node->demerits < breaker->turn->demerits)
        layout_break_node_replace(&breaker->turn, node);
    return true;
}

static void
activate(Choice *choice, const Fit *fit)
{
    LayoutBreakNode *node = layout_break_node_ref(make_node(choice, fit));
    if (is_turn(choice->breaker, node))
        layout_break_node_unref(node);
    else
        g_ptr_array_add(choice->fresh, node);
}

static void
activate_best(Choice *choice)
{
    double least = G_MAXDOUBLE;
    for (int i = 0; i < CLASSES; i++)
        if (choice->best[i].node)
            least = MIN(least, choice->best[i].demerits);
    if (least < G_MAXDOUBLE)
        layout_break_node_replace(&choice->breaker->too_short, NULL);
    for (int i = 0; i < CLASSES; i++) {
        const Fit *fit = &choice->best[i];
        if (fit->node && fit->demerits <= least + INCOMPATIBLE)
            activate(choice, fit);
        choice->best[i] = (Fit){0};
    }
}

/* The sort is stable: of one line, the older nodes stay first. */
static int
compare_lines(const void *a, const void *b)
{
    const LayoutBreakNode *left = *(LayoutBreakNode *const *) a;
    const LayoutBreakNode *right = *(LayoutBreakNode *const *) b;
    return (left->line > right->line) - (left->line < right->line);
}

/* The active nodes' lines are considered in turn, so that nodes stay sorted by line. */
void
layout_breaker_consider(LayoutBreaker *breaker, const LayoutBreakCandidate *candidate)
{
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(layout_break_node_unref);
    g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func(layout_break_node_unref);
    Choice choice = {.breaker = breaker, .candidate = candidate, .fresh = fresh};
    layout_break_node_replace(&breaker->too_long, NULL);
    for (guint i = 0; i < breaker->active->len; i++) {
        LayoutBreakNode *node = g_ptr_array_index(breaker->active, i);
        if (!may_break(&choice, node) || consider_from(&choice, node))
            g_ptr_array_add(kept, layout_break_node_ref(node));
        const LayoutBreakNode *next =
            i + 1 < breaker->active->len ? g_ptr_array_index(breaker->active, i + 1) : NULL;
        if (!next || next->line != node->line)
            activate_best(&choice);
    }
    g_ptr_array_extend_and_steal(kept, g_steal_pointer(&fresh));
    g_ptr_array_sort(kept, compare_lines);
    g_ptr_array_unref(breaker->active);
    breaker->active = g_steal_pointer(&kept);
    if (candidate->forced || candidate->mark->penalty < LAYOUT_FORBIDDEN)
        breaker->last_start = candidate->next.start;
    breaker->notes.fresh = false;
}
