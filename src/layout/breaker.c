#include "layout/breaker.h"

/* Adjustment ratios: of what cannot stretch, and the most that is accepted. */
static const double ratio_infinite = 1000, ratio_accepted = 1;

enum {
    CLASSES = 4,                 /* fitness classes: tight, normal, loose, very loose */
    INCOMPATIBLE = 50,           /* demerits for neighbours of very different fitness */
    LAST_STRETCH = 10000 * 1024, /* what the last part may stretch: as good as any */
    RECOVERIES = 50,             /* empty parts tried before what is too high overflows */
};

/* A feasible break: a part ends here. */
typedef struct Node Node;
struct Node {
    Node *previous;
    guint start; /* of the part that follows: the element after the break */
    guint end;   /* of the part that ends here: the break */
    guint line;  /* parts up to here */
    int fitness;
    double ratio;   /* adjustment ratio of the part that ends here */
    int recoveries; /* empty parts in a row up to here */
    gint64 content; /* height of that part */
    gint64 total;   /* heights up to here, less what the next part repeats */
    guint resume;   /* the element after the break's run, and the sums up to it */
    gint64 resume_total, stretch, shrink;
    double demerits;
    LayoutNoteMark notes; /* placed up to here */
    guint n_notes;        /* anchored up to here */
    int references;
};

/* The best way to a break from the active nodes of one line, by fitness. */
typedef struct {
    Node *node;
    double demerits, ratio;
    LayoutNoteMark notes;
} Record;

struct LayoutBreaker {
    LayoutList *list;
    const LayoutBreakerClient *client;
    void *data;
    guint next;                    /* first element not considered */
    gint64 total, stretch, shrink; /* up to there */
    guint last_start;              /* after the last break that was legal */
    LayoutNotes notes;
    GPtrArray *active; /* of Node, by line */
    Node *too_short, *too_long, *committed;
    Node *turn;    /* the best break after which the list cannot go on, or NULL */
    bool stopped;  /* it does not: its last part is decided */
    guint begin;   /* where to start when that is settled, or 0 */
    guint columns; /* to balance over; 0: no balancing */
    Record best[CLASSES];
};

/* A break that is being considered. */
typedef struct {
    guint number;
    const LayoutElement *mark; /* NULL: the end of the list */
    bool forced;
    guint start;          /* of the part that would follow */
    gint64 before, after; /* totals when broken here: of the part before, for the next */
    guint n_notes;        /* anchored before it */
    guint resume;         /* after the break's run, and the sums there */
    gint64 resume_total, stretch, shrink;
} Candidate;

static Node *
node_ref(Node *node)
{
    if (node)
        node->references++;
    return node;
}

static void
node_unref(void *data)
{
    Node *node = data;
    while (node && --node->references == 0) {
        Node *previous = node->previous;
        g_free(node);
        node = previous;
    }
}

static void
replace(Node **place, Node *node)
{
    Node *before = *place;
    *place = node_ref(node);
    node_unref(before);
}

static Node *
node_new(Node *previous)
{
    Node *node = g_new0(Node, 1);
    node->previous = node_ref(previous);
    return node;
}

LayoutBreaker *
layout_breaker_new(LayoutList *list, const LayoutBreakerClient *client, void *data)
{
    LayoutBreaker *breaker = g_new0(LayoutBreaker, 1);
    breaker->list = list;
    breaker->client = client;
    breaker->data = data;
    layout_notes_init(&breaker->notes);
    breaker->active = g_ptr_array_new_with_free_func(node_unref);
    Node *first = node_new(NULL);
    first->fitness = 1;
    g_ptr_array_add(breaker->active, node_ref(first));
    replace(&breaker->committed, first);
    return breaker;
}

void
layout_breaker_free(LayoutBreaker *breaker)
{
    if (!breaker)
        return;
    g_ptr_array_unref(breaker->active);
    layout_notes_clear(&breaker->notes);
    node_unref(breaker->too_short);
    node_unref(breaker->too_long);
    node_unref(breaker->committed);
    node_unref(breaker->turn);
    g_free(breaker);
}

/* ---- what is decided goes out */

typedef enum {
    PLAIN,  /* an ordinary break, or the last of several parts is after one */
    FORCED, /* a forced break, or the list's end */
    TURNED, /* what follows is collected anew */
} Ending;

static void
commit_up_to(LayoutBreaker *breaker, Node *node, Ending ending)
{
    if (node == breaker->committed || !node->previous)
        return;
    commit_up_to(breaker, node->previous, PLAIN);
    bool forced = ending == FORCED;

    // Spaces never stretch more than they may, and not at all in the last part.
    double ratio = MIN(node->ratio, 1);
    if (ratio > 0 && forced)
        ratio = 0;
    LayoutPart part = {
        .index = node->line - 1,
        .start = node->previous->start,
        .end = node->end,
        .ratio = MAX(ratio, -1),
        .forced = forced,
        .turned = ending == TURNED,
        .notes_from = node->previous->notes,
        .notes_to = node->notes,
    };
    if (!breaker->client->part(&part, &breaker->notes, breaker->data))
        breaker->stopped = true;
}

static void
commit(LayoutBreaker *breaker, Node *node, Ending ending)
{
    commit_up_to(breaker, node, ending);
    replace(&breaker->committed, node);
    replace(&node->previous, NULL);
}

static bool
comes_by(const Node *other, const Node *node)
{
    while (other && other->line > node->line)
        other = other->previous;
    return other == node;
}

/* Whether all active nodes, and the turn, come by way of @node. */
static bool
is_common(const LayoutBreaker *breaker, const Node *node)
{
    for (guint i = 0; i < breaker->active->len; i++)
        if (!comes_by(g_ptr_array_index(breaker->active, i), node))
            return false;
    return !breaker->turn || comes_by(breaker->turn, node);
}

/* Whether what follows @node is on another page. */
static bool
ends_page(const LayoutBreaker *breaker, const Node *node)
{
    return node->line == 0 || breaker->client->ends_page(node->line - 1, breaker->data);
}

/* The columns of a page are decided together: what is kept on one page may have to leave them. */
static void
commit_common(LayoutBreaker *breaker)
{
    if (breaker->active->len == 0)
        return;
    Node *node = g_ptr_array_index(breaker->active, 0);
    while (node != breaker->committed && (!is_common(breaker, node) || !ends_page(breaker, node)))
        node = node->previous;
    commit(breaker, node, PLAIN);
}

/* ---- ratio and demerits */

static double
ratio_of(const LayoutBreaker *breaker, const Node *node, gint64 difference, gint64 extra)
{
    if (difference > 0) {
        gint64 stretch = breaker->stretch - node->stretch + extra;
        return stretch > 0 ? (double) difference / (double) stretch : ratio_infinite;
    }
    if (difference < 0) {
        gint64 shrink = breaker->shrink - node->shrink;
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
demerits_of(const Node *node, const Candidate *candidate, double ratio)
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

/* ---- balanced columns */

static Length
height_between(const LayoutBreaker *breaker, guint start, guint end)
{
    return layout_list_height(breaker->list, start, MAX(start, end));
}

/* How far a column of this height is from the ideal, and what is left for the others. */
static double
imbalance_of(const LayoutBreaker *breaker, const Node *node, const Candidate *candidate)
{
    if (node->line >= breaker->columns)
        return G_MAXDOUBLE;
    guint end = layout_list_end(breaker->list);
    const Node *first = node;
    while (first->previous)
        first = first->previous;
    Length ideal = height_between(breaker, first->start, end) / (Length) breaker->columns;
    double balance = length_to_pt(ideal - height_between(breaker, node->start, candidate->number));
    double demerits = ABS(balance);
    if (breaker->columns > 2 ? balance > 0 : balance < 0)
        demerits *= 1.2;
    Length rest = height_between(breaker, candidate->number, end);
    return demerits + length_to_pt(rest / (Length) (breaker->columns - node->line));
}

/* ---- considering a break */

static Node *
make_node(const Candidate *candidate, Node *previous, double ratio, double demerits,
          const LayoutNoteMark *notes)
{
    Node *node = node_new(previous);
    node->end = candidate->number;
    node->start = candidate->start;
    node->line = previous->line + 1;
    node->fitness = fitness_of(ratio);
    node->ratio = ratio;
    node->total = candidate->after;
    node->resume = candidate->resume;
    node->resume_total = candidate->resume_total;
    node->stretch = candidate->stretch;
    node->shrink = candidate->shrink;
    node->demerits = demerits;
    node->notes = *notes;
    node->n_notes = candidate->n_notes;
    return node;
}

static void
remember_misfit(LayoutBreaker *breaker, const Candidate *candidate, Node *node, double ratio,
                double demerits, const LayoutNoteMark *notes, gint64 content)
{
    Node **place = ratio <= -1 ? &breaker->too_long : &breaker->too_short;
    bool better =
        !*place || demerits < (*place)->demerits || (ratio > -1 && demerits <= (*place)->demerits);
    if (!better)
        return;
    replace(place, make_node(candidate, node, ratio, demerits, notes));
    (*place)->content = content;
}

/* A keep within the page allows a break between two columns of it. */
static bool
may_break(const LayoutBreaker *breaker, const Candidate *candidate, const Node *node)
{
    if (candidate->forced || candidate->mark->penalty < LAYOUT_FORBIDDEN)
        return true;
    return candidate->mark->context == LAYOUT_CONTEXT_PAGE &&
           !breaker->client->ends_page(node->line, breaker->data);
}

/* The part from @node to the candidate; false when @node can reach no further. */
static bool
consider_from(LayoutBreaker *breaker, const Candidate *candidate, Node *node)
{
    gint64 height = breaker->client->height(node->line, breaker->data);
    gint64 content = candidate->before - node->total;
    LayoutNoteMark notes;
    bool may_defer = breaker->last_start <= node->start &&
                     layout_notes_are_deferred(&breaker->notes, &node->notes);
    content += layout_notes_fit(&breaker->notes, &node->notes, content, (Length) height, may_defer,
                                &notes);
    gint64 difference = height - content;
    double ratio = ratio_of(breaker, node, difference, candidate->forced ? LAST_STRETCH : 0);
    double demerits =
        demerits_of(node, candidate, ratio) + layout_notes_demerits(&breaker->notes, &notes);
    if (breaker->columns)
        demerits = imbalance_of(breaker, node, candidate);
    if (breaker->columns && node->line >= breaker->columns)
        ratio = -ratio_infinite;
    if (ratio >= -1 && (ratio <= ratio_accepted || breaker->columns)) {
        Record *record = &breaker->best[fitness_of(ratio)];
        if (!record->node || demerits < record->demerits)
            *record = (Record){node, demerits, breaker->columns ? 0 : ratio, notes};
    } else {
        remember_misfit(breaker, candidate, node, ratio, demerits, &notes, content);
    }
    return ratio >= -1 && !candidate->forced;
}

/* Whether the part after @node, at a break that is not forced, is in a list of its own. */
static bool
turns_after(const LayoutBreaker *breaker, const Node *node)
{
    if (breaker->columns || node->end >= node->start ||
        layout_list_at(breaker->list, node->end)->penalty == LAYOUT_FORCED)
        return false;
    return breaker->client->turns(node->line - 1, node->start, breaker->data);
}

/* Of the nodes that the list cannot go on after, only the best counts. */
static bool
is_turn(LayoutBreaker *breaker, Node *node)
{
    if (!turns_after(breaker, node))
        return false;
    if (!breaker->turn || node->demerits < breaker->turn->demerits)
        replace(&breaker->turn, node);
    return true;
}

static void
activate(LayoutBreaker *breaker, const Candidate *candidate, const Record *record, GPtrArray *fresh)
{
    Node *node = node_ref(
        make_node(candidate, record->node, record->ratio, record->demerits, &record->notes));
    if (is_turn(breaker, node))
        node_unref(node);
    else
        g_ptr_array_add(fresh, node);
}

static void
activate_best(LayoutBreaker *breaker, const Candidate *candidate, GPtrArray *fresh)
{
    double least = G_MAXDOUBLE;
    for (int i = 0; i < CLASSES; i++)
        if (breaker->best[i].node)
            least = MIN(least, breaker->best[i].demerits);
    for (int i = 0; i < CLASSES; i++) {
        const Record *record = &breaker->best[i];
        if (record->node && record->demerits <= least + INCOMPATIBLE)
            activate(breaker, candidate, record, fresh);
        breaker->best[i] = (Record){0};
    }
}

static void
restart_from(LayoutBreaker *breaker, Node *node)
{
    node->demerits = 0;
    g_ptr_array_set_size(breaker->active, 0);
    g_ptr_array_add(breaker->active, node_ref(node));
    breaker->next = node->resume;
    breaker->total = node->resume_total;
    breaker->stretch = node->stretch;
    breaker->shrink = node->shrink;
    breaker->last_start = node->start;
    layout_notes_truncate(&breaker->notes, node->n_notes);
    replace(&breaker->too_short, NULL);
    replace(&breaker->too_long, NULL);
}

/* Whether some later part within reach has room for @height: worth leaving this one empty. */
static bool
has_part_for(const LayoutBreaker *breaker, const Node *node, gint64 height)
{
    for (guint i = 1; i + (guint) node->recoveries <= RECOVERIES; i++)
        if (breaker->client->height(node->line + i, breaker->data) >= height)
            return true;
    return false;
}

/* A node after @start with nothing in its part. */
static Node *
make_empty(Node *start)
{
    Node *empty = node_new(start);
    empty->start = start->start;
    empty->end = start->start;
    empty->line = start->line + 1;
    empty->fitness = 1;
    empty->recoveries = start->recoveries + 1;
    empty->total = start->total;
    empty->resume = start->resume;
    empty->resume_total = start->resume_total;
    empty->stretch = start->stretch;
    empty->shrink = start->shrink;
    empty->notes = start->notes;
    empty->n_notes = start->n_notes;
    return empty;
}

/* Whether @node is at a break within what is to stay on one page. */
static bool
is_kept_on_page(const LayoutBreaker *breaker, const Node *node)
{
    if (!node->previous || node->end >= node->start)
        return false;
    const LayoutElement *mark = layout_list_at(breaker->list, node->end);
    return mark->penalty >= LAYOUT_FORBIDDEN && mark->context == LAYOUT_CONTEXT_PAGE;
}

/* Whether what is kept on one page stands between two elements. */
static bool
keeps_page(const LayoutBreaker *breaker, guint start, guint end)
{
    for (guint i = start; i < end; i++) {
        const LayoutElement *element = layout_list_at(breaker->list, i);
        if (element->kind == LAYOUT_BREAK && element->penalty >= LAYOUT_FORBIDDEN &&
            element->context == LAYOUT_CONTEXT_PAGE)
            return true;
    }
    return false;
}

/*
 * What must stay on one page was begun in one column of it and has no room in the last: the page
 * ends before it. NULL when that is not so, or it would have no more room on the next page.
 */
static Node *
back_out(const LayoutBreaker *breaker)
{
    Node *node = breaker->too_long ? breaker->too_long->previous : NULL;
    if (!node || !breaker->client->ends_page(node->line, breaker->data))
        return NULL;
    if (!is_kept_on_page(breaker, node) &&
        (breaker->too_short || !keeps_page(breaker, node->start, breaker->too_long->end)))
        return NULL;
    while (is_kept_on_page(breaker, node))
        node = node->previous;
    if (ends_page(breaker, node))
        return NULL;
    do
        node = make_empty(node);
    while (!ends_page(breaker, node));
    node->recoveries = 0;
    return node;
}

/* Nothing fits: an earlier break that leaves room, or an empty part, or overflow. */
static Node *
recover(LayoutBreaker *breaker)
{
    Node *outside = back_out(breaker);
    if (outside)
        return outside;
    if (breaker->too_short)
        return breaker->too_short;
    Node *start = breaker->too_long->previous;
    if (!has_part_for(breaker, start, breaker->too_long->content))
        return breaker->too_long;
    return make_empty(start);
}

/* The sort is stable: of one line, the older nodes stay first. */
static int
compare_lines(const void *a, const void *b)
{
    const Node *left = *(Node *const *) a, *right = *(Node *const *) b;
    return (left->line > right->line) - (left->line < right->line);
}

/* The active nodes' lines are considered in turn, so that nodes stay sorted by line. */
static void
consider(LayoutBreaker *breaker, const Candidate *candidate)
{
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(node_unref);
    g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func(node_unref);
    replace(&breaker->too_long, NULL);
    for (guint i = 0; i < breaker->active->len; i++) {
        Node *node = g_ptr_array_index(breaker->active, i);
        bool reaches =
            !may_break(breaker, candidate, node) || consider_from(breaker, candidate, node);
        if (reaches)
            g_ptr_array_add(kept, node_ref(node));
        const Node *next =
            i + 1 < breaker->active->len ? g_ptr_array_index(breaker->active, i + 1) : NULL;
        if (!next || next->line != node->line)
            activate_best(breaker, candidate, fresh);
    }
    g_ptr_array_extend_and_steal(kept, g_steal_pointer(&fresh));
    g_ptr_array_sort(kept, compare_lines);
    g_ptr_array_unref(breaker->active);
    breaker->active = g_steal_pointer(&kept);
    if (candidate->forced || candidate->mark->penalty < LAYOUT_FORBIDDEN)
        breaker->last_start = candidate->start;
    breaker->notes.fresh = false;
}

/* ---- walking over the list */

void
layout_breaker_inherit(LayoutBreaker *breaker, LayoutBreaker *before)
{
    const Node *last = before->committed;
    Node *first = g_ptr_array_index(breaker->active, 0);
    LayoutNotes notes = breaker->notes;
    layout_notes_truncate(&before->notes, last->n_notes);
    first->notes = last->notes;
    first->n_notes = last->n_notes;
    breaker->notes = before->notes;
    before->notes = notes;
}

void
layout_breaker_start(LayoutBreaker *breaker, guint start, guint columns)
{
    if (start > 0 && breaker->list->settled < start) {
        breaker->begin = start;
        breaker->columns = columns;
        return;
    }
    Node *node = g_ptr_array_index(breaker->active, 0);
    breaker->columns = columns;
    if (start > 0) {
        const LayoutElement *mark = layout_list_at(breaker->list, start - 1);
        node->start = start;
        node->resume = mark->run_end;
        node->total = -mark->after;
    }
    restart_from(breaker, node_ref(node));
    node_unref(node);
}

static void
add_notes(LayoutBreaker *breaker, const FoNode **footnotes)
{
    if (breaker->notes.strands->len == 0)
        breaker->notes.separator = breaker->client->separator(breaker->data);
    for (const FoNode **note = footnotes; *note; note++) {
        Arena *arena;
        LayoutList *body = breaker->client->note(*note, &arena, breaker->data);
        layout_notes_add(&breaker->notes, arena, body);
    }
}

/* Adds what stands up to @end and no break was taken in. */
static void
pass(LayoutBreaker *breaker, guint end)
{
    for (; breaker->next < end; breaker->next++) {
        const LayoutElement *element = layout_list_at(breaker->list, breaker->next);
        if (element->kind == LAYOUT_BREAK)
            continue;
        breaker->total += element->size;
        if (element->kind == LAYOUT_BOX && element->footnotes)
            add_notes(breaker, element->footnotes);
        if (element->kind != LAYOUT_SPACE)
            continue;
        breaker->stretch += element->stretch;
        breaker->shrink += element->shrink;
    }
}

/* The list ends at the turn; the rest of it is another one's. */
static bool
take_turn(LayoutBreaker *breaker)
{
    Node *node = node_ref(breaker->turn);
    commit(breaker, node, TURNED);
    breaker->stopped = true;
    node_unref(node);
    return true;
}

/* Stops when no way on is left: goes back to the best that there was. */
static bool
recovered(LayoutBreaker *breaker)
{
    if (breaker->active->len > 0)
        return false;
    if (breaker->turn)
        return take_turn(breaker);
    Node *node = node_ref(recover(breaker));
    if (turns_after(breaker, node)) {
        replace(&breaker->turn, node);
        node_unref(node);
        return take_turn(breaker);
    }
    restart_from(breaker, node);
    node_unref(node);
    return true;
}

/* Rather the end of a page than of a column; then the fewest demerits. */
static bool
is_better_end(const LayoutBreaker *breaker, const Node *a, const Node *b)
{
    bool a_ends = a->line > 0 && breaker->client->ends_page(a->line - 1, breaker->data);
    bool b_ends = b->line > 0 && breaker->client->ends_page(b->line - 1, breaker->data);
    if (a_ends != b_ends)
        return a_ends;
    return a->demerits < b->demerits;
}

static const Node *
best_active(const LayoutBreaker *breaker)
{
    const Node *best = NULL;
    for (guint i = 0; i < breaker->active->len; i++) {
        const Node *node = g_ptr_array_index(breaker->active, i);
        if (!best || is_better_end(breaker, node, best))
            best = node;
    }
    return best;
}

/* Pages for footnotes that had no room beside the text. Gives a reference to the last node. */
static Node *
finish_notes(LayoutBreaker *breaker, Node *last)
{
    node_ref(last);
    while (!layout_notes_are_done(&breaker->notes, &last->notes)) {
        Node *next = node_ref(make_empty(last));
        Length height = breaker->client->height(last->line, breaker->data);
        layout_notes_fit(&breaker->notes, &last->notes, 0, height, true, &next->notes);
        node_unref(last);
        last = next;
    }
    return last;
}

/* A forced break was reached: all up to it is decided, and the parts are counted anew. */
static void
end_sequence(LayoutBreaker *breaker)
{
    Node *best = finish_notes(breaker, (Node *) best_active(breaker));
    commit(breaker, best, FORCED);
    replace(&breaker->turn, NULL);
    layout_notes_truncate(&breaker->notes, 0);
    Node *first = node_new(NULL);
    first->fitness = 1;
    first->start = best->start;
    first->total = best->total;
    first->resume = best->resume;
    first->resume_total = best->resume_total;
    first->stretch = best->stretch;
    first->shrink = best->shrink;
    restart_from(breaker, first);
    replace(&breaker->committed, first);
    node_unref(best);
}

/* The sums on both sides of the break at @number. */
static Candidate
measure_break(LayoutBreaker *breaker, guint number)
{
    const LayoutElement *mark = layout_list_at(breaker->list, number);
    Candidate candidate = {
        .number = number,
        .mark = mark,
        .start = number + 1,
        .forced = mark->penalty == LAYOUT_FORCED,
        .before = breaker->total + mark->before,
        .n_notes = breaker->notes.strands->len,
        .resume = mark->run_end,
    };
    gint64 total = breaker->total, stretch = breaker->stretch, shrink = breaker->shrink;
    guint next = breaker->next;
    pass(breaker, mark->run_end);
    candidate.resume_total = breaker->total;
    candidate.stretch = breaker->stretch;
    candidate.shrink = breaker->shrink;
    candidate.after = breaker->total - mark->after;
    breaker->total = total, breaker->stretch = stretch, breaker->shrink = shrink;
    breaker->next = next;
    return candidate;
}

/* Whether the way that was recovered overflows up to the candidate itself. */
static bool
has_reached(const LayoutBreaker *breaker, const Candidate *candidate)
{
    const Node *node = g_ptr_array_index(breaker->active, 0);
    return node->start >= candidate->start;
}

static bool
is_worth_considering(const LayoutElement *mark)
{
    return mark->penalty < LAYOUT_FORBIDDEN || mark->context == LAYOUT_CONTEXT_PAGE;
}

/* The break of the run that begins at breaker->next, or 0 and false. */
static bool
find_break(const LayoutBreaker *breaker, guint end, guint *number)
{
    for (guint i = breaker->next; i < end; i++) {
        const LayoutElement *element = layout_list_at(breaker->list, i);
        if (element->kind == LAYOUT_BOX)
            return false;
        if (element->kind == LAYOUT_BREAK) {
            *number = i;
            return is_worth_considering(element);
        }
    }
    return false;
}

static void
start_when_settled(LayoutBreaker *breaker)
{
    if (breaker->begin == 0 || breaker->list->settled < breaker->begin)
        return;
    layout_breaker_start(breaker, breaker->begin, breaker->columns);
    breaker->begin = 0;
}

void
layout_breaker_feed(LayoutBreaker *breaker)
{
    start_when_settled(breaker);
    while (breaker->next < breaker->list->settled && !breaker->stopped && !breaker->begin) {
        guint number;
        if (!find_break(breaker, breaker->list->settled, &number)) {
            pass(breaker, breaker->next + 1);
            continue;
        }
        Candidate candidate = measure_break(breaker, number);
        consider(breaker, &candidate);
        bool again = recovered(breaker);
        if (breaker->stopped)
            return;
        if (again && !has_reached(breaker, &candidate))
            commit_common(breaker);
        else if (candidate.forced)
            end_sequence(breaker);
        else {
            pass(breaker, candidate.resume);
            commit_common(breaker);
        }
    }
}

void
layout_breaker_finish(LayoutBreaker *breaker)
{
    Candidate end;
    do {
        layout_breaker_feed(breaker);
        if (breaker->stopped)
            return;
        end = (Candidate){
            .number = layout_list_end(breaker->list),
            .start = layout_list_end(breaker->list),
            .forced = true,
            .before = breaker->total,
            .n_notes = breaker->notes.strands->len,
            .after = breaker->total,
            .resume = breaker->next,
            .resume_total = breaker->total,
            .stretch = breaker->stretch,
            .shrink = breaker->shrink,
        };
        consider(breaker, &end);
    } while (recovered(breaker) && (breaker->stopped || !has_reached(breaker, &end)));
    Node *last = finish_notes(breaker, (Node *) best_active(breaker));
    commit(breaker, last, FORCED);
    node_unref(last);
}
