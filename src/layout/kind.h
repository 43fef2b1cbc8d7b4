#pragma once

#include "layout/context.h"

/** What kind of formatting object a node is: by its element, its properties and what it holds. */

/** Block-level: what stacks, as opposed to what stands on a line. */
bool layout_is_block_level(const FoNode *node);

/** What makes no area of its own: its children stand in its place. */
bool layout_is_transparent(const FoNode *node);

/** Whether the content of block-container @node stands in the flow around it and may break. */
bool layout_is_open_container(const FoNode *node);

/** Whether fo:float @node goes to the top of the page, where it is placed as footnotes are at its
 * foot. */
bool layout_is_before_float(const FoNode *node);

/** Of an fo:multi-switch the case that shows on paper: the first whose starting-state is show. */
const FoNode *layout_shown_case(const FoNode *multi_switch);

/** The first child that makes areas, past markers and white space; NULL if it is inline. */
const FoNode *layout_first_block(const FoNode *node);
