#pragma once

#include <glib.h>
#include <stdbool.h>

#include "pdf/file.h"
#include "text/text.h"

/**
 * A face as a PDF font: a composite font whose codes are the face's own glyph numbers in two
 * bytes. What is drawn is noted, and the subset, the widths and the meaning of the codes are
 * written at the end.
 */
typedef struct PdfFont PdfFont;
struct PdfFont {
    const TextFace *face;
    guint number; /* of the font object */
    guint index;  /* "F0", "F1" … in the resources */
    guint n_glyphs;
    guint16 *widths;    /* in thousandths of an em; PDF_NO_WIDTH until asked for */
    const char **texts; /* by glyph: what it stands for, or NULL while unused */
    PdfFont *second;    /* the same face where glyphs stand for other text, or NULL */
};

enum {
    PDF_NO_WIDTH = G_MAXUINT16,
};

/** The fonts of a document. */
typedef struct PdfFonts PdfFonts;

PdfFonts *pdf_fonts_new(PdfFile *file);
void pdf_fonts_free(PdfFonts *fonts);

PdfFont *pdf_fonts_find(PdfFonts *fonts, const TextFace *face);

/** The font that shows @font's glyphs and says something else for them. */
PdfFont *pdf_font_second(PdfFonts *fonts, PdfFont *font);

/** The width that the PDF says @glyph has, in thousandths of an em, cut as text/ cuts it. */
guint pdf_font_measure(PdfFont *font, guint32 glyph);

/** The same, measured once. */
static inline guint
pdf_font_width(PdfFont *font, guint32 glyph)
{
    guint width = glyph < font->n_glyphs ? font->widths[glyph] : PDF_NO_WIDTH;
    return width == PDF_NO_WIDTH ? pdf_font_measure(font, glyph) : width;
}

/**
 * Notes that @glyph is drawn for @text. False when it was drawn for another text before, so that
 * the text must be said beside it.
 */
bool pdf_font_use(PdfFonts *fonts, PdfFont *font, guint32 glyph, const char *text, gsize length);

/** Writes all fonts; @resources gets "/F0 1 0 R…". False and @error when a subset fails. */
bool pdf_fonts_write(PdfFonts *fonts, GString *resources, GError **error);
