#include "layout/flow.h"

#include "base/error.h"
#include "base/limits.h"
#include "layout/breaker.h"
#include "layout/collect.h"
#include "layout/footnote.h"
#include "layout/marker.h"
#include "layout/page.h"
#include "layout/page_count.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/tag.h"

/* A part of the list and the column it goes into. */
typedef struct {
    guint start, end;
    int page, column;      /* page: index in the page-sequence */
    double ratio;          /* of the stretch of its spaces */
    LayoutFootnote *notes; /* the footnotes that go with it */
    guint n_notes;
} Part;

/* An arena of content, and the element after the last that uses it. */
typedef struct {
    Arena *arena;
    guint end; /* G_MAXUINT while it is being filled */
} Piece;

enum {
    DROP_AT_ONCE = 64, /* elements: dropping them moves the rest, a page or two */
};

/*
 * The flow is laid out span by span; each has a list, a collector that fills it and a breaker that
 * takes parts off it. The parts of a page are held until the page is known to be full, since
 * its last span may have to be balanced and its master may be the last page's.
 */
struct LayoutFlow {
    Layout *layout;
    FoNode *sequence, *node; /* fo:page-sequence, fo:flow */
    int first_number;
    Arena *arena;            /* as long as the flow: geometry of masters */
    GHashTable *masters;     /* fo:simple-page-master → LayoutPageMaster */
    LayoutPage *page;        /* the one being filled, or NULL */
    const FoNode *following; /* the next page-sequence, or NULL */
    int last_index;          /* of the last page, once it is known; else −1 */
    bool changes_width;      /* the pages' columns may differ in width */
    AreaTag *tag;
    GError *error;

    // the span being laid out
    Arena *content;
    GArray *pieces;      /* of Piece: arenas of content that is not all placed */
    guint placed;        /* elements before this one are on pages */
    Length width;        /* of the columns that the list is for */
    bool turned;         /* the list has ended early: what follows is for another width, */
    LayoutResume resume; /* and begins here */
    GPtrArray *retired;  /* of Arena: the content of such lists, which the later ones share */
    const FoNode *span_first, *span_end; /* its children, up to but not with the latter */
    bool trial;                          /* nothing is placed yet: it may not stay so */
    LayoutList *list;
    LayoutBreaker *breaker;
    bool across;   /* span="all" */
    int base_page; /* where the breaker's part 0 goes */
    int base_column;
    Length base_used;   /* height taken above the span, on its first page */
    GArray *held;       /* of Part */
    GHashTable *notes;  /* fo:footnote → LayoutList */
    GArray *page_notes; /* of LayoutFootnote: on the page being filled */
};

/* ---- masters and geometry */

static const LayoutPageMaster *
measured(LayoutFlow *flow, const FoNode *node)
{
    LayoutPageMaster *master = g_hash_table_lookup(flow->masters, node);
    if (master)
        return master;
    master = ARENA_NEW(flow->arena, LayoutPageMaster);
    layout_page_master_measure(node, master);
    g_hash_table_insert(flow->masters, (FoNode *) node, master);
    return master;
}

static const LayoutPageMaster *
find_master(LayoutFlow *flow, int index, bool blank)
{
    LayoutPageQuery query = {
        .index = index,
        .odd = (flow->first_number + index) % 2 != 0,
        .last = index == flow->last_index,
        .blank = blank,
    };
    const FoNode *node = layout_page_master_find(flow->layout, flow->sequence, &query);
    return node ? measured(flow, node) : NULL;
}

static const LayoutPageMaster *
master_of(LayoutFlow *flow, int index)
{
    if (flow->page && flow->page->index == index)
        return flow->page->master;
    return find_master(flow, index, false);
}

static int
columns_of(LayoutFlow *flow, int index)
{
    return flow->across ? 1 : master_of(flow, index)->columns;
}

/* The page and column of the breaker's part @index. */
static void
locate(LayoutFlow *flow, guint index, int *page, int *column)
{
    *page = flow->base_page;
    int at = flow->base_column + (int) index;
    for (int count; at >= (count = columns_of(flow, *page)); ++*page)
        at -= count;
    *column = at;
}

static Length
part_height(guint index, void *data)
{
    LayoutFlow *flow = data;
    int page, column;
    locate(flow, index, &page, &column);
    Length height = master_of(flow, page)->regions[LAYOUT_REGION_BODY].height;
    return page == flow->base_page ? height - flow->base_used : height;
}

static bool
part_ends_page(guint index, void *data)
{
    LayoutFlow *flow = data;
    int page, column;
    locate(flow, index, &page, &column);
    return column + 1 >= columns_of(flow, page);
}

static Length
width_on(LayoutFlow *flow, int page)
{
    const LayoutPageMaster *master = master_of(flow, page);
    return flow->across ? master->regions[LAYOUT_REGION_BODY].width : master->column_width;
}

static Length
column_width(LayoutFlow *flow)
{
    return width_on(flow, flow->base_page);
}

/* ---- pages */

static void
finish_page(LayoutFlow *flow)
{
    LayoutPage *page = flow->page;
    if (!page)
        return;
    layout_footnotes_place(flow->layout, flow->sequence, page,
                           (const LayoutFootnote *) flow->page_notes->data, flow->page_notes->len,
                           flow->tag);
    g_array_set_size(flow->page_notes, 0);
    layout_page_add_static(flow->layout, flow->sequence, page);
    layout_marker_next_page(flow->layout);
    flow->page = NULL;
    flow->layout->page = NULL;
    if (!flow->error)
        layout_reference_release(flow->layout, page->areas, &flow->error);
    else
        area_page_free(page->areas);
}

static void
start_page(LayoutFlow *flow, int index, bool blank)
{
    finish_page(flow);
    if (flow->layout->n_pages >= LIMIT_PAGES && !flow->error)
        g_set_error(&flow->error, SAMRIT_ERROR, SAMRIT_ERROR_LIMIT, "more than %d pages",
                    LIMIT_PAGES);
    flow->page = layout_page_new(flow->layout, flow->sequence, find_master(flow, index, blank),
                                 index, flow->first_number + index, blank);
    if (flow->node && !blank)
        layout_marker_begin(flow->layout, flow->node, index == 0);
    const char *document = fo_reader_root(flow->layout->reader)->id;
    if (document)
        layout_reference_place(flow->layout, document);
    if (flow->sequence->id)
        layout_reference_place(flow->layout, flow->sequence->id);
}

static void
go_to_page(LayoutFlow *flow, int index)
{
    int next = flow->page ? flow->page->index + 1 : 0;
    for (; next <= index && !flow->error; next++)
        start_page(flow, next, false);
    flow->layout->page = flow->page ? flow->page->areas : NULL;
}

/* ---- placing parts */

/* The first object in @part, for findings. */
static const FoNode *
first_node(const LayoutFlow *flow, const Part *part)
{
    for (guint i = part->start; i < part->end; i++) {
        const LayoutFrame *frame = layout_list_at(flow->list, i)->frame;
        if (frame)
            return frame->node;
    }
    return flow->node;
}

/* What cannot be collected anew in the middle keeps the width that it began with. */
static void
report_width(LayoutFlow *flow, const Part *part)
{
    const FoNode *node = first_node(flow, part);
    if (flow->changes_width && width_on(flow, part->page) != flow->width)
        diag_add(flow->layout->diag, DIAG_ID_FO_UNSUPPORTED,
                 fo_reader_place(flow->layout->reader, node),
                 "a new column width within a table or list item", NULL);
}

static void
report_overflow(LayoutFlow *flow, const Part *part, Length over)
{
    const FoNode *node = first_node(flow, part);
    char points[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(points, sizeof(points), "%.1f", length_to_pt(over));
    diag_add(flow->layout->diag, DIAG_ID_LAYOUT_OVERFLOW,
             fo_reader_place(flow->layout->reader, node), fo_element_name(node->element), points,
             NULL);
}

static Length
column_x(const LayoutFlow *flow, int column)
{
    const LayoutPageMaster *master = flow->page->master;
    const LayoutRegion *body = &master->regions[LAYOUT_REGION_BODY];
    Length step = master->column_width + master->column_gap;
    if (layout_is_rtl(flow->node) && !flow->across)
        return body->width - master->column_width - column * step;
    return column * step;
}

static bool
puts_something(const LayoutFlow *flow, const Part *part)
{
    for (guint i = part->start; i < part->end; i++) {
        const LayoutElement *element = layout_list_at(flow->list, i);
        if (element->kind == LAYOUT_BOX && !element->class->nothing)
            return true;
    }
    return false;
}

static void
enter_column(LayoutFlow *flow, const Part *part)
{
    flow->layout->column.area = flow->page->regions[LAYOUT_REGION_BODY];
    flow->layout->column.x = column_x(flow, part->column);
    flow->layout->column.width = flow->width;
    flow->layout->column.number = part->column;
    flow->layout->column.count = columns_of(flow, part->page);
    flow->layout->column.odd = flow->page->number % 2 != 0;
}

static void
place_part(LayoutFlow *flow, const Part *part)
{
    go_to_page(flow, part->page);
    LayoutPage *page = flow->page;
    g_array_append_vals(flow->page_notes, part->notes, part->n_notes);
    if (!page || !page->regions[LAYOUT_REGION_BODY] || part->start == part->end)
        return;
    layout_page_enter(flow->layout, page, LAYOUT_REGION_BODY);
    Length top = part->page == flow->base_page ? flow->base_used : 0;
    const LayoutRegion *body = &page->master->regions[LAYOUT_REGION_BODY];
    flow->layout->adjust = part->ratio;
    enter_column(flow, part);
    report_width(flow, part);
    Length content = layout_place_height(flow->list, part->start, part->end);
    Length offset = layout_display_offset(body->node, body->height - top, content);
    Length height = layout_place(flow->layout, flow->list, part->start, part->end,
                                 page->regions[LAYOUT_REGION_BODY], flow->tag,
                                 column_x(flow, part->column), top + offset, flow->width);
    flow->layout->adjust = 0;
    flow->layout->column.area = NULL;
    page->used = MAX(page->used, top + height);
    page->filled |= page->used > 0 || puts_something(flow, part);
    if (top + height > body->height + LENGTH_PT)
        report_overflow(flow, part, top + height - body->height);
}

static void
place_held(LayoutFlow *flow)
{
    for (guint i = 0; i < flow->held->len; i++)
        place_part(flow, &g_array_index(flow->held, Part, i));
    if (flow->held->len > 0)
        flow->placed = g_array_index(flow->held, Part, flow->held->len - 1).end + 1;
    g_array_set_size(flow->held, 0);
}

/* Where the list goes on after a forced break that came after @last. */
static void
move_base(LayoutFlow *flow, LayoutContext context, const Part *last)
{
    bool same_page =
        context == LAYOUT_CONTEXT_COLUMN && last->column + 1 < columns_of(flow, last->page);
    if (same_page) {
        if (last->page != flow->base_page)
            flow->base_used = 0;
        flow->base_page = last->page;
        flow->base_column = last->column + 1;
        return;
    }
    // A page that nothing is on yet will do for the next one.
    bool empty = context == LAYOUT_CONTEXT_PAGE && flow->page && flow->page->index == last->page &&
                 !flow->page->filled;
    int next = last->page + (empty ? 0 : 1);
    bool odd = (flow->first_number + next) % 2 != 0;
    if ((context == LAYOUT_CONTEXT_ODD_PAGE && !odd) ||
        (context == LAYOUT_CONTEXT_EVEN_PAGE && odd))
        start_page(flow, next++, true);
    flow->base_page = next;
    flow->base_column = 0;
    flow->base_used = 0;
}

/* Whether what follows element @end goes on in columns of another width than the list's. */
static bool
needs_turn(LayoutFlow *flow, guint end, Length width)
{
    return flow->changes_width && column_width(flow) != width &&
           layout_resume_find(flow->list, end, flow->node, &flow->resume);
}

static bool
take_part(const LayoutPart *taken, const LayoutNotes *notes, void *data)
{
    LayoutFlow *flow = data;
    guint end = taken->end;
    bool forced = taken->forced;
    Part part = {.start = taken->start, .end = end, .ratio = taken->ratio};
    part.notes = layout_footnotes_take(notes, &taken->notes_from, &taken->notes_to, flow->arena,
                                       &part.n_notes);
    locate(flow, taken->index, &part.page, &part.column);

    // A page is placed when the next one is begun.
    if (flow->held->len > 0 && g_array_index(flow->held, Part, 0).page != part.page && !flow->trial)
        place_held(flow);
    g_array_append_val(flow->held, part);
    if ((forced || taken->turned) && end < layout_list_end(flow->list) && !flow->trial) {
        LayoutContext context = (LayoutContext) layout_list_at(flow->list, end)->context;
        Length width = flow->width;
        place_held(flow);
        move_base(flow, forced ? context : LAYOUT_CONTEXT_PAGE, &part);
        flow->turned = needs_turn(flow, end, width);
    }
    // A trial is for one page.
    if (flow->trial &&
        (part.page > flow->base_page || (forced && end < layout_list_end(flow->list))))
        flow->turned = true;
    return !flow->turned;
}

/* Whether the page after part @index has columns of another width. */
static bool
part_turns(guint index, guint start, void *data)
{
    LayoutFlow *flow = data;
    if (!flow->changes_width || flow->trial)
        return false;
    int page, next, column;
    locate(flow, index, &page, &column);
    locate(flow, index + 1, &next, &column);
    return next != page && width_on(flow, next) != flow->width &&
           layout_resume_find(flow->list, start - 1, flow->node, NULL);
}

/* The bodies of footnotes are as wide as the region. */
static LayoutList *
collect_note(const FoNode *footnote, Arena **arena, void *data)
{
    LayoutFlow *flow = data;
    const LayoutPageMaster *master = master_of(flow, flow->base_page);
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
    LayoutFlow *flow = data;
    const LayoutPageMaster *master = master_of(flow, flow->base_page);
    return layout_footnote_separator(flow->layout, flow->sequence,
                                     master->regions[LAYOUT_REGION_BODY].width);
}

static const LayoutBreakerClient client = {part_height,      part_ends_page, collect_note,
                                           separator_height, part_turns,     take_part};

/* ---- letting go of what is placed */

static Arena *
renew(LayoutCollector *collector, void *data)
{
    (void) collector;
    LayoutFlow *flow = data;
    Piece piece = {arena_new(), G_MAXUINT};
    g_array_append_val(flow->pieces, piece);
    return piece.arena;
}

static void
close_piece(LayoutCollector *collector, Arena *arena, void *data)
{
    LayoutFlow *flow = data;
    for (guint i = flow->pieces->len; i-- > 0;) {
        Piece *piece = &g_array_index(flow->pieces, Piece, i);
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
        needed = MIN(needed, g_array_index(flow->held, Part, 0).start);
    if (needed < flow->list->first + DROP_AT_ONCE)
        return;
    layout_list_drop(flow->list, needed - 1);
    guint kept = 0;
    for (guint i = 0; i < flow->pieces->len; i++) {
        Piece piece = g_array_index(flow->pieces, Piece, i);
        if (piece.end < needed)
            arena_free(piece.arena);
        else
            g_array_index(flow->pieces, Piece, kept++) = piece;
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
        arena_free(g_array_index(flow->pieces, Piece, i).arena);
    g_array_set_size(flow->pieces, 0);
    g_ptr_array_set_size(flow->retired, 0);
}

/* The list's content stays for one that goes on with it. */
static void
retire_content(LayoutFlow *flow)
{
    for (guint i = 0; i < flow->pieces->len; i++)
        g_ptr_array_add(flow->retired, g_array_index(flow->pieces, Piece, i).arena);
    g_array_set_size(flow->pieces, 0);
    g_ptr_array_add(flow->retired, g_steal_pointer(&flow->content));
}

/* ---- spans */

static void
begin_list(LayoutFlow *flow, LayoutCollector *collector)
{
    flow->width = column_width(flow);
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

/* The parts that are held anew, from the first on, with another breaker. */
static void
break_again(LayoutFlow *flow, guint columns)
{
    Part first = g_array_index(flow->held, Part, 0);
    g_array_set_size(flow->held, 0);
    flow->base_used = first.page == flow->base_page ? flow->base_used : 0;
    flow->base_page = first.page;
    flow->base_column = first.column;
    layout_breaker_free(flow->breaker);
    flow->breaker = layout_breaker_new(flow->list, &client, flow);
    layout_breaker_start(flow->breaker, first.start, columns);
    layout_breaker_finish(flow->breaker);
}

/* The list is complete: its last page is balanced when a spanning block follows. */
static LayoutOutcome
collect_list(LayoutFlow *flow, LayoutCollector *collector)
{
    LayoutOutcome outcome =
        layout_collect_range(collector, flow->node, flow->span_first, flow->span_end);
    if (!flow->turned) {
        layout_list_finish(flow->list);
        layout_breaker_finish(flow->breaker);
    }
    return outcome;
}

/* A list after one that has turned. */
static LayoutOutcome
go_on_from(LayoutFlow *flow, const LayoutResume *resume)
{
    LayoutCollector collector;
    LayoutBreaker *before = g_steal_pointer(&flow->breaker);
    retire_content(flow);
    begin_list(flow, &collector);
    collector.resume = resume;
    layout_breaker_start(flow->breaker, 1, 0);
    layout_breaker_inherit(flow->breaker, before);
    layout_breaker_free(before);
    return collect_list(flow, &collector);
}

/* All of the span, in lists of as many widths as its columns have. */
static LayoutOutcome
collect_span(LayoutFlow *flow)
{
    LayoutCollector collector;
    begin_list(flow, &collector);
    LayoutOutcome outcome = collect_list(flow, &collector);
    while (flow->turned && !flow->error) {
        LayoutResume resume = flow->resume;
        outcome = go_on_from(flow, &resume);
    }
    return outcome;
}

static void
balance_last_page(LayoutFlow *flow)
{
    if (flow->held->len == 0)
        return;
    int page = g_array_index(flow->held, Part, 0).page;
    break_again(flow, (guint) columns_of(flow, page));
}

static void
drop_span(LayoutFlow *flow)
{
    layout_breaker_free(g_steal_pointer(&flow->breaker));
    free_pieces(flow);
    arena_free(g_steal_pointer(&flow->content));
}

static bool
spans(const FoNode *node)
{
    return node->style && fo_is(node, FO_PROP_SPAN, FO_KW_ALL);
}

/* Where the next span begins: below this one, or where a forced break says. */
static void
go_on_after(LayoutFlow *flow, LayoutContext context)
{
    Part last = {.page = flow->base_page, .column = flow->base_column};
    if (flow->held->len > 0)
        last = g_array_index(flow->held, Part, flow->held->len - 1);
    place_held(flow);
    if (context != LAYOUT_CONTEXT_AUTO) {
        move_base(flow, context == LAYOUT_CONTEXT_COLUMN ? LAYOUT_CONTEXT_PAGE : context, &last);
        return;
    }
    flow->base_page = last.page;
    flow->base_column = 0;
    flow->base_used = flow->page && flow->page->index == last.page ? flow->page->used : 0;
}

/* What is held, collected anew from where it begins. False when that cannot be. */
static bool
collect_again(LayoutFlow *flow)
{
    Part first = g_array_index(flow->held, Part, 0);
    LayoutResume resume;
    if (first.start > 0 && !layout_resume_find(flow->list, first.start - 1, flow->node, &resume))
        return false;
    g_array_set_size(flow->held, 0);
    flow->base_used = first.page == flow->base_page ? flow->base_used : 0;
    flow->base_page = first.page;
    flow->base_column = first.column;
    layout_breaker_free(g_steal_pointer(&flow->breaker));
    retire_content(flow);
    LayoutCollector collector;
    begin_list(flow, &collector);
    if (first.start > 0) {
        collector.resume = &resume;
        layout_breaker_start(flow->breaker, 1, 0);
    }
    collect_list(flow, &collector);
    return true;
}

/* Breaks what is held again for the master of page @last. Whether it fits on that page. */
static bool
fit_last_page(LayoutFlow *flow, int last)
{
    LayoutList *list = flow->list;
    Length width = flow->width, used = flow->base_used;
    g_autoptr(GArray) before = g_array_copy(flow->held);
    flow->trial = true;
    if (width_on(flow, last) == width || !collect_again(flow))
        break_again(flow, 0);
    flow->trial = flow->turned = false;
    if (g_array_index(flow->held, Part, flow->held->len - 1).page == last)
        return true;
    g_array_set_size(flow->held, 0);
    g_array_append_vals(flow->held, before->data, before->len);
    flow->list = list;
    flow->width = width;
    flow->base_used = used;
    return false;
}

/* The last page has a master of its own: what is on it is broken again for it. */
static void
settle_last_page(LayoutFlow *flow)
{
    if (flow->held->len == 0 || !layout_page_master_knows_last(flow->layout, flow->sequence))
        return;
    int last = g_array_index(flow->held, Part, 0).page;
    if (layout_page_count_needs_blank(flow->sequence, flow->following, last + 1,
                                      flow->first_number + last)) {
        flow->last_index = last + 1;
        return;
    }
    LayoutPage *begun = flow->page && flow->page->index == last ? flow->page : NULL;
    flow->last_index = last;
    const LayoutPageMaster *master = find_master(flow, last, false);
    const LayoutPageMaster *ordinary = begun ? begun->master : NULL;
    if (!master || master == ordinary)
        return;
    if (begun)
        begun->master = master;
    if (fit_last_page(flow, last)) {
        if (begun)
            layout_page_change_master(flow->layout, begun, master);
        return;
    }

    // It does not fit: as it was, and an empty last page after it.
    if (begun)
        begun->master = ordinary;
    flow->last_index = -1;
    place_held(flow);
    flow->last_index = last + 1;
    start_page(flow, last + 1, true);
}

/* One span: the children from @first on that span alike. Gives the first that does not. */
static const FoNode *
lay_out_span(LayoutFlow *flow, const FoNode *first)
{
    const FoNode *end = first, *next = NULL;
    flow->across = spans(first);
    for (; end && (!layout_is_block_level(end) || spans(end) == flow->across); end = end->next)
        ;
    flow->span_first = first;
    flow->span_end = end;
    LayoutOutcome outcome = collect_span(flow);
    if (end && !flow->across && !fo_is(end, FO_PROP_FOX_DISABLE_COLUMN_BALANCING, FO_KW_TRUE))
        balance_last_page(flow);
    next = end;
    if (next)
        go_on_after(flow, layout_break_stronger(outcome.break_after, layout_break_before(next)));
    else
        settle_last_page(flow);
    place_held(flow);
    drop_span(flow);
    return next;
}

/* Whether a page that is the only one has a master of its own, with more room than a first one. */
static bool
may_fit_only_page(LayoutFlow *flow)
{
    if (!layout_page_master_knows_only(flow->layout, flow->sequence) ||
        layout_page_count_needs_blank(flow->sequence, flow->following, 1, flow->first_number))
        return false;
    const LayoutPageMaster *first = find_master(flow, 0, false);
    flow->last_index = 0;
    const LayoutPageMaster *only = find_master(flow, 0, false);
    flow->last_index = -1;
    return only && only != first &&
           only->regions[LAYOUT_REGION_BODY].height > first->regions[LAYOUT_REGION_BODY].height;
}

/* The only page, when all of the flow, which spans alike from @first on, fits on it. */
static bool
lay_out_only_page(LayoutFlow *flow, const FoNode *first)
{
    flow->across = spans(first);
    for (const FoNode *child = first; child; child = child->next)
        if (layout_is_block_level(child) && spans(child) != flow->across)
            return false;
    flow->last_index = 0;
    flow->span_first = first;
    flow->span_end = NULL;
    flow->trial = true;
    LayoutCollector collector;
    begin_list(flow, &collector);
    collect_list(flow, &collector);
    bool fits = !flow->turned && flow->held->len > 0 &&
                g_array_index(flow->held, Part, flow->held->len - 1).page == 0;
    flow->trial = flow->turned = false;
    if (fits) {
        place_held(flow);
    } else {
        g_array_set_size(flow->held, 0);
        flow->last_index = -1;
    }
    drop_span(flow);
    return fits;
}

static const FoNode *
first_block(const FoNode *flow)
{
    const FoNode *child = flow->first;
    while (child && !layout_is_block_level(child))
        child = child->next;
    return child;
}

LayoutFlow *
layout_flow_new(Layout *layout, FoNode *sequence, int first_number)
{
    LayoutFlow *flow = g_new0(LayoutFlow, 1);
    flow->layout = layout;
    flow->sequence = sequence;
    flow->first_number = first_number;
    flow->last_index = -1;
    flow->arena = arena_new();
    flow->masters = g_hash_table_new(g_direct_hash, g_direct_equal);
    flow->notes = g_hash_table_new(g_direct_hash, g_direct_equal);
    flow->page_notes = g_array_new(FALSE, FALSE, sizeof(LayoutFootnote));
    flow->retired = g_ptr_array_new_with_free_func((GDestroyNotify) arena_free);
    flow->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    flow->held = g_array_new(FALSE, FALSE, sizeof(Part));
    FO_EACH_CHILD (child, sequence)
        if (child->element == FO_FLOW && !flow->node)
            flow->node = child;
    return flow;
}

void
layout_flow_free(LayoutFlow *flow)
{
    if (!flow)
        return;
    layout_breaker_free(flow->breaker);
    arena_free(flow->content);
    if (flow->page)
        area_page_free(flow->page->areas);
    free_pieces(flow);
    g_array_unref(flow->pieces);
    g_ptr_array_unref(flow->retired);
    g_array_unref(flow->held);
    g_array_unref(flow->page_notes);
    g_hash_table_unref(flow->notes);
    g_hash_table_unref(flow->masters);
    arena_free(flow->arena);
    g_clear_error(&flow->error);
    g_free(flow);
}

static bool
fail_without_master(LayoutFlow *flow, GError **error)
{
    const char *name = fo_string(flow->sequence, FO_PROP_MASTER_REFERENCE);
    g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s:%d: no page master is named \"%s\"",
                fo_reader_name(flow->layout->reader), flow->sequence->line, name ? name : "");
    return false;
}

int
layout_flow_run(LayoutFlow *flow, const FoNode *following, GError **error)
{
    if (!find_master(flow, 0, false)) {
        fail_without_master(flow, error);
        return -1;
    }
    flow->following = following;
    flow->changes_width = layout_page_master_varies(flow->layout, flow->sequence);
    AreaTag *part = layout_tag_open(flow->layout, flow->sequence, flow->layout->document->root);
    flow->tag = part;
    if (flow->node) {
        flow->tag = layout_tag_open(flow->layout, flow->node, part);
        const FoNode *child = first_block(flow->node);
        if (child && may_fit_only_page(flow) && lay_out_only_page(flow, child))
            child = NULL;
        while (child && !flow->error)
            child = lay_out_span(flow, child);
    }
    go_to_page(flow, 0);
    int count = flow->page ? flow->page->index + 1 : 0;
    if (layout_page_count_needs_blank(flow->sequence, following, count,
                                      flow->first_number + count - 1))
        start_page(flow, count++, true);
    layout_tag_done(flow->layout, flow->tag);
    layout_tag_done(flow->layout, part);
    finish_page(flow);
    if (!flow->error)
        return count;
    g_propagate_error(error, g_steal_pointer(&flow->error));
    return -1;
}
