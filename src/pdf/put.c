#include "pdf/put.h"

#include <stdbool.h>
#include <string.h>

static const char HEX[] = "0123456789ABCDEF";

/* Numbers are put together from behind, in a buffer from which so many bytes are copied whatever
 * their length: there are thousands a page. */
enum {
    TOKEN = 32,
    TOKEN_END = 28, /* where a number without anything behind it ends */
};

typedef char Buffer[2 * TOKEN];

static inline void
put_token(GString *out, const char *from, const char *end)
{
    gsize length = (gsize) (end - from);
    if (out->len + TOKEN >= out->allocated_len) {
        g_string_append_len(out, from, (gssize) length);
        return;
    }
    memcpy(out->str + out->len, from, TOKEN);
    out->len += length;
    out->str[out->len] = '\0';
}

static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

static inline char *
put_pair(char *end, guint64 value)
{
    return memcpy(end - 2, pairs + 2 * value, 2);
}

/* The digits of @value before @end; gives the first. */
static inline char *
put_digits(char *end, guint64 value)
{
    for (; value >= 100; value /= 100)
        end = put_pair(end, value % 100);
    if (value >= 10)
        return put_pair(end, value);
    *--end = (char) ('0' + value);
    return end;
}

/* The same, of a number in thousandths: without needless digits. */
static char *
put_decimal(char *end, guint64 value)
{
    guint part = (guint) (value % 1000), upper = part / 10, last = part % 10;
    char *at = end;
    if (last)
        *--at = (char) ('0' + last);
    if (last || upper % 10)
        at = put_pair(at, upper);
    else if (upper)
        *--at = (char) ('0' + upper / 10);
    if (part)
        *--at = '.';
    return value < 1000 && part ? at : put_digits(at, value / 1000);
}

void
pdf_put_integer(GString *out, gint64 value)
{
    Buffer buffer;
    char *at = put_digits(buffer + TOKEN_END, value < 0 ? -(guint64) value : (guint64) value);
    if (value < 0)
        *--at = '-';
    put_token(out, at, buffer + TOKEN_END);
}

void
pdf_put_thousandths(GString *out, gint64 value)
{
    Buffer buffer;
    char *at = put_decimal(buffer + TOKEN_END, value < 0 ? -(guint64) value : (guint64) value);
    if (value < 0)
        *--at = '-';
    put_token(out, at, buffer + TOKEN_END);
}

static bool
is_regular(char byte)
{
    if (g_ascii_isalnum(byte))
        return true;
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
    static const char behind[] = {' ', '0', ' ', 'R'};
    Buffer buffer;
    char *end = buffer + TOKEN_END - sizeof behind;
    memcpy(end, behind, sizeof behind);
    put_token(out, put_digits(end, number), buffer + TOKEN_END);
}

void
pdf_put_date(GString *out, gint64 date)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(date);
    g_autofree char *text = g_date_time_format(time, "(D:%Y%m%d%H%M%SZ)");
    pdf_put(out, text);
}
