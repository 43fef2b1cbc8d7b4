#include "layout/marker.h"

/* Each table: marker-class-name → fo:marker. */
typedef struct {
    GHashTable *first_starting; /* the first area of its object, first on the page */
    GHashTable *first_any;      /* any area, first on the page */
    GHashTable *last_starting;
    GHashTable *last_ending;
    GHashTable *last_any;
} PageMarkers;

struct LayoutTableMarkers {
    PageMarkers part;          /* of the rows on this page */
    GHashTable *before;        /* what those on earlier pages left */
    LayoutTableMarkers *outer; /* of the table that this one is in */
};

struct LayoutMarkers {
    PageMarkers page;
    LayoutTableMarkers *table; /* of the innermost table being placed that wants to know, or NULL */
    GHashTable *sequence;      /* what pages before left, of this page-sequence */
    GHashTable *document;      /* and of those before */
    Arena *kept;               /* copies of markers of page-sequences that are gone */
};

static GHashTable *
new_table(void)
{
    return g_hash_table_new(g_str_hash, g_str_equal);
}

static PageMarkers
new_page(void)
{
    return (PageMarkers){new_table(), new_table(), new_table(), new_table(), new_table()};
}

static void
empty_page(PageMarkers *page)
{
    g_hash_table_remove_all(page->first_starting);
    g_hash_table_remove_all(page->first_any);
    g_hash_table_remove_all(page->last_starting);
    g_hash_table_remove_all(page->last_ending);
    g_hash_table_remove_all(page->last_any);
}

static void
free_page(PageMarkers *page)
{
    g_hash_table_unref(page->first_starting);
    g_hash_table_unref(page->first_any);
    g_hash_table_unref(page->last_starting);
    g_hash_table_unref(page->last_ending);
    g_hash_table_unref(page->last_any);
}

LayoutMarkers *
layout_markers_new(void)
{
    LayoutMarkers *markers = g_new0(LayoutMarkers, 1);
    markers->page = new_page();
    markers->sequence = new_table();
    markers->document = new_table();
    return markers;
}

void
layout_markers_free(LayoutMarkers *markers)
{
    if (!markers)
        return;
    free_page(&markers->page);
    g_hash_table_unref(markers->sequence);
    g_hash_table_unref(markers->document);
    arena_free(markers->kept);
    g_free(markers);
}

static void
put(GHashTable *table, FoNode *marker, bool replace)
{
    const char *name = fo_string(marker, FO_PROP_MARKER_CLASS_NAME);
    if (name && (replace || !g_hash_table_contains(table, name)))
        g_hash_table_insert(table, (char *) name, marker);
}

static void
begin_on(PageMarkers *page, FoNode *marker, bool first)
{
    put(page->first_any, marker, false);
    if (!first)
        return;
    put(page->first_starting, marker, false);
    put(page->last_starting, marker, true);
}

static void
end_on(PageMarkers *page, FoNode *marker, bool last)
{
    put(page->last_any, marker, true);
    if (last)
        put(page->last_ending, marker, true);
}

void
layout_marker_begin(Layout *layout, const FoNode *node, bool first)
{
    LayoutMarkers *markers = layout->markers;
    if (!node->has_marker)
        return;
    FO_EACH_CHILD (child, node) {
        if (child->element != FO_MARKER)
            continue;
        begin_on(&markers->page, child, first);
        for (LayoutTableMarkers *table = markers->table; table; table = table->outer)
            begin_on(&table->part, child, first);
    }
}

void
layout_marker_end(Layout *layout, const FoNode *node, bool last)
{
    LayoutMarkers *markers = layout->markers;
    if (!node->has_marker)
        return;
    FO_EACH_CHILD (child, node) {
        if (child->element != FO_MARKER)
            continue;
        end_on(&markers->page, child, last);
        for (LayoutTableMarkers *table = markers->table; table; table = table->outer)
            end_on(&table->part, child, last);
    }
}

/* ---- retrieving */

static FoNode *
look_up(GHashTable *better, GHashTable *otherwise, const char *name)
{
    FoNode *marker = better ? g_hash_table_lookup(better, name) : NULL;
    return marker ? marker : g_hash_table_lookup(otherwise, name);
}

static FoNode *
find_on_page(const PageMarkers *page, FoKeyword position, const char *name)
{
    switch (position) {
    case FO_KW_FIRST_INCLUDING_CARRYOVER:
        return look_up(NULL, page->first_any, name);
    case FO_KW_LAST_STARTING_WITHIN_PAGE:
    case FO_KW_LAST_STARTING:
        return look_up(page->last_starting, page->last_any, name);
    case FO_KW_LAST_ENDING_WITHIN_PAGE:
    case FO_KW_LAST_ENDING:
        return look_up(page->last_ending, page->last_any, name);
    default:
        return look_up(page->first_starting, page->first_any, name);
    }
}

static FoNode *
find_marker(const LayoutMarkers *markers, const FoNode *retrieve)
{
    const char *name = fo_string(retrieve, FO_PROP_RETRIEVE_CLASS_NAME);
    if (!name)
        return NULL;
    FoNode *marker =
        find_on_page(&markers->page, fo_keyword(retrieve, FO_PROP_RETRIEVE_POSITION), name);
    FoKeyword boundary = fo_keyword(retrieve, FO_PROP_RETRIEVE_BOUNDARY);
    if (!marker && boundary != FO_KW_PAGE)
        marker = g_hash_table_lookup(markers->sequence, name);
    if (!marker && boundary == FO_KW_DOCUMENT)
        marker = g_hash_table_lookup(markers->document, name);
    return marker;
}

static void
fill_with(Layout *layout, Arena *arena, FoNode *retrieve, const FoNode *marker)
{
    retrieve->first = retrieve->last = NULL;
    if (!marker)
        return;
    FO_EACH_CHILD (child, marker) {
        FoNode *copy = fo_copy(layout->reader, arena, child, retrieve);
        if (retrieve->last)
            retrieve->last->next = copy;
        else
            retrieve->first = copy;
        retrieve->last = copy;
    }
}

void
layout_marker_fill(Layout *layout, Arena *arena, FoNode *node)
{
    if (node->element == FO_RETRIEVE_MARKER) {
        fill_with(layout, arena, node, find_marker(layout->markers, node));
        return;
    }
    FO_EACH_CHILD (child, node)
        layout_marker_fill(layout, arena, child);
}

void
layout_marker_clear(FoNode *node)
{
    if (node->element == FO_RETRIEVE_MARKER || node->element == FO_RETRIEVE_TABLE_MARKER)
        node->first = node->last = NULL;
    FO_EACH_CHILD (child, node)
        layout_marker_clear(child);
}

/* ---- tables */

static void
free_table_markers(void *data)
{
    LayoutTableMarkers *markers = data;
    free_page(&markers->part);
    g_hash_table_unref(markers->before);
}

LayoutTableMarkers *
layout_table_markers_new(Arena *arena)
{
    LayoutTableMarkers *markers = ARENA_NEW(arena, LayoutTableMarkers);
    markers->part = new_page();
    markers->before = new_table();
    arena_defer(arena, markers, free_table_markers);
    return markers;
}

void
layout_marker_enter_table(Layout *layout, LayoutTableMarkers *markers)
{
    markers->outer = layout->markers->table;
    layout->markers->table = markers;
}

static const FoNode *
find_in_table(const LayoutTableMarkers *markers, const FoNode *retrieve)
{
    const char *name = fo_string(retrieve, FO_PROP_RETRIEVE_CLASS_NAME);
    if (!name)
        return NULL;
    FoKeyword position = fo_keyword(retrieve, FO_PROP_RETRIEVE_POSITION_WITHIN_TABLE);
    const FoNode *marker = find_on_page(&markers->part, position, name);
    if (!marker && fo_is(retrieve, FO_PROP_RETRIEVE_BOUNDARY_WITHIN_TABLE, FO_KW_TABLE))
        marker = g_hash_table_lookup(markers->before, name);
    return marker;
}

void
layout_marker_fill_table(Layout *layout, Arena *arena, FoNode *part,
                         const LayoutTableMarkers *markers)
{
    if (part->element == FO_RETRIEVE_TABLE_MARKER) {
        fill_with(layout, arena, part, find_in_table(markers, part));
        return;
    }
    FO_EACH_CHILD (child, part)
        layout_marker_fill_table(layout, arena, child, markers);
}

/* The first fo:marker of class @name in @node. */
static const FoNode *
find_below(const FoNode *node, const char *name)
{
    FO_EACH_CHILD (child, node) {
        if (child->element == FO_MARKER &&
            g_strcmp0(fo_string(child, FO_PROP_MARKER_CLASS_NAME), name) == 0)
            return child;
        const FoNode *found = find_below(child, name);
        if (found)
            return found;
    }
    return NULL;
}

void
layout_marker_fill_any(Layout *layout, Arena *arena, FoNode *part, const FoNode *table)
{
    if (part->element == FO_RETRIEVE_TABLE_MARKER) {
        const char *name = fo_string(part, FO_PROP_RETRIEVE_CLASS_NAME);
        fill_with(layout, arena, part, name ? find_below(table, name) : NULL);
        return;
    }
    FO_EACH_CHILD (child, part)
        layout_marker_fill_any(layout, arena, child, table);
}

/* Of @node and what is in it, as if all of it stood on @page; only the first of a table's rows. */
static void
stand_on(PageMarkers *page, const FoNode *node)
{
    bool whole = node->element != FO_TABLE_BODY;
    FO_EACH_CHILD (child, node) {
        if (child->element == FO_MARKER)
            begin_on(page, child, true);
        else
            stand_on(page, child);
        if (child->element == FO_TABLE_ROW && !whole)
            break;
    }
    FO_EACH_CHILD (child, node)
        if (child->element == FO_MARKER)
            end_on(page, child, whole);
}

void
layout_marker_fill_first(Layout *layout, Arena *arena, FoNode *part, const FoNode *body)
{
    LayoutTableMarkers markers = {.part = new_page(), .before = new_table()};
    stand_on(&markers.part, body);
    layout_marker_fill_table(layout, arena, part, &markers);
    free_table_markers(&markers);
}

/* ---- from page to page */

static void
carry(GHashTable *from, GHashTable *to)
{
    GHashTableIter iter;
    void *name, *marker;
    g_hash_table_iter_init(&iter, from);
    while (g_hash_table_iter_next(&iter, &name, &marker))
        g_hash_table_insert(to, name, marker);
}

void
layout_marker_leave_table(Layout *layout, LayoutTableMarkers *markers)
{
    carry(markers->part.last_any, markers->before);
    carry(markers->part.last_ending, markers->before);
    empty_page(&markers->part);
    layout->markers->table = markers->outer;
}

void
layout_marker_next_page(Layout *layout)
{
    LayoutMarkers *markers = layout->markers;
    carry(markers->page.last_any, markers->sequence);
    carry(markers->page.last_ending, markers->sequence);
    empty_page(&markers->page);
}

void
layout_marker_end_sequence(Layout *layout)
{
    LayoutMarkers *markers = layout->markers;
    carry(markers->sequence, markers->document);
    g_hash_table_remove_all(markers->sequence);

    // The page-sequence's tree is about to go: keep copies, and drop those of the time before.
    g_autoptr(Arena) before = markers->kept;
    markers->kept = arena_new();
    g_autoptr(GHashTable) document = markers->document;
    FoNode *root = (FoNode *) fo_reader_root(layout->reader);
    markers->document = new_table();
    GHashTableIter iter;
    void *name, *marker;
    g_hash_table_iter_init(&iter, document);
    while (g_hash_table_iter_next(&iter, &name, &marker)) {
        FoNode *copy = fo_copy(layout->reader, markers->kept, marker, root);
        put(markers->document, copy, true);
    }
}
