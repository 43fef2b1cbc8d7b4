#include "layout/flow_state.h"

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

const LayoutPageMaster *
layout_flow_find_master(LayoutFlow *flow, int index, bool blank)
{
    LayoutPageQuery query = {
        .index = index,
        .odd = (flow->first_number + index) % 2 != 0,
        .last = index == flow->last_index,
        .blank = blank,
    };
    return measured(flow, layout_page_master_find(flow->layout, flow->sequence, &query));
}

const LayoutPageMaster *
layout_flow_master(LayoutFlow *flow, int index)
{
    if (flow->page && flow->page->index == index)
        return flow->page->master;
    return layout_flow_find_master(flow, index, false);
}

int
layout_flow_columns(LayoutFlow *flow, int index)
{
    return flow->across ? 1 : layout_flow_master(flow, index)->columns;
}

void
layout_flow_locate(LayoutFlow *flow, guint index, int *page, int *column)
{
    *page = flow->base_page;
    int at = flow->base_column + (int) index;
    for (int count; at >= (count = layout_flow_columns(flow, *page)); ++*page)
        at -= count;
    *column = at;
}

Length
layout_flow_width(LayoutFlow *flow, int page)
{
    const LayoutPageMaster *master = layout_flow_master(flow, page);
    return flow->across ? master->regions[LAYOUT_REGION_BODY].width : master->column_width;
}
