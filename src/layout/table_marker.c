#include "layout/marker.h"
#include "layout/place.h"
#include "layout/table_parts.h"
#include "layout/tag.h"

/*
 * Headers and footers that retrieve markers of the rows beside them (fo:retrieve-table-marker).
 * Which these are is known when the rows of a page are placed: then the header or footer is
 * collected anew, into the room that its first collecting has reserved, with some marker in it.
 */

static bool
has_retriever(const FoNode *node)
{
    if (node->element == FO_RETRIEVE_TABLE_MARKER)
        return true;
    FO_EACH_CHILD (child, node)
        if (has_retriever(child))
            return true;
    return false;
}

/* fo:table-header or -footer, or NULL. */
static FoNode *
part_of(const LayoutTable *table, bool header)
{
    int first = header ? 0 : table->footer, end = header ? table->body : (int) table->rows->len;
    return first < end ? (FoNode *) layout_table_row(table, first)->part : NULL;
}

void
layout_table_find_retrievers(LayoutTable *table, Arena *arena)
{
    const FoNode *header = part_of(table, true), *footer = part_of(table, false);
    table->header_retrieves = header && has_retriever(header);
    table->footer_retrieves = footer && has_retriever(footer);
    if (table->header_retrieves || table->footer_retrieves)
        table->markers = layout_table_markers_new(arena);
}

static LayoutList *
collect_part(const LayoutTable *table, Arena *arena, bool header)
{
    int first = header ? 0 : table->footer, end = header ? table->body : (int) table->rows->len;
    if (first == end)
        return NULL;
    LayoutCollector inner = {
        .layout = table->layout,
        .arena = arena,
        .list = layout_list_new(arena, table->node),
        .width = table->width,
        .together = {LAYOUT_KEEP_ALWAYS, LAYOUT_CONTEXT_COLUMN},
    };
    layout_collect_open_plain(&inner, layout_table_row(table, first)->part, &layout_plain_frame,
                              NULL);
    layout_table_groups_collect(&inner, (LayoutTable *) table, first, end, false);
    layout_collect_close(&inner);
    layout_list_finish(inner.list);
    return inner.list;
}

LayoutList *
layout_table_collect_likely(const LayoutTable *table, Arena *arena, bool header)
{
    FoNode *part = part_of(table, header);
    bool retrieves = header ? table->header_retrieves : table->footer_retrieves;
    if (retrieves)
        layout_marker_fill_any(table->layout, arena, part, table->node);
    LayoutList *list = collect_part(table, arena, header);
    if (retrieves)
        layout_marker_clear(part);
    return list;
}

Length
layout_table_first_header(const LayoutTable *table, Arena *arena)
{
    FoNode *part = part_of(table, true);
    if (table->body < table->footer) {
        const LayoutRow *first = layout_table_row(table, table->body);
        layout_marker_fill_first(table->layout, arena, part, first->part);
    }
    LayoutList *list = collect_part(table, arena, true);
    layout_marker_clear(part);
    return layout_place_height(list, 0, layout_list_end(list));
}

/* The header's structure element comes before those of the rows. */
static void
move_to_front(AreaTag *parent, AreaTag *before)
{
    AreaTag *tag = parent->last;
    if (tag == before || parent->first == tag)
        return;
    AreaTag *previous = parent->first;
    while (previous->next != tag)
        previous = previous->next;
    previous->next = NULL;
    parent->last = previous;
    tag->next = parent->first;
    parent->first = tag;
}

void
layout_table_place_retrieved(LayoutPlacing *placing, const LayoutTable *table, bool header,
                             Area *area, AreaTag *tag)
{
    Layout *layout = placing->layout;
    FoNode *part = part_of(table, header);
    AreaTag *before = tag->last;
    layout_marker_fill_table(layout, layout->page->arena, part, table->markers);
    LayoutList *list = collect_part(table, layout->page->arena, header);
    layout_place(layout, list, 0, layout_list_end(list), area, tag, 0, 0, table->width);
    layout_marker_clear(part);
    if (header)
        move_to_front(tag, before);
}
