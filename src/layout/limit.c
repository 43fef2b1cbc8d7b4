#include "layout/limit.h"

LayoutLimit
layout_limit_begin(LayoutCollector *collector, const FoNode *node)
{
    LayoutLimit limit = {
        .first = fo_length(node, FO_PROP_FOX_WIDOW_CONTENT_LIMIT, 0),
        .last = fo_length(node, FO_PROP_FOX_ORPHAN_CONTENT_LIMIT, 0),
        .start = layout_list_end(collector->list),
        .grown = collector->grown,
    };
    if (limit.first > 0 || limit.last > 0)
        collector->grown = NULL;
    return limit;
}

/* Spaces count as they are asked for: which of them go is not known yet. */
static Length
size_of(const LayoutElement *element)
{
    return element->kind == LAYOUT_SPACE ? element->optimum : element->size;
}

/* Forbids the break at @element, or takes its size off @left. */
static void
forbid(LayoutElement *element, Length *left)
{
    if (element->kind != LAYOUT_BREAK) {
        *left -= size_of(element);
        return;
    }
    element->penalty = LAYOUT_FORBIDDEN;
    element->context = LAYOUT_CONTEXT_COLUMN;
}

void
layout_limit_end(LayoutCollector *collector, const LayoutLimit *limit)
{
    guint end = layout_list_end(collector->list);
    Length left = limit->first;
    for (guint i = limit->start; i < end && left > 0; i++)
        forbid(layout_list_at(collector->list, i), &left);
    left = limit->last;
    for (guint i = end; i > limit->start && left > 0; i--)
        forbid(layout_list_at(collector->list, i - 1), &left);
    collector->grown = limit->grown;
}
