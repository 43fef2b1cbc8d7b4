#include "pdf/put.h"

#include <stdbool.h>
#include <string.h>

static const char HEX[] = "0123456789ABCDEF";

void
pdf_put_integer(GString *out, gint64 value)
{
    char digits[24], *at = digits + sizeof digits;
    guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
    do
        *--at = (char) ('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--at = '-';
    pdf_put_raw(out, at, digits + sizeof digits - at);
}

void
pdf_put_thousandths(GString *out, gint64 value)
{
    if (value < 0) {
        g_string_append_c(out, '-');
        value = -value;
    }
    gint64 whole = value / 1000;
    int part = (int) (value % 1000);
    if (whole || !part)
        pdf_put_integer(out, whole);
    if (!part)
        return;
    char digits[] = {'.', (char) ('0' + part / 100), (char) ('0' + part / 10 % 10),
                     (char) ('0' + part % 10)};
    gssize length = part % 10 ? 4 : part % 100 ? 3 : 2;
    pdf_put_raw(out, digits, length);
}

static bool
is_regular(char byte)
{
    return byte > ' ' && byte < 0x7f && !strchr("()<>[]{}/%#", byte);
}

void
pdf_put_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (; *name; name++) {
        guchar byte = (guchar) *name;
        if (is_regular(*name)) {
            g_string_append_c(out, *name);
            continue;
        }
        char escaped[] = {'#', HEX[byte >> 4], HEX[byte & 15]};
        pdf_put_raw(out, escaped, 3);
    }
}

void
pdf_put_bytes(GString *out, const char *bytes, gsize length)
{
    g_string_append_c(out, '(');
    for (gsize i = 0; i < length; i++) {
        if (bytes[i] == '\r') { /* read as a line feed when bare */
            pdf_put(out, "\\r");
            continue;
        }
        if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, bytes[i]);
    }
    g_string_append_c(out, ')');
}

static void
put_unit(GString *out, guint unit)
{
    char digits[] = {HEX[unit >> 12 & 15], HEX[unit >> 8 & 15], HEX[unit >> 4 & 15],
                     HEX[unit & 15]};
    pdf_put_raw(out, digits, 4);
}

void
pdf_put_utf16_digits(GString *out, const char *text, gsize length)
{
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character < 0x10000) {
            put_unit(out, character);
            continue;
        }
        put_unit(out, 0xd800 + ((character - 0x10000) >> 10));
        put_unit(out, 0xdc00 + (character & 0x3ff));
    }
}

void
pdf_put_utf16(GString *out, const char *text, gsize length)
{
    pdf_put(out, "<FEFF");
    pdf_put_utf16_digits(out, text, length);
    g_string_append_c(out, '>');
}

void
pdf_put_text(GString *out, const char *text)
{
    gsize length = strlen(text);
    for (gsize i = 0; i < length; i++) {
        if (text[i] < ' ' || text[i] > '~') {
            pdf_put_utf16(out, text, length);
            return;
        }
    }
    pdf_put_bytes(out, text, length);
}

void
pdf_put_reference(GString *out, guint number)
{
    pdf_put_integer(out, number);
    pdf_put(out, " 0 R");
}

void
pdf_put_date(GString *out, gint64 date)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(date);
    g_autofree char *text = g_date_time_format(time, "(D:%Y%m%d%H%M%SZ)");
    pdf_put(out, text);
}
