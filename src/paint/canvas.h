#pragma once

#include <cairo.h>

#include "paint/paint.h"

/**
 * Drawing on cairo, for the painters whose output cairo makes. The functions have the shapes of
 * the painter's table; a painter begins with a Canvas and takes them over.
 */
typedef struct {
    Painter base;
    cairo_t *cairo;     /* NULL while nothing is to be drawn */
    GHashTable *faces;  /* TextFace → cairo_font_face_t */
    GHashTable *images; /* uri → PaintImage, or NULL when it cannot be used */
} Canvas;

/** Fills in @canvas's functions for drawing, and its caches. */
void paint_canvas_init(Canvas *canvas, TextFonts *fonts, Diag *diag);
void paint_canvas_clear(Canvas *canvas);
