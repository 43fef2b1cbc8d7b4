#include "pdf/outline.h"

#include <string.h>

#include "pdf/put.h"

static void
put_destination(GString *out, const PdfDestination *destination)
{
    g_string_append(out, "/Dest[");
    pdf_put_reference(out, destination->page);
    g_string_append(out, "/XYZ ");
    pdf_put_thousandths(out, pdf_thousandths(destination->x));
    g_string_append_c(out, ' ');
    pdf_put_thousandths(out, pdf_thousandths(destination->y));
    g_string_append(out, " null]");
}

static void
put_destination_of(PdfDocument *document, GString *out, const char *id)
{
    const PdfDestination *destination = g_hash_table_lookup(document->destinations, id);
    if (destination)
        put_destination(out, destination);
}

/* A URI is ASCII; what is not is escaped (RFC 3987, 3.1). */
static void
put_uri(GString *out, const char *uri)
{
    g_autofree char *escaped = g_uri_escape_string(uri, ":/?#[]@!$&'()*+,;=%", FALSE);
    g_string_append(out, "/A<</S/URI/URI");
    pdf_put_bytes(out, escaped, strlen(escaped));
    g_string_append(out, ">>");
}

void
pdf_outline_put_target(PdfDocument *document, GString *out, const char *target)
{
    if (*target == '#')
        put_destination_of(document, out, target + 1);
    else
        put_uri(out, target);
}

/* ---- bookmarks */

typedef struct {
    guint first, last;
    int count; /* of what is seen when it is open */
} Siblings;

static Siblings write_siblings(PdfDocument *document, const AreaBookmark *first, guint parent);

static void
put_link(GString *out, const char *key, guint number)
{
    if (!number)
        return;
    g_string_append(out, key);
    pdf_put_reference(out, number);
}

static void
put_children(GString *out, const Siblings *children, bool open)
{
    if (!children->first)
        return;
    put_link(out, "/First ", children->first);
    put_link(out, "/Last ", children->last);
    g_string_append_printf(out, "/Count %d", open ? children->count : -children->count);
}

/* In the bookmark tree a destination is an id or a URI; an id is tried first. */
static void
put_bookmark_target(PdfDocument *document, GString *out, const char *target)
{
    if (!target)
        return;
    if (*target == '#')
        target++;
    if (g_hash_table_contains(document->destinations, target))
        put_destination_of(document, out, target);
    else if (strchr(target, ':'))
        put_uri(out, target);
}

static int
write_bookmark(PdfDocument *document, const AreaBookmark *bookmark, guint number, guint parent,
               guint previous, guint next)
{
    Siblings children = write_siblings(document, bookmark->first, number);
    g_autoptr(GString) out = g_string_new("<</Title");
    pdf_put_text(out, bookmark->title);
    put_link(out, "/Parent ", parent);
    put_link(out, "/Prev ", previous);
    put_link(out, "/Next ", next);
    put_children(out, &children, bookmark->open);
    put_bookmark_target(document, out, bookmark->destination);
    g_string_append(out, ">>");
    pdf_file_put(document->file, number, out);
    return bookmark->open ? 1 + children.count : 1;
}

static Siblings
write_siblings(PdfDocument *document, const AreaBookmark *first, guint parent)
{
    Siblings siblings = {0};
    guint number = first ? pdf_file_reserve(document->file) : 0;
    siblings.first = number;
    for (const AreaBookmark *bookmark = first; bookmark; bookmark = bookmark->next) {
        guint next = bookmark->next ? pdf_file_reserve(document->file) : 0;
        siblings.count += write_bookmark(document, bookmark, number, parent, siblings.last, next);
        siblings.last = number;
        number = next;
    }
    return siblings;
}

void
pdf_outline_write(PdfDocument *document, GString *catalog)
{
    if (!document->area->bookmarks)
        return;
    guint number = pdf_file_reserve(document->file);
    Siblings top = write_siblings(document, document->area->bookmarks, number);
    g_autoptr(GString) out = g_string_new("<</Type/Outlines");
    put_children(out, &top, true);
    g_string_append(out, ">>");
    pdf_file_put(document->file, number, out);
    put_link(catalog, "/Outlines ", number);
    g_string_append(catalog, "/PageMode/UseOutlines");
}
