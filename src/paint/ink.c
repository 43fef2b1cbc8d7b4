#include "paint/units.h"

/*
 * The outline of a glyph is a form of its own, written once and filled wherever it is called for: a
 * letter's curves are longer than all that is said of a place.
 */
typedef struct {
    GString *out;
    int em;
} Pen;

static void
put_outline_point(Pen *pen, float x, float y)
{
    pdf_put_thousandths(pen->out, (gint64) x * 1000000 / pen->em);
    g_string_append_c(pen->out, ' ');
    pdf_put_thousandths(pen->out, (gint64) y * 1000000 / pen->em);
    g_string_append_c(pen->out, ' ');
}

static void
draw_move(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen, G_GNUC_UNUSED hb_draw_state_t *state,
          float x, float y, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x, y);
    pdf_put(((Pen *) pen)->out, "m\n");
}

static void
draw_line(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen, G_GNUC_UNUSED hb_draw_state_t *state,
          float x, float y, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x, y);
    pdf_put(((Pen *) pen)->out, "l\n");
}

static void
draw_curve(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen,
           G_GNUC_UNUSED hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x3,
           float y3, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x1, y1);
    put_outline_point(pen, x2, y2);
    put_outline_point(pen, x3, y3);
    pdf_put(((Pen *) pen)->out, "c\n");
}

static void
draw_close(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen,
           G_GNUC_UNUSED hb_draw_state_t *state, G_GNUC_UNUSED void *data)
{
    pdf_put(((Pen *) pen)->out, "h\n");
}

/* HarfBuzz 7 has another name for it. */
#if HB_VERSION_ATLEAST(7, 0, 0)
#define draw_glyph hb_font_draw_glyph
#else
#define draw_glyph hb_font_get_glyph_shape
#endif

/* In thousandths of an em; three em and a half each way is more than any glyph has. */
static guint
write_form(PdfDocument *document, const TextFace *face, guint32 glyph)
{
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, draw_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, draw_close, NULL, NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    Pen pen = {out, face->units_per_em};
    draw_glyph(face->hb_font, glyph, functions, &pen);
    hb_draw_funcs_destroy(functions);
    pdf_put(out, "f\n");
    guint number = pdf_file_reserve(document->file);
    pdf_file_put_stream(document->file, number,
                        "/Type/XObject/Subtype/Form/BBox[-3500 -3500 3500 3500]"
                        "/Matrix[.001 0 0 .001 0 0]/Resources<<>>",
                        out->str, out->len, PDF_DEFLATE);
    pdf_document_x_object(document, number);
    return number;
}

static guint
find_form(Page *page, const PageText *text, const Glyph *glyph)
{
    const TextFace *face = glyph->word->font->face;
    PdfFont *font = pdf_fonts_find(page->document->fonts, face);
    gpointer key = GUINT_TO_POINTER(font->index << 16 | glyph->glyph);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(text->forms, key));
    if (!number) {
        number = write_form(page->document, face, glyph->glyph);
        g_hash_table_insert(text->forms, key, GUINT_TO_POINTER(number));
    }
    return number;
}

static void
draw_ink(Page *page, const PageText *text, const Glyph *glyph, Length x, Length y)
{
    const TextFont *font = glyph->word->font;
    const PageMatrix *m = &page->matrix;
    Length size = font->drawn, slant = font->synthetic_slant ? size * 21 / 100 : 0;
    guint number = find_form(page, text, glyph);
    paint_page_put(page, "q ");
    paint_page_put_size(page, m->a * size);
    paint_page_put_size(page, m->b * size);
    paint_page_put_size(page, m->a * slant - m->c * size);
    paint_page_put_size(page, m->b * slant - m->d * size);
    paint_page_put_point(page, x + glyph->x, y - glyph->y);
    paint_page_put(page, "cm/X");
    pdf_put_integer(page->content, number);
    paint_page_put(page, " Do Q\n");
}

void
paint_inks_draw(Page *page, const PageText *text, Length x, Length y)
{
    paint_page_shapes(page);
    for (guint i = 0; i < text->inks->len; i++)
        draw_ink(page, text, &g_array_index(text->inks, Glyph, i), x, y);
}
