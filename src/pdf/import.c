#include "pdf/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "pdf/put.h"

typedef struct {
    PdfFile *file;
    const char *start, *end; /* of the PDF */
    GArray *offsets;         /* of gsize, by object number; 0 for what is not there */
    GArray *numbers;         /* of guint: the number in our file, 0 while not copied */
} Import;

/* ---- finding things */

static const char *
find(const char *from, const char *end, const char *what)
{
    return from ? memmem(from, (gsize) (end - from), what, strlen(what)) : NULL;
}

/* "xref\n0 N\n" and rows of twenty bytes. */
static bool
read_table(Import *import)
{
    static const char mark[] = "startxref\n";
    const char *at = NULL;
    for (const char *next = import->start; (next = find(next, import->end, mark)); next++)
        at = next;
    gsize offset = at ? strtoul(at + strlen(mark), NULL, 10) : 0;
    const char *table = import->start + offset;
    if (!offset || table + 8 > import->end || strncmp(table, "xref\n0 ", 7) != 0)
        return false;
    char *row;
    gsize count = strtoul(table + 7, &row, 10);
    row++;
    for (gsize i = 0; i < count && row + 20 <= import->end; i++, row += 20) {
        gsize place = row[17] == 'n' ? strtoul(row, NULL, 10) : 0;
        guint none = 0;
        g_array_append_val(import->offsets, place);
        g_array_append_val(import->numbers, none);
    }
    return import->offsets->len > 1;
}

/* The body of an object: what stands between "obj" and "endobj", or "stream". */
static bool
find_body(const Import *import, guint number, const char **body, const char **end)
{
    gsize offset =
        number < import->offsets->len ? g_array_index(import->offsets, gsize, number) : 0;
    if (!offset || import->start + offset >= import->end)
        return false;
    *body = find(import->start + offset, import->end, "obj");
    if (!*body)
        return false;
    *body += 3;
    const char *over = find(*body, import->end, "endobj");
    const char *stream = over ? find(*body, over, "stream\n") : NULL;
    *end = stream ? stream : over;
    return over != NULL;
}

static guint
number_after(const char *body, const char *end, const char *key)
{
    const char *at = find(body, end, key);
    return at ? (guint) strtoul(at + strlen(key), NULL, 10) : 0;
}

static guint
find_page(const Import *import)
{
    for (guint i = 1; i < import->offsets->len; i++) {
        const char *body, *end;
        if (find_body(import, i, &body, &end) && find(body, end, "/Type /Page ") &&
            find(body, end, "/Contents"))
            return i;
    }
    return 0;
}

/* ---- copying */

static guint copy_object(Import *import, guint number);

/* "12 0 R" at @at? Then its end, and the number. */
static const char *
match_reference(const char *at, const char *end, guint *number)
{
    char *rest;
    if (!g_ascii_isdigit(*at))
        return NULL;
    *number = (guint) strtoul(at, &rest, 10);
    return rest + 4 <= end && strncmp(rest, " 0 R", 4) == 0 ? rest + 4 : NULL;
}

static const char *
skip_string(const char *at, const char *end)
{
    int depth = 0;
    do {
        depth += *at == '(';
        depth -= *at == ')';
        at += *at == '\\' ? 2 : 1;
    } while (at < end && depth > 0);
    return MIN(at, end);
}

/* Copies a dictionary's text with its references renumbered. */
static void
copy_text(Import *import, GString *out, const char *at, const char *end)
{
    bool in_token = false;
    while (at < end) {
        guint number;
        const char *next = in_token ? NULL : match_reference(at, end, &number);
        if (next) {
            pdf_put_reference(out, copy_object(import, number));
            at = next;
            continue;
        }
        next = *at == '(' ? skip_string(at, end) : at + 1;
        g_string_append_len(out, at, next - at);
        in_token = !strchr(" \n\r\t<>[]()/", *at) || *at == '/';
        at = next;
    }
}

/* What cairo says that PDF/A will not have, and what it leaves out. */
static void
mend(GString *text)
{
    g_string_replace(text, "/Interpolate true", "/Interpolate false", 0);
    if (strstr(text->str, "/CIDFontType2") && !strstr(text->str, "/CIDToGIDMap"))
        g_string_replace(text, "/CIDFontType2", "/CIDFontType2/CIDToGIDMap/Identity", 1);
}

/* The dictionary's entries without its brackets and without /Length, which is said anew. */
static void
copy_entries(Import *import, GString *out, const char *body, const char *end)
{
    const char *from = find(body, end, "<<");
    const char *length = find(body, end, "/Length ");
    const char *to = end;
    while (to > body && strncmp(to, ">>", 2) != 0)
        to--;
    if (!from || from >= to)
        return;
    if (!length || length > to) {
        copy_text(import, out, from + 2, to);
        return;
    }
    copy_text(import, out, from + 2, length);
    guint ignored;
    const char *rest = match_reference(length + 8, to, &ignored);
    if (!rest)
        for (rest = length + 8; g_ascii_isdigit(*rest); rest++)
            ;
    copy_text(import, out, rest, to);
}

static gsize
stream_length(const Import *import, const char *body, const char *end)
{
    guint number;
    const char *length = find(body, end, "/Length ");
    if (!length)
        return 0;
    if (!match_reference(length + 8, end, &number))
        return strtoul(length + 8, NULL, 10);
    return find_body(import, number, &body, &end) ? strtoul(body, NULL, 10) : 0;
}

/* Writes the stream whose dictionary is @body to @end, with @more entries, as @number. */
static void
copy_stream(Import *import, guint number, const char *body, const char *end, const char *more)
{
    const char *bytes = end + strlen("stream\n");
    gsize length = stream_length(import, body, end);
    if (bytes + length > import->end)
        length = 0;
    g_autoptr(GString) entries = g_string_new(more);
    copy_entries(import, entries, body, end);
    mend(entries);
    pdf_file_put_stream(import->file, number, entries->str, bytes, length, PDF_ENCODED);
}

static guint
copy_object(Import *import, guint number)
{
    if (number >= import->numbers->len)
        return 0;
    if (g_array_index(import->numbers, guint, number))
        return g_array_index(import->numbers, guint, number);
    guint copy = pdf_file_reserve(import->file);
    g_array_index(import->numbers, guint, number) = copy;

    const char *body = NULL, *end = NULL;
    if (find_body(import, number, &body, &end) && strncmp(end, "stream", 6) == 0) {
        copy_stream(import, copy, body, end, "");
        return copy;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    if (body)
        copy_text(import, text, body, end);
    mend(text);
    pdf_file_put(import->file, copy, text);
    return copy;
}

/* ---- the page */

static void
put_share(GString *out, double share)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(digits, sizeof digits, "%.10f", share));
}

/* The form fills the unit square, as images do, and is blended as a whole, as pages are. */
static void
put_form(GString *out, double width, double height)
{
    g_string_append(out, "/Type/XObject/Subtype/Form/Group<</Type/Group/S/Transparency/I true"
                         "/CS/DeviceRGB>>/BBox[0 0 ");
    pdf_put_thousandths(out, (gint64) (width * 1000 + 0.5));
    g_string_append_c(out, ' ');
    pdf_put_thousandths(out, (gint64) (height * 1000 + 0.5));
    g_string_append(out, "]/Matrix[");
    put_share(out, 1 / width);
    g_string_append(out, " 0 0 ");
    put_share(out, 1 / height);
    g_string_append(out, " 0 0]/Resources ");
}

static bool
copy_page(Import *import, guint page, guint number, double width, double height)
{
    const char *body, *end, *stream, *stream_end;
    if (!find_body(import, page, &body, &end))
        return false;
    guint contents = number_after(body, end, "/Contents ");
    guint resources = number_after(body, end, "/Resources ");
    if (!find_body(import, contents, &stream, &stream_end))
        return false;
    g_autoptr(GString) more = g_string_new(NULL);
    put_form(more, width, height);
    pdf_put_reference(more, copy_object(import, resources));
    copy_stream(import, number, stream, stream_end, more->str);
    return true;
}

guint
pdf_import_page(PdfFile *file, GBytes *pdf, double width, double height, GError **error)
{
    gsize size;
    const char *bytes = g_bytes_get_data(pdf, &size);
    g_autofree char *text = g_malloc(size + 1); /* so that numbers end somewhere */
    memcpy(text, bytes ? bytes : "", size);
    text[size] = '\0';
    Import import = {.file = file, .start = text, .end = text + size};
    import.offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    import.numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    guint page = read_table(&import) ? find_page(&import) : 0;
    guint number = page ? pdf_file_reserve(file) : 0;
    bool good = page && copy_page(&import, page, number, width, height);
    g_array_unref(import.offsets);
    g_array_unref(import.numbers);
    if (!good)
        error_set(error, SAMRIT_ERROR_INTERNAL, "cairo wrote a PDF of another kind",
                  "cairo เขียน PDF ในรูปแบบอื่น");
    return good ? number : 0;
}
