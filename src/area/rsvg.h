#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

/**
 * librsvg, which draws SVG, and gdk-pixbuf, which reads GIF and the like. They and the fifteen
 * libraries that come with them take as long to load as ten pages take to lay out, and few
 * documents need them: the first picture that does loads them.
 */
typedef struct {
#define AREA_RSVG(name) __typeof__(name) *name;
#include "area/rsvg.def"
#undef AREA_RSVG
} AreaRsvg;

/** Their functions by their names. Ends the program when they are not there. */
const AreaRsvg *area_rsvg(void);

/** Width and height in points as the picture says them, user units being points; or else its
 * viewBox. */
void area_rsvg_size(RsvgHandle *handle, double *width, double *height);
