#pragma once

#include "paint/image.h"
#include "paint/paint.h"
#include "pdf/document.h"
#include "pdf/put.h"
#include "pdf/structure.h"

/**
 * The PDF painter's state: the content of the page being written. Shared by paint/pdf.c (the
 * painter), paint/page.c (operators), paint/glyphs.c (text) and paint/picture.c (images).
 */

/** x' = a x + c y + e, y' = b x + d y + f; turned by right angles only, so that all is exact. */
typedef struct {
    int a, b, c, d;
    Length e, f;
} PageMatrix;

/** The graphics state that q keeps and Q brings back: what need not be said again. */
typedef struct {
    guint32 fill; /* 0xRRGGBB00 */
    guint alpha;
    const PdfFont *font;
    Length font_size;
    bool bold; /* glyphs are stroked too */
    guint32 stroke;
} PageState;

typedef struct {
    PageMatrix matrix;
    PageState state;
    bool clipped; /* so that there is a q to be closed */
} PageSaved;

typedef struct PageText PageText; /* paint/glyphs.c */

typedef struct {
    Painter base;
    PdfDocument *document;
    GString *content;
    PageMatrix matrix;
    PageState state;
    GArray *saved;         /* of PageSaved */
    GPtrArray *tags;       /* of AreaTag; NULL is decoration */
    bool in_text;          /* between BT and ET */
    bool marked;           /* between BDC and EMC … */
    AreaTag *mark;         /* … of this tag */
    gint64 line_x, line_y; /* of the text line's start, in thousandths of a point */
    PageText *text;
    guint links;          /* how many of the tags are links */
    GString *link_text;   /* what has been drawn since the innermost began */
    GHashTable *pictures; /* uri → object number; 0 for what cannot be used */
    const AreaPage *area;
} Page;

/* ---- operators (paint/page.c) */

/** Makes ready for shapes, or for glyphs, of the innermost tag. */
void paint_page_shapes(Page *page);
void paint_page_text(Page *page);

/** Begins the text object alone: the marked content is the caller's. */
void paint_page_begin_text(Page *page);

/** Ends the marked content, and with it the text object, if open. */
void paint_page_unmark(Page *page);
void paint_page_rest(Page *page);

void paint_page_set_fill(Page *page, guint32 color);
void paint_page_set_stroke(Page *page, guint32 color);
static inline void
paint_page_put(Page *page, const char *operators)
{
    pdf_put(page->content, operators);
}

void paint_page_put_point(Page *page, Length x, Length y);
void paint_page_put_size(Page *page, Length size);
PaintPoint paint_page_point(const Page *page, Length x, Length y);

/** The innermost tag; NULL for decoration. */
AreaTag *paint_page_tag(const Page *page);
bool paint_page_is_artifact(const AreaTag *tag);

/* ---- glyphs (paint/glyphs.c) */

PageText *paint_text_new(void);
void paint_text_free(PageText *text);
void paint_text_draw(Page *page, const AreaText *text, Length x, Length y);

/* ---- pictures (paint/picture.c) */

void paint_picture_draw(Page *page, const char *uri, Length x, Length y, Length width,
                        Length height);
void paint_picture_draw_svg(Page *page, const xmlNode *content, Length x, Length y, Length width,
                            Length height);
