#include "layout/indent.h"

#include "fo/element.h"
#include "layout/edges.h"

/* An indent, and what adds to it when a margin decides. */
typedef struct {
    FoProperty indent, margin, padding;
} Side;

static Side
start_of(const FoNode *node)
{
    return (Side){FO_PROP_START_INDENT,
                  layout_is_rtl(node) ? FO_PROP_MARGIN_RIGHT : FO_PROP_MARGIN_LEFT,
                  FO_PROP_PADDING_START};
}

static Side
end_of(const FoNode *node)
{
    return (Side){FO_PROP_END_INDENT,
                  layout_is_rtl(node) ? FO_PROP_MARGIN_LEFT : FO_PROP_MARGIN_RIGHT,
                  FO_PROP_PADDING_END};
}

static gint32
percent(const FoNode *node, FoProperty property)
{
    return fo_is_length(node, property) ? fo_value(node, property)->percent : 0;
}

static bool
has_percent(const FoNode *node)
{
    return percent(node, FO_PROP_START_INDENT) || percent(node, FO_PROP_END_INDENT);
}

static bool
has_parent(const FoNode *node)
{
    return node->parent && node->parent->style;
}

/* The indent on one side; @outer: the parent's, @base: the width of what the parent holds. */
static Length
resolve(const FoNode *node, Side side, Length outer, Length base, Length width)
{
    const FoValue *value = fo_value(node, side.indent);
    if (!percent(node, side.indent))
        return fo_length(node, side.indent, width);
    if (has_parent(node) && !fo_is_specified(node, side.indent))
        return outer;
    // A margin is counted from the parent's indent, or from the side of a reference area.
    bool adds_up = has_parent(node) && !fo_element_is_reference(node->element);
    gint32 inherited = adds_up ? percent(node->parent, side.indent) : 0;
    gint64 own = (gint64) percent(node, side.margin) + percent(node, side.padding);
    if ((gint64) value->percent - inherited != own || !own)
        return fo_length(node, side.indent, width);
    gint64 length =
        (gint64) value->length - (adds_up ? fo_value(node->parent, side.indent)->length : 0);
    return length_hold((adds_up ? outer : 0) + length + length_scale(base, own, 100 * LENGTH_PT));
}

/* ---- what is inherited into another width */

typedef struct {
    LayoutIndents indents;
    Length text, last; /* text-indent, last-line-end-indent */
} Kept;

/* Nodes of earlier pages may have stood where @node is; but each of these elements keeps its own.
 */
static const Kept *
find_kept(const Layout *layout, const FoNode *node)
{
    bool keeps = node->element == FO_TABLE || node->element == FO_BLOCK_CONTAINER ||
                 node->element == FO_INLINE_CONTAINER;
    return keeps ? g_hash_table_lookup(layout->indents, node) : NULL;
}

static LayoutIndents
outer_indents(const Layout *layout, const FoNode *node, Length width)
{
    if (!has_percent(node) || !has_parent(node))
        return (LayoutIndents){0};
    const Kept *kept = find_kept(layout, node->parent);
    return kept ? kept->indents : layout_indents(layout, node->parent, width);
}

LayoutIndents
layout_indents(const Layout *layout, const FoNode *node, Length width)
{
    LayoutIndents outer = outer_indents(layout, node, width);
    Length base = MAX(0, width - outer.start - outer.end);
    return (LayoutIndents){
        .start = resolve(node, start_of(node), outer.start, base, width),
        .end = resolve(node, end_of(node), outer.end, base, width),
    };
}

Length
layout_line_indent(const Layout *layout, const FoNode *block, FoProperty property, Length width,
                   Length area)
{
    const FoNode *node = block;
    while (percent(node, property) && !fo_is_specified(node, property) && has_parent(node)) {
        node = node->parent;
        const Kept *kept = find_kept(layout, node);
        if (kept)
            return property == FO_PROP_TEXT_INDENT ? kept->text : kept->last;
    }
    if (node == block)
        return fo_length(block, property, width);
    LayoutIndents indents = layout_indents(layout, node, area);
    return fo_length(block, property, MAX(0, area - indents.start - indents.end));
}

void
layout_indents_keep(Layout *layout, const FoNode *node, Length width)
{
    if (!has_percent(node) && !percent(node, FO_PROP_TEXT_INDENT) &&
        !percent(node, FO_PROP_LAST_LINE_END_INDENT))
        return;
    LayoutIndents outer = outer_indents(layout, node, width);
    Length line = MAX(0, width - outer.start - outer.end);
    Kept kept = {
        .indents = layout_indents(layout, node, width),
        .text = layout_line_indent(layout, node, FO_PROP_TEXT_INDENT, line, width),
        .last = layout_line_indent(layout, node, FO_PROP_LAST_LINE_END_INDENT, line, width),
    };
    g_hash_table_insert(layout->indents, (void *) node, g_memdup2(&kept, sizeof kept));
}

Length
layout_indented_width(const Layout *layout, const FoNode *node, Length width)
{
    LayoutIndents indents = layout_indents(layout, node, width);
    return MAX(0, width - indents.start - indents.end);
}

LayoutMeasure
layout_border_rectangle(const Layout *layout, const FoNode *node, const LayoutEdges *edges,
                        Length width, Length content)
{
    LayoutIndents indents = layout_indents(layout, node, width);
    Length start = layout_edges_sum(edges, LAYOUT_START), end = layout_edges_sum(edges, LAYOUT_END);
    Length x = layout_is_rtl(node) ? indents.end - end : indents.start - start;
    return (LayoutMeasure){x, start + content + end};
}
