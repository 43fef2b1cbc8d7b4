#include <math.h>
#include <string.h>

#include "paint/page.h"
#include "paint/walk.h"

static Page *
page_of(Painter *painter)
{
    return (Page *) painter;
}

/* ---- pages */

static bool
pdf_begin_page(Painter *painter, const AreaPage *area, G_GNUC_UNUSED GError **error)
{
    Page *page = page_of(painter);
    pdf_document_begin_page(page->document);
    g_string_truncate(page->content, 0);
    page->matrix = (PageMatrix){1, 0, 0, -1, 0, area->height};
    page->state = (PageState){.alpha = 255};
    page->area = area;
    return true;
}

static bool
pdf_end_page(Painter *painter, GError **error)
{
    Page *page = page_of(painter);
    paint_page_rest(page);
    return pdf_document_end_page(page->document, page->area->width, page->area->height,
                                 page->area->label, page->content, error);
}

/* ---- shapes */

static void
pdf_glyphs(Painter *painter, const AreaText *text, Length x, Length y)
{
    paint_text_draw(page_of(painter), text, x, y);
}

/* Borders thinner than this are drawn to their exact size. */
enum { THIN = 6 * LENGTH_PT };

static void
put_rectangle(Page *page, PaintPoint one, PaintPoint other)
{
    paint_page_put_size(page, MIN(one.x, other.x));
    paint_page_put_size(page, MIN(one.y, other.y));
    paint_page_put_size(page, ABS(other.x - one.x));
    paint_page_put_size(page, ABS(other.y - one.y));
    paint_page_put(page, "re");
}

/*
 * A viewer snaps a path of four corners to whole pixels, which makes hairlines of all widths
 * alike; one with two more corners it does not.
 */
static void
put_exact_rectangle(Page *page, PaintPoint one, PaintPoint other)
{
    Length middle = (one.x + other.x) / 2;
    const PaintPoint corners[] = {{one.x, one.y},     {middle, one.y},   {other.x, one.y},
                                  {other.x, other.y}, {middle, other.y}, {one.x, other.y}};
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++) {
        paint_page_put_size(page, corners[i].x);
        paint_page_put_size(page, corners[i].y);
        paint_page_put(page, i ? "l " : "m ");
    }
    paint_page_put(page, "f\n");
}

static void
pdf_fill(Painter *painter, Length x, Length y, Length width, Length height, guint32 color)
{
    Page *page = page_of(painter);
    PaintPoint one = paint_page_point(page, x, y);
    PaintPoint other = paint_page_point(page, x + width, y + height);
    paint_page_shapes(page);
    paint_page_set_fill(page, color);
    put_rectangle(page, one, other);
    paint_page_put(page, " f\n");
}

/* Paths of several rectangles are not snapped, so thin ones alone are not to be either. */
static void
pdf_boxes(Painter *painter, const PaintBox *boxes, guint n_boxes, bool ring, guint32 color)
{
    Page *page = page_of(painter);
    paint_page_shapes(page);
    paint_page_set_fill(page, color);
    if (n_boxes == 1 && MIN(boxes->width, boxes->height) < THIN) {
        put_exact_rectangle(
            page, paint_page_point(page, boxes->x, boxes->y),
            paint_page_point(page, boxes->x + boxes->width, boxes->y + boxes->height));
        return;
    }
    for (guint i = 0; i < n_boxes; i++) {
        const PaintBox *box = &boxes[i];
        put_rectangle(page, paint_page_point(page, box->x, box->y),
                      paint_page_point(page, box->x + box->width, box->y + box->height));
        paint_page_put(page, "\n");
    }
    paint_page_put(page, ring ? "f*\n" : "f\n");
}

static void
pdf_polygon(Painter *painter, const PaintPoint *points, guint n_points, guint32 color)
{
    Page *page = page_of(painter);
    paint_page_shapes(page);
    paint_page_set_fill(page, color);
    for (guint i = 0; i < n_points; i++) {
        paint_page_put_point(page, points[i].x, points[i].y);
        paint_page_put(page, i ? "l " : "m ");
    }
    paint_page_put(page, "f\n");
}

static void
put_dashes(Page *page, AreaBorderStyle style, Length thickness, double length)
{
    double dashes[2];
    paint_dashes(style, length_to_pt(thickness), length, dashes);
    paint_page_put(page, style == AREA_BORDER_DOTTED ? "1 J[" : "[");
    paint_page_put_size(page, length_from_pt(dashes[0]));
    paint_page_put_size(page, length_from_pt(dashes[1]));
    paint_page_put(page, "]0 d ");
}

static void
pdf_line(Painter *painter, Length x0, Length y0, Length x1, Length y1, Length thickness,
         AreaBorderStyle style, guint32 color)
{
    Page *page = page_of(painter);
    bool broken = style != AREA_BORDER_SOLID;
    paint_page_shapes(page);
    paint_page_set_stroke(page, color);
    if (broken)
        paint_page_put(page, "q ");
    paint_page_put_size(page, thickness);
    paint_page_put(page, "w ");
    if (broken)
        put_dashes(page, style, thickness, hypot(length_to_pt(x1 - x0), length_to_pt(y1 - y0)));
    paint_page_put_point(page, x0, y0);
    paint_page_put(page, "m ");
    paint_page_put_point(page, x1, y1);
    paint_page_put(page, broken ? "l S Q\n" : "l S\n");
}

static void
pdf_image(Painter *painter, const char *uri, Length x, Length y, Length width, Length height)
{
    paint_picture_draw(page_of(painter), uri, x, y, width, height);
}

static void
pdf_foreign(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
            Length height)
{
    paint_picture_draw_svg(page_of(painter), content, x, y, width, height);
}

/* ---- the box */

/* A box's own matrix: corner and turn, before the matrix of what it stands in. */
static PageMatrix
turned(const PageMatrix *m, Length x, Length y, Length width, Length height, int turns)
{
    static const struct {
        int a, b, c, d;
        int x, y; /* whether the corner is across the width, the height */
    } rows[] = {{1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, 1}, {-1, 0, 0, -1, 1, 1}, {0, 1, -1, 0, 1, 0}};
    int a = rows[turns].a, b = rows[turns].b, c = rows[turns].c, d = rows[turns].d;
    Length e = x + rows[turns].x * width, f = y + rows[turns].y * height;
    return (PageMatrix){
        .a = m->a * a + m->c * b,
        .b = m->b * a + m->d * b,
        .c = m->a * c + m->c * d,
        .d = m->b * c + m->d * d,
        .e = m->a * e + m->c * f + m->e,
        .f = m->b * e + m->d * f + m->f,
    };
}

static void
clip(Page *page, Length x, Length y, Length width, Length height)
{
    PaintPoint one = paint_page_point(page, x, y);
    PaintPoint other = paint_page_point(page, x + width, y + height);
    paint_page_rest(page);
    paint_page_put(page, "q ");
    put_rectangle(page, one, other);
    paint_page_put(page, " W n\n");
}

static void
pdf_push(Painter *painter, Length x, Length y, Length width, Length height, int turns, bool clipped)
{
    Page *page = page_of(painter);
    PageSaved saved = {page->matrix, page->state, clipped};
    g_array_append_val(page->saved, saved);
    if (clipped)
        clip(page, x, y, width, height);
    page->matrix = turned(&saved.matrix, x, y, width, height, turns & 3);
}

static void
pdf_pop(Painter *painter)
{
    Page *page = page_of(painter);
    PageSaved saved = g_array_index(page->saved, PageSaved, page->saved->len - 1);
    g_array_set_size(page->saved, page->saved->len - 1);
    page->matrix = saved.matrix;
    if (!saved.clipped)
        return;
    paint_page_rest(page);
    paint_page_put(page, "Q\n");
    page->state = saved.state;
}

/* ---- tags, destinations, links */

static bool
is_link(const AreaTag *tag)
{
    return tag && strcmp(tag->role, "Link") == 0;
}

static void
pdf_begin_tag(Painter *painter, AreaTag *tag)
{
    Page *page = page_of(painter);
    g_ptr_array_add(page->tags, tag);
    if (!is_link(tag))
        return;
    page->links++;
    g_string_truncate(page->link_text, 0);
}

static void
pdf_end_tag(Painter *painter)
{
    Page *page = page_of(painter);
    page->links -= is_link(paint_page_tag(page));
    g_ptr_array_set_size(page->tags, (int) page->tags->len - 1);
}

static void
pdf_destination(Painter *painter, const char *id, Length x, Length y)
{
    Page *page = page_of(painter);
    PaintPoint point = paint_page_point(page, x, y);
    pdf_document_destination(page->document, id, point.x, point.y);
}

static void
pdf_link(Painter *painter, AreaTag *tag, const char *target, Length x, Length y, Length width,
         Length height)
{
    Page *page = page_of(painter);
    PaintPoint one = paint_page_point(page, x, y);
    PaintPoint other = paint_page_point(page, x + width, y + height);
    PdfBox box = {MIN(one.x, other.x), MIN(one.y, other.y), MAX(one.x, other.x),
                  MAX(one.y, other.y)};
    const char *contents = page->link_text->len ? page->link_text->str
                           : tag && tag->alt    ? tag->alt
                                                : target;
    pdf_document_link(page->document, tag, target, contents, &box);
    g_string_truncate(page->link_text, 0);
}

/* ---- beginning and end */

static GBytes *
pdf_close(Painter *painter, GError **error)
{
    return pdf_document_close(page_of(painter)->document, error);
}

static void
pdf_free(Painter *painter)
{
    Page *page = page_of(painter);
    pdf_document_free(page->document);
    g_string_free(page->content, TRUE);
    g_string_free(page->link_text, TRUE);
    g_array_unref(page->saved);
    g_ptr_array_unref(page->tags);
    g_hash_table_unref(page->pictures);
    paint_text_free(page->text);
    g_free(page);
}

static const Painter functions = {
    .begin_page = pdf_begin_page,
    .end_page = pdf_end_page,
    .glyphs = pdf_glyphs,
    .fill = pdf_fill,
    .boxes = pdf_boxes,
    .polygon = pdf_polygon,
    .line = pdf_line,
    .image = pdf_image,
    .foreign = pdf_foreign,
    .push = pdf_push,
    .pop = pdf_pop,
    .begin_tag = pdf_begin_tag,
    .end_tag = pdf_end_tag,
    .destination = pdf_destination,
    .link = pdf_link,
    .finish = pdf_close,
    .free = pdf_free,
};

Painter *
paint_pdf_new(AreaDocument *document, TextFonts *fonts, const PdfOptions *options, Diag *diag)
{
    Page *page = g_new0(Page, 1);
    page->base = functions;
    page->base.fonts = fonts;
    page->base.diag = diag;
    page->document = pdf_document_new(document, options);
    page->content = g_string_new(NULL);
    page->link_text = g_string_new(NULL);
    page->saved = g_array_new(FALSE, FALSE, sizeof(PageSaved));
    page->tags = g_ptr_array_new();
    page->pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    page->text = paint_text_new();
    return &page->base;
}
