#include "layout/flow_state.h"

enum {
    DROP_AT_ONCE = 64, /* elements: dropping them moves the rest, a page or two */
};

/* ---- what the breaker asks and tells */

static Length
part_height(guint index, void *data)
{
    LayoutFlow *flow = data;
    int page, column;
    layout_flow_locate(flow, index, &page, &column);
    Length height = layout_flow_master(flow, page)->regions[LAYOUT_REGION_BODY].height;
    return page == flow->base_page ? height - flow->base_used - flow->base_noted - flow->noted
                                   : height;
}

static bool
part_ends_page(guint index, void *data)
{
    LayoutFlow *flow = data;
    int page, column;
    layout_flow_locate(flow, index, &page, &column);
    return column + 1 >= layout_flow_columns(flow, page);
}

static Length
part_beside(void *data)
{
    LayoutFlow *flow = data;
    const LayoutPage *page = flow->page;
    bool begun = flow->base_column > 0 && page && page->index == flow->base_page;
    return begun ? MAX(0, page->used - flow->base_used) : 0;
}

/* Whether what begins at element @start goes on in columns of another width than the list's. */
static bool
needs_turn(LayoutFlow *flow, guint start, Length width)
{
    if (!flow->changes_width || layout_flow_width(flow, flow->base_page) == width)
        return false;
    flow->resume = (LayoutResume){0};
    return start == 0 || layout_resume_find(flow->list, start - 1, flow->node, &flow->resume);
}

static bool
take_part(const LayoutPart *taken, const LayoutNotes *notes, void *data)
{
    LayoutFlow *flow = data;
    guint end = taken->end;
    bool forced = taken->forced;
    LayoutFlowPart part = {.start = taken->start, .end = end, .ratio = taken->ratio};
    part.notes = layout_footnotes_take(notes, &taken->notes_from, &taken->notes_to, flow->arena,
                                       &part.n_notes);
    layout_flow_locate(flow, taken->index, &part.page, &part.column);

    // A page is placed when the next one is begun.
    if (flow->held->len > 0 && layout_flow_held(flow, 0)->page != part.page && !flow->trial)
        layout_flow_place_held(flow);
    g_array_append_val(flow->held, part);
    if ((forced || taken->turned) && end < layout_list_end(flow->list) && !flow->trial) {
        LayoutContext context = (LayoutContext) layout_list_at(flow->list, end)->context;
        Length width = flow->width;
        bool nothing = taken->turned && taken->start == end;
        layout_flow_place_held(flow);
        layout_flow_move_base(flow, forced ? context : LAYOUT_CONTEXT_PAGE, &part);
        flow->turned = needs_turn(flow, nothing ? end : end + 1, width);
    }
    // A trial is for one page.
    if (flow->trial &&
        (part.page > flow->base_page || (forced && end < layout_list_end(flow->list))))
        flow->turned = true;
    return !flow->turned;
}

/*
 * Whether the page after part @index has columns of another width, for which a list can begin at
 * @start. The first element begins anew only once: below other content that left it no room.
 */
static bool
part_turns(guint index, guint start, void *data)
{
    LayoutFlow *flow = data;
    if (!flow->changes_width || flow->trial)
        return false;
    int page, next, column;
    layout_flow_locate(flow, index, &page, &column);
    layout_flow_locate(flow, index + 1, &next, &column);
    return next != page && layout_flow_width(flow, next) != flow->width &&
           (start == 0 ? flow->base_used > 0
                       : layout_resume_find(flow->list, start - 1, flow->node, NULL));
}

/* The bodies of footnotes are as wide as the region. */
static LayoutList *
collect_note(const FoNode *footnote, Arena **arena, void *data)
{
    LayoutFlow *flow = data;
    const LayoutPageMaster *master = layout_flow_master(flow, flow->base_page);
    *arena = flow->arena;
    LayoutList *list = g_hash_table_lookup(flow->notes, footnote);
    if (list)
        return list;
    list = layout_footnote_collect(flow->layout, flow->arena, footnote,
                                   master->regions[LAYOUT_REGION_BODY].width);
    g_hash_table_insert(flow->notes, (FoNode *) footnote, list);
    return list;
}

static Length
separator_height(void *data)
{
    return layout_flow_separator(data);
}

static bool
part_is_noted(guint index, void *data)
{
    LayoutFlow *flow = data;
    int page, column;
    layout_flow_locate(flow, index, &page, &column);
    return layout_flow_is_noted(flow, page);
}

static const LayoutBreakerClient client = {
    part_height,      part_ends_page, part_beside, collect_note,
    separator_height, part_is_noted,  part_turns,  take_part,
};

/* ---- letting go of what is placed */

static Arena *
renew(LayoutCollector *collector, void *data)
{
    (void) collector;
    LayoutFlow *flow = data;
    LayoutFlowPiece piece = {arena_new(), G_MAXUINT};
    g_array_append_val(flow->pieces, piece);
    return piece.arena;
}

static void
close_piece(LayoutCollector *collector, Arena *arena, void *data)
{
    LayoutFlow *flow = data;
    for (guint i = flow->pieces->len; i-- > 0;) {
        LayoutFlowPiece *piece = &g_array_index(flow->pieces, LayoutFlowPiece, i);
        if (piece->arena == arena)
            piece->end = layout_list_end(collector->list);
    }
}

/* The break before what is still needed stays: it tells which frames go on. */
static void
drop_placed(LayoutFlow *flow)
{
    guint needed = flow->placed;
    if (flow->held->len > 0)
        needed = MIN(needed, layout_flow_held(flow, 0)->start);
    if (needed < flow->list->first + DROP_AT_ONCE)
        return;
    layout_list_drop(flow->list, needed - 1);
    guint kept = 0;
    for (guint i = 0; i < flow->pieces->len; i++) {
        LayoutFlowPiece piece = g_array_index(flow->pieces, LayoutFlowPiece, i);
        if (piece.end < needed)
            arena_free(piece.arena);
        else
            g_array_index(flow->pieces, LayoutFlowPiece, kept++) = piece;
    }
    g_array_set_size(flow->pieces, kept);
}

/* Breaks and places as far as can be; collecting goes on as if nothing had happened. */
static void
grow(LayoutCollector *collector, void *data)
{
    LayoutFlow *flow = data;
    Length height = flow->layout->height;
    layout_breaker_feed(flow->breaker);
    collector->stopped = flow->turned;
    if (!flow->turned)
        drop_placed(flow);
    flow->layout->page = NULL;
    flow->layout->height = height;
}

static void
free_pieces(LayoutFlow *flow)
{
    for (guint i = 0; i < flow->pieces->len; i++)
        arena_free(g_array_index(flow->pieces, LayoutFlowPiece, i).arena);
    g_array_set_size(flow->pieces, 0);
    g_ptr_array_set_size(flow->retired, 0);
}

/* The list's content stays for one that goes on with it. */
static void
retire_content(LayoutFlow *flow)
{
    for (guint i = 0; i < flow->pieces->len; i++)
        g_ptr_array_add(flow->retired, g_array_index(flow->pieces, LayoutFlowPiece, i).arena);
    g_array_set_size(flow->pieces, 0);
    g_ptr_array_add(flow->retired, g_steal_pointer(&flow->content));
}

/* ---- the list */

void
layout_flow_begin_list(LayoutFlow *flow, LayoutCollector *collector)
{
    flow->width = layout_flow_width(flow, flow->base_page);
    flow->turned = false;
    flow->layout->height = part_height(0, flow);
    flow->content = arena_new();
    flow->list = layout_list_new(flow->content, flow->node);
    flow->breaker = layout_breaker_new(flow->list, &client, flow);
    *collector = (LayoutCollector){
        .layout = flow->layout,
        .arena = flow->content,
        .list = flow->list,
        .width = flow->width,
        .grown = grow,
        .renew = renew,
        .close = close_piece,
        .data = flow,
    };
    flow->placed = 0;
}

LayoutOutcome
layout_flow_collect_list(LayoutFlow *flow, LayoutCollector *collector)
{
    LayoutOutcome outcome =
        layout_collect_range(collector, flow->node, flow->span_first, flow->span_end);
    if (!flow->turned) {
        layout_list_finish(flow->list);
        layout_breaker_finish(flow->breaker);
    }
    return outcome;
}

/* A list after one that has turned; the same anew if there is nothing to resume. */
static LayoutOutcome
go_on_from(LayoutFlow *flow, const LayoutResume *resume)
{
    LayoutCollector collector;
    LayoutBreaker *before = g_steal_pointer(&flow->breaker);
    retire_content(flow);
    layout_flow_begin_list(flow, &collector);
    if (resume->node) {
        collector.resume = resume;
        layout_breaker_start(flow->breaker, 1, 0);
    }
    layout_breaker_inherit(flow->breaker, before);
    layout_breaker_free(before);
    return layout_flow_collect_list(flow, &collector);
}

bool
layout_flow_spans(const FoNode *node)
{
    return node->style && fo_is(node, FO_PROP_SPAN, FO_KW_ALL);
}

LayoutOutcome
layout_flow_collect_span(LayoutFlow *flow)
{
    LayoutCollector collector;
    layout_flow_begin_list(flow, &collector);
    LayoutOutcome outcome = layout_flow_collect_list(flow, &collector);
    while (flow->turned && !flow->error) {
        LayoutResume resume = flow->resume;
        outcome = go_on_from(flow, &resume);
    }
    return outcome;
}

/* ---- again */

/* Forgets what is held: breaking begins at its first part again. */
static void
go_back_to(LayoutFlow *flow, const LayoutFlowPart *first)
{
    g_array_set_size(flow->held, 0);
    Length used = first->page == flow->base_page ? flow->base_used : 0;
    layout_flow_set_base(flow, first->page, first->column, used);
}

void
layout_flow_break_again(LayoutFlow *flow, guint columns)
{
    LayoutFlowPart first = *layout_flow_held(flow, 0);
    go_back_to(flow, &first);
    layout_breaker_free(flow->breaker);
    flow->breaker = layout_breaker_new(flow->list, &client, flow);
    layout_breaker_start(flow->breaker, first.start, columns);
    layout_breaker_finish(flow->breaker);
}

bool
layout_flow_collect_again(LayoutFlow *flow)
{
    LayoutFlowPart first = *layout_flow_held(flow, 0);
    LayoutResume resume;
    if (first.start > 0 && !layout_resume_find(flow->list, first.start - 1, flow->node, &resume))
        return false;
    go_back_to(flow, &first);
    layout_breaker_free(g_steal_pointer(&flow->breaker));
    retire_content(flow);
    LayoutCollector collector;
    layout_flow_begin_list(flow, &collector);
    if (first.start > 0) {
        collector.resume = &resume;
        layout_breaker_start(flow->breaker, 1, 0);
    }
    layout_flow_collect_list(flow, &collector);
    return true;
}

void
layout_flow_drop_span(LayoutFlow *flow)
{
    layout_breaker_free(g_steal_pointer(&flow->breaker));
    free_pieces(flow);
    arena_free(g_steal_pointer(&flow->content));
}
