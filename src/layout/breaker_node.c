#include "layout/breaker_node.h"

LayoutBreakNode *
layout_break_node_ref(LayoutBreakNode *node)
{
    if (node)
        node->references++;
    return node;
}

void
layout_break_node_unref(void *data)
{
    LayoutBreakNode *node = data;
    while (node && --node->references == 0) {
        LayoutBreakNode *previous = node->previous;
        g_free(node);
        node = previous;
    }
}

void
layout_break_node_replace(LayoutBreakNode **place, LayoutBreakNode *node)
{
    LayoutBreakNode *before = *place;
    *place = layout_break_node_ref(node);
    layout_break_node_unref(before);
}

LayoutBreakNode *
layout_break_node_new(LayoutBreakNode *previous)
{
    LayoutBreakNode *node = g_new0(LayoutBreakNode, 1);
    node->previous = layout_break_node_ref(previous);
    return node;
}

void
layout_break_node_fill(const LayoutBreaker *breaker, LayoutBreakNode *node, gint64 height)
{
    const LayoutBreakNode *before = node->previous;
    bool ends = layout_breaker_ends_page(breaker, node);
    node->notes_from = ends ? node->notes.total : before->notes_from;
    node->tallest = ends ? 0 : MAX(before->tallest, height);
    node->filled = ends ? 0 : before->filled + height;
    node->reserve = ends ? 0 : before->reserve;
}

/* Notes that stand there before the list's own have brought theirs. */
static Length
separator_after(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    return breaker->client->noted(node->line, breaker->data) ? 0 : breaker->separator;
}

gint64
layout_break_node_noted(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    return node->notes.total - node->notes_from + separator_after(breaker, node);
}

gint64
layout_break_node_notes(const LayoutBreaker *breaker, const LayoutBreakNode *node,
                        const LayoutNoteMark *notes)
{
    gint64 height = notes->total - node->notes_from;
    return height > 0 ? height + separator_after(breaker, node) : 0;
}

LayoutBreakNode *
layout_break_node_empty(const LayoutBreaker *breaker, LayoutBreakNode *start)
{
    LayoutBreakNode *empty = layout_break_node_new(start);
    empty->end = start->next.start;
    empty->next = start->next;
    empty->line = start->line + 1;
    empty->fitness = 1;
    empty->recoveries = start->recoveries + 1;
    empty->notes = start->notes;
    layout_break_node_fill(breaker, empty, 0);
    return empty;
}

/* ---- what is decided goes out */

static void
commit_up_to(LayoutBreaker *breaker, LayoutBreakNode *node, LayoutEnding ending)
{
    if (node == breaker->committed || !node->previous)
        return;
    commit_up_to(breaker, node->previous, LAYOUT_ENDING_PLAIN);
    bool forced = ending == LAYOUT_ENDING_FORCED;

    // Spaces never stretch more than they may, and not at all in the last part.
    double ratio = MIN(node->ratio, 1);
    if (ratio > 0 && forced)
        ratio = 0;
    LayoutPart part = {
        .index = node->line - 1,
        .start = node->previous->next.start,
        .end = node->end,
        .ratio = MAX(ratio, -1),
        .forced = forced,
        .turned = ending == LAYOUT_ENDING_TURNED,
        .notes_from = node->previous->notes,
        .notes_to = node->notes,
    };
    if (!breaker->client->part(&part, &breaker->notes, breaker->data))
        breaker->stopped = true;
}

void
layout_breaker_commit(LayoutBreaker *breaker, LayoutBreakNode *node, LayoutEnding ending)
{
    commit_up_to(breaker, node, ending);
    layout_break_node_replace(&breaker->committed, node);
    layout_break_node_replace(&node->previous, NULL);
}

static bool
comes_by(const LayoutBreakNode *other, const LayoutBreakNode *node)
{
    while (other && other->line > node->line)
        other = other->previous;
    return other == node;
}

/* Whether all active nodes, the turn and what may be gone back to come by way of @node. */
static bool
is_common(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    if (breaker->too_short && !comes_by(breaker->too_short, node))
        return false;
    for (guint i = 0; i < breaker->active->len; i++)
        if (!comes_by(g_ptr_array_index(breaker->active, i), node))
            return false;
    return !breaker->turn || comes_by(breaker->turn, node);
}

bool
layout_breaker_ends_page(const LayoutBreaker *breaker, const LayoutBreakNode *node)
{
    return node->line == 0 || breaker->client->ends_page(node->line - 1, breaker->data);
}

/* The columns of a page are decided together: what is kept on one page may have to leave them. */
void
layout_breaker_commit_common(LayoutBreaker *breaker)
{
    if (breaker->active->len == 0)
        return;
    LayoutBreakNode *node = g_ptr_array_index(breaker->active, 0);
    while (node != breaker->committed &&
           (!is_common(breaker, node) || !layout_breaker_ends_page(breaker, node)))
        node = node->previous;
    layout_breaker_commit(breaker, node, LAYOUT_ENDING_PLAIN);
}
