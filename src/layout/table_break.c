#include "layout/kind.h"
#include "layout/table_parts.h"

LayoutKeep
layout_table_row_keep(const LayoutTable *table, int row, bool with_previous)
{
    const LayoutRow *at = layout_table_row(table, row);
    LayoutKeep keep = {0};
    if (at->node)
        keep =
            with_previous ? layout_keep_with_previous(at->node) : layout_keep_with_next(at->node);
    for (int i = 0; i < table->n_columns; i++) {
        const LayoutCell *cell = at->cells[i];
        if (!cell || cell->column != i)
            continue;
        const FoNode *block = layout_first_block(cell->node);
        if (with_previous && block && cell->row == row)
            keep = layout_keep_stronger(keep, layout_keep_before(block));
        if (!with_previous)
            keep = layout_keep_stronger(keep, cell->strand.with_next);
    }
    return keep;
}

LayoutContext
layout_table_cells_break(const LayoutTable *table, int row, FoProperty property)
{
    LayoutContext context = LAYOUT_CONTEXT_AUTO;
    if (row >= (int) table->rows->len)
        return context;
    for (int i = 0; i < table->n_columns; i++) {
        const LayoutCell *cell = layout_table_row(table, row)->cells[i];
        if (!cell || cell->column != i)
            continue;
        if (property == FO_PROP_BREAK_BEFORE && cell->row == row)
            context = layout_break_stronger(context, layout_break_before(cell->node));
        if (property == FO_PROP_BREAK_AFTER && cell->row + cell->rows - 1 == row)
            context = layout_break_stronger(context, cell->break_after);
    }
    return context;
}

LayoutContext
layout_table_row_break(const LayoutTable *table, int row, FoProperty property)
{
    LayoutContext context = layout_table_cells_break(table, row, property);
    const FoNode *node = row < (int) table->rows->len ? layout_table_row(table, row)->node : NULL;
    return node ? layout_break_stronger(layout_break_property(node, property), context) : context;
}

LayoutElement *
layout_table_add_break(LayoutCollector *collector, const LayoutTable *table, bool in_body,
                       int penalty, LayoutContext context, Length extra)
{
    LayoutElement *mark = layout_collect_break(collector, penalty, context);
    mark->size = extra;
    if (in_body && table->repeat_footer)
        mark->size += table->footer_height;
    if (in_body && table->repeat_header)
        mark->broken = table->again_height;
    return mark;
}

void
layout_table_separate(LayoutCollector *collector, const LayoutTable *table, bool in_body, int row,
                      LayoutOutcome before)
{
    LayoutContext forced = layout_break_stronger(
        before.break_after, layout_table_row_break(table, row, FO_PROP_BREAK_BEFORE));
    LayoutKeep keep =
        layout_keep_stronger(before.with_next, layout_table_row_keep(table, row, true));
    keep = layout_keep_stronger(keep, collector->together);
    bool must = forced != LAYOUT_CONTEXT_AUTO;
    layout_table_add_break(collector, table, in_body,
                           must ? LAYOUT_FORCED : layout_keep_penalty(keep),
                           must ? forced : (LayoutContext) keep.context, 0);
}
