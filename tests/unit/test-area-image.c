/* How large a picture is by itself: by its head, in each format, with what it says of its
 * resolution. */
#include <string.h>

#include "area/area.h"
#include "base/error.h"

typedef struct {
    const char *name;
    const char *head; /* in hex; spaces aside */
    double width, height;
} Case;

/* A TIFF's field: tag, type, count, value; II is little, MM big. */
#define II_FIELD(tag, type, value) tag type "0100 0000" value
#define MM_FIELD(tag, type, value) tag type "0000 0001" value

static const Case cases[] = {
    {"PNG", "89504e470d0a1a0a 0000000d 49484452 00000064 00000032 08000000 00 00000000", 100, 50},
    {"PNG of 300 dpi",
     "89504e470d0a1a0a 0000000d 49484452 0000012c 00000258 08000000 00 00000000"
     "00000009 70485973 00002e23 00002e23 01 00000000",
     72, 144},
    {"PNG of no unit",
     "89504e470d0a1a0a 0000000d 49484452 00000064 00000032 08000000 00 00000000"
     "00000009 70485973 00002e23 00002e23 00 00000000",
     100, 50},
    {"JPEG", "ffd8 ff ffdb0004 0000 ffc00011 08 0010 0020 03 000000000000000000", 32, 16},
    {"JPEG of 144 dpi",
     "ffd8 ffe00010 4a46494600 0101 01 0090 0048 0000 ffc20011 08 0090 0120 03 000000", 144, 144},
    {"JPEG of 10 dots a centimetre",
     "ffd8 ffe00010 4a46494600 0101 02 000a 000a 0000 ffc00011 08 0064 00c8 03 000000",
     200 * 72 / 25.4, 100 * 72 / 25.4},
    {"GIF", "474946383961 0500 0700 00 00 00", 5, 7},
    {"BMP from the top",
     "424d 00000000 00000000 36000000 28000000 08000000 fcffffff 0100 1800 00000000 00000000"
     "130b0000 130b0000 00000000 00000000",
     8, 4},
    {"BMP, the lowest height there is",
     "424d 00000000 00000000 36000000 28000000 01000000 00000080 0100 1800 00000000 00000000"
     "00000000 00000000 00000000 00000000",
     -1, -1},
    {"TIFF, the small end first",
     "49492a00 08000000 0400" II_FIELD("0001", "0300", "c8000000")
         II_FIELD("0101", "0400", "64000000") II_FIELD("1a01", "0500", "3e000000")
             II_FIELD("1b01", "0500", "3e000000") "00000000 2c010000 03000000",
     144, 72},
    {"TIFF, the great end first, of centimetres",
     "4d4d002a 00000008 0005" MM_FIELD("0100", "0003", "00c80000")
         MM_FIELD("0101", "0003", "00640000") MM_FIELD("011a", "0005", "0000004a")
             MM_FIELD("011b", "0005", "0000004a")
                 MM_FIELD("0128", "0003", "00030000") "00000000 00000064 00000005",
     200 * 72 / 50.8, 100 * 72 / 50.8},
    {"TIFF of a resolution by nothing",
     "49492a00 08000000 0300" II_FIELD("0001", "0300", "c8000000")
         II_FIELD("0101", "0300", "64000000")
             II_FIELD("1a01", "0500", "32000000") "00000000 2c010000 00000000",
     200, 100},
    {"placeable WMF, 200 to an inch", "d7cdc69a 0000 9cff 0000 2c01 6400 c800 00000000 0000", 144,
     36},
    {"EMF, its frame in hundredths of a millimetre",
     "01000000 64000000 00000000 00000000 4b000000 4b000000 64000000 00000000 500a0000 f6040000"
     "20454d46 00000100",
     72, 36},
    {"EPS", "2521 50532d41646f6265 0a 2525426f756e64696e67426f783a 20302030203133362034330a", 136,
     43},
    {"half a TIFF", "49492a00 08000000 ff00", -1, -1},
    {"half a JPEG", "ffd8 ffe0ffff", -1, -1},
    {"nothing we know", "00010203", -1, -1},
    {"nothing", "", -1, -1},
    {"more pixels than are read", "474946383961 ffff ffff 00 00 00", -1, -1},
};

static char *
uri_of(const char *hex)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    for (; *hex; hex++) {
        if (*hex == ' ')
            continue;
        guint8 byte = (guint8) (g_ascii_xdigit_value(hex[0]) << 4 | g_ascii_xdigit_value(hex[1]));
        g_byte_array_append(bytes, &byte, 1);
        hex++;
    }
    g_autofree char *base64 = g_base64_encode(bytes->data, bytes->len);
    return g_strconcat("data:image/any;base64,", base64, NULL);
}

static void
assert_near(Length length, double points)
{
    g_assert_cmpfloat_with_epsilon(length_to_pt(length), points, 0.05);
}

static void
check(const char *uri, double wanted_width, double wanted_height)
{
    g_autoptr(GError) error = NULL;
    Length width = -1, height = -1;
    bool known = area_image_size(uri, &width, &height, &error);
    g_assert_cmpint(known, ==, wanted_width >= 0);
    g_assert_true(known == !error);
    if (!known)
        return;
    assert_near(width, wanted_width);
    assert_near(height, wanted_height);
}

static void
test_heads(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *uri = uri_of(cases[i].head);
        g_test_message("%s", cases[i].name);
        check(uri, cases[i].width, cases[i].height);
    }
}

static void
test_svg_in_every_unit(void)
{
    static const struct {
        const char *width;
        double points;
    } units[] = {{"10", 10},          {"10px", 10}, {"10pt", 10}, {"1in", 72}, {"1cm", 72 / 2.54},
                 {"10mm", 72 / 2.54}, {"1pc", 12},  {"1em", 12},  {"1ex", 6},  {"50%25", 20}};
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autofree char *uri = g_strdup_printf(
            "data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' width='%s' height='30'"
            " viewBox='0 0 40 30'/%%3E",
            units[i].width);
        g_test_message("%s", units[i].width);
        check(uri, units[i].points, 30);
    }
    check("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'/%3E",
          40, 30);
}

static void
test_uris_that_lead_nowhere(void)
{
    static const char *const uris[] = {"data:image/png;base64", "data:,%0", "tests/none.png", ""};
    for (guint i = 0; i < G_N_ELEMENTS(uris); i++)
        check(uris[i], -1, -1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/area-image/heads", test_heads);
    g_test_add_func("/area-image/svg", test_svg_in_every_unit);
    g_test_add_func("/area-image/nowhere", test_uris_that_lead_nowhere);
    return g_test_run();
}
