#include "paint/page.h"

#include <string.h>

void
paint_page_put_size(Page *page, Length size)
{
    pdf_put_thousandths(page->content, pdf_thousandths(size));
    g_string_append_c(page->content, ' ');
}

PaintPoint
paint_page_point(const Page *page, Length x, Length y)
{
    const PageMatrix *m = &page->matrix;
    return (PaintPoint){m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
}

void
paint_page_put_point(Page *page, Length x, Length y)
{
    PaintPoint point = paint_page_point(page, x, y);
    paint_page_put_size(page, point.x);
    paint_page_put_size(page, point.y);
}

/* ---- marked content */

AreaTag *
paint_page_tag(const Page *page)
{
    return page->tags->len ? page->tags->pdata[page->tags->len - 1] : NULL;
}

bool
paint_page_is_artifact(const AreaTag *tag)
{
    return !tag || strcmp(tag->role, "Artifact") == 0;
}

void
paint_page_unmark(Page *page)
{
    if (page->marked)
        paint_page_put(page, "EMC\n");
    page->marked = false;
}

static void
open_artifact(Page *page, const AreaTag *tag)
{
    paint_page_put(page, "/Artifact<</Type");
    pdf_put_name(page->content, tag && tag->artifact_type ? tag->artifact_type : "Layout");
    paint_page_put(page, ">>BDC\n");
}

static void
open_mark(Page *page)
{
    AreaTag *tag = paint_page_tag(page);
    if (page->marked && page->mark == tag)
        return;
    paint_page_unmark(page);
    page->marked = true;
    page->mark = tag;
    if (paint_page_is_artifact(tag)) {
        open_artifact(page, tag);
        return;
    }
    pdf_put_name(page->content, tag->role);
    paint_page_put(page, "<</MCID ");
    pdf_put_integer(page->content, pdf_structure_mark(page->document, tag));
    paint_page_put(page, ">>BDC\n");
}

void
paint_page_rest(Page *page)
{
    paint_page_unmark(page);
    if (page->in_text)
        paint_page_put(page, "ET\n");
    page->in_text = false;
}

void
paint_page_shapes(Page *page)
{
    if (page->in_text)
        paint_page_rest(page);
    open_mark(page);
}

/* A mark opened outside the text object could not be closed inside it. */
void
paint_page_begin_text(Page *page)
{
    if (page->in_text)
        return;
    paint_page_unmark(page);
    paint_page_put(page, "BT\n");
    page->in_text = true;
    page->line_x = page->line_y = 0;
}

void
paint_page_text(Page *page)
{
    paint_page_begin_text(page);
    open_mark(page);
}

/* ---- colours */

static void
put_channel(Page *page, guint32 value)
{
    pdf_put_thousandths(page->content, ((gint64) value * 1000 + 127) / 255);
    g_string_append_c(page->content, ' ');
}

static void
put_color(Page *page, guint32 color, const char *gray, const char *rgb)
{
    guint32 red = color >> 24, green = color >> 16 & 0xff, blue = color >> 8 & 0xff;
    put_channel(page, red);
    if (red == green && green == blue) {
        paint_page_put(page, gray);
        return;
    }
    put_channel(page, green);
    put_channel(page, blue);
    paint_page_put(page, rgb);
}

static void
set_alpha(Page *page, guint alpha)
{
    if (alpha == page->state.alpha)
        return;
    pdf_document_opacity(page->document, alpha);
    g_string_append_printf(page->content, "/G%u gs\n", alpha);
    page->state.alpha = alpha;
}

void
paint_page_set_fill(Page *page, guint32 color)
{
    set_alpha(page, color & 0xff);
    color &= ~0xffu;
    if (color == page->state.fill)
        return;
    put_color(page, color, "g\n", "rg\n");
    page->state.fill = color;
}

void
paint_page_set_stroke(Page *page, guint32 color)
{
    set_alpha(page, color & 0xff);
    color &= ~0xffu;
    if (color == page->state.stroke)
        return;
    put_color(page, color, "G\n", "RG\n");
    page->state.stroke = color;
}
