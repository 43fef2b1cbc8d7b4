#include "pdf/intent.h"

#include <string.h>

/*
 * The profile (ICC.1:2004-10): a header, a table of tags, and their data. Numbers are
 * s15Fixed16, big-endian. Colorants and white are adapted to D50 by Bradford's matrix.
 */

static void
put32(GByteArray *out, guint32 value)
{
    guint8 bytes[] = {(guint8) (value >> 24), (guint8) (value >> 16), (guint8) (value >> 8),
                      (guint8) value};
    g_byte_array_append(out, bytes, 4);
}

static void
put_all(GByteArray *out, const guint32 *values, guint count)
{
    for (guint i = 0; i < count; i++)
        put32(out, values[i]);
}

static void
put_name(GByteArray *out, const char *name)
{
    g_byte_array_append(out, (const guint8 *) name, 4);
}

static void
put_header(GByteArray *out)
{
    put32(out, 0); /* the size, known at the end */
    put32(out, 0);
    put32(out, 0x04200000);
    put_name(out, "mntr");
    put_name(out, "RGB ");
    put_name(out, "XYZ ");
    static const guint8 date[12] = {2000 >> 8, 2000 & 0xff, 0, 1, 0, 1};
    g_byte_array_append(out, date, sizeof date);
    put_name(out, "acsp");
    for (guint i = 0; i < 7; i++)
        put32(out, 0);
    static const guint32 d50[] = {0xf6d6, 0x10000, 0xd32d};
    put_all(out, d50, 3);
    while (out->len < 128)
        put32(out, 0);
}

/* ---- data of tags */

static void
put_text(GByteArray *out, const char *text)
{
    guint length = (guint) strlen(text);
    put_name(out, "mluc");
    put_all(out,
            (guint32[]){0, 1, 12, ('e' << 24) + ('n' << 16) + ('U' << 8) + 'S', 2 * length, 28}, 6);
    for (guint i = 0; i < length; i++)
        g_byte_array_append(out, (guint8[]){0, (guint8) text[i]}, 2);
}

static void
put_xyz(GByteArray *out, guint32 x, guint32 y, guint32 z)
{
    put_name(out, "XYZ ");
    put_all(out, (guint32[]){0, x, y, z}, 4);
}

/* ((x + 0.055) / 1.055)^2.4 above 0.04045, x / 12.92 below. */
static void
put_curve(GByteArray *out)
{
    put_name(out, "para");
    put_all(out, (guint32[]){0, 3 << 16, 0x26666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b}, 7);
}

static void
put_adaptation(GByteArray *out)
{
    put_name(out, "sf32");
    put_all(out,
            (guint32[]){0, 0x10c42, 0x5de, 0xfffff325, 0x793, 0xfd90, 0xfffffba1, 0xfffffda2, 0x3dc,
                        0xc06e},
            10);
}

static void
put_data(GByteArray *out, const char *tag)
{
    if (strcmp(tag, "desc") == 0)
        put_text(out, "sRGB");
    else if (strcmp(tag, "cprt") == 0)
        put_text(out, "No rights reserved");
    else if (strcmp(tag, "wtpt") == 0)
        put_xyz(out, 0xf6d6, 0x10000, 0xd32d);
    else if (strcmp(tag, "rXYZ") == 0)
        put_xyz(out, 0x6fa2, 0x38f5, 0x0390);
    else if (strcmp(tag, "gXYZ") == 0)
        put_xyz(out, 0x6299, 0xb785, 0x18da);
    else if (strcmp(tag, "bXYZ") == 0)
        put_xyz(out, 0x24a0, 0x0f84, 0xb6cf);
    else if (strcmp(tag, "chad") == 0)
        put_adaptation(out);
    else
        put_curve(out);
}

static void
set32(GByteArray *out, guint at, guint32 value)
{
    guint8 bytes[] = {(guint8) (value >> 24), (guint8) (value >> 16), (guint8) (value >> 8),
                      (guint8) value};
    memcpy(out->data + at, bytes, 4);
}

GByteArray *
pdf_intent_profile(void)
{
    /* The three curves are one and the same: the last two rows share the data of the first. */
    static const char *const tags[] = {"desc", "cprt", "wtpt", "chad", "rXYZ",
                                       "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    enum { N_TAGS = G_N_ELEMENTS(tags), N_DATA = N_TAGS - 2 };
    GByteArray *out = g_byte_array_new();
    put_header(out);
    put32(out, N_TAGS);
    for (guint i = 0; i < N_TAGS; i++) {
        put_name(out, tags[i]);
        put32(out, 0);
        put32(out, 0);
    }
    guint start = 0, size = 0;
    for (guint i = 0; i < N_TAGS; i++) {
        if (i < N_DATA) {
            start = out->len;
            put_data(out, tags[i]);
            size = out->len - start;
            while (out->len % 4)
                g_byte_array_append(out, (guint8[]){0}, 1);
        }
        set32(out, 128 + 4 + 12 * i + 4, start);
        set32(out, 128 + 4 + 12 * i + 8, size);
    }
    set32(out, 0, out->len);
    return out;
}
