#pragma once

#include "layout/context.h"

/** The sides of a box as FO names them. */
typedef enum {
    LAYOUT_BEFORE,
    LAYOUT_AFTER,
    LAYOUT_START,
    LAYOUT_END,
} LayoutSide;

/** Border and padding of a box. */
typedef struct {
    Length border[4], padding[4];             /* by LayoutSide */
    bool retain_border[2], retain_padding[2]; /* LAYOUT_BEFORE, LAYOUT_AFTER: kept at breaks */
} LayoutEdges;

/** Reads the edges of @node; percentages are of @base. */
void layout_edges_read(const FoNode *node, Length base, LayoutEdges *edges);

/** Border and padding together. */
static inline Length
layout_edges_sum(const LayoutEdges *edges, LayoutSide side)
{
    return edges->border[side] + edges->padding[side];
}

/** What of a before or after side stays where a break cuts the box. */
Length layout_edges_kept(const LayoutEdges *edges, LayoutSide side);

/** A border style of FO as the area tree has it; hidden and none are AREA_BORDER_NONE. */
AreaBorderStyle layout_border_style(FoKeyword keyword);

/** Right-to-left writing: the start side is the right one. */
bool layout_is_rtl(const FoNode *node);

/** Whether @node asks for a background, a colour or an image. */
bool layout_has_background(const FoNode *node);

/**
 * How @node's borders and background look, in @page's arena; NULL when nothing of it shows.
 * @first and @last tell whether the box has its before and its after side here.
 */
AreaTraits *layout_traits_new(Layout *layout, const FoNode *node, const LayoutEdges *edges,
                              bool first, bool last);

/** The same for the background alone. */
AreaTraits *layout_traits_background(Layout *layout, const FoNode *node);
