#pragma once

#include "paint/paint.h"

/** What the files of paint/ share. Nothing outside paint/ includes this. */

/** Draws @traits of a box: background, background image, borders. */
void paint_traits(Painter *painter, const AreaTraits *traits, Length x, Length y, Length width,
                  Length height);

/**
 * A straight line of any border style, @thickness wide, in the rectangle given: along its
 * longer side when @horizontal agrees.
 */
void paint_rule(Painter *painter, Length x, Length y, Length width, Length height, bool horizontal,
                AreaBorderStyle style, guint32 color);

static inline bool
paint_visible(guint32 color)
{
    return (color & 0xff) != 0;
}

/** The dash and the gap of a line @thickness wide and @length long; even in the end. */
void paint_dashes(AreaBorderStyle style, double thickness, double length, double dashes[2]);
