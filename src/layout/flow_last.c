#include "layout/flow_state.h"

#include "layout/kind.h"

/*
 * Breaks what is held again for the master of page @last. Whether it fits on that page; if not,
 * whether its paragraphs were broken *@anew for another width.
 */
static bool
fit_last_page(LayoutFlow *flow, int last, bool *anew)
{
    LayoutList *list = flow->list;
    Length width = flow->width, used = flow->base_used;
    g_autoptr(GArray) before = g_array_copy(flow->held);
    flow->trial = true;
    *anew = layout_flow_width(flow, last) != width && layout_flow_collect_again(flow);
    if (!*anew)
        layout_flow_break_again(flow, 0);
    flow->trial = flow->turned = false;
    if (layout_flow_last_held(flow)->page == last)
        return true;
    g_array_set_size(flow->held, 0);
    g_array_append_vals(flow->held, before->data, before->len);
    flow->list = list;
    flow->width = width;
    flow->base_used = used;
    return false;
}

/* A blank page that follows is the last one; but a page before it may still be the only one. */
void
layout_flow_settle_last_page(LayoutFlow *flow)
{
    if (flow->held->len == 0 || !layout_page_master_knows_last(flow->layout, flow->sequence))
        return;
    int last = layout_flow_held(flow, 0)->page;
    bool only = last == 0 && layout_page_master_knows_only(flow->layout, flow->sequence);
    if (layout_flow_needs_blank(flow, last + 1) && !only) {
        flow->last_index = last + 1;
        return;
    }
    LayoutPage *begun = flow->page && flow->page->index == last ? flow->page : NULL;
    flow->last_index = last;
    const LayoutPageMaster *master = layout_flow_find_master(flow, last, false);
    const LayoutPageMaster *ordinary = begun ? begun->master : NULL;
    if (!master || master == ordinary)
        return;
    if (begun)
        begun->master = master;
    bool anew;
    if (fit_last_page(flow, last, &anew)) {
        if (begun)
            layout_page_change_master(flow->layout, begun, master);
        return;
    }

    // It does not fit: as it was, and an empty last page after it.
    if (begun)
        begun->master = ordinary;
    flow->last_index = -1;
    if (anew)
        layout_flow_collect_again(flow);
    layout_flow_place_held(flow);
    // Unless force-page-count asks for one more.
    flow->last_index = layout_flow_needs_blank(flow, last + 2) ? last + 2 : last + 1;
    layout_flow_start_page(flow, last + 1, true);
}

/* Whether a page that is the only one has a master of its own, with more room than a first one. */
static bool
has_roomier_only_page(LayoutFlow *flow)
{
    if (!layout_page_master_knows_only(flow->layout, flow->sequence))
        return false;
    const LayoutPageMaster *first = layout_flow_find_master(flow, 0, false);
    flow->last_index = 0;
    const LayoutPageMaster *only = layout_flow_find_master(flow, 0, false);
    flow->last_index = -1;
    return only && only != first &&
           only->regions[LAYOUT_REGION_BODY].height > first->regions[LAYOUT_REGION_BODY].height;
}

bool
layout_flow_fits_only_page(LayoutFlow *flow, const FoNode *first)
{
    if (!has_roomier_only_page(flow))
        return false;
    flow->across = layout_flow_spans(first);
    for (const FoNode *child = first; child; child = child->next)
        if (layout_is_block_level(child) && layout_flow_spans(child) != flow->across)
            return false;
    flow->last_index = 0;
    flow->span_first = flow->node->first;
    flow->span_end = NULL;
    flow->trial = true;
    LayoutCollector collector;
    layout_flow_begin_list(flow, &collector);
    layout_flow_collect_list(flow, &collector);
    bool fits = !flow->turned && flow->held->len > 0 && layout_flow_last_held(flow)->page == 0;
    flow->trial = flow->turned = false;
    if (fits) {
        layout_flow_place_held(flow);
    } else {
        g_array_set_size(flow->held, 0);
        flow->last_index = -1;
        layout_flow_set_base(flow, 0, 0, 0);
    }
    layout_flow_drop_span(flow);
    return fits;
}
