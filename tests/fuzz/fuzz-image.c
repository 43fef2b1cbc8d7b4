/* Any bytes as a picture: an error, or pixels of the size that it says. SVG is librsvg's, which has
 * fuzzers of its own; it is looked at by tests/hostile/fo.t. */
#include "area/area.h"
#include "base/limits.h"
#include "paint/image.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check_pixels(PaintImage *image)
{
    g_autoptr(GError) error = NULL;
    cairo_surface_t *surface = paint_image_surface(image, &error);
    g_assert_true(!surface == !!error);
    if (!surface)
        return;
    g_assert_cmpint(cairo_image_surface_get_width(surface), ==, image->width);
    g_assert_cmpint(cairo_image_surface_get_height(surface), ==, image->height);
}

static void
check_size(const char *uri)
{
    g_autoptr(GError) error = NULL;
    Length width, height;
    bool known = area_image_size(uri, &width, &height, &error);
    g_assert_true(known == !error);
    g_assert_true(!known || (width >= 0 && height >= 0));
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!size || data[0] == '<' || size > 30000)
        return 0;
    g_autofree char *base64 = g_base64_encode(data, size);
    g_autofree char *uri = g_strconcat("data:;base64,", base64, NULL);
    check_size(uri);
    g_autoptr(GError) error = NULL;
    g_autoptr(PaintImage) image = paint_image_load(uri, &error);
    g_assert_true(!image == !!error);
    if (image && !image->svg) {
        g_assert_cmpint((gint64) image->width * image->height, <=, LIMIT_IMAGE_PIXELS);
        check_pixels(image);
    }
    return 0;
}
