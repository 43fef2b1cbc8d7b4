#pragma once

#include <stdbool.h>

#include "area/area.h"
#include "base/diag.h"

/**
 * What can be painted on: a table of functions, filled in by paint/trace.c, paint/pdf.c
 * and paint/png.c. Coordinates are the page's, y down. A function left NULL is not
 * painted. paint_page() walks the areas and calls them.
 */
typedef struct Painter Painter;
struct Painter {
    bool (*begin_page)(Painter *painter, const AreaPage *page, GError **error);
    bool (*end_page)(Painter *painter, GError **error);
    void (*glyphs)(Painter *painter, const AreaText *text, Length x, Length y);
    void (*fill)(Painter *painter, Length x, Length y, Length width, Length height, guint32 color);
    void (*line)(Painter *painter, Length x0, Length y0, Length x1, Length y1, Length thickness,
                 AreaBorderStyle style, guint32 color);
    void (*image)(Painter *painter, const char *uri, Length x, Length y, Length width,
                  Length height);
    void (*foreign)(Painter *painter, const AreaForeign *foreign, Length x, Length y);
    void (*push)(Painter *painter, Length x, Length y, Length width, Length height, int turns,
                 bool clip);
    void (*pop)(Painter *painter);
    void (*begin_tag)(Painter *painter, AreaTag *tag);
    void (*end_tag)(Painter *painter);
    void (*destination)(Painter *painter, const char *id, Length x, Length y);
    void (*link)(Painter *painter, AreaTag *tag, const char *target, Length x, Length y,
                 Length width, Length height);
    GBytes *(*finish)(Painter *painter, GError **error);
    void (*free)(Painter *painter);
};

bool paint_page(Painter *painter, const AreaPage *page, GError **error);

/** Closes the output and gives its bytes; the painter is still to be freed. */
GBytes *paint_finish(Painter *painter, GError **error);
void paint_free(Painter *painter);

/** The calls as text, for goldens. */
Painter *paint_trace_new(void);

/** A PDF for pdf_finish(); the marks of @document's tags are filled in. */
Painter *paint_pdf_new(AreaDocument *document, TextFonts *fonts, Diag *diag);

/** The page of @index (from 0) as a PNG at @dpi. */
Painter *paint_png_new(TextFonts *fonts, int index, double dpi, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Painter, paint_free)
