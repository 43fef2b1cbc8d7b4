#pragma once

#include "layout/context.h"

/** Where the content of a block-level object stands: from the two sides of its reference area. */
typedef struct {
    Length start, end;
} LayoutIndents;

/**
 * start-indent and end-indent of @node in a reference area of @width. A percentage of them is of
 * that width; one of a margin or of padding is of the block that contains @node (7.11.7, 5.3.2).
 */
LayoutIndents layout_indents(const FoNode *node, Length width);
