#include "base/error.h"
#include "layout/flow_state.h"
#include "layout/page_count.h"
#include "layout/tag.h"

static void
balance_last_page(LayoutFlow *flow)
{
    if (flow->held->len == 0)
        return;
    int page = layout_flow_held(flow, 0)->page;
    layout_flow_break_again(flow, (guint) layout_flow_columns(flow, page));
}

bool
layout_flow_spans(const FoNode *node)
{
    return node->style && fo_is(node, FO_PROP_SPAN, FO_KW_ALL);
}

/* Where the next span begins: below this one, or where a forced break says. */
static void
go_on_after(LayoutFlow *flow, LayoutContext context)
{
    LayoutFlowPart last = {.page = flow->base_page, .column = flow->base_column};
    if (flow->held->len > 0)
        last = *layout_flow_last_held(flow);
    layout_flow_place_held(flow);
    if (context != LAYOUT_CONTEXT_AUTO) {
        layout_flow_move_base(
            flow, context == LAYOUT_CONTEXT_COLUMN ? LAYOUT_CONTEXT_PAGE : context, &last);
        return;
    }
    flow->base_page = last.page;
    flow->base_column = 0;
    flow->base_used = flow->page && flow->page->index == last.page ? flow->page->used : 0;
}

/* One span: the children from @first on that span alike. Gives the first that does not. */
static const FoNode *
lay_out_span(LayoutFlow *flow, const FoNode *first)
{
    const FoNode *end = first, *next = NULL;
    flow->across = layout_flow_spans(first);
    for (; end && (!layout_is_block_level(end) || layout_flow_spans(end) == flow->across);
         end = end->next)
        ;
    flow->span_first = first;
    flow->span_end = end;
    LayoutOutcome outcome = layout_flow_collect_span(flow);
    if (end && !flow->across && !fo_is(end, FO_PROP_FOX_DISABLE_COLUMN_BALANCING, FO_KW_TRUE))
        balance_last_page(flow);
    next = end;
    if (next)
        go_on_after(flow, layout_break_stronger(outcome.break_after, layout_break_before(next)));
    else
        layout_flow_settle_last_page(flow);
    layout_flow_place_held(flow);
    layout_flow_drop_span(flow);
    return next;
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

/* All are looked for at once: which of them a page takes may turn on what stands on it. */
static bool
has_masters(LayoutFlow *flow, GError **error)
{
    const char *name = layout_page_master_missing(flow->layout, flow->sequence);
    if (!name)
        return true;
    g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s:%d: no page master is named \"%s\"",
                fo_reader_name(flow->layout->reader), flow->sequence->line, name);
    return false;
}

int
layout_flow_run(LayoutFlow *flow, const FoNode *following, GError **error)
{
    if (!has_masters(flow, error))
        return -1;
    flow->following = following;
    flow->changes_width = layout_page_master_varies(flow->layout, flow->sequence);
    AreaTag *part = layout_tag_open(flow->layout, flow->sequence, flow->layout->document->root);
    flow->tag = part;
    if (flow->node) {
        flow->tag = layout_tag_open(flow->layout, flow->node, part);
        const FoNode *child = first_block(flow->node);
        if (child && layout_flow_fits_only_page(flow, child))
            child = NULL;
        if (child)
            layout_flow_begin_on_side(flow, layout_break_before(child));
        while (child && !flow->error)
            child = lay_out_span(flow, child);
    }
    layout_flow_go_to_page(flow, 0);
    int count = flow->page ? flow->page->index + 1 : 0;
    if (layout_page_count_needs_blank(flow->sequence, following, count,
                                      flow->first_number + count - 1))
        layout_flow_start_page(flow, count++, true);
    layout_tag_done(flow->layout, flow->tag);
    layout_tag_done(flow->layout, part);
    layout_flow_finish_page(flow);
    if (!flow->error)
        return count;
    g_propagate_error(error, g_steal_pointer(&flow->error));
    return -1;
}
