#include "paint/jpeg.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "base/error.h"
#include "base/limits.h"

/* libjpeg calls error_exit() to give up; it must not return. */
typedef struct {
    struct jpeg_error_mgr manager;
    jmp_buf out;
    char message[JMSG_LENGTH_MAX];
} JpegError;

static void
give_up(j_common_ptr info)
{
    JpegError *failure = (JpegError *) info->err;
    info->err->format_message(info, failure->message);
    longjmp(failure->out, 1);
}

static void
keep_quiet(G_GNUC_UNUSED j_common_ptr info)
{
}

static void
start(struct jpeg_decompress_struct *info, JpegError *failure)
{
    info->err = jpeg_std_error(&failure->manager);
    failure->manager.error_exit = give_up;
    failure->manager.output_message = keep_quiet;
}

static bool
fail(struct jpeg_decompress_struct *info, const JpegError *failure, GError **error)
{
    jpeg_destroy_decompress(info);
    error_set(error, SAMRIT_ERROR_INPUT, "broken JPEG: %s", "ภาพ JPEG เสียหาย: %s",
              failure->message);
    return false;
}

static void
read_head(struct jpeg_decompress_struct *info, GBytes *bytes)
{
    gsize size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    jpeg_create_decompress(info);
    jpeg_mem_src(info, data, size);
    jpeg_read_header(info, TRUE);
}

bool
paint_jpeg_head(GBytes *bytes, int *width, int *height, int *components, GError **error)
{
    struct jpeg_decompress_struct info = {0};
    JpegError failure;
    start(&info, &failure);
    if (setjmp(failure.out))
        return fail(&info, &failure, error);
    read_head(&info, bytes);
    *width = (int) info.image_width;
    *height = (int) info.image_height;
    *components = info.num_components;
    jpeg_destroy_decompress(&info);
    return true;
}

/* Adobe writes CMYK inverted, and all who read it rely on that. */
static guint32
from_cmyk(const JSAMPLE *sample)
{
    guint32 black = sample[3];
    return sample[0] * black / 255 << 16 | sample[1] * black / 255 << 8 | sample[2] * black / 255;
}

static void
convert_row(guint32 *to, const JSAMPLE *from, int width, int components)
{
    for (int x = 0; x < width; x++, from += components)
        to[x] = components == 4   ? from_cmyk(from)
                : components == 1 ? from[0] * 0x10101u
                                  : (guint32) (from[0] << 16 | from[1] << 8 | from[2]);
}

static void
read_rows(struct jpeg_decompress_struct *info, cairo_surface_t *surface)
{
    JSAMPARRAY row =
        info->mem->alloc_sarray((j_common_ptr) info, JPOOL_IMAGE, info->output_width * 4, 1);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    cairo_surface_flush(surface);
    while (info->output_scanline < info->output_height) {
        guint32 *to = (void *) (pixels + (gsize) stride * info->output_scanline);
        jpeg_read_scanlines(info, row, 1);
        convert_row(to, row[0], (int) info->output_width, info->output_components);
    }
    cairo_surface_mark_dirty(surface);
}

cairo_surface_t *
paint_jpeg_decode(GBytes *bytes, GError **error)
{
    struct jpeg_decompress_struct info = {0};
    JpegError failure;
    cairo_surface_t *volatile surface = NULL;
    start(&info, &failure);
    if (setjmp(failure.out)) {
        fail(&info, &failure, error);
        cairo_surface_destroy(surface);
        return NULL;
    }
    read_head(&info, bytes);
    info.out_color_space = info.num_components == 4   ? JCS_CMYK
                           : info.num_components == 1 ? JCS_GRAYSCALE
                                                      : JCS_RGB;
    jpeg_start_decompress(&info);
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int) info.output_width,
                                         (int) info.output_height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        read_rows(&info, surface);
    jpeg_abort_decompress(&info);
    jpeg_destroy_decompress(&info);
    return surface;
}
