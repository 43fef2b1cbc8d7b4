#include "layout/marker.h"

/* Each table: marker-class-name → fo:marker. */
typedef struct {
    GHashTable *first_starting; /* the first area of its object, first on the page */
    GHashTable *first_any;      /* any area, first on the page */
    GHashTable *last_starting;
    GHashTable *last_ending;
    GHashTable *last_any;
} PageMarkers;

struct LayoutMarkers {
    PageMarkers page;
    GHashTable *sequence; /* what pages before left, of this page-sequence */
    GHashTable *document; /* and of those before */
    Arena *kept;          /* copies of markers of page-sequences that are gone */
};

static GHashTable *
new_table(void)
{
    return g_hash_table_new(g_str_hash, g_str_equal);
}

LayoutMarkers *
layout_markers_new(void)
{
    LayoutMarkers *markers = g_new0(LayoutMarkers, 1);
    markers->page = (PageMarkers){new_table(), new_table(), new_table(), new_table(), new_table()};
    markers->sequence = new_table();
    markers->document = new_table();
    return markers;
}

void
layout_markers_free(LayoutMarkers *markers)
{
    if (!markers)
        return;
    g_hash_table_unref(markers->page.first_starting);
    g_hash_table_unref(markers->page.first_any);
    g_hash_table_unref(markers->page.last_starting);
    g_hash_table_unref(markers->page.last_ending);
    g_hash_table_unref(markers->page.last_any);
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

void
layout_marker_begin(Layout *layout, const FoNode *node, bool first)
{
    PageMarkers *page = &layout->markers->page;
    if (!node->has_marker)
        return;
    FO_EACH_CHILD (child, node) {
        if (child->element != FO_MARKER)
            continue;
        put(page->first_any, child, false);
        if (first) {
            put(page->first_starting, child, false);
            put(page->last_starting, child, true);
        }
    }
}

void
layout_marker_end(Layout *layout, const FoNode *node, bool last)
{
    PageMarkers *page = &layout->markers->page;
    if (!node->has_marker)
        return;
    FO_EACH_CHILD (child, node) {
        if (child->element != FO_MARKER)
            continue;
        put(page->last_any, child, true);
        if (last)
            put(page->last_ending, child, true);
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
fill_one(Layout *layout, Arena *arena, FoNode *retrieve)
{
    retrieve->first = retrieve->last = NULL;
    const FoNode *marker = find_marker(layout->markers, retrieve);
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
        fill_one(layout, arena, node);
        return;
    }
    FO_EACH_CHILD (child, node)
        layout_marker_fill(layout, arena, child);
}

void
layout_marker_clear(FoNode *node)
{
    if (node->element == FO_RETRIEVE_MARKER)
        node->first = node->last = NULL;
    FO_EACH_CHILD (child, node)
        layout_marker_clear(child);
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
layout_marker_next_page(Layout *layout)
{
    LayoutMarkers *markers = layout->markers;
    carry(markers->page.last_any, markers->sequence);
    carry(markers->page.last_ending, markers->sequence);
    g_hash_table_remove_all(markers->page.first_starting);
    g_hash_table_remove_all(markers->page.first_any);
    g_hash_table_remove_all(markers->page.last_starting);
    g_hash_table_remove_all(markers->page.last_ending);
    g_hash_table_remove_all(markers->page.last_any);
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
