#include "layout/extent.h"

#include "layout/collect.h"
#include "layout/kind.h"

static void
include(LayoutExtent *extent, LayoutExtent other)
{
    extent->out = MAX(extent->out, other.out);
    extent->minimum = MAX(extent->minimum, other.minimum);
    extent->maximum = MAX(extent->maximum, other.maximum);
}

static Length
indent(const FoNode *node, FoProperty property)
{
    return MAX(0, fo_length(node, property, 0));
}

/* Lines between the indents of the block they are in. */
static LayoutExtent
of_lines(Layout *layout, const FoNode *block, const FoNode *first, const FoNode *end)
{
    LayoutExtent extent = {0};
    layout_paragraph_widths(layout, block, first, end, &extent.minimum, &extent.maximum);
    Length around = 0;
    if (block->element == FO_BLOCK)
        around = indent(block, FO_PROP_START_INDENT) + indent(block, FO_PROP_END_INDENT);
    extent.minimum += around;
    extent.maximum += around;
    return extent;
}

/* Border and padding stand outside the indents, which are of the content. */
static void
add_edges(const FoNode *node, LayoutExtent *extent)
{
    LayoutEdges edges = {0};
    layout_edges_read(node, 0, &edges);
    Length start = layout_edges_sum(&edges, LAYOUT_START) - indent(node, FO_PROP_START_INDENT);
    Length end = layout_edges_sum(&edges, LAYOUT_END) - indent(node, FO_PROP_END_INDENT);
    extent->out = MAX(extent->out, start);
    extent->minimum += MAX(0, end);
    extent->maximum += MAX(0, end);
}

/* What has a width of its own, or a reference area inside. */
static LayoutExtent
of_area(Layout *layout, const FoNode *node)
{
    LayoutExtent extent = {0};
    const LayoutBlockClass *class = layout->blocks[node->element];
    const FoValue *given = fo_value(node, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
    if (fo_is_length(node, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM) && given->percent == 0)
        extent.minimum = extent.maximum =
            fo_length(node, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, 0);
    else if (class->widths)
        class->widths(layout, node, &extent.minimum, &extent.maximum);
    else
        extent = layout_extent_of_children(layout, node);
    extent.out = 0;
    Length around = indent(node, FO_PROP_START_INDENT) + indent(node, FO_PROP_END_INDENT);
    extent.minimum += around;
    extent.maximum += around;
    return extent;
}

static bool
stands_apart(const FoNode *node)
{
    FoKeyword position = fo_keyword(node, FO_PROP_ABSOLUTE_POSITION);
    return node->element == FO_BLOCK_CONTAINER &&
           (position == FO_KW_ABSOLUTE || position == FO_KW_FIXED);
}

static LayoutExtent
of_block(Layout *layout, const FoNode *node)
{
    if (stands_apart(node))
        return (LayoutExtent){0};
    LayoutExtent extent = node->element == FO_BLOCK_CONTAINER || node->element == FO_TABLE
                              ? of_area(layout, node)
                              : layout_extent_of_children(layout, node);
    if (!layout_is_transparent(node))
        add_edges(node, &extent);
    return extent;
}

static bool
is_part(const FoNode *node)
{
    return node->element == FO_LIST_ITEM_LABEL || node->element == FO_LIST_ITEM_BODY ||
           node->element == FO_TABLE_CAPTION || layout_is_block_level(node);
}

LayoutExtent
layout_extent_of_children(Layout *layout, const FoNode *node)
{
    LayoutExtent extent = {0};
    const FoNode *first = NULL;
    for (const FoNode *child = node->first;; child = child->next) {
        bool part = child && is_part(child);
        if (first && (!child || part))
            include(&extent, of_lines(layout, node, first, child));
        if (!child)
            return extent;
        first = part ? NULL : first ? first : child;
        if (part)
            include(&extent, of_block(layout, child));
    }
}
