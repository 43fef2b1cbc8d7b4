#include "layout/space.h"

#include "base/scratch.h"

/* An element of the run: a space or an edge, and what became of it. */
typedef struct {
    LayoutElement *element;
    Length size, stretch, shrink;
    bool alive;
} Item;

static bool
is_fence(const Item *item)
{
    return item->element->kind == LAYOUT_EDGE && item->element->size != 0;
}

static void
gather(LayoutElement *start, LayoutElement *end, GArray *items)
{
    g_array_set_size(items, 0);
    for (LayoutElement *element = start; element < end; element++) {
        Item item = {.element = element, .alive = true};
        if (element->kind == LAYOUT_EDGE)
            item.size = element->size;
        else if (element->kind != LAYOUT_SPACE)
            continue;
        g_array_append_val(items, item);
    }
}

/* Rule 1: conditional spaces at the edge of a reference area go, up to the first fence. */
static void
discard_at_edge(GArray *items, bool reverse)
{
    for (guint i = 0; i < items->len; i++) {
        Item *item = &g_array_index(items, Item, reverse ? items->len - 1 - i : i);
        if (is_fence(item))
            return;
        if (item->element->kind != LAYOUT_SPACE)
            continue;
        if (!item->element->discard)
            return;
        item->alive = false;
    }
}

static bool
is_space(const Item *item)
{
    return item->alive && item->element->kind == LAYOUT_SPACE;
}

/* Rule 2: forcing spaces all stay and suppress the others. */
static bool
keep_forcing(Item *items, guint count)
{
    bool any = false;
    for (guint i = 0; i < count; i++)
        any |= is_space(&items[i]) && items[i].element->forcing;
    for (guint i = 0; any && i < count; i++) {
        const LayoutElement *space = items[i].element;
        if (!is_space(&items[i]))
            continue;
        items[i].alive = space->forcing;
        items[i].size = space->optimum;
        items[i].stretch = space->maximum - space->optimum;
        items[i].shrink = space->optimum - space->minimum;
    }
    return any;
}

static bool
outranks(const LayoutElement *a, const LayoutElement *b)
{
    if (a->precedence != b->precedence)
        return a->precedence > b->precedence;
    return a->optimum > b->optimum;
}

/* Rule 3: the highest precedence, then the largest optimum; equals join their limits in one. */
static void
keep_strongest(Item *items, guint count)
{
    Item *winner = NULL;
    for (guint i = 0; i < count; i++)
        if (is_space(&items[i]) && (!winner || outranks(items[i].element, winner->element)))
            winner = &items[i];
    if (!winner)
        return;

    const LayoutElement *best = winner->element;
    Length minimum = best->minimum, maximum = best->maximum;
    for (guint i = 0; i < count; i++) {
        const LayoutElement *space = items[i].element;
        if (!is_space(&items[i]))
            continue;
        if (!outranks(best, space)) {
            minimum = MAX(minimum, space->minimum);
            maximum = MIN(maximum, space->maximum);
        }
        items[i].alive = &items[i] == winner;
    }
    winner->size = best->optimum;
    winner->stretch = MAX(0, maximum - best->optimum);
    winner->shrink = MAX(0, best->optimum - minimum);
}

/* Rules 2 and 3 between each two fences. */
static void
choose(GArray *items)
{
    if (!items->len)
        return;
    Item *all = (Item *) items->data;
    guint start = 0;
    for (guint i = 0; i <= items->len; i++) {
        if (i < items->len && !is_fence(&all[i]))
            continue;
        if (!keep_forcing(all + start, i - start))
            keep_strongest(all + start, i - start);
        start = i + 1;
    }
}

static void
settle_unbroken(GArray *items)
{
    choose(items);
    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);
        item->element->size = item->alive ? item->size : 0;
        item->element->stretch = item->alive ? item->stretch : 0;
        item->element->shrink = item->alive ? item->shrink : 0;
    }
}

static void
settle_broken(GArray *items, bool reverse)
{
    discard_at_edge(items, reverse);
    choose(items);
    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);
        item->element->broken = item->alive ? item->size : 0;
    }
}

void
layout_space_resolve(LayoutElement *start, LayoutElement *end, bool first, bool last)
{
    g_autoptr(Scratch) items = scratch_new(sizeof(Item));
    LayoutElement *mark = start;
    while (mark < end && mark->kind != LAYOUT_BREAK)
        mark++;

    // What each side of the break is when the break is taken.
    if (mark < end) {
        gather(start, mark, items);
        settle_broken(items, true);
        gather(mark + 1, end, items);
        settle_broken(items, false);
    }

    // All of it together, when there is no break or it is not taken.
    gather(start, end, items);
    if (first)
        discard_at_edge(items, false);
    if (last)
        discard_at_edge(items, true);
    settle_unbroken(items);
}
