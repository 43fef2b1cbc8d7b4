#include "layout/flow_state.h"

/* All footnotes of the parts that are held, in their order. */
static GArray *
collect_notes(const LayoutFlow *flow)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(LayoutFootnote));
    for (guint i = 0; i < flow->held->len; i++) {
        const LayoutFlowPart *part = layout_flow_held(flow, i);
        g_array_append_vals(notes, part->notes, part->n_notes);
    }
    return notes;
}

static bool
holds_text(const LayoutFlow *flow)
{
    for (guint i = 0; i < flow->held->len; i++)
        if (layout_flow_held(flow, i)->start < layout_flow_held(flow, i)->end)
            return true;
    return false;
}

/* Breaks what is held into columns of about the same height. False when its page is too short. */
static bool
balance_above(LayoutFlow *flow, const GArray *notes)
{
    LayoutFlowPart first = *layout_flow_held(flow, 0);
    const LayoutFootnote *all = (const LayoutFootnote *) notes->data;
    flow->noted = 0;
    if (notes->len > 0)
        flow->noted = layout_footnotes_height(all, notes->len) +
                      (layout_flow_is_noted(flow, first.page) ? 0 : layout_flow_separator(flow));
    flow->trial = true;
    layout_flow_break_again(flow, (guint) (layout_flow_columns(flow, first.page) - first.column));
    bool fits =
        !flow->turned && flow->held->len > 0 && layout_flow_last_held(flow)->page == first.page;
    flow->trial = flow->turned = false;
    flow->noted = 0;
    if (fits && notes->len > 0) {
        LayoutFlowPart *part = layout_flow_held(flow, 0);
        part->notes = arena_memdup(flow->arena, all, notes->len * sizeof *all);
        part->n_notes = notes->len;
    }
    return fits;
}

/*
 * The footnotes of a page stand below all of its columns, wherever they are anchored: they are the
 * same ones after balancing, which has only to leave them the room they have.
 */
void
layout_flow_balance(LayoutFlow *flow)
{
    if (!holds_text(flow))
        return;
    g_autoptr(GArray) before = g_array_copy(flow->held);
    g_autoptr(GArray) notes = collect_notes(flow);
    if (balance_above(flow, notes))
        return;
    g_array_set_size(flow->held, 0);
    g_array_append_vals(flow->held, before->data, before->len);
}
