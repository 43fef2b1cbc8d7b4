#include "paint/image.h"

#include <math.h>
#include <string.h>

#include "area/rsvg.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/timer.h"
#include "paint/jpeg.h"

/* ---- the bytes */

/* data:[type][;base64],content */
static GBytes *
read_data_uri(const char *uri, GError **error)
{
    const char *comma = strchr(uri, ',');
    if (!comma) {
        error_set(error, SAMRIT_ERROR_INPUT, "data: URI without a comma", "URI แบบ data: ไม่มีจุลภาค");
        return NULL;
    }
    if (comma - uri >= 7 && strncmp(comma - 7, ";base64", 7) == 0) {
        gsize size;
        guchar *bytes = g_base64_decode(comma + 1, &size);
        return g_bytes_new_take(bytes, size);
    }
    return g_uri_unescape_bytes(comma + 1, -1, NULL, error);
}

static GBytes *
read_uri(const char *uri, GError **error)
{
    if (g_str_has_prefix(uri, "data:"))
        return read_data_uri(uri, error);
    return file_read(uri, LIMIT_IMAGE_BYTES, error);
}

/* ---- kinds, told by how the file begins */

static bool
begins(GBytes *bytes, const char *magic)
{
    gsize size, length = strlen(magic);
    const void *data = g_bytes_get_data(bytes, &size);
    return size >= length && memcmp(data, magic, length) == 0;
}

/* XML of any kind: librsvg says whether it is SVG. */
static bool
is_xml(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    gsize start = begins(bytes, "\xef\xbb\xbf") ? 3 : 0;
    while (start < size && g_ascii_isspace(data[start]))
        start++;
    return start < size && data[start] == '<';
}

static bool
check_size(int width, int height, GError **error)
{
    if (width > 0 && height > 0 && (gint64) width * height <= LIMIT_IMAGE_PIXELS)
        return true;
    error_set(error, SAMRIT_ERROR_LIMIT, "%d × %d pixels are too many", "%d × %d จุดภาพ มากเกินไป",
              width, height);
    return false;
}

static bool
open_svg(PaintImage *image, GError **error)
{
    gsize size;
    const guint8 *data = g_bytes_get_data(image->bytes, &size);
    image->svg = true;
    /* Without a base URI librsvg reads no other file. */
    timer_set(LIMIT_DRAWING_SECONDS);
    image->handle = area_rsvg()->rsvg_handle_new_from_data(data, size, error);
    timer_set(0);
    if (image->handle) /* a pixel is a point, as in area/image.c */
        area_rsvg()->rsvg_handle_set_dpi(image->handle, 72);
    return image->handle != NULL;
}

static bool
open_jpeg(PaintImage *image, GError **error)
{
    if (!paint_jpeg_head(image->bytes, &image->width, &image->height, &image->components, error))
        return false;
    image->jpeg = image->components == 1 || image->components == 3;
    return check_size(image->width, image->height, error);
}

/* The pixels of other kinds are decoded at once: their heads are not worth a reader each. */
static bool
open_pixels(PaintImage *image, GError **error)
{
    cairo_surface_t *surface = paint_image_surface(image, error);
    if (!surface)
        return false;
    image->width = cairo_image_surface_get_width(surface);
    image->height = cairo_image_surface_get_height(surface);
    return check_size(image->width, image->height, error);
}

static PaintImage *
open_bytes(GBytes *bytes, GError **error)
{
    g_autoptr(PaintImage) image = g_new0(PaintImage, 1);
    image->bytes = g_bytes_ref(bytes);
    bool good = is_xml(bytes)                   ? open_svg(image, error)
                : begins(bytes, "\xff\xd8\xff") ? open_jpeg(image, error)
                                                : open_pixels(image, error);
    return good ? g_steal_pointer(&image) : NULL;
}

PaintImage *
paint_image_load(const char *uri, GError **error)
{
    g_autoptr(GBytes) bytes = read_uri(uri, error);
    return bytes ? open_bytes(bytes, error) : NULL;
}

PaintImage *
paint_image_load_svg(const xmlNode *content, GError **error)
{
    xmlBuffer *buffer = xmlBufferCreate();
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    /* A copy brings the namespace declarations that stand further out with it. */
    xmlDocSetRootElement(doc, xmlDocCopyNode((xmlNode *) content, doc, 1));
    xmlNodeDump(buffer, doc, xmlDocGetRootElement(doc), 0, 0);
    g_autoptr(GBytes) bytes =
        g_bytes_new(xmlBufferContent(buffer), (gsize) xmlBufferLength(buffer));
    xmlFreeDoc(doc);
    xmlBufferFree(buffer);
    return open_bytes(bytes, error);
}

void
paint_image_free(PaintImage *image)
{
    if (!image)
        return;
    g_bytes_unref(image->bytes);
    if (image->surface)
        cairo_surface_destroy(image->surface);
    if (image->handle)
        g_object_unref(image->handle);
    g_free(image);
}

/* ---- the pixels */

typedef struct {
    const unsigned char *data;
    gsize left;
} Source;

static cairo_status_t
read_source(void *closure, unsigned char *to, unsigned int length)
{
    Source *source = closure;
    if (length > source->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, source->data, length);
    source->data += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode_png(GBytes *bytes, G_GNUC_UNUSED GError **error)
{
    Source source;
    source.data = g_bytes_get_data(bytes, &source.left);
    return cairo_image_surface_create_from_png_stream(read_source, &source);
}

static void
copy_pixel(guint32 *to, const guchar *from, int channels)
{
    guint32 alpha = channels == 4 ? from[3] : 255;
    *to = alpha << 24 | (from[0] * alpha + 127) / 255 << 16 | (from[1] * alpha + 127) / 255 << 8 |
          (from[2] * alpha + 127) / 255;
}

static cairo_surface_t *
surface_from_pixbuf(const GdkPixbuf *pixbuf)
{
    const AreaRsvg *rsvg = area_rsvg();
    int width = rsvg->gdk_pixbuf_get_width(pixbuf), height = rsvg->gdk_pixbuf_get_height(pixbuf);
    int channels = rsvg->gdk_pixbuf_get_n_channels(pixbuf);
    int stride = rsvg->gdk_pixbuf_get_rowstride(pixbuf);
    const guchar *pixels = rsvg->gdk_pixbuf_read_pixels(pixbuf);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    unsigned char *data = cairo_image_surface_get_data(surface);
    int data_stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; data && y < height; y++) {
        guint32 *row = (void *) (data + (gsize) data_stride * (gsize) y);
        for (int x = 0; x < width; x++)
            copy_pixel(row + x, pixels + (gsize) stride * (gsize) y + (gsize) (x * channels),
                       channels);
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* A loader makes room for what the head promises: of too many pixels it gets none to make. */
static void
refuse_size(GdkPixbufLoader *loader, int width, int height, gpointer data)
{
    GError **error = data;
    if (!check_size(width, height, *error ? NULL : error))
        area_rsvg()->gdk_pixbuf_loader_set_size(loader, 0, 0);
}

static cairo_surface_t *
decode_pixbuf(GBytes *bytes, GError **error)
{
    const AreaRsvg *rsvg = area_rsvg();
    g_autoptr(GdkPixbufLoader) loader = rsvg->gdk_pixbuf_loader_new();
    g_autoptr(GError) refusal = NULL;
    g_signal_connect(loader, "size-prepared", G_CALLBACK(refuse_size), &refusal);
    bool good = rsvg->gdk_pixbuf_loader_write_bytes(loader, bytes, error);
    good = rsvg->gdk_pixbuf_loader_close(loader, good ? error : NULL) && good;
    if (refusal) {
        g_clear_error(error);
        g_propagate_error(error, g_steal_pointer(&refusal));
        return NULL;
    }
    const GdkPixbuf *pixbuf = good ? rsvg->gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    if (good && !pixbuf)
        error_set(error, SAMRIT_ERROR_INPUT, "an image without pixels", "ภาพไม่มีจุดภาพ");
    return pixbuf ? surface_from_pixbuf(pixbuf) : NULL;
}

cairo_surface_t *
paint_image_surface(PaintImage *image, GError **error)
{
    if (image->surface || image->svg)
        return image->surface;
    cairo_surface_t *surface = begins(image->bytes, "\x89PNG") ? decode_png(image->bytes, error)
                               : begins(image->bytes, "\xff\xd8\xff")
                                   ? paint_jpeg_decode(image->bytes, error)
                                   : decode_pixbuf(image->bytes, error);
    if (!surface)
        return NULL;
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        error_set_reason(error, SAMRIT_ERROR_INPUT, NULL,
                         ERROR_TEXT("the picture cannot be drawn", "วาดภาพนี้ไม่ได้"),
                         cairo_status_to_string(cairo_surface_status(surface)));
        cairo_surface_destroy(surface);
        return NULL;
    }
    return image->surface = surface;
}

enum {
    TALLER = 100, /* by a hundredth of a point: no more than rounding */
};

/* As high as a picture of @width is by its own proportions. */
static double
proper_height(const PaintImage *image, double width, double height)
{
    double natural_width, natural_height;
    area_rsvg_size(image->handle, &natural_width, &natural_height);
    if (natural_width <= 0 || natural_height <= 0)
        return height;
    double proper = width * natural_height / natural_width;
    return fabs(proper - height) * TALLER > 1 ? proper : height;
}

/* Other proportions stretch the drawing as a whole, whatever its preserveAspectRatio says: that
 * is about its own width and height. */
static bool
draw_svg(PaintImage *image, cairo_t *cairo, double width, double height, GError **error)
{
    double proper = proper_height(image, width, height);
    cairo_scale(cairo, 1, height / proper);
    timer_set(LIMIT_DRAWING_SECONDS);
    bool drawn = area_rsvg()->rsvg_handle_render_document(
        image->handle, cairo, &(RsvgRectangle){0, 0, width, proper}, error);
    timer_set(0);
    return drawn;
}

static bool
draw_pixels(PaintImage *image, cairo_t *cairo, double width, double height, GError **error)
{
    cairo_surface_t *surface = paint_image_surface(image, error);
    if (!surface)
        return false;
    cairo_scale(cairo, width / image->width, height / image->height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, image->width, image->height);
    cairo_fill(cairo);
    return true;
}

bool
paint_image_draw(PaintImage *image, cairo_t *cairo, double x, double y, double width, double height,
                 GError **error)
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    bool drawn = image->svg ? draw_svg(image, cairo, width, height, error)
                            : draw_pixels(image, cairo, width, height, error);
    cairo_restore(cairo);
    return drawn;
}
