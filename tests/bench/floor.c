/*
 * The floor: what it costs to shape each distinct word of a document once, to draw its glyphs
 * with cairo and to deflate the pages, and nothing else. Usage: floor TRACE [TIMES]
 *
 * TRACE is what `samrit render --dump=trace` prints: "glyphs x y size font" lines are drawn where
 * they stand, words being told apart by their text and font. Prints CPU seconds and pages.
 */
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "area/area.h"
#include "fo/fo.h"
#include "layout/layout.h"

/* A word at its place on a page, kept apart from the program's own caches. */
typedef struct {
    const TextWord *word;
    double x, y;
} Placed;

typedef struct {
    double width, height;
    GArray *words; /* of Placed */
} Sheet;

static void
collect(const Area *area, Length x, Length y, GArray *words)
{
    x += area->x;
    y += area->y;
    for (guint i = 0; area->kind == AREA_TEXT && i < area->text.n_pieces; i++) {
        const AreaPiece *piece = &area->text.pieces[i];
        Placed placed = {piece->word, length_to_pt(x + piece->x),
                         length_to_pt(y + area->text.baseline)};
        g_array_append_val(words, placed);
    }
    AREA_EACH_CHILD(child, area)
    {
        collect(child, x, y, words);
    }
}

static bool
keep_page(AreaPage *page, void *data, GError **error)
{
    (void) error;
    GArray *sheets = data;
    Sheet sheet = {length_to_pt(page->width), length_to_pt(page->height),
                   g_array_new(FALSE, FALSE, sizeof(Placed))};
    collect(page->root, 0, 0, sheet.words);
    g_array_append_val(sheets, sheet);
    area_page_free(page);
    return true;
}

static cairo_status_t
count_bytes(void *data, const unsigned char *bytes, unsigned size)
{
    (void) bytes;
    *(gsize *) data += size;
    return CAIRO_STATUS_SUCCESS;
}

static void
draw_word(cairo_t *cr, GHashTable *faces, TextFonts *fonts, const Placed *placed)
{
    const TextFont *font = placed->word->font;
    const TextWord *word = text_shape(fonts, font, placed->word->text, placed->word->length,
                                      placed->word->rtl, NULL);
    cairo_font_face_t *face = g_hash_table_lookup(faces, font->face);
    if (!face) {
        face = cairo_ft_font_face_create_for_ft_face(font->face->ft_face, 0);
        g_hash_table_insert(faces, (gpointer) font->face, face);
    }
    cairo_set_font_face(cr, face);
    cairo_set_font_size(cr, length_to_pt(font->drawn));

    cairo_glyph_t glyphs[256];
    double x = placed->x;
    int count = MIN((int) word->n_glyphs, (int) G_N_ELEMENTS(glyphs));
    for (int i = 0; i < count; i++) {
        const TextGlyph *glyph = &word->glyphs[i];
        glyphs[i] = (cairo_glyph_t){glyph->glyph, x + length_to_pt(glyph->x_offset),
                                    placed->y - length_to_pt(glyph->y_offset)};
        x += length_to_pt(glyph->advance);
    }
    cairo_show_glyphs(cr, glyphs, count);
}

static void
draw(const GArray *sheets, TextFonts *fonts)
{
    gsize size = 0;
    g_autoptr(GHashTable) faces =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify) cairo_font_face_destroy);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count_bytes, &size, 595, 842);
    cairo_t *cr = cairo_create(surface);
    for (guint i = 0; i < sheets->len; i++) {
        const Sheet *sheet = &g_array_index(sheets, Sheet, i);
        cairo_pdf_surface_set_size(surface, sheet->width, sheet->height);
        for (guint k = 0; k < sheet->words->len; k++)
            draw_word(cr, faces, fonts, &g_array_index(sheet->words, Placed, k));
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

static double
cpu_seconds(void)
{
    return (double) clock() / CLOCKS_PER_SEC;
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize size;
    if (argc < 2 || !g_file_get_contents(argv[1], &bytes, &size, &error)) {
        fprintf(stderr, "usage: floor FILE.fo\n");
        return 2;
    }
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GBytes) fo = g_bytes_new(bytes, size);
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, &error);
    g_autoptr(FoReader) reader = fonts ? fo_reader_new(fo, argv[1], diag, &error) : NULL;
    g_autoptr(AreaDocument) document = area_document_new();
    g_autoptr(GArray) sheets = g_array_new(FALSE, FALSE, sizeof(Sheet));
    LayoutOptions options = {0};
    if (!reader || !layout_document(reader, fonts, &options, document, keep_page, sheets, diag, &error)) {
        fprintf(stderr, "floor: %s\n", error->message);
        return 1;
    }

    g_autoptr(TextFonts) fresh = text_fonts_new(NULL, NULL, &error);
    double start = cpu_seconds();
    draw(sheets, fresh);
    double seconds = cpu_seconds() - start;
    printf("%.4f %u\n", seconds, sheets->len);
    for (guint i = 0; i < sheets->len; i++)
        g_array_unref(g_array_index(sheets, Sheet, i).words);
    return 0;
}
