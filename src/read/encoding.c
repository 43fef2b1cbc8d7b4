#include "read/encoding.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"

enum {
    REPLACEMENT = 0xFFFD,
};

/* A text being decoded, with what findings need. */
typedef struct {
    const guchar *next, *end;
    GString *text;
    const char *file, *encoding;
    Diag *diag;
    int line, bad_line; /* the line in hand, and the last one complained of */
} Decoder;

typedef void (*Decode)(Decoder *decoder);

static void
append_bad(Decoder *decoder, guint value)
{
    g_string_append(decoder->text, "\xEF\xBF\xBD");
    if (decoder->bad_line == decoder->line)
        return;
    decoder->bad_line = decoder->line;
    g_autofree char *hex = g_strdup_printf("0x%02X", value);
    diag_add(decoder->diag, DIAG_ID_ENCODING_INVALID, (DiagPlace){decoder->file, decoder->line, 0},
             hex, decoder->encoding, NULL);
}

static void
append_char(Decoder *decoder, gunichar c, guint value)
{
    if (c == 0 || c == REPLACEMENT) {
        append_bad(decoder, value);
    } else if (c < 0x80) {
        g_string_append_c(decoder->text, (char) c);
        decoder->line += c == '\n';
    } else {
        g_string_append_unichar(decoder->text, c);
    }
}

static void
decode_utf8(Decoder *decoder)
{
    while (decoder->next < decoder->end) {
        gssize left = decoder->end - decoder->next;
        gunichar c = g_utf8_get_char_validated((const char *) decoder->next, left);
        bool valid = c != 0 && c != (gunichar) -1 && c != (gunichar) -2;
        append_char(decoder, valid ? c : REPLACEMENT, *decoder->next);
        decoder->next += valid ? g_utf8_skip[*decoder->next] : 1;
    }
}

/* Windows-874's own characters below 0xA0; those missing here mean nothing. */
static gunichar
windows_874_low(guchar byte)
{
    static const struct {
        guchar byte;
        gunichar c;
    } rows[] = {
        {0x80, 0x20AC}, {0x85, 0x2026}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C},
        {0x94, 0x201D}, {0x95, 0x2022}, {0x96, 0x2013}, {0x97, 0x2014},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].byte == byte)
            return rows[i].c;
    }
    return REPLACEMENT;
}

static gunichar
windows_874_char(guchar byte)
{
    if (byte < 0x80)
        return byte;
    if (byte == 0xA0)
        return 0xA0;
    if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB))
        return byte + 0x0D60u;
    return windows_874_low(byte);
}

static void
decode_windows_874(Decoder *decoder)
{
    for (; decoder->next < decoder->end; decoder->next++)
        append_char(decoder, windows_874_char(*decoder->next), *decoder->next);
}

static guint
utf16_unit(const guchar *p, bool big)
{
    return big ? (guint) (p[0] << 8 | p[1]) : (guint) (p[1] << 8 | p[0]);
}

static void
decode_utf16(Decoder *decoder, bool big)
{
    while (decoder->end - decoder->next >= 2) {
        guint unit = utf16_unit(decoder->next, big);
        decoder->next += 2;
        gunichar c = unit;
        if (unit >= 0xD800 && unit < 0xE000) {
            guint low = decoder->end - decoder->next >= 2 ? utf16_unit(decoder->next, big) : 0;
            bool pair = unit < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            c = pair ? 0x10000u + ((unit - 0xD800u) << 10) + (low - 0xDC00u) : REPLACEMENT;
            decoder->next += pair ? 2 : 0;
        }
        append_char(decoder, c, unit);
    }
    if (decoder->next < decoder->end)
        append_bad(decoder, *decoder->next++);
}

static void
decode_utf16le(Decoder *decoder)
{
    decode_utf16(decoder, false);
}

static void
decode_utf16be(Decoder *decoder)
{
    decode_utf16(decoder, true);
}

/* ---- which one */

typedef enum {
    UTF_8,
    UTF_16LE,
    UTF_16BE,
    WINDOWS_874,
} Encoding;

static const struct {
    const char *name;
    Encoding encoding;
} names[] = {
    {"utf-8", UTF_8},
    {"utf8", UTF_8},
    {"utf-16le", UTF_16LE},
    {"utf-16be", UTF_16BE},
    {"windows-874", WINDOWS_874},
    {"cp874", WINDOWS_874},
    {"tis-620", WINDOWS_874},
    {"iso-8859-11", WINDOWS_874},
};

static const struct {
    const char *title, *mark; /* as told to people; its byte-order mark */
    Decode decode;
} kinds[] = {
    [UTF_8] = {"UTF-8", "\xEF\xBB\xBF", decode_utf8},
    [UTF_16LE] = {"UTF-16LE", "\xFF\xFE", decode_utf16le},
    [UTF_16BE] = {"UTF-16BE", "\xFE\xFF", decode_utf16be},
    [WINDOWS_874] = {"Windows-874", "", decode_windows_874},
};

static bool
has_mark(const guchar *bytes, gsize size, Encoding encoding)
{
    gsize length = strlen(kinds[encoding].mark);
    return length && size >= length && memcmp(bytes, kinds[encoding].mark, length) == 0;
}

/* Whether most bytes past ASCII belong to whole UTF-8 characters: then a few of them were damaged,
 * for Windows-874 looks like UTF-8 only now and then. */
static bool
is_nearly_utf8(const guchar *bytes, gsize size)
{
    gsize good = 0, bad = 0;
    for (gsize i = 0; i < size;) {
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        gunichar c = g_utf8_get_char_validated((const char *) bytes + i, (gssize) (size - i));
        bool valid = c != (gunichar) -1 && c != (gunichar) -2;
        gsize length = valid ? (gsize) g_utf8_skip[bytes[i]] : 1;
        *(valid ? &good : &bad) += length;
        i += length;
    }
    return good > 9 * bad;
}

static Encoding
detect(const guchar *bytes, gsize size)
{
    for (Encoding encoding = UTF_8; encoding <= UTF_16BE; encoding++) {
        if (has_mark(bytes, size, encoding))
            return encoding;
    }
    /* Without a mark UTF-16 is known by its zeros: at once if the first heading begins with a Latin
     * letter, else by those of separators and digits. */
    if (size >= 4 && bytes[0] && !bytes[1] && bytes[2])
        return UTF_16LE;
    if (size >= 4 && !bytes[0] && bytes[1] && !bytes[2])
        return UTF_16BE;
    gsize even = 0, odd = 0;
    for (gsize i = 0; i < MIN(size, 4096); i++)
        *(i % 2 ? &odd : &even) += !bytes[i];
    if (odd > 2 && odd > 9 * even)
        return UTF_16LE;
    if (even > 2 && even > 9 * odd)
        return UTF_16BE;
    if (g_utf8_validate((const char *) bytes, (gssize) size, NULL) || is_nearly_utf8(bytes, size))
        return UTF_8;
    return WINDOWS_874;
}

static bool
find_encoding(const char *name, Encoding *encoding, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(name, names[i].name) == 0) {
            *encoding = names[i].encoding;
            return true;
        }
    }
    error_set(error, SAMRIT_ERROR_SETUP,
              "there is no encoding \"%s\"; utf-8, utf-16le, utf-16be and windows-874 are known",
              "ไม่มีรหัสอักขระ \"%s\" ที่รู้จักคือ utf-8, utf-16le, utf-16be และ windows-874", name);
    return false;
}

GBytes *
read_encoding_to_utf8(GBytes *bytes, const char *name, const char *file, Diag *diag, GError **error)
{
    gsize size;
    const guchar *data = g_bytes_get_data(bytes, &size);
    if (!data) /* of an empty file */
        data = (const guchar *) "";
    Encoding encoding = UTF_8;
    if (name && !find_encoding(name, &encoding, error))
        return NULL;
    if (!name)
        encoding = detect(data, size);
    const char *title = kinds[encoding].title;
    if (!name && encoding != UTF_8)
        diag_add(diag, DIAG_ID_ENCODING_DETECTED, (DiagPlace){file, 0, 0}, title, NULL);

    /* Nearly always there is nothing to do but drop the mark. */
    gsize skip = has_mark(data, size, encoding) ? strlen(kinds[encoding].mark) : 0;
    if (encoding == UTF_8 &&
        g_utf8_validate((const char *) data + skip, (gssize) (size - skip), NULL))
        return g_bytes_new_from_bytes(bytes, skip, size - skip);

    Decoder decoder = {.next = data + skip,
                       .end = data + size,
                       .text = g_string_sized_new(size),
                       .file = file,
                       .encoding = title,
                       .diag = diag,
                       .line = 1};
    kinds[encoding].decode(&decoder);
    return g_string_free_to_bytes(decoder.text);
}

bool
read_encoding_is_known(const char *name)
{
    Encoding encoding;
    return find_encoding(name, &encoding, NULL);
}
