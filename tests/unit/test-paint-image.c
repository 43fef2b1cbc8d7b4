/* SVG in rectangles of other proportions than its own. */
#include "paint/image.h"

/* Red, 40 wide and 20 high. */
static const char uri[] =
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20' %s>"
    "<rect width='40' height='20' fill='%%23f00'/></svg>";

static guint32
pixel(cairo_surface_t *surface, int x, int y)
{
    cairo_surface_flush(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    const void *row = data + y * cairo_image_surface_get_stride(surface);
    return ((const guint32 *) row)[x];
}

/* Draws it, with @attributes, into all of @width by @height pixels. */
static cairo_surface_t *
draw(const char *attributes, int width, int height)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *whole = g_strdup_printf(uri, attributes);
    g_autoptr(PaintImage) image = paint_image_load(whole, &error);
    g_assert_no_error(error);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cairo = cairo_create(surface);
    g_assert_true(paint_image_draw(image, cairo, 0, 0, width, height, &error));
    cairo_destroy(cairo);
    return surface;
}

static void
assert_filled(const char *attributes, int width, int height)
{
    cairo_surface_t *surface = draw(attributes, width, height);
    g_assert_cmphex(pixel(surface, 1, 1), ==, 0xffff0000);
    g_assert_cmphex(pixel(surface, width - 2, 1), ==, 0xffff0000);
    g_assert_cmphex(pixel(surface, 1, height - 2), ==, 0xffff0000);
    g_assert_cmphex(pixel(surface, width - 2, height - 2), ==, 0xffff0000);
    cairo_surface_destroy(surface);
}

static void
test_svg_is_stretched_as_a_whole(void)
{
    assert_filled("width='40' height='20'", 40, 20);
    assert_filled("width='40' height='20'", 120, 20);
    assert_filled("width='40' height='20'", 40, 60);
    assert_filled("", 90, 30);
}

/* What it leaves free by its own proportions stays free: here above and below. */
static void
test_svg_keeps_its_own_room(void)
{
    cairo_surface_t *surface = draw("width='40' height='40'", 80, 40);
    g_assert_cmphex(pixel(surface, 40, 1), ==, 0);
    g_assert_cmphex(pixel(surface, 1, 20), ==, 0xffff0000);
    cairo_surface_destroy(surface);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/image/stretched", test_svg_is_stretched_as_a_whole);
    g_test_add_func("/paint/image/room", test_svg_keeps_its_own_room);
    return g_test_run();
}
