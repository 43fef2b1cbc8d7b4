#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

/** JPEG, for paint/image.c. */

/** Reads the head: size in pixels and number of colour components (1, 3 or 4). */
bool paint_jpeg_head(GBytes *bytes, int *width, int *height, int *components, GError **error);

/** Decodes to RGB24; CMYK is converted. NULL and @error when it is broken. */
cairo_surface_t *paint_jpeg_decode(GBytes *bytes, GError **error);
