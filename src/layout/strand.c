#include "layout/strand.h"

#include "base/scratch.h"
#include "layout/place.h"

static void
free_array(void *array)
{
    scratch_free(array);
}

void
layout_strand_init(LayoutStrand *strand, Arena *arena, LayoutList *list, LayoutOutcome outcome)
{
    *strand = (LayoutStrand){.list = list, .with_next = outcome.with_next};
    strand->stops = scratch_new(sizeof(LayoutStop));
    arena_defer(arena, strand->stops, free_array);

    // A break stands at the height before its run, plus what the run is when broken.
    guint end = layout_list_end(list);
    Length height = 0, at_box = 0;
    for (guint i = 0; i < end; i++) {
        const LayoutElement *element = layout_list_at(list, i);
        if (element->kind == LAYOUT_BREAK && element->penalty < LAYOUT_FORBIDDEN) {
            Length run = layout_list_height(list, element->run_start, element->run_end);
            LayoutStop stop = {
                .upto = i,
                .height = at_box + element->before - element->size,
                .lead =
                    run - (element->before - element->size) - (element->after - element->broken),
                .extra = element->size,
                .penalty = element->penalty,
                .context = (LayoutContext) element->context,
            };
            g_array_append_val(strand->stops, stop);
        }
        if (element->kind != LAYOUT_BREAK)
            height += element->size;
        if (element->kind == LAYOUT_BOX)
            at_box = height;
    }
    strand->full = height;
    LayoutStop last = {.upto = end, .height = height, .context = outcome.break_after};
    if (outcome.break_after != LAYOUT_CONTEXT_AUTO)
        last.penalty = LAYOUT_FORCED;
    g_array_append_val(strand->stops, last);
}

guint
layout_strand_upto(const LayoutStrand *strand)
{
    return strand->next ? layout_strand_stop(strand, strand->next - 1)->upto : 0;
}

bool
layout_strand_is_done(const LayoutStrand *strand)
{
    return strand->next >= strand->stops->len;
}

Length
layout_strand_place(Layout *layout, const LayoutList *list, guint from, guint to, Area *parent,
                    AreaTag *tag, Length x, Length y, Length width)
{
    guint start = from ? from + 1 : 0;
    if (start >= to)
        return 0;
    return layout_place(layout, list, start, to, parent, tag, x, y, width);
}

void
layout_strand_footnotes(const LayoutList *list, guint from, guint to, GPtrArray *footnotes)
{
    for (guint i = from; i < to; i++) {
        const LayoutElement *element = layout_list_at(list, i);
        if (element->kind != LAYOUT_BOX || !element->footnotes)
            continue;
        for (const FoNode **note = element->footnotes; *note; note++)
            g_ptr_array_add(footnotes, (FoNode *) *note);
    }
}

const FoNode **
layout_footnotes_copy(Arena *arena, const GPtrArray *footnotes)
{
    if (footnotes->len == 0)
        return NULL;
    const FoNode **copy = ARENA_NEW_N(arena, const FoNode *, footnotes->len + 1);
    for (guint i = 0; i < footnotes->len; i++)
        copy[i] = g_ptr_array_index(footnotes, i);
    return copy;
}

const FoNode **
layout_footnotes_of(Arena *arena, const LayoutList *list)
{
    g_autoptr(GPtrArray) footnotes = g_ptr_array_new();
    layout_strand_footnotes(list, 0, layout_list_end(list), footnotes);
    return layout_footnotes_copy(arena, footnotes);
}

void
layout_footnotes_report(Layout *layout, const LayoutList *list)
{
    g_autoptr(GPtrArray) footnotes = g_ptr_array_new();
    layout_strand_footnotes(list, 0, layout_list_end(list), footnotes);
    for (guint i = 0; i < footnotes->len; i++) {
        const FoNode *node = g_ptr_array_index(footnotes, i);
        g_autofree char *what =
            g_strdup_printf("%s out of the flow", fo_element_name(node->element));
        diag_add(layout->diag, DIAG_ID_FO_UNSUPPORTED, fo_reader_place(layout->reader, node), what,
                 NULL);
    }
}
