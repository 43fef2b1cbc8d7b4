#include "layout/footnote.h"

#include "layout/place.h"
#include "layout/reference.h"
#include "layout/tag.h"

static const char separator_name[] = "xsl-footnote-separator";
static const char float_separator_name[] = "xsl-before-float-separator";

LayoutList *
layout_footnote_collect(Layout *layout, Arena *arena, const FoNode *footnote, Length width)
{
    layout->has_notes = true;
    const FoNode *body =
        footnote->element == FO_FLOAT ? footnote : fo_child(footnote, FO_FOOTNOTE_BODY);
    if (!body) {
        LayoutList *empty = layout_list_new(arena, footnote);
        layout_list_finish(empty);
        return empty;
    }
    LayoutList *list = layout_collect_area(layout, arena, body, width, NULL);
    layout_footnotes_report(layout, list);
    return list;
}

static Length
separator_height(Layout *layout, FoNode *sequence, const char *name, Length width)
{
    const FoNode *node = layout_page_find_flow(sequence, name);
    if (!node)
        return 0;
    g_autoptr(Arena) arena = arena_new();
    LayoutList *list = layout_collect_area(layout, arena, node, width, NULL);
    return layout_place_height(list, 0, layout_list_end(list));
}

Length
layout_footnote_separator(Layout *layout, FoNode *sequence, Length width)
{
    return separator_height(layout, sequence, separator_name, width) +
           separator_height(layout, sequence, float_separator_name, width);
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

Length
layout_footnotes_height(const LayoutFootnote *notes, guint count)
{
    Length height = 0;
    for (guint i = 0; i < count; i++)
        height = length_hold((gint64) height + height_of(&notes[i]));
    return height;
}

/* A separator, with what it shows on this page. Gives its height. */
static Length
place_separator(Layout *layout, FoNode *sequence, const char *name, Area *body, Length width,
                Length y)
{
    const FoNode *node = layout_page_find_flow(sequence, name);
    if (!node)
        return 0;
    g_autoptr(Arena) arena = arena_new();
    LayoutList *list = layout_collect_area(layout, arena, node, width, NULL);
    return layout_place(layout, list, 0, layout_list_end(list), body,
                        layout_tag_artifact(layout, "Pagination"), 0, y, width);
}

static bool
is_float(const LayoutFootnote *note)
{
    return note->list->node->element == FO_FLOAT;
}

/* The footnotes among @notes, or the floats; how high they are, or -1 when there are none. */
static Length
total_height(const LayoutFootnote *notes, guint count, bool floats)
{
    Length height = -1;
    for (guint i = 0; i < count; i++)
        if (is_float(&notes[i]) == floats)
            height = length_hold((gint64) MAX(0, height) + height_of(&notes[i]));
    return height;
}

/* What is in the note may go on on the next page, below the tag it has on this one. */
static Length
place_note(Layout *layout, const LayoutFootnote *note, AreaTag *parent, Area *body, Length y,
           Length width)
{
    LayoutList *list = note->list;
    if (!list->tag)
        list->tag = area_tag_new(layout->document, parent, is_float(note) ? "Div" : "Note");
    layout_reference_mark(layout, list->node, body, 0, y);
    Length height =
        layout_strand_place(layout, list, note->from, note->to, body, list->tag, 0, y, width);
    if (note->to == layout_list_end(list))
        layout_tag_done(layout, list->tag);
    return height;
}

static Length
place_notes(Layout *layout, LayoutPage *page, const LayoutFootnote *notes, guint count, bool floats,
            AreaTag *tag, Length y)
{
    Area *body = page->regions[LAYOUT_REGION_BODY];
    Length width = page->master->regions[LAYOUT_REGION_BODY].width;
    for (guint i = 0; i < count; i++) {
        if (is_float(&notes[i]) != floats)
            continue;
        Length height = place_note(layout, &notes[i], tag, body, y, width);
        y = length_hold((gint64) y + height);
    }
    return y;
}

/* At the top of the body; what stands there already gives way. */
static void
place_floats(Layout *layout, FoNode *sequence, LayoutPage *page, const LayoutFootnote *notes,
             guint count, AreaTag *tag)
{
    Area *body = page->regions[LAYOUT_REGION_BODY];
    Area *last = body->last;
    Length width = page->master->regions[LAYOUT_REGION_BODY].width;
    Length height = place_notes(layout, page, notes, count, true, tag, 0);
    height += place_separator(layout, sequence, float_separator_name, body, width, height);
    for (Area *area = last ? body->first : NULL; area; area = area == last ? NULL : area->next)
        area->y += height;
}

static void
place_footnotes(Layout *layout, FoNode *sequence, LayoutPage *page, const LayoutFootnote *notes,
                guint count, AreaTag *tag, Length height)
{
    const LayoutRegion *region = &page->master->regions[LAYOUT_REGION_BODY];
    height += separator_height(layout, sequence, separator_name, region->width);
    Length y = region->height - height;
    y += place_separator(layout, sequence, separator_name, page->regions[LAYOUT_REGION_BODY],
                         region->width, y);
    place_notes(layout, page, notes, count, false, tag, y);
}

void
layout_footnotes_place(Layout *layout, FoNode *sequence, LayoutPage *page,
                       const LayoutFootnote *notes, guint count, AreaTag *tag)
{
    if (count == 0 || !page->regions[LAYOUT_REGION_BODY])
        return;
    layout->page = page->areas;
    layout_page_enter(layout, page, LAYOUT_REGION_BODY);
    Length floats = total_height(notes, count, true);
    Length footnotes = total_height(notes, count, false);
    if (floats >= 0)
        place_floats(layout, sequence, page, notes, count, tag);
    if (footnotes >= 0)
        place_footnotes(layout, sequence, page, notes, count, tag, footnotes);
}
