/*
 * The floor: what it costs to shape each distinct word of a document once, to draw its glyphs
 * with cairo and to deflate the pages, and nothing else. `floor FILE.fo` lays the file out to
 * know where the words are, then prints the CPU seconds of drawing them, and the number of pages.
 */
#include <cairo-ft.h>
#include <cairo-pdf.h>

#include "sheets.h"

static void
draw_word(cairo_t *cr, GHashTable *faces, TextFonts *fonts, const Placed *placed)
{
    const TextFont *font = placed->font;
    const TextWord *word = text_shape(fonts, font, placed->text, placed->length, placed->rtl, NULL);
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

static G_NO_INLINE void
draw(const GArray *sheets, TextFonts *fonts)
{
    gsize size = 0;
    g_autoptr(GHashTable) faces =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify) cairo_font_face_destroy);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(sheets_count_bytes, &size, 595, 842);
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

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, &error);
    g_autoptr(TextFonts) fresh = text_fonts_new(NULL, NULL, &error);
    if (argc < 2 || !fonts || !fresh)
        return 2;
    GArray *sheets = sheets_read(argv[1], fonts);
    double start = sheets_now();
    draw(sheets, fresh);
    printf("%.4f %u\n", sheets_now() - start, sheets->len);
    return 0;
}
