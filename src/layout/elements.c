#include "layout/elements.h"

#include "base/scratch.h"
#include "layout/space.h"

static void
free_array(void *array)
{
    scratch_free(array);
}

LayoutList *
layout_list_new(Arena *arena, const FoNode *node)
{
    LayoutList *list = ARENA_NEW(arena, LayoutList);
    list->elements = scratch_new(sizeof(LayoutElement));
    list->node = node;
    arena_defer(arena, list->elements, free_array);
    return list;
}

void
layout_list_drop(LayoutList *list, guint number)
{
    if (number <= list->first)
        return;
    g_array_remove_range(list->elements, 0, number - list->first);
    list->first = number;
}

/* What the open frames add at the end of a part and, again, at the start of the next. */
static void
add_kept_edges(LayoutElement *mark)
{
    for (const LayoutFrame *frame = mark->frame; frame; frame = frame->parent) {
        mark->before =
            length_hold((gint64) mark->before + layout_edges_kept(&frame->edges, LAYOUT_AFTER));
        mark->after =
            length_hold((gint64) mark->after + layout_edges_kept(&frame->edges, LAYOUT_BEFORE));
    }
}

/* What the run around a break amounts to when it is taken. */
static void
sum_break(LayoutList *list, guint number, guint end)
{
    LayoutElement *mark = layout_list_at(list, number);
    mark->run_start = list->run;
    mark->run_end = end;
    mark->before = mark->size;
    mark->after = mark->broken;
    add_kept_edges(mark);
    for (guint i = list->run; i < number; i++)
        mark->before = length_hold((gint64) mark->before + layout_list_at(list, i)->broken);
    for (guint i = number + 1; i < end; i++)
        mark->after = length_hold((gint64) mark->after + layout_list_at(list, i)->broken);
}

/* Gives the elements from the last box up to @end their final sizes. */
static void
settle_run(LayoutList *list, guint end, bool last)
{
    if (list->run < end)
        layout_space_resolve(layout_list_at(list, list->run), layout_list_at(list, end - 1) + 1,
                             list->run == 0, last);
    for (guint i = list->run; i < end; i++)
        if (layout_list_at(list, i)->kind == LAYOUT_BREAK)
            sum_break(list, i, end);
    list->settled = end;
}

LayoutElement *
layout_list_add(LayoutList *list, LayoutElementKind kind, LayoutFrame *frame)
{
    guint end = layout_list_end(list);
    if (kind == LAYOUT_BOX) {
        settle_run(list, end, false);
        list->run = end + 1;
        list->settled = end + 1;
    }
    LayoutElement element = {.kind = (guint8) kind, .frame = frame};
    g_array_append_val(list->elements, element);
    return layout_list_at(list, end);
}

void
layout_list_finish(LayoutList *list)
{
    settle_run(list, layout_list_end(list), true);
}

Length
layout_list_height(const LayoutList *list, guint start, guint end)
{
    Length height = 0;
    for (guint i = start; i < end; i++) {
        const LayoutElement *element = layout_list_at(list, i);
        if (element->kind != LAYOUT_BREAK)
            height += element->size;
    }
    return height;
}
