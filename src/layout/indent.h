#pragma once

#include "layout/collect.h"
#include "layout/edges.h"

/** Where the content of a block-level object stands: from the two sides of its reference area. */
typedef struct {
    Length start, end;
} LayoutIndents;

/**
 * start-indent and end-indent of @node in a reference area of @width. A percentage of them is of
 * that width; one of a margin or of padding is of the block that contains @node (7.11.7, 5.3.2).
 */
LayoutIndents layout_indents(const Layout *layout, const FoNode *node, Length width);

/**
 * Keeps what the content of @node inherits of indents in percent: @node is a table or a reference
 * area, in one of @width, and its content is laid out in another width.
 */
void layout_indents_keep(Layout *layout, const FoNode *node, Length width);

/**
 * text-indent or last-line-end-indent of @block, whose lines have @width, in a reference area of
 * the width @area. A percentage is of the width of the lines of the object that says it.
 */
Length layout_line_indent(const Layout *layout, const FoNode *block, FoProperty property,
                          Length width, Length area);

/**
 * Where the border rectangle of @node stands and how wide it is when its content has the width
 * @content; the reference area has @width. Whatever the writing mode, it is counted from the
 * left: what is too narrow for its indents has room left over at the right, as in Apache FOP.
 */
LayoutMeasure layout_border_rectangle(const Layout *layout, const FoNode *node,
                                      const LayoutEdges *edges, Length width, Length content);

/** The width of @node's content when it takes all that its indents leave of @width. */
Length layout_indented_width(const Layout *layout, const FoNode *node, Length width);
