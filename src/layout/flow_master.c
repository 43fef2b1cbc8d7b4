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

Length
layout_flow_separator(LayoutFlow *flow)
{
    const LayoutPageMaster *master = layout_flow_master(flow, flow->base_page);
    return layout_footnote_separator(flow->layout, flow->sequence,
                                     master->regions[LAYOUT_REGION_BODY].width);
}

static void
go_near_base(LayoutFlow *flow)
{
    flow->near_page = flow->base_page;
    flow->near_part = -flow->base_column;
}

void
layout_flow_set_base(LayoutFlow *flow, int page, int column, Length used)
{
    flow->base_page = page;
    flow->base_column = column;
    flow->base_used = used;
    flow->base_noted = 0;
    if (flow->page && flow->page->index == page && flow->page_notes->len > 0)
        flow->base_noted = layout_footnotes_height((const LayoutFootnote *) flow->page_notes->data,
                                                   flow->page_notes->len) +
                           layout_flow_separator(flow);
    go_near_base(flow);
}

bool
layout_flow_is_noted(const LayoutFlow *flow, int page)
{
    return page == flow->base_page && flow->base_noted > 0;
}

void
layout_flow_locate(LayoutFlow *flow, guint index, int *page, int *column)
{
    int part = (int) index;
    if (part < flow->near_part)
        go_near_base(flow);
    for (int count; part - flow->near_part >= (count = layout_flow_columns(flow, flow->near_page));
         flow->near_page++)
        flow->near_part += count;
    *page = flow->near_page;
    *column = part - flow->near_part;
}

Length
layout_flow_width(LayoutFlow *flow, int page)
{
    const LayoutPageMaster *master = layout_flow_master(flow, page);
    return flow->across ? master->regions[LAYOUT_REGION_BODY].width : master->column_width;
}
