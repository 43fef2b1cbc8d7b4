#include "layout/breaker_node.h"

enum {
    RECOVERIES = 50, /* empty parts tried before what is too high overflows */
};

void
layout_breaker_restart(LayoutBreaker *breaker, LayoutBreakNode *node)
{
    layout_break_node_ref(node); /* perhaps only those that are active now lead to it */
    node->demerits = 0;
    g_ptr_array_set_size(breaker->active, 0);
    g_ptr_array_add(breaker->active, node);
    breaker->next = node->next.resume;
    breaker->total = node->next.resume_total;
    breaker->stretch = node->next.stretch;
    breaker->shrink = node->next.shrink;
    breaker->last_start = node->next.start;
    layout_notes_truncate(&breaker->notes, node->next.n_notes);
    layout_break_node_replace(&breaker->too_short, NULL);
    layout_break_node_replace(&breaker->too_long, NULL);
}

/* Whether some later part within reach has room for @height: worth leaving this one empty. */
static bool
has_part_for(const LayoutBreaker *breaker, const LayoutBreakNode *node, gint64 height)
{
    for (guint i = 1; i + (guint) node->recoveries <= RECOVERIES; i++)
        if (breaker->client->height(node->line + i, breaker->data) >= height)
            return true;
    return false;
}

/* Whether @node is at a break within what is to stay on one page. */
static bool
is_kept_on_page(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    if (!node->previous || node->end >= node->next.start)
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
static LayoutBreakNode *
back_out(const LayoutBreaker *breaker)
{
    LayoutBreakNode *node = breaker->too_long ? breaker->too_long->previous : NULL;
    if (!node || !breaker->client->ends_page(node->line, breaker->data))
        return NULL;
    if (!is_kept_on_page(breaker, node) &&
        (breaker->too_short || !keeps_page(breaker, node->next.start, breaker->too_long->end)))
        return NULL;
    while (is_kept_on_page(breaker, node))
        node = node->previous;
    if (layout_breaker_ends_page(breaker, node))
        return NULL;
    do
        node = layout_break_node_empty(breaker, node);
    while (!layout_breaker_ends_page(breaker, node));
    node->recoveries = 0;
    return node;
}

/* All columns of the page that goes on after @node, together. */
static gint64
page_room(const LayoutBreaker *breaker, const LayoutBreakNode *start, gint64 notes)
{
    gint64 room = 0;
    for (guint i = start->line;; i++) {
        room += breaker->client->height(i, breaker->data) - notes;
        if (breaker->client->ends_page(i, breaker->data))
            return room;
    }
}

/* The node that the page of @node begins after. */
static LayoutBreakNode *
page_start(const LayoutBreaker *breaker, LayoutBreakNode *node)
{
    while (!layout_breaker_ends_page(breaker, node) && node->previous)
        node = node->previous;
    return node;
}

/*
 * Footnotes of a later column have no room below the earlier ones: the page is begun again with
 * room for them in all of its columns, if it then still can hold what they belong to. When that
 * leaves too little for something else, it is begun without.
 */
static LayoutBreakNode *
make_room(const LayoutBreaker *breaker)
{
    const LayoutBreakNode *over = breaker->too_long;
    LayoutBreakNode *node = over ? over->previous : NULL;
    if (!node)
        return NULL;
    LayoutBreakNode *start = page_start(breaker, node);
    if (node->reserve > 0 && !breaker->too_short) {
        start->reserve = -1;
        return start;
    }
    gint64 notes = layout_break_node_notes(breaker, node, &over->notes);
    if (node == start || node->reserve < 0 ||
        notes <= MAX(node->reserve, layout_break_node_notes(breaker, node, &node->notes)) ||
        node->filled + over->own > page_room(breaker, start, notes))
        return NULL;
    start->reserve = notes;
    return start;
}

bool
layout_breaker_mend_cut(LayoutBreaker *breaker, LayoutBreakNode *last)
{
    LayoutBreakNode *node = last->previous;
    if (!node || layout_notes_are_done(&breaker->notes, &last->notes))
        return false;
    LayoutBreakNode *start = page_start(breaker, node);
    LayoutNoteMark all = {.total = layout_notes_height(&breaker->notes)};
    gint64 notes = layout_break_node_notes(breaker, node, &all);
    if (start->reserve != 0 || node->filled + last->own > page_room(breaker, start, notes))
        return false;
    start->reserve = notes;
    layout_breaker_restart(breaker, start);
    return true;
}

/* Nothing fits: an earlier break that leaves room, or an empty part, or overflow. */
static LayoutBreakNode *
recover(LayoutBreaker *breaker)
{
    LayoutBreakNode *outside = back_out(breaker);
    if (!outside)
        outside = make_room(breaker);
    if (outside)
        return outside;
    if (breaker->too_short)
        return breaker->too_short;
    LayoutBreakNode *start = breaker->too_long->previous;
    // Beside earlier columns notes may fail that a new page has room for, or for a piece of.
    bool alone = layout_breaker_ends_page(breaker, start) && start->tallest == 0;
    if (!has_part_for(breaker, start, alone ? breaker->too_long->content : breaker->too_long->own))
        return breaker->too_long;
    return layout_break_node_empty(breaker, start);
}

/* The list ends at the turn; the rest of it is another one's. */
static bool
take_turn(LayoutBreaker *breaker)
{
    LayoutBreakNode *node = layout_break_node_ref(breaker->turn);
    layout_breaker_commit(breaker, node, LAYOUT_ENDING_TURNED);
    breaker->stopped = true;
    layout_break_node_unref(node);
    return true;
}

bool
layout_breaker_recover(LayoutBreaker *breaker)
{
    if (breaker->active->len > 0)
        return false;
    if (breaker->turn)
        return take_turn(breaker);
    LayoutBreakNode *node = layout_break_node_ref(recover(breaker));
    if (layout_breaker_turns(breaker, node)) {
        layout_break_node_replace(&breaker->turn, node);
        layout_break_node_unref(node);
        return take_turn(breaker);
    }
    layout_breaker_restart(breaker, node);
    layout_break_node_unref(node);
    return true;
}
