#include "paint/canvas.h"

#include <cairo-ft.h>
#include <math.h>

#include "paint/image.h"
#include "paint/walk.h"

static cairo_t *
cairo_of(Painter *painter)
{
    return ((Canvas *) painter)->cairo;
}

static void
set_color(cairo_t *cairo, guint32 color)
{
    cairo_set_source_rgba(cairo, (color >> 24) / 255.0, (color >> 16 & 0xff) / 255.0,
                          (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

/* ---- glyphs */

static cairo_font_face_t *
face_of(Canvas *canvas, const TextFont *font)
{
    cairo_font_face_t *face = g_hash_table_lookup(canvas->faces, font->face);
    if (!face) {
        face = cairo_ft_font_face_create_for_ft_face(font->face->ft_face, 0);
        g_hash_table_insert(canvas->faces, (void *) font->face, face);
    }
    return face;
}

static void
set_font(Canvas *canvas, const TextFont *font)
{
    cairo_t *cairo = canvas->cairo;
    double size = length_to_pt(font->drawn);
    cairo_set_font_face(cairo, face_of(canvas, font));
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, size, 0, font->synthetic_slant ? -0.21 * size : 0, size, 0, 0);
    cairo_set_font_matrix(cairo, &matrix);
}

static void
draw_piece(Canvas *canvas, const AreaPiece *piece, Length start, Length y)
{
    const TextWord *word = piece->word;
    gint64 x = start;
    g_autofree cairo_glyph_t *glyphs = g_new(cairo_glyph_t, word->n_glyphs);
    for (guint i = 0; i < word->n_glyphs; i++) {
        const TextGlyph *glyph = &word->glyphs[i];
        glyphs[i] =
            (cairo_glyph_t){glyph->glyph, length_to_pt(length_hold_sum(x + glyph->x_offset)),
                            length_to_pt(y - glyph->y_offset)};
        x += (gint64) glyph->advance + area_piece_gap(piece, i);
    }
    set_font(canvas, word->font);
    if (!word->font->synthetic_bold) {
        cairo_show_glyphs(canvas->cairo, glyphs, word->n_glyphs);
        return;
    }
    cairo_glyph_path(canvas->cairo, glyphs, word->n_glyphs);
    cairo_set_line_width(canvas->cairo, length_to_pt(word->font->drawn) / 30);
    cairo_fill_preserve(canvas->cairo);
    cairo_stroke(canvas->cairo);
}

static void
canvas_glyphs(Painter *painter, const AreaText *text, Length x, Length y)
{
    Canvas *canvas = (Canvas *) painter;
    if (!canvas->cairo)
        return;
    set_color(canvas->cairo, text->color);
    for (guint i = 0; i < text->n_pieces; i++)
        draw_piece(canvas, &text->pieces[i], x + text->pieces[i].x, y + text->baseline);
}

/* ---- shapes */

static void
canvas_fill(Painter *painter, Length x, Length y, Length width, Length height, guint32 color)
{
    cairo_t *cairo = cairo_of(painter);
    if (!cairo)
        return;
    set_color(cairo, color);
    cairo_rectangle(cairo, length_to_pt(x), length_to_pt(y), length_to_pt(width),
                    length_to_pt(height));
    cairo_fill(cairo);
}

static void
canvas_polygon(Painter *painter, const PaintPoint *points, guint n_points, guint32 color)
{
    cairo_t *cairo = cairo_of(painter);
    if (!cairo)
        return;
    set_color(cairo, color);
    for (guint i = 0; i < n_points; i++)
        cairo_line_to(cairo, length_to_pt(points[i].x), length_to_pt(points[i].y));
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

static void
canvas_line(Painter *painter, Length x0, Length y0, Length x1, Length y1, Length thickness,
            AreaBorderStyle style, guint32 color)
{
    cairo_t *cairo = cairo_of(painter);
    if (!cairo)
        return;
    double dashes[2];
    paint_dashes(style, length_to_pt(thickness),
                 hypot(length_to_pt(x1 - x0), length_to_pt(y1 - y0)), dashes);
    cairo_save(cairo);
    set_color(cairo, color);
    cairo_set_line_width(cairo, length_to_pt(thickness));
    if (style == AREA_BORDER_DOTTED)
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    if (style != AREA_BORDER_SOLID)
        cairo_set_dash(cairo, dashes, 2, 0);
    cairo_move_to(cairo, length_to_pt(x0), length_to_pt(y0));
    cairo_line_to(cairo, length_to_pt(x1), length_to_pt(y1));
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

/* ---- pictures */

static void
report(Canvas *canvas, const char *uri, const GError *error)
{
    if (canvas->base.diag)
        diag_add(canvas->base.diag, DIAG_ID_IMAGE_UNREADABLE, (DiagPlace){0}, uri,
                 error ? error->message : "?", NULL);
}

static PaintImage *
image_of(Canvas *canvas, const char *uri)
{
    gpointer found;
    if (g_hash_table_lookup_extended(canvas->images, uri, NULL, &found))
        return found;
    g_autoptr(GError) error = NULL;
    PaintImage *image = paint_image_load(uri, &error);
    if (!image)
        report(canvas, uri, error);
    g_hash_table_insert(canvas->images, g_strdup(uri), image);
    return image;
}

static void
draw_image(Canvas *canvas, PaintImage *image, const char *name, Length x, Length y, Length width,
           Length height)
{
    g_autoptr(GError) error = NULL;
    if (!paint_image_draw(image, canvas->cairo, length_to_pt(x), length_to_pt(y),
                          length_to_pt(width), length_to_pt(height), &error))
        report(canvas, name, error);
}

static void
canvas_image(Painter *painter, const char *uri, Length x, Length y, Length width, Length height)
{
    Canvas *canvas = (Canvas *) painter;
    PaintImage *image = canvas->cairo ? image_of(canvas, uri) : NULL;
    if (image)
        draw_image(canvas, image, uri, x, y, width, height);
}

static void
canvas_foreign(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
               Length height)
{
    Canvas *canvas = (Canvas *) painter;
    if (!canvas->cairo)
        return;
    g_autoptr(GError) error = NULL;
    g_autoptr(PaintImage) image = paint_image_load_svg(content, &error);
    if (image)
        draw_image(canvas, image, "svg", x, y, width, height);
    else
        report(canvas, "svg", error);
}

/* ---- the box */

static void
canvas_push(Painter *painter, Length x, Length y, Length width, Length height, int turns, bool clip)
{
    cairo_t *cairo = cairo_of(painter);
    if (!cairo)
        return;
    double w = length_to_pt(width), h = length_to_pt(height);
    cairo_save(cairo);
    cairo_translate(cairo, length_to_pt(x), length_to_pt(y));
    if (clip) {
        cairo_rectangle(cairo, 0, 0, w, h);
        cairo_clip(cairo);
    }
    const cairo_matrix_t turned[] = {
        {1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, h}, {-1, 0, 0, -1, w, h}, {0, 1, -1, 0, w, 0}};
    cairo_transform(cairo, &turned[turns & 3]);
}

static void
canvas_pop(Painter *painter)
{
    if (cairo_of(painter))
        cairo_restore(cairo_of(painter));
}

static void
free_image(void *image)
{
    paint_image_free(image);
}

void
paint_canvas_init(Canvas *canvas, TextFonts *fonts, Diag *diag)
{
    canvas->base = (Painter){
        .glyphs = canvas_glyphs,
        .fill = canvas_fill,
        .polygon = canvas_polygon,
        .line = canvas_line,
        .image = canvas_image,
        .foreign = canvas_foreign,
        .push = canvas_push,
        .pop = canvas_pop,
        .fonts = fonts,
        .diag = diag,
    };
    canvas->faces =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify) cairo_font_face_destroy);
    canvas->images = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_image);
}

void
paint_canvas_clear(Canvas *canvas)
{
    g_hash_table_destroy(canvas->faces);
    g_hash_table_destroy(canvas->images);
}
