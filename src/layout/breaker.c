#include "layout/breaker_node.h"

/* Where the parts are counted from. */
static LayoutBreakNode *
first_node(const LayoutBreaker *breaker, const LayoutBreakPlace *place)
{
    LayoutBreakNode *node = layout_break_node_new(NULL);
    node->fitness = 1;
    node->next = *place;
    node->next.n_notes = 0;
    node->tallest = breaker->client->beside(breaker->data);
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
    breaker->active = g_ptr_array_new_with_free_func(layout_break_node_unref);
    LayoutBreakNode *first = first_node(breaker, &(LayoutBreakPlace){0});
    g_ptr_array_add(breaker->active, layout_break_node_ref(first));
    layout_break_node_replace(&breaker->committed, first);
    return breaker;
}

void
layout_breaker_free(LayoutBreaker *breaker)
{
    if (!breaker)
        return;
    g_ptr_array_unref(breaker->active);
    layout_notes_clear(&breaker->notes);
    layout_break_node_unref(breaker->too_short);
    layout_break_node_unref(breaker->too_long);
    layout_break_node_unref(breaker->committed);
    layout_break_node_unref(breaker->turn);
    g_free(breaker->balance);
    g_free(breaker);
}

void
layout_breaker_inherit(LayoutBreaker *breaker, LayoutBreaker *before)
{
    const LayoutBreakNode *last = before->committed;
    LayoutBreakNode *first = g_ptr_array_index(breaker->active, 0);
    LayoutNotes notes = breaker->notes;
    layout_notes_truncate(&before->notes, last->next.n_notes);
    first->notes = last->notes;
    first->notes_from = last->notes.total;
    first->next.n_notes = last->next.n_notes;
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
    LayoutBreakNode *node = g_ptr_array_index(breaker->active, 0);
    breaker->columns = columns;
    if (start > 0) {
        const LayoutElement *mark = layout_list_at(breaker->list, start - 1);
        node->next.start = start;
        node->next.resume = mark->run_end;
        node->next.total = -mark->after;
    }
    layout_breaker_restart(breaker, node);
}

/* ---- walking over the list */

static void
add_notes(LayoutBreaker *breaker, const FoNode **footnotes)
{
    if (breaker->notes.strands->len == 0)
        breaker->separator = breaker->client->separator(breaker->data);
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
        if (element->kind == LAYOUT_BOX && element->footnotes && !breaker->columns)
            add_notes(breaker, element->footnotes);
        if (element->kind != LAYOUT_SPACE)
            continue;
        breaker->stretch += element->stretch;
        breaker->shrink += element->shrink;
    }
}

/* ---- the end of the list, or a forced break */

/* Rather the end of a page than of a column; then the fewest demerits. */
static bool
is_better_end(const LayoutBreaker *breaker, const LayoutBreakNode *a, const LayoutBreakNode *b)
{
    bool a_ends = a->line > 0 && breaker->client->ends_page(a->line - 1, breaker->data);
    bool b_ends = b->line > 0 && breaker->client->ends_page(b->line - 1, breaker->data);
    if (a_ends != b_ends)
        return a_ends;
    return a->demerits < b->demerits;
}

static LayoutBreakNode *
best_active(const LayoutBreaker *breaker)
{
    LayoutBreakNode *best = NULL;
    for (guint i = 0; i < breaker->active->len; i++) {
        LayoutBreakNode *node = g_ptr_array_index(breaker->active, i);
        if (!best || is_better_end(breaker, node, best))
            best = node;
    }
    return best;
}

/* Columns, below what they hold, and pages for footnotes that had no room beside the text. Gives a
 * reference to the last node. */
static LayoutBreakNode *
finish_notes(LayoutBreaker *breaker, LayoutBreakNode *last)
{
    layout_break_node_ref(last);
    while (!layout_notes_are_done(&breaker->notes, &last->notes)) {
        LayoutBreakNode *next = layout_break_node_ref(layout_break_node_empty(breaker, last));
        gint64 height = breaker->client->height(last->line, breaker->data);
        gint64 room = height - last->tallest - layout_break_node_noted(breaker, last);
        layout_notes_fit(&breaker->notes, &last->notes, room, true, &next->notes);
        bool fits = last->tallest + layout_break_node_notes(breaker, last, &next->notes) <= height;
        if (last->tallest > 0 && !fits)
            next->notes = last->notes;
        layout_break_node_fill(breaker, next, 0);
        layout_break_node_unref(last);
        last = next;
    }
    return last;
}

/* A forced break was reached: all up to it is decided, and the parts are counted anew. */
static void
end_sequence(LayoutBreaker *breaker)
{
    LayoutBreakNode *best = finish_notes(breaker, best_active(breaker));
    layout_breaker_commit(breaker, best, LAYOUT_ENDING_FORCED);
    layout_break_node_replace(&breaker->turn, NULL);
    layout_notes_truncate(&breaker->notes, 0);
    LayoutBreakNode *first = first_node(breaker, &best->next);
    layout_breaker_restart(breaker, first);
    layout_break_node_replace(&breaker->committed, first);
    layout_break_node_unref(best);
}

/* ---- from break to break */

/* The list goes on at @start, as far as the breaker has come. */
static LayoutBreakPlace
place_here(const LayoutBreaker *breaker, guint start)
{
    return (LayoutBreakPlace){
        .start = start,
        .total = breaker->total,
        .resume = breaker->next,
        .resume_total = breaker->total,
        .stretch = breaker->stretch,
        .shrink = breaker->shrink,
        .n_notes = breaker->notes.strands->len,
    };
}

/* The sums on both sides of the break at @number. */
static LayoutBreakCandidate
measure_break(LayoutBreaker *breaker, guint number)
{
    const LayoutElement *mark = layout_list_at(breaker->list, number);
    LayoutBreakCandidate candidate = {
        .number = number,
        .mark = mark,
        .forced = mark->penalty == LAYOUT_FORCED,
        .before = breaker->total + mark->before,
    };
    gint64 total = breaker->total, stretch = breaker->stretch, shrink = breaker->shrink;
    guint next = breaker->next;
    pass(breaker, mark->run_end);
    candidate.next = place_here(breaker, number + 1);
    candidate.next.total -= mark->after;
    breaker->total = total, breaker->stretch = stretch, breaker->shrink = shrink;
    breaker->next = next;
    return candidate;
}

/* Whether the way that was gone back to overflows up to the candidate itself. */
static bool
has_reached(const LayoutBreaker *breaker, const LayoutBreakCandidate *candidate)
{
    const LayoutBreakNode *node = g_ptr_array_index(breaker->active, 0);
    return node->next.start >= candidate->next.start;
}

/* A keep within the page allows breaks between its columns; one within the column allows none, but
 * footnotes before it can no longer be put off alone, as at any other break. */
static bool
is_worth_considering(const LayoutElement *mark)
{
    return mark->penalty < LAYOUT_FORBIDDEN || mark->context == LAYOUT_CONTEXT_PAGE ||
           mark->context == LAYOUT_CONTEXT_COLUMN;
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
        LayoutBreakCandidate candidate = measure_break(breaker, number);
        layout_breaker_consider(breaker, &candidate);
        bool again = layout_breaker_recover(breaker);
        if (breaker->stopped)
            return;
        if (again && !has_reached(breaker, &candidate))
            layout_breaker_commit_common(breaker);
        else if (candidate.forced) {
            if (!layout_breaker_mend_cut(breaker, best_active(breaker)))
                end_sequence(breaker);
        } else {
            pass(breaker, candidate.next.resume);
            layout_breaker_commit_common(breaker);
        }
    }
}

void
layout_breaker_finish(LayoutBreaker *breaker)
{
    LayoutBreakCandidate end;
    do {
        layout_breaker_feed(breaker);
        if (breaker->stopped)
            return;
        guint number = layout_list_end(breaker->list);
        end = (LayoutBreakCandidate){
            .number = number,
            .forced = true,
            .before = breaker->total,
            .next = place_here(breaker, number),
        };
        layout_breaker_consider(breaker, &end);
    } while (
        (layout_breaker_recover(breaker) && (breaker->stopped || !has_reached(breaker, &end))) ||
        layout_breaker_mend_cut(breaker, best_active(breaker)));
    LayoutBreakNode *last = finish_notes(breaker, best_active(breaker));
    layout_breaker_commit(breaker, last, LAYOUT_ENDING_FORCED);
    layout_break_node_unref(last);
}
