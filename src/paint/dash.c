#include <math.h>

#include "paint/walk.h"

/* Dashes of six or two thicknesses with half as much between them, so that fine lines still
 * look dashed, and a whole dash at both ends. */
static void
dashed(double thickness, double length, double dashes[2])
{
    double dash = thickness * (thickness < 3 ? 6 : 2);
    double periods = floor((length - dash) / (dash * 1.5));
    dash = length / ((periods > 0 ? periods : 0) * 1.5 + 1);
    dashes[0] = dash;
    dashes[1] = dash / 2;
}

/* Round dots: strokes of no length under round caps, two thicknesses apart. */
static void
dotted(double thickness, double length, double dashes[2])
{
    double gaps = floor(length / (2 * thickness));
    dashes[0] = 0;
    dashes[1] = gaps > 0 ? length / gaps : length + thickness;
}

void
paint_dashes(AreaBorderStyle style, double thickness, double length, double dashes[2])
{
    if (style == AREA_BORDER_DASHED)
        dashed(thickness, length, dashes);
    else
        dotted(thickness, length, dashes);
}
