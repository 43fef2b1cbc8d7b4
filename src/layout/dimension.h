#pragma once

#include "layout/context.h"

/**
 * Which size a rectangle asks for. The dimensions are the content's own: where it is turned a
 * quarter, its inline-progression dimension stands upright.
 */

/** reference-orientation of @node in quarter turns counter-clockwise, 0 to 3. */
int layout_dimension_turns(const FoNode *node);

/** The property that says how wide, and how high, the rectangle of @node is. */
FoProperty layout_dimension_across(const FoNode *node);
FoProperty layout_dimension_down(const FoNode *node);

/** A length that is there: not auto, and no percentage of a @base that is not known. */
bool layout_dimension_is_given(const FoNode *node, FoProperty property, Length base);
