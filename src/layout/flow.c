#include "base/error.h"
#include "layout/flow_state.h"
#include "layout/kind.h"
#include "layout/source.h"
#include "layout/tag.h"

/* A column-break after a span goes to the next of its columns, if there is one; the next span
 * begins below them all. */
static LayoutContext
break_after_span(LayoutFlow *flow, const LayoutFlowPart *last, LayoutContext context)
{
    if (context != LAYOUT_CONTEXT_COLUMN)
        return context;
    bool more = !flow->across && last->column + 1 < layout_flow_columns(flow, last->page);
    return more ? LAYOUT_CONTEXT_AUTO : LAYOUT_CONTEXT_PAGE;
}

/* One before a span has it begin in its second column, if it has more than one. */
static LayoutContext
break_before_span(LayoutFlow *flow, int page, const FoNode *first)
{
    LayoutContext context = layout_break_before(first);
    flow->across = layout_flow_spans(first);
    if (context == LAYOUT_CONTEXT_COLUMN && layout_flow_columns(flow, page) == 1)
        return LAYOUT_CONTEXT_PAGE;
    return context;
}

/* Where the next span, of @first, begins: below this one, or where a forced break says. */
static void
go_on_after(LayoutFlow *flow, LayoutContext context, const FoNode *first)
{
    LayoutFlowPart last = {.page = flow->base_page, .column = flow->base_column};
    if (flow->held->len > 0)
        last = *layout_flow_last_held(flow);
    layout_flow_place_held(flow);
    context = break_after_span(flow, &last, context);
    context = layout_break_stronger(context, break_before_span(flow, last.page, first));
    if (context > LAYOUT_CONTEXT_COLUMN) {
        layout_flow_move_base(flow, context, &last);
        return;
    }
    bool begun = flow->page && flow->page->index == last.page;
    int column = context == LAYOUT_CONTEXT_COLUMN ? 1 : 0;
    layout_flow_set_base(flow, last.page, column, begun ? flow->page->used : 0);
}

/* The first block from @child on: what stands before it makes no areas. */
static const FoNode *
first_block(const FoNode *child)
{
    while (child && !layout_is_block_level(child))
        child = child->next;
    return child;
}

/* One span: the children from @first on that span alike. Gives the first that does not. */
static const FoNode *
lay_out_span(LayoutFlow *flow, const FoNode *first)
{
    const FoNode *end = first_block(first), *next = NULL;
    flow->across = end && layout_flow_spans(end);
    while (end && layout_flow_spans(end) == flow->across)
        end = first_block(end->next);
    flow->span_first = first;
    flow->span_end = end;
    LayoutOutcome outcome = layout_flow_collect_span(flow);
    if (end && !flow->across && !fo_is(end, FO_PROP_FOX_DISABLE_COLUMN_BALANCING, FO_KW_TRUE))
        layout_flow_balance(flow);
    next = end;
    if (next)
        go_on_after(flow, outcome.break_after, next);
    else
        layout_flow_settle_last_page(flow);
    layout_flow_place_held(flow);
    layout_flow_drop_span(flow);
    return next;
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
    flow->pieces = g_array_new(FALSE, FALSE, sizeof(LayoutFlowPiece));
    flow->held = g_array_new(FALSE, FALSE, sizeof(LayoutFlowPart));
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
    layout_flow_drop_span(flow);
    if (flow->page)
        area_page_free(flow->page->areas);
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

/*
 * Whether a long table may be laid out before it is read to its end: where a span ends, and
 * whether all fits on one page, is asked beforehand.
 */
static bool
may_come_in_pieces(const LayoutFlow *flow)
{
    return layout_source_open_body(flow->layout->source) && !flow->has_columns &&
           !layout_page_master_knows_only(flow->layout, flow->sequence);
}

/* All are looked for at once: which of them a page takes may turn on what stands on it. */
static bool
has_masters(LayoutFlow *flow, GError **error)
{
    const char *name = layout_page_master_missing(flow->layout, flow->sequence);
    if (!name)
        return true;
    error_set(error, SAMRIT_ERROR_INPUT, "%s:%d: no page master is named \"%s\"",
              "%s:%d: ไม่มีแม่แบบหน้าชื่อ \"%s\"", fo_reader_name(flow->layout->reader),
              flow->sequence->line, name);
    return false;
}

int
layout_flow_run(LayoutFlow *flow, GError **error)
{
    if (!has_masters(flow, error))
        return -1;
    flow->layout->has_notes = false;
    flow->changes_width = layout_page_master_varies(flow->layout, flow->sequence);
    flow->has_columns = layout_page_master_has_columns(flow->layout, flow->sequence);
    if (!may_come_in_pieces(flow))
        layout_source_following(flow->layout->source);
    AreaTag *part = layout_tag_open(flow->layout, flow->sequence, flow->layout->document->root);
    flow->tag = part;
    if (flow->node) {
        flow->tag = layout_tag_open(flow->layout, flow->node, part);
        const FoNode *child = flow->node->first, *block = first_block(child);
        if (block && layout_flow_fits_only_page(flow, block))
            child = NULL;
        else if (block)
            layout_flow_begin_on_side(flow, layout_break_before(block));
        while (child && !flow->error)
            child = lay_out_span(flow, child);
    }
    layout_flow_go_to_page(flow, 0);
    int count = flow->page ? flow->page->index + 1 : 0;
    if (layout_flow_needs_blank(flow, count)) {
        flow->last_index = count;
        layout_flow_start_page(flow, count++, true);
    }
    layout_tag_done(flow->layout, flow->tag);
    layout_tag_done(flow->layout, part);
    layout_flow_finish_page(flow);
    if (!flow->error)
        return count;
    g_propagate_error(error, g_steal_pointer(&flow->error));
    return -1;
}
