#include <string.h>

#include "area/area.h"
#include "area/rsvg.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/timer.h"

/* Bytes being read; past the end there are zeros. */
typedef struct {
    const guint8 *bytes;
    gsize size;
} Bytes;

/* Pixels, and how many make an inch; 0 dpi: the file does not say. */
typedef struct {
    double width, height, dpi_x, dpi_y;
    bool pixels; /* not drawn from lines */
} Natural;

static guint
byte_at(const Bytes *file, gsize offset)
{
    return offset < file->size ? file->bytes[offset] : 0;
}

static guint
big16(const Bytes *file, gsize offset)
{
    return byte_at(file, offset) << 8 | byte_at(file, offset + 1);
}

static guint32
big32(const Bytes *file, gsize offset)
{
    return (guint32) big16(file, offset) << 16 | big16(file, offset + 2);
}

static guint
little16(const Bytes *file, gsize offset)
{
    return byte_at(file, offset) | byte_at(file, offset + 1) << 8;
}

static guint32
little32(const Bytes *file, gsize offset)
{
    return little16(file, offset) | (guint32) little16(file, offset + 2) << 16;
}

static bool
begins_with(const Bytes *file, const char *magic, gsize length)
{
    return file->size >= length && memcmp(file->bytes, magic, length) == 0;
}

/* ---- one function a format: false when it is another's or cannot be read */

static bool
read_png(const Bytes *file, Natural *natural)
{
    if (!begins_with(file, "\x89PNG\r\n\x1a\n", 8))
        return false;
    natural->width = big32(file, 16);
    natural->height = big32(file, 20);
    for (gsize at = 8; at + 12 <= file->size;) {
        guint32 length = big32(file, at);
        if (memcmp(file->bytes + at + 4, "IDAT", 4) == 0 || length > file->size)
            break;
        if (memcmp(file->bytes + at + 4, "pHYs", 4) == 0 && byte_at(file, at + 16) == 1) {
            natural->dpi_x = big32(file, at + 8) * 0.0254;
            natural->dpi_y = big32(file, at + 12) * 0.0254;
        }
        at += (gsize) length + 12;
    }
    return true;
}

static bool
is_frame_header(guint marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static void
read_jfif(const Bytes *file, gsize at, Natural *natural)
{
    if (at + 16 > file->size || memcmp(file->bytes + at + 4, "JFIF", 5) != 0)
        return;
    guint unit = byte_at(file, at + 11);
    double inch = unit == 1 ? 1 : unit == 2 ? 2.54 : 0;
    natural->dpi_x = big16(file, at + 12) * inch;
    natural->dpi_y = big16(file, at + 14) * inch;
}

static bool
read_jpeg(const Bytes *file, Natural *natural)
{
    if (!begins_with(file, "\xff\xd8\xff", 3))
        return false;
    for (gsize at = 2; at + 4 <= file->size;) {
        guint marker = byte_at(file, at + 1);
        if (byte_at(file, at) != 0xFF || marker == 0xFF) {
            at++;
            continue;
        }
        if (marker == 0xE0)
            read_jfif(file, at, natural);
        if (is_frame_header(marker)) {
            natural->height = big16(file, at + 5);
            natural->width = big16(file, at + 7);
            return true;
        }
        at += 2 + big16(file, at + 2);
    }
    return false;
}

static bool
read_gif(const Bytes *file, Natural *natural)
{
    if (!begins_with(file, "GIF8", 4))
        return false;
    natural->width = little16(file, 6);
    natural->height = little16(file, 8);
    return true;
}

static bool
read_bmp(const Bytes *file, Natural *natural)
{
    if (!begins_with(file, "BM", 2) || little32(file, 14) < 40)
        return false;
    natural->width = little32(file, 18);
    natural->height = ABS((gint64) (gint32) little32(file, 22)); /* negative: from the top */
    natural->dpi_x = little32(file, 38) * 0.0254;
    natural->dpi_y = little32(file, 42) * 0.0254;
    return true;
}

/* The value of a TIFF field, and for a rational its quotient. */
static double
tiff_value(const Bytes *file, gsize field, bool little)
{
    guint type = little ? little16(file, field + 2) : big16(file, field + 2);
    if (type == 3)
        return little ? little16(file, field + 8) : big16(file, field + 8);
    guint32 value = little ? little32(file, field + 8) : big32(file, field + 8);
    if (type != 5)
        return value;
    double above = little ? little32(file, value) : big32(file, value);
    double below = little ? little32(file, (gsize) value + 4) : big32(file, (gsize) value + 4);
    return below > 0 ? above / below : 0;
}

static bool
read_tiff(const Bytes *file, Natural *natural)
{
    bool little = begins_with(file, "II*\0", 4);
    if (!little && !begins_with(file, "MM\0*", 4))
        return false;
    gsize at = little ? little32(file, 4) : big32(file, 4);
    guint count = little ? little16(file, at) : big16(file, at);
    double inch = 1;
    for (guint i = 0; i < count && at + 14 <= file->size; i++) {
        gsize field = at + 2 + (gsize) i * 12;
        double value = tiff_value(file, field, little);
        switch (little ? little16(file, field) : big16(file, field)) {
        case 256:
            natural->width = value;
            break;
        case 257:
            natural->height = value;
            break;
        case 282:
            natural->dpi_x = value;
            break;
        case 283:
            natural->dpi_y = value;
            break;
        case 296:
            inch = value == 3 ? 2.54 : value == 2 ? 1 : 0;
            break;
        }
    }
    natural->dpi_x *= inch;
    natural->dpi_y *= inch;
    return natural->width > 0;
}

/* ---- drawings that are given their room but not drawn */

static bool
read_wmf(const Bytes *file, Natural *natural)
{
    if (!begins_with(file, "\xd7\xcd\xc6\x9a", 4))
        return false;
    natural->width = (gint16) little16(file, 10) - (gint16) little16(file, 6);
    natural->height = (gint16) little16(file, 12) - (gint16) little16(file, 8);
    natural->dpi_x = little16(file, 14);
    return true;
}

/* Its frame is in hundredths of a millimetre. */
static bool
read_emf(const Bytes *file, Natural *natural)
{
    if (!begins_with(file, "\1\0\0\0", 4) || little32(file, 40) != 0x464D4520)
        return false;
    natural->width = (double) (gint32) little32(file, 32) - (gint32) little32(file, 24);
    natural->height = (double) (gint32) little32(file, 36) - (gint32) little32(file, 28);
    natural->dpi_x = 2540;
    return true;
}

/* The comment of an EPS file that gives its box: lower left and upper right corner, in points. */
static bool
read_box(const char *head, const char *comment, Natural *natural)
{
    char *at = strstr(head, comment);
    if (!at)
        return false;
    at += strlen(comment);
    double box[4];
    for (guint i = 0; i < G_N_ELEMENTS(box); i++)
        box[i] = g_ascii_strtod(at, &at);
    natural->width = box[2] - box[0];
    natural->height = box[3] - box[1];
    return true;
}

static bool
read_eps(const Bytes *file, Natural *natural)
{
    enum { HEAD = 4096 };
    if (!begins_with(file, "%!PS-Adobe", 10))
        return false;
    g_autofree char *head = g_strndup((const char *) file->bytes, MIN(file->size, HEAD));
    return read_box(head, "%%HiResBoundingBox:", natural) ||
           read_box(head, "%%BoundingBox:", natural);
}

static bool
read_svg(const Bytes *file, Natural *natural)
{
    timer_set(LIMIT_DRAWING_SECONDS);
    RsvgHandle *handle = area_rsvg()->rsvg_handle_new_from_data(file->bytes, file->size, NULL);
    timer_set(0);
    if (!handle)
        return false;
    area_rsvg_size(handle, &natural->width, &natural->height);
    g_object_unref(handle);
    return true;
}

/* ---- where the bytes come from */

static GBytes *
decode_data(const char *uri, GError **error)
{
    const char *comma = strchr(uri, ',');
    if (!comma) {
        error_set(error, SAMRIT_ERROR_INPUT, "a data: URI without data", "URI แบบ data: ไม่มีข้อมูล");
        return NULL;
    }
    g_autofree char *header = g_strndup(uri, (gsize) (comma - uri));
    if (g_str_has_suffix(header, ";base64")) {
        gsize size;
        guchar *bytes = g_base64_decode(comma + 1, &size);
        return g_bytes_new_take(bytes, size);
    }
    GBytes *bytes = g_uri_unescape_bytes(comma + 1, -1, NULL, error);
    return bytes;
}

static GBytes *
load(const char *uri, GError **error)
{
    if (g_str_has_prefix(uri, "data:"))
        return decode_data(uri, error);
    return file_read(uri, LIMIT_IMAGE_BYTES, error);
}

static bool
measure(const Bytes *file, Natural *natural)
{
    static const struct {
        bool (*read)(const Bytes *, Natural *);
        bool pixels;
    } formats[] = {
        {read_png, true},  {read_jpeg, true}, {read_gif, true},
        {read_bmp, true},  {read_tiff, true}, {read_wmf, false},
        {read_emf, false}, {read_eps, false}, {read_svg, false},
    };
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        *natural = (Natural){0};
        if (formats[i].read(file, natural) && natural->width > 0 && natural->height > 0) {
            natural->pixels = formats[i].pixels;
            return true;
        }
    }
    return false;
}

bool
area_image_size(const char *uri, Length *width, Length *height, GError **error)
{
    g_autoptr(GBytes) bytes = load(uri, error);
    if (!bytes)
        return false;
    Bytes file;
    file.bytes = g_bytes_get_data(bytes, &file.size);
    Natural natural;
    if (!measure(&file, &natural)) {
        error_set(error, SAMRIT_ERROR_INPUT, "not an image of a known format",
                  "ไม่ใช่ภาพในรูปแบบที่รู้จัก");
        return false;
    }
    if (natural.pixels && natural.width * natural.height > LIMIT_IMAGE_PIXELS) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%.0f × %.0f pixels are too many",
                  "%.0f × %.0f จุดภาพ มากเกินไป", natural.width, natural.height);
        return false;
    }
    double dpi_x = natural.dpi_x >= 1 ? natural.dpi_x : 72;
    double dpi_y = natural.dpi_y >= 1 ? natural.dpi_y : dpi_x;
    *width = length_from_pt(natural.width * 72 / dpi_x);
    *height = length_from_pt(natural.height * 72 / dpi_y);
    return true;
}
