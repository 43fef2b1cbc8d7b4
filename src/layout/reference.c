#include "layout/reference.h"

/* What is known of an id. The labels are in the references' own arena. */
typedef struct {
    const char *first, *last;
    bool closed;
    GArray *waits; /* of Wait */
} Target;

typedef struct {
    AreaPage *page;
    int line; /* of who refers */
    bool last;
    LayoutReferenceFunc func;
    void *data;
} Wait;

struct LayoutReferences {
    Arena *arena;
    GHashTable *targets; /* id → Target */
    GPtrArray *order;    /* the ids that were waited for, in the order of asking */
    GHashTable *waiting; /* AreaPage → count */
    GQueue pages;        /* of AreaPage, finished, first to leave first */
    AreaPageFunc emit;
    void *data;
};

static void
free_target(void *data)
{
    Target *target = data;
    if (target->waits)
        g_array_unref(target->waits);
    g_free(target);
}

LayoutReferences *
layout_references_new(AreaPageFunc emit, void *data)
{
    LayoutReferences *references = g_new0(LayoutReferences, 1);
    references->arena = arena_new();
    references->targets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_target);
    references->order = g_ptr_array_new();
    references->waiting = g_hash_table_new(g_direct_hash, g_direct_equal);
    references->emit = emit;
    references->data = data;
    return references;
}

void
layout_references_free(LayoutReferences *references)
{
    if (!references)
        return;
    for (AreaPage *page; (page = g_queue_pop_head(&references->pages));)
        area_page_free(page);
    g_hash_table_unref(references->targets);
    g_ptr_array_unref(references->order);
    g_hash_table_unref(references->waiting);
    arena_free(references->arena);
    g_free(references);
}

static Target *
find_target(LayoutReferences *references, const char *id)
{
    Target *target = g_hash_table_lookup(references->targets, id);
    if (target)
        return target;
    target = g_new0(Target, 1);
    g_hash_table_insert(references->targets, arena_strdup(references->arena, id), target);
    return target;
}

static void
answer(Layout *layout, const Wait *wait, const char *label)
{
    LayoutReferences *references = layout->references;
    guint left = GPOINTER_TO_UINT(g_hash_table_lookup(references->waiting, wait->page));
    if (left > 1)
        g_hash_table_insert(references->waiting, wait->page, GUINT_TO_POINTER(left - 1));
    else
        g_hash_table_remove(references->waiting, wait->page);

    AreaPage *page = layout->page;
    layout->page = wait->page;
    wait->func(layout, label, wait->data);
    layout->page = page;
}

/* Tells those who wait for what is now known; the others go on waiting. */
static void
answer_all(Layout *layout, Target *target, bool at_end)
{
    g_autoptr(GArray) waits = g_steal_pointer(&target->waits);
    for (guint i = 0; waits && i < waits->len; i++) {
        Wait wait = g_array_index(waits, Wait, i);
        bool known = wait.last ? target->closed : target->first != NULL;
        if (known || at_end) {
            answer(layout, &wait, wait.last ? target->last : target->first);
            continue;
        }
        if (!target->waits)
            target->waits = g_array_new(FALSE, FALSE, sizeof(Wait));
        g_array_append_val(target->waits, wait);
    }
}

void
layout_reference_place(Layout *layout, const char *id)
{
    Target *target = find_target(layout->references, id);
    if (!layout->page)
        return;
    target->last = arena_strdup(layout->references->arena, layout->page->label);
    if (!target->first)
        target->first = target->last;
    answer_all(layout, target, false);
}

/* The first of what an object has on its pages is the destination. */
static bool
is_placed(Layout *layout, const char *id)
{
    const Target *target = g_hash_table_lookup(layout->references->targets, id);
    return target && target->first;
}

void
layout_reference_mark(Layout *layout, const FoNode *node, Area *parent, Length x, Length y)
{
    if (!node->id)
        return;
    if (!is_placed(layout, node->id)) {
        Area *area = area_new(layout->page, parent, AREA_BLOCK, x, y, 0, 0);
        area_set_id(layout->page, area, node->id);
    }
    layout_reference_place(layout, node->id);
}

/* An area is one destination: a second one stands in it. */
void
layout_reference_identify(Layout *layout, const FoNode *node, Area *area)
{
    if (!node->id)
        return;
    if (area->id) {
        layout_reference_mark(layout, node, area, 0, 0);
        return;
    }
    if (!is_placed(layout, node->id))
        area_set_id(layout->page, area, node->id);
    layout_reference_place(layout, node->id);
}

void
layout_reference_close(Layout *layout, const char *id)
{
    Target *target = find_target(layout->references, id);
    target->closed = true;
    answer_all(layout, target, false);
}

const char *
layout_reference_label(Layout *layout, const char *id, bool last)
{
    const Target *target = g_hash_table_lookup(layout->references->targets, id);
    if (!target)
        return NULL;
    if (last)
        return target->closed ? target->last : NULL;
    return target->first;
}

void
layout_reference_wait(Layout *layout, const FoNode *node, const char *id, bool last,
                      LayoutReferenceFunc func, void *data)
{
    LayoutReferences *references = layout->references;
    Target *target = find_target(references, id);
    if (!target->waits)
        target->waits = g_array_new(FALSE, FALSE, sizeof(Wait));
    Wait wait = {layout->page, node->line, last, func, data};
    g_array_append_val(target->waits, wait);
    g_ptr_array_add(references->order, arena_strdup(references->arena, id));

    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(references->waiting, layout->page));
    g_hash_table_insert(references->waiting, layout->page, GUINT_TO_POINTER(count + 1));
}

static bool
send_ready(LayoutReferences *references, GError **error)
{
    while (!g_queue_is_empty(&references->pages)) {
        AreaPage *page = g_queue_peek_head(&references->pages);
        if (g_hash_table_contains(references->waiting, page))
            return true;
        g_queue_pop_head(&references->pages);
        if (!references->emit(page, references->data, error))
            return false;
    }
    return true;
}

bool
layout_reference_release(Layout *layout, AreaPage *page, GError **error)
{
    g_queue_push_tail(&layout->references->pages, page);
    return send_ready(layout->references, error);
}

bool
layout_references_idle(const LayoutReferences *references)
{
    return references->pages.length == 0;
}

bool
layout_references_finish(Layout *layout, GError **error)
{
    LayoutReferences *references = layout->references;
    for (guint i = 0; i < references->order->len; i++) {
        const char *id = g_ptr_array_index(references->order, i);
        Target *target = g_hash_table_lookup(references->targets, id);
        if (!target->first && target->waits) {
            DiagPlace place = {.file = g_intern_string(fo_reader_name(layout->reader)),
                               .line = g_array_index(target->waits, Wait, 0).line};
            diag_add(layout->diag, DIAG_ID_FO_UNKNOWN_REF, place, id, NULL);
        }
        answer_all(layout, target, true);
    }
    return send_ready(references, error);
}
