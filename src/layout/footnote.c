#include "layout/footnote.h"

#include "layout/place.h"
#include "layout/tag.h"

static const char separator_name[] = "xsl-footnote-separator";

LayoutList *
layout_footnote_collect(Layout *layout, Arena *arena, const FoNode *footnote, Length width)
{
    FO_EACH_CHILD (child, footnote)
        if (child->element == FO_FOOTNOTE_BODY)
            return layout_collect_area(layout, arena, child, width, NULL);
    LayoutList *empty = layout_list_new(arena, footnote);
    layout_list_finish(empty);
    return empty;
}

Length
layout_footnote_separator(Layout *layout, FoNode *sequence, Length width)
{
    const FoNode *node = layout_page_find_flow(sequence, separator_name);
    if (!node)
        return 0;
    g_autoptr(Arena) arena = arena_new();
    LayoutList *list = layout_collect_area(layout, arena, node, width, NULL);
    return layout_place_height(list, 0, layout_list_end(list));
}

LayoutFootnote *
layout_footnotes_take(const LayoutNotes *notes, const LayoutNoteMark *from,
                      const LayoutNoteMark *to, Arena *arena, guint *count)
{
    guint end = to->note + (to->stop > 0);
    *count = 0;
    if (end <= from->note || notes->strands->len == 0)
        return NULL;
    LayoutFootnote *taken = ARENA_NEW_N(arena, LayoutFootnote, end - from->note);
    for (guint note = from->note; note < end && note < notes->strands->len; note++) {
        const LayoutStrand *strand = &g_array_index(notes->strands, LayoutStrand, note);
        guint first = note == from->note ? from->stop : 0;
        guint last = note == to->note ? to->stop : strand->stops->len;
        taken[(*count)++] = (LayoutFootnote){
            .list = strand->list,
            .from = first ? layout_strand_stop(strand, first - 1)->upto : 0,
            .to = last ? layout_strand_stop(strand, last - 1)->upto : 0,
        };
    }
    return taken;
}

static Length
height_of(const LayoutFootnote *note)
{
    guint start = note->from ? note->from + 1 : 0;
    return start < note->to ? layout_place_height(note->list, start, note->to) : 0;
}

/* The separator, with what it shows on this page. Gives its height. */
static Length
place_separator(Layout *layout, FoNode *sequence, Area *body, Length width, Length y)
{
    const FoNode *node = layout_page_find_flow(sequence, separator_name);
    if (!node)
        return 0;
    g_autoptr(Arena) arena = arena_new();
    LayoutList *list = layout_collect_area(layout, arena, node, width, NULL);
    return layout_place(layout, list, 0, layout_list_end(list), body,
                        layout_tag_artifact(layout, "Pagination"), 0, y, width);
}

void
layout_footnotes_place(Layout *layout, FoNode *sequence, LayoutPage *page,
                       const LayoutFootnote *notes, guint count, AreaTag *tag)
{
    const LayoutRegion *region = &page->master->regions[LAYOUT_REGION_BODY];
    Area *body = page->regions[LAYOUT_REGION_BODY];
    if (count == 0 || !body)
        return;
    layout->page = page->areas;
    layout_page_enter(layout, page, LAYOUT_REGION_BODY);

    Length height = layout_footnote_separator(layout, sequence, region->width);
    for (guint i = 0; i < count; i++)
        height += height_of(&notes[i]);
    Length y = region->height - height;
    y += place_separator(layout, sequence, body, region->width, y);
    for (guint i = 0; i < count; i++) {
        AreaTag *note = area_tag_new(layout->document, tag, "Note");
        y += layout_strand_place(layout, notes[i].list, notes[i].from, notes[i].to, body, note, 0,
                                 y, region->width);
        layout_tag_done(layout, note);
    }
}
