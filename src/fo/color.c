#include "fo/color.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    guint32 rgb;
} Color;

static const Color colors[] = {
#define FO_COLOR(name, rgb) {name, rgb},
#include "fo/color.def"
#undef FO_COLOR
};

static const Color system_colors[] = {
#define FO_COLOR(name, rgb) {name, rgb},
#include "fo/system_color.def"
#undef FO_COLOR
};

static int
compare_name(const void *key, const void *row)
{
    return g_ascii_strcasecmp(key, ((const Color *) row)->name);
}

/* Each digit of #rgb stands for two. */
static bool
parse_hex(const char *digits, guint32 *color)
{
    gsize length = strlen(digits);
    if (strspn(digits, "0123456789abcdefABCDEF") != length)
        return false;
    guint32 value = (guint32) strtoul(digits, NULL, 16);
    switch (length) {
    case 3:
        *color = ((value >> 8 & 0xF) * 0x11u) << 24 | ((value >> 4 & 0xF) * 0x11u) << 16 |
                 ((value & 0xF) * 0x11u) << 8 | 0xFF;
        return true;
    case 6:
        *color = value << 8 | 0xFF;
        return true;
    case 8:
        *color = value;
        return true;
    default:
        return false;
    }
}

bool
fo_color_find(const char *text, guint32 *color)
{
    if (*text == '#')
        return parse_hex(text + 1, color);
    if (!g_ascii_strcasecmp(text, "transparent")) {
        *color = 0;
        return true;
    }
    const Color *found =
        bsearch(text, colors, G_N_ELEMENTS(colors), sizeof colors[0], compare_name);
    if (!found)
        return false;
    *color = found->rgb << 8 | 0xFF;
    return true;
}

bool
fo_color_find_system(const char *name, guint32 *color)
{
    const Color *found = bsearch(name, system_colors, G_N_ELEMENTS(system_colors),
                                 sizeof system_colors[0], compare_name);
    if (found)
        *color = found->rgb << 8 | 0xFF;
    return found != NULL;
}

static guint32
channel(double share)
{
    return (guint32) floor(CLAMP(share, 0, 1) * 255 + 0.5);
}

guint32
fo_color_from_rgb(double red, double green, double blue)
{
    return channel(red) << 24 | channel(green) << 16 | channel(blue) << 8 | 0xFF;
}

guint32
fo_color_from_cmyk(double cyan, double magenta, double yellow, double black)
{
    double light = 1 - CLAMP(black, 0, 1);
    return fo_color_from_rgb((1 - CLAMP(cyan, 0, 1)) * light, (1 - CLAMP(magenta, 0, 1)) * light,
                             (1 - CLAMP(yellow, 0, 1)) * light);
}
