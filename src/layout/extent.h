#pragma once

#include "layout/context.h"

/**
 * How wide content is by itself, measured from the start edge of a reference area: broken wherever
 * it may be, and not at all.
 */
typedef struct {
    Length out;              /* what stands out before the start edge */
    Length minimum, maximum; /* up to where it comes */
} LayoutExtent;

/** The extent of what the children of @node are, in a reference area of their own. */
LayoutExtent layout_extent_of_children(Layout *layout, const FoNode *node);
