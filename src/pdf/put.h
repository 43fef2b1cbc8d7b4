#pragma once

#include <glib.h>
#include <string.h>

#include "base/length.h"

/** PDF's tokens (ISO 32000-1, 7.3), appended to a string. */

/** Bytes as they are; g_string_append_len() where it is called a thousand times a page. */
static inline void
pdf_put_raw(GString *out, const char *bytes, gsize length)
{
    if (out->len + length >= out->allocated_len) {
        g_string_append_len(out, bytes, (gssize) length);
        return;
    }
    memcpy(out->str + out->len, bytes, length);
    out->len += length;
    out->str[out->len] = '\0';
}

static inline void
pdf_put(GString *out, const char *text)
{
    pdf_put_raw(out, text, strlen(text));
}

void pdf_put_integer(GString *out, gint64 value);

/** A real number given in thousandths, without needless digits: 1500 is "1.5". */
void pdf_put_thousandths(GString *out, gint64 value);

/** A length in thousandths of a point, rounded. */
static inline gint64
pdf_thousandths(Length length)
{
    gint64 scaled = (gint64) length * 1000;
    return (scaled + (scaled < 0 ? -512 : 512)) / LENGTH_PT;
}

/** A name with its slash; what is not a regular character is escaped. */
void pdf_put_name(GString *out, const char *name);

/** A text string: ASCII as it is, all else in UTF-16 with its mark. @text is UTF-8. */
void pdf_put_text(GString *out, const char *text);

/** "<FEFF…>", UTF-16 whatever @text holds. */
void pdf_put_utf16(GString *out, const char *text, gsize length);

/** UTF-16 digits alone, as a CMap has them. */
void pdf_put_utf16_digits(GString *out, const char *text, gsize length);

/** A string of bytes in parentheses. */
void pdf_put_bytes(GString *out, const char *bytes, gsize length);

/** "12 0 R" */
void pdf_put_reference(GString *out, guint number);

/** "D:20230930000000Z" in parentheses, of seconds since 1970. */
void pdf_put_date(GString *out, gint64 date);
