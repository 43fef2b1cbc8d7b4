#pragma once

#include <stdbool.h>

#include "area/area.h"
#include "base/diag.h"
#include "pdf/pdf.h"

/**
 * What can be painted on: a table of functions, filled in by paint/trace.c, paint/pdf.c
 * and paint/png.c. Coordinates are the page's, y down; after push() they are those of the
 * turned box. A function left NULL is not painted. paint_page() walks the areas and calls them.
 */
typedef struct Painter Painter;

typedef struct {
    Length x, y;
} PaintPoint;

typedef struct {
    Length x, y, width, height;
} PaintBox;

struct Painter {
    bool (*begin_page)(Painter *painter, const AreaPage *page, GError **error);
    bool (*end_page)(Painter *painter, GError **error);

    /* The pieces of @text, its top left corner at @x, @y. Decorations come as fills. */
    void (*glyphs)(Painter *painter, const AreaText *text, Length x, Length y);
    void (*fill)(Painter *painter, Length x, Length y, Length width, Length height, guint32 color);

    /* The boxes of borders and rules, as one shape of exact size; as a @ring, what is in the first
     * and not in the second. Left NULL, they come as fills. */
    void (*boxes)(Painter *painter, const PaintBox *boxes, guint n_boxes, bool ring, guint32 color);
    void (*polygon)(Painter *painter, const PaintPoint *points, guint n_points, guint32 color);

    /* A stroke. @style is solid, dashed or dotted; the compound ones arrive as several calls. */
    void (*line)(Painter *painter, Length x0, Length y0, Length x1, Length y1, Length thickness,
                 AreaBorderStyle style, guint32 color);
    void (*image)(Painter *painter, const char *uri, Length x, Length y, Length width,
                  Length height);

    /* An svg element; charts have been turned into the calls above. */
    void (*foreign)(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
                    Length height);

    /* Until pop(): a box at @x, @y, turned @turns × 90° counter-clockwise; its corner is 0, 0. */
    void (*push)(Painter *painter, Length x, Length y, Length width, Length height, int turns,
                 bool clip);
    void (*pop)(Painter *painter);

    /* What follows belongs to @tag; with NULL it is decoration. Brackets, well nested. */
    void (*begin_tag)(Painter *painter, AreaTag *tag);
    void (*end_tag)(Painter *painter);
    void (*destination)(Painter *painter, const char *id, Length x, Length y);
    void (*link)(Painter *painter, AreaTag *tag, const char *target, Length x, Length y,
                 Length width, Length height);
    GBytes *(*finish)(Painter *painter, GError **error);
    void (*free)(Painter *painter);

    TextFonts *fonts; /* for the labels of charts; NULL: charts are not painted */
    Diag *diag;       /* or NULL */
};

bool paint_page(Painter *painter, const AreaPage *page, GError **error);

/** Closes the output and gives its bytes; the painter is still to be freed. */
GBytes *paint_finish(Painter *painter, GError **error);

/** Takes NULL. */
void paint_free(Painter *painter);

/** The calls as text, for goldens. @fonts may be NULL when there are no charts. */
Painter *paint_trace_new(TextFonts *fonts);

/**
 * A finished PDF. @document's tags are noted as they are painted and written with its metadata and
 * bookmarks at the end, so they may grow until paint_finish(); it and @options (copied, but for
 * what they point to) must outlive the painter.
 */
Painter *paint_pdf_new(AreaDocument *document, TextFonts *fonts, const PdfOptions *options,
                       Diag *diag);

/** The page of @index (from 0) as a PNG at @dpi. */
Painter *paint_png_new(TextFonts *fonts, int index, double dpi, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Painter, paint_free)
