#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/workbook.h"

/* A string is <si><t>…</t></si>, or runs <r><t>…</t></r>, with phonetic hints <rPh> to leave out.
 */
typedef struct {
    ReadWorkbook *workbook;
    bool in_text, in_hint;
} Loader;

static void
on_start(void *data, const char *name, const ReadAttributes *attributes)
{
    (void) attributes;
    Loader *loader = data;
    if (strcmp(name, "si") == 0) {
        guint32 at = (guint32) loader->workbook->strings->len;
        g_array_append_val(loader->workbook->string_at, at);
    } else if (strcmp(name, "t") == 0) {
        loader->in_text = !loader->in_hint;
    } else if (strcmp(name, "rPh") == 0) {
        loader->in_hint = true;
    }
}

/* The character that "_x000D_" at @text stands for; 0 if it is no such thing. */
static gunichar
escaped_char(const char *text)
{
    enum { DIGITS = 4 };
    if (text[0] != '_' || text[1] != 'x')
        return 0;
    gunichar c = 0;
    for (int i = 2; i < 2 + DIGITS; i++) {
        if (!g_ascii_isxdigit(text[i]))
            return 0;
        c = c << 4 | (gunichar) g_ascii_xdigit_value(text[i]);
    }
    if (text[2 + DIGITS] != '_')
        return 0;
    return c && g_unichar_validate(c) ? c : 0xFFFD;
}

/* A character takes less room than the seven bytes that stand for it. */
void
read_strings_unescape(char *text)
{
    char *from = strstr(text, "_x"), *to = from;
    while (from && *from) {
        gunichar c = escaped_char(from);
        if (c) {
            to += g_unichar_to_utf8(c, to);
            from += strlen("_x0000_");
        } else {
            *to++ = *from++;
        }
    }
    if (to)
        *to = '\0';
}

static void
end_string(ReadWorkbook *workbook)
{
    GString *strings = workbook->strings;
    guint32 at = g_array_index(workbook->string_at, guint32, workbook->string_at->len - 1);
    read_strings_unescape(strings->str + at);
    g_string_truncate(strings, at + strlen(strings->str + at));
    g_string_append_c(strings, '\0');
}

static void
on_end(void *data, const char *name)
{
    Loader *loader = data;
    if (strcmp(name, "si") == 0)
        end_string(loader->workbook);
    else if (strcmp(name, "t") == 0)
        loader->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        loader->in_hint = false;
}

static void
on_text(void *data, const char *text, gsize length)
{
    Loader *loader = data;
    if (loader->in_text)
        g_string_append_len(loader->workbook->strings, text, (gssize) length);
}

bool
read_strings_load(ReadWorkbook *workbook, const char *part, GError **error)
{
    static const ReadEvents events = {.start = on_start, .end = on_end, .text = on_text};
    Loader loader = {.workbook = workbook};
    g_autoptr(ReadPart) reader =
        read_package_open_part(workbook->package, part, &events, &loader, error);
    bool end = false;
    while (reader && !end) {
        if (!read_package_step(reader, &end, error))
            return false;
        if (workbook->strings->len + 4 * workbook->string_at->len > LIMIT_SHARED_STRING_BYTES) {
            error_set(error, SAMRIT_ERROR_LIMIT, "%s: more than %d bytes of shared strings",
                      "%s: ข้อความที่ใช้ร่วมกันมีขนาดเกิน %d ไบต์", part, LIMIT_SHARED_STRING_BYTES);
            return false;
        }
    }
    return reader != NULL;
}
