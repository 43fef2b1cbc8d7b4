/*
 * A bare Pango and cairo program: it draws the words of a document where they stand, each with a
 * PangoLayout, as programs do that leave text to Pango. `pango FILE.fo` prints CPU seconds and
 * pages as `floor` does; a word of the same text and font keeps its layout.
 */
#include <cairo-pdf.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <pango/pangocairo.h>

#include "sheets.h"

/* A text in a font, as a key. */
static char *
key_of(const Placed *word)
{
    return g_strdup_printf("%p %s", (const void *) word->font, word->text);
}

static PangoLayout *
new_layout(cairo_t *cr, const Placed *word)
{
    const FT_Face face = word->font->face->ft_face;
    PangoLayout *layout = pango_cairo_create_layout(cr);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, face->family_name);
    if (face->style_flags & FT_STYLE_FLAG_BOLD)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(font, length_to_pt(word->font->drawn) * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, word->text, (int) word->length);
    pango_font_description_free(font);
    return layout;
}

static PangoLayout *
find_layout(cairo_t *cr, GHashTable *layouts, const Placed *word)
{
    g_autofree char *key = key_of(word);
    PangoLayout *layout = g_hash_table_lookup(layouts, key);
    if (!layout) {
        layout = new_layout(cr, word);
        g_hash_table_insert(layouts, g_steal_pointer(&key), layout);
    }
    return layout;
}

static G_NO_INLINE void
draw(const GArray *sheets)
{
    gsize size = 0;
    g_autoptr(GHashTable) layouts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(sheets_count_bytes, &size, 595, 842);
    cairo_t *cr = cairo_create(surface);
    for (guint i = 0; i < sheets->len; i++) {
        const Sheet *sheet = &g_array_index(sheets, Sheet, i);
        cairo_pdf_surface_set_size(surface, sheet->width, sheet->height);
        for (guint k = 0; k < sheet->words->len; k++) {
            const Placed *placed = &g_array_index(sheet->words, Placed, k);
            PangoLayout *layout = find_layout(cr, layouts, placed);
            double baseline = (double) pango_layout_get_baseline(layout) / PANGO_SCALE;
            cairo_move_to(cr, placed->x, placed->y - baseline);
            pango_cairo_show_layout(cr, layout);
        }
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
    if (argc < 2 || !fonts)
        return 2;
    GArray *sheets = sheets_read(argv[1], fonts);
    double start = sheets_now();
    draw(sheets);
    printf("%.4f %u\n", sheets_now() - start, sheets->len);
    return 0;
}
