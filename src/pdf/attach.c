#include "pdf/attach.h"

#include <string.h>

#include "pdf/put.h"

/* What was attached last is kept as it stands in a document: all reports of a build have the same
 * framework, and several documents the same results of all units, which are long. */
typedef struct {
    GBytes *bytes, *deflated;
    char *digest; /* MD5 of the bytes */
} Packed;

enum {
    KEPT = 2, /* a framework and results */
};

static void
forget(Packed *packed)
{
    g_clear_pointer(&packed->bytes, g_bytes_unref);
    g_clear_pointer(&packed->deflated, g_bytes_unref);
    g_clear_pointer(&packed->digest, g_free);
}

/* The one used last comes first. */
static const Packed *
find_packed(PdfFile *file, GBytes *bytes)
{
    static Packed kept[KEPT];
    guint at = 0;
    while (at < KEPT - 1 && !(kept[at].bytes && g_bytes_equal(kept[at].bytes, bytes)))
        at++;
    Packed packed = kept[at];
    if (!packed.bytes || !g_bytes_equal(packed.bytes, bytes)) {
        gsize size;
        const void *data = g_bytes_get_data(bytes, &size);
        forget(&packed);
        packed = (Packed){
            .bytes = g_bytes_ref(bytes),
            .deflated = pdf_file_deflate(file, data, size),
            .digest = g_compute_checksum_for_bytes(G_CHECKSUM_MD5, bytes),
        };
    }
    memmove(kept + 1, kept, at * sizeof *kept);
    kept[0] = packed;
    return &kept[0];
}

static guint
write_bytes(PdfDocument *document, const PdfAttachment *attachment)
{
    const Packed *packed = find_packed(document->file, attachment->bytes);
    g_autoptr(GString) entries = g_string_new("/Type/EmbeddedFile/Subtype");
    pdf_put_name(entries, attachment->mime_type);
    g_string_append(entries, "/Params<</Size ");
    pdf_put_integer(entries, (gint64) g_bytes_get_size(packed->bytes));
    g_string_append(entries, "/ModDate");
    pdf_put_date(entries, document->options.date);
    g_string_append_printf(entries, "/CheckSum<%s>>>/Filter/FlateDecode", packed->digest);
    guint number = pdf_file_reserve(document->file);
    gsize size;
    const void *deflated = g_bytes_get_data(packed->deflated, &size);
    pdf_file_put_stream(document->file, number, entries->str, deflated, size, PDF_ENCODED);
    return number;
}

static guint
write_specification(PdfDocument *document, const PdfAttachment *attachment)
{
    guint bytes = write_bytes(document, attachment);
    g_autoptr(GString) out = g_string_new("<</Type/Filespec/F");
    pdf_put_text(out, attachment->name);
    g_string_append(out, "/UF");
    pdf_put_text(out, attachment->name);
    g_string_append(out, "/Desc");
    pdf_put_text(out, attachment->description ? attachment->description : attachment->name);
    g_string_append(out, "/AFRelationship");
    pdf_put_name(out, attachment->relationship);
    g_string_append(out, "/EF<</F ");
    pdf_put_reference(out, bytes);
    g_string_append(out, "/UF ");
    pdf_put_reference(out, bytes);
    g_string_append(out, ">>>>");
    return pdf_file_add(document->file, out);
}

static int
compare_names(const void *one, const void *other)
{
    const PdfAttachment *const *a = one, *const *b = other;
    return strcmp((*a)->name, (*b)->name);
}

void
pdf_attach_write(PdfDocument *document, GString *catalog)
{
    const PdfOptions *options = &document->options;
    if (!options->n_attachments)
        return;
    g_autoptr(GPtrArray) sorted = g_ptr_array_new(); /* a name tree is in order */
    for (guint i = 0; i < options->n_attachments; i++)
        g_ptr_array_add(sorted, (void *) &options->attachments[i]);
    g_ptr_array_sort(sorted, compare_names);

    g_autoptr(GString) names = g_string_new(NULL);
    g_string_append(catalog, "/AF[");
    for (guint i = 0; i < sorted->len; i++) {
        const PdfAttachment *attachment = sorted->pdata[i];
        guint number = write_specification(document, attachment);
        pdf_put_reference(catalog, number);
        g_string_append_c(catalog, ' ');
        pdf_put_text(names, attachment->name);
        pdf_put_reference(names, number);
    }
    g_string_append_printf(catalog, "]/Names<</EmbeddedFiles<</Names[%s]>>>>", names->str);
}
