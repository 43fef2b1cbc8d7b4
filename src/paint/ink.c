#include "paint/units.h"

typedef struct {
    Page *page;
    const Glyph *glyph;
    Length x, y; /* of the area's left edge at the baseline */
} Pen;

static void
put_outline_point(Pen *pen, float x, float y)
{
    const TextFont *font = pen->glyph->word->font;
    double scale = (double) font->drawn / font->face->units_per_em;
    double slant = font->synthetic_slant ? 0.21 : 0;
    paint_page_put_point(pen->page, pen->x + pen->glyph->x + (Length) ((x + slant * y) * scale),
                         pen->y - pen->glyph->y - (Length) (y * scale));
}

static void
draw_move(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen, G_GNUC_UNUSED hb_draw_state_t *state,
          float x, float y, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x, y);
    paint_page_put(((Pen *) pen)->page, "m\n");
}

static void
draw_line(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen, G_GNUC_UNUSED hb_draw_state_t *state,
          float x, float y, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x, y);
    paint_page_put(((Pen *) pen)->page, "l\n");
}

static void
draw_curve(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen,
           G_GNUC_UNUSED hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x3,
           float y3, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x1, y1);
    put_outline_point(pen, x2, y2);
    put_outline_point(pen, x3, y3);
    paint_page_put(((Pen *) pen)->page, "c\n");
}

static void
draw_close(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen,
           G_GNUC_UNUSED hb_draw_state_t *state, G_GNUC_UNUSED void *data)
{
    paint_page_put(((Pen *) pen)->page, "h\n");
}

void
paint_inks_draw(Page *page, const PageText *text, Length x, Length y)
{
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, draw_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, draw_close, NULL, NULL);
    paint_page_shapes(page);
    for (guint i = 0; i < text->inks->len; i++) {
        const Glyph *glyph = &g_array_index(text->inks, Glyph, i);
        Pen pen = {page, glyph, x, y};
        hb_font_get_glyph_shape(glyph->word->font->face->hb_font, glyph->glyph, functions, &pen);
        paint_page_put(page, "f\n");
    }
    hb_draw_funcs_destroy(functions);
}
