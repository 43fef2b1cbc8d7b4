#include "layout/indent.h"

#include "fo/property.h"
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

/* What @node's indent is counted from: its parent's, or the side of a reference area. */
static bool
adds_up(const FoNode *node)
{
    return node->parent && node->parent->style && !fo_element_is_reference(node->element);
}

/* The indent on one side; @outer: the parent's, @base: the width of what the parent holds. */
static Length
resolve(const FoNode *node, Side side, Length outer, Length base, Length width)
{
    const FoValue *value = fo_value(node, side.indent);
    if (!percent(node, side.indent))
        return fo_length(node, side.indent, width);
    bool inherits = adds_up(node);
    if (inherits && !fo_is_specified(node, side.indent))
        return outer;
    gint32 inherited = inherits ? percent(node->parent, side.indent) : 0;
    gint64 own = (gint64) percent(node, side.margin) + percent(node, side.padding);
    if ((gint64) value->percent - inherited != own || !own)
        return fo_length(node, side.indent, width);
    gint64 length =
        (gint64) value->length - (inherits ? fo_value(node->parent, side.indent)->length : 0);
    return length_hold((inherits ? outer : 0) + length + length_scale(base, own, 100 * LENGTH_PT));
}

LayoutIndents
layout_indents(const FoNode *node, Length width)
{
    LayoutIndents outer = {0};
    if (has_percent(node) && adds_up(node))
        outer = layout_indents(node->parent, width);
    Length base = MAX(0, width - outer.start - outer.end);
    return (LayoutIndents){
        .start = resolve(node, start_of(node), outer.start, base, width),
        .end = resolve(node, end_of(node), outer.end, base, width),
    };
}

Length
layout_indented_width(const FoNode *node, Length width)
{
    LayoutIndents indents = layout_indents(node, width);
    return MAX(0, width - indents.start - indents.end);
}

LayoutMeasure
layout_border_rectangle(const FoNode *node, const LayoutEdges *edges, Length width, Length content)
{
    LayoutIndents indents = layout_indents(node, width);
    Length start = layout_edges_sum(edges, LAYOUT_START), end = layout_edges_sum(edges, LAYOUT_END);
    Length x = layout_is_rtl(node) ? indents.end - end : indents.start - start;
    return (LayoutMeasure){x, start + content + end};
}
