#include "base/error.h"
#include "base/limits.h"
#include "paint/canvas.h"

/* One page of a document as a picture; the others are passed over. */
typedef struct {
    Canvas canvas;
    int index;
    double dpi;
    GByteArray *out; /* NULL until the page has come */
} PngPainter;

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static bool
png_begin_page(Painter *painter, const AreaPage *page, GError **error)
{
    PngPainter *png = (PngPainter *) painter;
    if (page->index != png->index)
        return true;
    double scale = png->dpi / 72;
    double width = length_to_pt(page->width) * scale + 0.5;
    double height = length_to_pt(page->height) * scale + 0.5;
    if (width < 1 || height < 1 || width * height > LIMIT_IMAGE_PIXELS) {
        error_set(error, SAMRIT_ERROR_LIMIT, "page %d is too large for a picture",
                  "หน้า %d ใหญ่เกินกว่าจะทำเป็นภาพ", page->index + 1);
        return false;
    }
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int) width, (int) height);
    png->canvas.cairo = cairo_create(surface);
    cairo_surface_destroy(surface);
    cairo_set_source_rgb(png->canvas.cairo, 1, 1, 1);
    cairo_paint(png->canvas.cairo);
    cairo_scale(png->canvas.cairo, scale, scale);
    return true;
}

static bool
png_end_page(Painter *painter, GError **error)
{
    PngPainter *png = (PngPainter *) painter;
    if (!png->canvas.cairo)
        return true;
    g_byte_array_unref(png->out);
    png->out = g_byte_array_new();
    cairo_surface_t *surface = cairo_get_target(png->canvas.cairo);
    cairo_status_t status = cairo_status(png->canvas.cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, append, png->out);
    cairo_destroy(png->canvas.cairo);
    png->canvas.cairo = NULL;
    if (status != CAIRO_STATUS_SUCCESS)
        error_set(error, SAMRIT_ERROR_INTERNAL, "cannot draw page %d: %s", "วาดหน้า %d ไม่ได้: %s",
                  png->index + 1, cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}

static GBytes *
png_finish(Painter *painter, GError **error)
{
    PngPainter *png = (PngPainter *) painter;
    if (!png->out->len) {
        error_set(error, SAMRIT_ERROR_SETUP, "the document has no page %d", "เอกสารไม่มีหน้า %d",
                  png->index + 1);
        return NULL;
    }
    return g_bytes_new(png->out->data, png->out->len);
}

static void
png_free(Painter *painter)
{
    PngPainter *png = (PngPainter *) painter;
    if (png->canvas.cairo)
        cairo_destroy(png->canvas.cairo);
    g_byte_array_unref(png->out);
    paint_canvas_clear(&png->canvas);
    g_free(png);
}

Painter *
paint_png_new(TextFonts *fonts, int index, double dpi, Diag *diag)
{
    PngPainter *png = g_new0(PngPainter, 1);
    paint_canvas_init(&png->canvas, fonts, diag);
    png->index = index;
    png->dpi = dpi;
    png->out = g_byte_array_new();
    png->canvas.base.begin_page = png_begin_page;
    png->canvas.base.end_page = png_end_page;
    png->canvas.base.finish = png_finish;
    png->canvas.base.free = png_free;
    return &png->canvas.base;
}
