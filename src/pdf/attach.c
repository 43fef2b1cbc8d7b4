#include "pdf/attach.h"

#include <string.h>

#include "pdf/put.h"

static guint
write_bytes(PdfDocument *document, const PdfAttachment *attachment)
{
    gsize size;
    const void *bytes = g_bytes_get_data(attachment->bytes, &size);
    g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_MD5, bytes, size);
    g_autoptr(GString) entries = g_string_new("/Type/EmbeddedFile/Subtype");
    pdf_put_name(entries, attachment->mime_type);
    g_string_append(entries, "/Params<</Size ");
    pdf_put_integer(entries, (gint64) size);
    g_string_append(entries, "/ModDate");
    pdf_put_date(entries, document->options.date);
    g_string_append_printf(entries, "/CheckSum<%s>>>", digest);
    guint number = pdf_file_reserve(document->file);
    pdf_file_put_stream(document->file, number, entries->str, bytes, size, PDF_DEFLATE);
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
