#pragma once

#include "layout/elements.h"

/**
 * Resolves the spaces of a run, elements @start up to @end (XSL-FO 4.3.1): forcing ones win, then
 * the highest precedence, then the largest optimum; what is conditional goes at the edge of a
 * reference area or beside a break. Border or padding stands between spaces as a fence.
 *
 * Without a break among them, the run is at the very start of the reference area when
 * @first and at its very end when @last. With a break, each element gets its size for when it is
 * taken (LayoutElement.broken) and for when it is not.
 */
void layout_space_resolve(LayoutElement *start, LayoutElement *end, bool first, bool last);
