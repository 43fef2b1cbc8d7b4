#include "layout/breaker_node.h"

enum {
    ROUNDS = 16,               /* of spreading: it settles after two or three */
    MAY_EXCEED = 4 * 1024,     /* Length that a column may be higher than the one after it was */
    OFF_BALANCE = 1000 * 1000, /* demerits for breaks that are not the balanced ones */
};

/* A break: the list's heights on both of its sides, when it is taken. */
typedef struct {
    guint number;
    gint64 before, after;
} Stop;

/* Column i is what stands between stops ends[i] and ends[i + 1]. */
typedef struct {
    GArray *stops; /* of Stop: the start, all breaks, the end */
    guint columns;
} Balance;

static const Stop *
stop_at(const Balance *it, guint number)
{
    return &g_array_index(it->stops, Stop, number);
}

static gint64
height_between(const Balance *it, guint start, guint end)
{
    return start < end ? stop_at(it, end)->before - stop_at(it, start)->after : 0;
}

/* ---- the stops */

static void
add_stop(Balance *it, guint number, gint64 before, gint64 after)
{
    g_array_append_vals(it->stops, &(Stop){number, before, after}, 1);
}

/* All breaks after @first up to the list's end or a forced break. */
static void
find_stops(Balance *it, const LayoutList *list, const LayoutBreakNode *first)
{
    guint end = layout_list_end(list), i = first->next.resume;
    gint64 total = first->next.resume_total, boxes = total;
    add_stop(it, first->next.start, 0, first->next.total);
    for (; i < end; i++) {
        const LayoutElement *element = layout_list_at(list, i);
        if (element->kind == LAYOUT_BREAK && element->penalty == LAYOUT_FORCED)
            break;
        if (element->kind != LAYOUT_BREAK) {
            total += element->size;
            boxes = element->kind == LAYOUT_BOX ? total : boxes;
        } else if (element->penalty < LAYOUT_FORBIDDEN) {
            gint64 rest = layout_list_height(list, i + 1, MAX(i + 1, element->run_end));
            add_stop(it, i, boxes + element->before, total + rest - element->after);
        }
    }
    total = i < end ? boxes + layout_list_at(list, i)->before : total;
    add_stop(it, i, total, total);
}

/* ---- the columns */

static gint64
average(const Balance *it, const guint *ends)
{
    gint64 sum = 0;
    for (guint i = 0; i < it->columns; i++)
        sum += height_between(it, ends[i], ends[i + 1]);
    return sum / it->columns;
}

/* Ends each column at the stop that is nearest to where all up to it should end. */
static void
spread(const Balance *it, gint64 height, guint *ends)
{
    gint64 used = 0;
    for (guint i = 0; i + 1 < it->columns; i++) {
        gint64 ideal = height * (i + 1) - used;
        guint start = ends[i], end = start;
        while (end + 1 < it->stops->len && height_between(it, start, end) <= ideal)
            end++;
        if (end > start + 1 &&
            height_between(it, start, end) - ideal > ideal - height_between(it, start, end - 1))
            end--;
        used += height_between(it, start, end);
        ends[i + 1] = end;
    }
}

/* A column lower than the next one takes from it, as long as it does not grow beyond it. */
static bool
shift(const Balance *it, guint *ends)
{
    bool changed = false;
    for (guint i = it->columns - 1; i > 0; i--) {
        gint64 height = height_between(it, ends[i], ends[i + 1]);
        if (height_between(it, ends[i - 1], ends[i]) < height && ends[i] + 1 < ends[i + 1] &&
            height_between(it, ends[i - 1], ends[i] + 1) <= height + MAY_EXCEED) {
            ends[i]++;
            changed = true;
        }
    }
    return changed;
}

/*
 * What the spaces at the breaks take up goes with the breaks, so that the ideal height follows
 * from them: spread anew until nothing changes, or two ways alternate.
 */
static void
settle(const Balance *it, guint *ends)
{
    gsize size = (it->columns + 1) * sizeof(guint);
    g_autofree guint *before = g_memdup2(ends, size), *before_that = g_memdup2(ends, size);
    for (int round = 0; round < ROUNDS; round++) {
        memcpy(before_that, before, size);
        memcpy(before, ends, size);
        spread(it, average(it, ends), ends);
        if (memcmp(ends, before, size) == 0 || memcmp(ends, before_that, size) == 0)
            break;
    }
    while (shift(it, ends))
        ;
}

static void
find_balance(LayoutBreaker *breaker, const LayoutBreakNode *first)
{
    Balance it = {g_array_new(FALSE, FALSE, sizeof(Stop)), breaker->columns};
    find_stops(&it, breaker->list, first);
    guint *ends = g_new(guint, breaker->columns + 1);
    for (guint i = 0; i <= breaker->columns; i++)
        ends[i] = i == 0 ? 0 : it.stops->len - 1;
    settle(&it, ends);
    for (guint i = 0; i <= breaker->columns; i++)
        ends[i] = stop_at(&it, ends[i])->number;
    breaker->balance = ends;
    g_array_unref(it.stops);
}

/* ---- what the breaks are worth */

static bool
is_balanced(const LayoutBreaker *breaker, const LayoutBreakNode *node, guint end)
{
    if (end != breaker->balance[node->line + 1])
        return false;
    for (; node->previous; node = node->previous)
        if (node->end != breaker->balance[node->line])
            return false;
    return true;
}

double
layout_breaker_imbalance(LayoutBreaker *breaker, const LayoutBreakNode *node, guint end,
                         gint64 height)
{
    if (node->line >= breaker->columns)
        return G_MAXDOUBLE;
    const LayoutBreakNode *first = node;
    while (first->previous)
        first = first->previous;
    if (!breaker->balance)
        find_balance(breaker, first);
    if (is_balanced(breaker, node, end))
        return 0;
    double highest = node->demerits >= OFF_BALANCE ? node->demerits - OFF_BALANCE : 0;
    return OFF_BALANCE + MAX(highest, length_to_pt((Length) height));
}
