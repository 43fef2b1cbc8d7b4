#include <cairo-pdf.h>

#include "base/limits.h"
#include "base/timer.h"
#include "paint/page.h"
#include "pdf/import.h"

static void
report(Page *page, const char *name, const GError *error)
{
    if (page->base.diag)
        diag_add(page->base.diag, DIAG_ID_IMAGE_UNREADABLE, (DiagPlace){0}, name,
                 error ? error->message : "?", NULL);
}

/* ---- making the object */

static guint
write_image(Page *page, const PaintImage *image, const char *colors, const char *more,
            const void *bytes, gsize size, PdfCoding coding)
{
    g_autofree char *entries = g_strdup_printf(
        "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s%s",
        image->width, image->height, colors, more);
    guint number = pdf_file_reserve(page->document->file);
    pdf_file_put_stream(page->document->file, number, entries, bytes, size, coding);
    return number;
}

static guint
write_jpeg(Page *page, const PaintImage *image)
{
    gsize size;
    const void *bytes = g_bytes_get_data(image->bytes, &size);
    return write_image(page, image, image->components == 1 ? "DeviceGray" : "DeviceRGB",
                       "/Filter/DCTDecode", bytes, size, PDF_ENCODED);
}

/* Cairo's pixels are multiplied by their alpha; a PDF's are not. */
static guint8
undo(guint32 channel, guint32 alpha)
{
    return alpha ? (guint8) MIN((channel * 255 + alpha / 2) / alpha, 255) : 0;
}

typedef struct {
    GByteArray *colors, *alphas;
    bool gray, opaque;
} Planes;

static void
split_pixel(Planes *planes, guint32 pixel, bool has_alpha)
{
    guint32 alpha = has_alpha ? pixel >> 24 : 255;
    guint8 rgb[] = {undo(pixel >> 16 & 0xff, alpha), undo(pixel >> 8 & 0xff, alpha),
                    undo(pixel & 0xff, alpha)};
    guint8 alpha_byte = (guint8) alpha;
    g_byte_array_append(planes->colors, rgb, 3);
    g_byte_array_append(planes->alphas, &alpha_byte, 1);
    planes->gray = planes->gray && rgb[0] == rgb[1] && rgb[1] == rgb[2];
    planes->opaque = planes->opaque && alpha == 255;
}

static void
drop_two_of_three(GByteArray *colors)
{
    for (guint i = 0; i < colors->len / 3; i++)
        colors->data[i] = colors->data[3 * i];
    g_byte_array_set_size(colors, colors->len / 3);
}

static void
split(Planes *planes, cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    bool has_alpha = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32;
    const unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; y++) {
        const guint32 *row = (const void *) (data + (gsize) stride * (gsize) y);
        for (int x = 0; x < width; x++)
            split_pixel(planes, row[x], has_alpha);
    }
    if (planes->gray)
        drop_two_of_three(planes->colors);
}

static guint
write_pixels(Page *page, PaintImage *image, GError **error)
{
    cairo_surface_t *surface = paint_image_surface(image, error);
    if (!surface)
        return 0;
    Planes planes = {g_byte_array_new(), g_byte_array_new(), true, true};
    split(&planes, surface);
    g_autoptr(GString) more = g_string_new(NULL);
    if (!planes.opaque) {
        guint mask = write_image(page, image, "DeviceGray", "", planes.alphas->data,
                                 planes.alphas->len, PDF_DEFLATE);
        g_string_append(more, "/SMask ");
        pdf_put_reference(more, mask);
    }
    guint number = write_image(page, image, planes.gray ? "DeviceGray" : "DeviceRGB", more->str,
                               planes.colors->data, planes.colors->len, PDF_DEFLATE);
    g_byte_array_unref(planes.colors);
    g_byte_array_unref(planes.alphas);
    return number;
}

/* ---- SVG: cairo writes a page of it, which becomes a form */

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static guint
write_svg(Page *page, PaintImage *image, double width, double height, GError **error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, width, height);
    cairo_t *cairo = cairo_create(surface);
    bool good = paint_image_draw(image, cairo, 0, 0, width, height, error);
    cairo_destroy(cairo);
    timer_set(LIMIT_DRAWING_SECONDS); /* pixels that filters made are packed now */
    cairo_surface_finish(surface);
    timer_set(0);
    good = good && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    if (!good)
        return 0;
    g_autoptr(GBytes) pdf = g_bytes_new(out->data, out->len);
    return pdf_import_page(page->document->file, pdf, width, height, error);
}

static guint
write_picture(Page *page, PaintImage *image, Length width, Length height, GError **error)
{
    guint number = image->svg
                       ? write_svg(page, image, length_to_pt(width), length_to_pt(height), error)
                   : image->jpeg ? write_jpeg(page, image)
                                 : write_pixels(page, image, error);
    if (number)
        pdf_document_x_object(page->document, number);
    return number;
}

/* ---- each picture once: by its name, and SVG by its size too, as it may fit into it as it likes
 */

static bool
recall(Page *page, const char *name, Length width, Length height, guint *number)
{
    gpointer found;
    if (!g_hash_table_lookup_extended(page->pictures, name, NULL, &found)) {
        g_autofree char *sized = g_strdup_printf("%d %d %s", width, height, name);
        if (!g_hash_table_lookup_extended(page->pictures, sized, NULL, &found))
            return false;
    }
    *number = GPOINTER_TO_UINT(found);
    return true;
}

static void
remember(Page *page, const char *name, bool svg, Length width, Length height, guint number)
{
    char *key = svg ? g_strdup_printf("%d %d %s", width, height, name) : g_strdup(name);
    g_hash_table_insert(page->pictures, key, GUINT_TO_POINTER(number));
}

static guint
find_picture(Page *page, const char *uri, Length width, Length height)
{
    guint number;
    if (recall(page, uri, width, height, &number))
        return number;
    g_autoptr(GError) error = NULL;
    g_autoptr(PaintImage) image = paint_image_load(uri, &error);
    number = image ? write_picture(page, image, width, height, &error) : 0;
    if (!number)
        report(page, uri, error);
    remember(page, uri, image && image->svg, width, height, number);
    return number;
}

static guint
find_svg(Page *page, const xmlNode *content, Length width, Length height)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PaintImage) image = paint_image_load_svg(content, &error);
    if (!image) {
        report(page, "svg", error);
        return 0;
    }
    guint number;
    g_autofree char *name = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, image->bytes);
    if (recall(page, name, width, height, &number))
        return number;
    number = write_picture(page, image, width, height, &error);
    if (!number)
        report(page, "svg", error);
    remember(page, name, true, width, height, number);
    return number;
}

/* ---- drawing it: objects fill the unit square, y up */

static void
draw(Page *page, guint number, Length x, Length y, Length width, Length height)
{
    const PageMatrix *m = &page->matrix;
    paint_page_shapes(page);
    if (page->state.alpha != 255)
        paint_page_set_fill(page, page->state.fill | 0xff);
    paint_page_put(page, "q ");
    paint_page_put_size(page, m->a * width);
    paint_page_put_size(page, m->b * width);
    paint_page_put_size(page, -m->c * height);
    paint_page_put_size(page, -m->d * height);
    paint_page_put_point(page, x, y + height);
    g_string_append_printf(page->content, "cm/X%u Do Q\n", number);
}

void
paint_picture_draw(Page *page, const char *uri, Length x, Length y, Length width, Length height)
{
    guint number = find_picture(page, uri, width, height);
    if (number)
        draw(page, number, x, y, width, height);
}

void
paint_picture_draw_svg(Page *page, const xmlNode *content, Length x, Length y, Length width,
                       Length height)
{
    guint number = find_svg(page, content, width, height);
    if (number)
        draw(page, number, x, y, width, height);
}
