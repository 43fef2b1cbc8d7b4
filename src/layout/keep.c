#include "layout/keep.h"

#include "layout/kind.h"

/* ---- keeps */

static LayoutKeep
read_keep(const FoNode *node, FoProperty within_page, FoProperty within_column)
{
    LayoutKeep page = {(gint16) fo_keep(node, within_page), LAYOUT_CONTEXT_PAGE};
    LayoutKeep column = {(gint16) fo_keep(node, within_column), LAYOUT_CONTEXT_COLUMN};
    return layout_keep_stronger(page, column);
}

LayoutKeep
layout_keep_together(const FoNode *node)
{
    return read_keep(node, FO_PROP_KEEP_TOGETHER_WITHIN_PAGE, FO_PROP_KEEP_TOGETHER_WITHIN_COLUMN);
}

LayoutKeep
layout_keep_with_next(const FoNode *node)
{
    return read_keep(node, FO_PROP_KEEP_WITH_NEXT_WITHIN_PAGE,
                     FO_PROP_KEEP_WITH_NEXT_WITHIN_COLUMN);
}

LayoutKeep
layout_keep_with_previous(const FoNode *node)
{
    return read_keep(node, FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE,
                     FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN);
}

LayoutKeep
layout_keep_stronger(LayoutKeep a, LayoutKeep b)
{
    if (a.strength == 0 || b.strength == 0)
        return a.strength ? a : b;
    if ((a.strength == LAYOUT_KEEP_ALWAYS) != (b.strength == LAYOUT_KEEP_ALWAYS))
        return a.strength > b.strength ? a : b;
    if (a.context == b.context)
        return a.strength >= b.strength ? a : b;
    return a.context < b.context ? a : b;
}

int
layout_keep_penalty(LayoutKeep keep)
{
    if (keep.strength == 0)
        return 0;
    return keep.strength >= LAYOUT_KEEP_ALWAYS ? LAYOUT_FORBIDDEN : LAYOUT_FORBIDDEN - 1;
}

/* ---- breaks that are asked for */

/* Cells have none of their own, only their content (XSL-FO 7.20). */
LayoutContext
layout_break_property(const FoNode *node, FoProperty property)
{
    if (node->element == FO_TABLE_CELL)
        return LAYOUT_CONTEXT_AUTO;
    switch (fo_keyword(node, property)) {
    case FO_KW_COLUMN:
        return LAYOUT_CONTEXT_COLUMN;
    case FO_KW_PAGE:
        return LAYOUT_CONTEXT_PAGE;
    case FO_KW_EVEN_PAGE:
        return LAYOUT_CONTEXT_EVEN_PAGE;
    case FO_KW_ODD_PAGE:
        return LAYOUT_CONTEXT_ODD_PAGE;
    default:
        return LAYOUT_CONTEXT_AUTO;
    }
}

LayoutContext
layout_break_stronger(LayoutContext a, LayoutContext b)
{
    return MAX(a, b);
}

/* ---- those that reach upwards from the first child */

/* Where the first area of @node comes from, one level down. */
static const FoNode *
first_inside(const FoNode *node)
{
    switch (node->element) {
    case FO_TABLE_AND_CAPTION:
    case FO_TABLE_CELL:
    case FO_BLOCK:
    case FO_LIST_BLOCK:
        return layout_first_block(node);
    case FO_BLOCK_CONTAINER:
        return layout_is_open_container(node) ? layout_first_block(node) : NULL;
    default:
        return NULL;
    }
}

static const FoNode *
first_row(const FoNode *table)
{
    const FoNode *body = fo_child(table, FO_TABLE_BODY);
    return body ? body->first : NULL;
}

static LayoutContext row_break_before(const FoNode *row);
static LayoutContext parts_break_before(const FoNode *item);

LayoutContext
layout_break_before(const FoNode *node)
{
    if (layout_is_transparent(node))
        node = layout_first_block(node);
    if (!node)
        return LAYOUT_CONTEXT_AUTO;

    LayoutContext own = layout_break_property(node, FO_PROP_BREAK_BEFORE);
    const FoNode *first = first_inside(node);
    if (first)
        own = layout_break_stronger(own, layout_break_before(first));
    if (node->element == FO_TABLE && first_row(node))
        own = layout_break_stronger(own, row_break_before(first_row(node)));
    if (node->element == FO_LIST_ITEM)
        own = layout_break_stronger(own, parts_break_before(node));
    return own;
}

/* Of a list-item's label or body; where that begins with a list, its items do not count, as in
 * Apache FOP. */
static LayoutContext
parts_break_before(const FoNode *item)
{
    LayoutContext context = LAYOUT_CONTEXT_AUTO;
    FO_EACH_CHILD (part, item) {
        const FoNode *block = layout_first_block(part);
        if (block && block->element == FO_LIST_BLOCK)
            context =
                layout_break_stronger(context, layout_break_property(block, FO_PROP_BREAK_BEFORE));
        else if (block)
            context = layout_break_stronger(context, layout_break_before(block));
    }
    return context;
}

/* Of a row or the first of the cells that make one; any of its cells' content may ask. */
static LayoutContext
row_break_before(const FoNode *row)
{
    LayoutContext context = layout_break_property(row, FO_PROP_BREAK_BEFORE);
    if (row->element == FO_TABLE_ROW)
        FO_EACH_CHILD (cell, row)
            context = layout_break_stronger(context, layout_break_before(cell));
    return context;
}

LayoutKeep
layout_keep_before(const FoNode *node)
{
    if (layout_is_transparent(node))
        node = layout_first_block(node);
    if (!node)
        return (LayoutKeep){0};

    LayoutKeep keep = layout_keep_with_previous(node);
    const FoNode *first = first_inside(node);
    if (first)
        keep = layout_keep_stronger(keep, layout_keep_before(first));
    if (node->element == FO_TABLE && first_row(node))
        keep = layout_keep_stronger(keep, layout_keep_with_previous(first_row(node)));
    if (node->element == FO_LIST_ITEM)
        FO_EACH_CHILD (part, node) {
            const FoNode *block = layout_first_block(part);
            if (block)
                keep = layout_keep_stronger(keep, layout_keep_before(block));
        }
    return keep;
}
