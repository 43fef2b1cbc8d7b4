#pragma once

#include <cairo.h>

#include "paint/paint.h"

/** Pictures from files, data: URIs and elements. Nothing outside paint/ includes this. */
typedef struct {
    GBytes *bytes;     /* the file */
    bool svg;          /* drawn with paint_image_draw(); there are no pixels */
    bool jpeg;         /* bytes are a JPEG of one or three colours, to be taken as they are */
    int width, height; /* in pixels, 0 for SVG */
    int components;    /* a JPEG's: 1 or 3 */
    cairo_surface_t *surface; /* ARGB32; NULL until asked for (paint_image_surface()) and for SVG */
    void *handle;             /* RsvgHandle */
} PaintImage;

/** Opens what @uri, a path or data: URI, names. NULL and @error when it is no picture we know. */
PaintImage *paint_image_load(const char *uri, GError **error);

/** The same of an svg element. */
PaintImage *paint_image_load_svg(const xmlNode *content, GError **error);

/** Takes NULL. */
void paint_image_free(PaintImage *image);

/** The pixels, decoded at the first call; owned by @image. NULL and @error when they are broken. */
cairo_surface_t *paint_image_surface(PaintImage *image, GError **error);

/** Draws @image into the rectangle given, in @cairo's units. */
bool paint_image_draw(PaintImage *image, cairo_t *cairo, double x, double y, double width,
                      double height, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PaintImage, paint_image_free)
