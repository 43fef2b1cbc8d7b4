#include "proof/append.h"
#include "proof/qpdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

typedef struct {
    guint number;
    gsize offset;
} Entry;

enum {
    TAIL = 2048,                 /* where startxref is, from the end */
    MOST_OBJECTS = 8388607 - 16, /* of a PDF (ISO 32000-1, C.2), but for those to come */
};

/* The offset that the last startxref gives; 0 if there is none. */
static gsize
find_previous(const char *data, gsize size)
{
    gsize length = MIN(size, (gsize) TAIL);
    g_autofree char *tail = g_malloc0(length + 1);
    memcpy(tail, data + size - length, length);
    for (gsize i = 0; i < length; i++) {
        if (!tail[i])
            tail[i] = ' '; /* binary before it must not end the text */
    }
    const char *mark = g_strrstr(tail, "startxref");
    return mark ? (gsize) g_ascii_strtoull(mark + strlen("startxref"), NULL, 10) : 0;
}

bool
proof_append_begin(ProofAppend *append, const ProofPdf *pdf, const char *file, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(pdf->bytes, &size);
    qpdf_oh last = proof_pdf_get(pdf, proof_qpdf()->qpdf_get_trailer(pdf->qpdf), "/Size");
    gsize previous = find_previous(data, size);
    int count = proof_qpdf()->qpdf_oh_is_integer(pdf->qpdf, last)
                    ? proof_qpdf()->qpdf_oh_get_int_value_as_int(pdf->qpdf, last)
                    : 0;
    if (!previous || previous >= size || size - previous <= 4 || count < 1 ||
        count > MOST_OBJECTS) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: its end is damaged: nothing can be appended",
                  "%s: ท้ายไฟล์เสียหาย จึงเพิ่มข้อมูลต่อท้ายไม่ได้", file);
        return false;
    }
    *append = (ProofAppend){
        .out = g_string_new_len(data, (gssize) size),
        .entries = g_array_new(FALSE, FALSE, sizeof(Entry)),
        .previous = previous,
        .stream = memcmp(data + previous, "xref", 4) != 0,
        .size = (guint) count,
        .pdf = pdf,
    };
    if (size && data[size - 1] != '\n')
        g_string_append_c(append->out, '\n');
    return true;
}

guint
proof_append_reserve(ProofAppend *append)
{
    return append->size++;
}

void
proof_append_begin_object(ProofAppend *append, guint number)
{
    Entry entry = {number, append->out->len};
    g_array_append_val(append->entries, entry);
    g_string_append_printf(append->out, "%u 0 obj\n", number);
}

void
proof_append_end_object(ProofAppend *append)
{
    g_string_append(append->out, "\nendobj\n");
}

static int
compare_entries(gconstpointer a, gconstpointer b)
{
    guint one = ((const Entry *) a)->number, other = ((const Entry *) b)->number;
    return (one > other) - (one < other);
}

/* What the trailer says whatever its kind: the same root, the same two-part ID. */
static void
put_trailer(ProofAppend *append)
{
    qpdf_data qpdf = append->pdf->qpdf;
    qpdf_oh trailer = proof_qpdf()->qpdf_get_trailer(qpdf);
    static const char *const kept[] = {"/Root", "/Info", "/ID"};
    g_string_append_printf(append->out, "/Size %u/Prev %" G_GSIZE_FORMAT, append->size,
                           append->previous);
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        if (proof_qpdf()->qpdf_oh_has_key(qpdf, trailer, kept[i]))
            g_string_append_printf(
                append->out, "%s %s", kept[i],
                proof_qpdf()->qpdf_oh_unparse(
                    qpdf, proof_qpdf()->qpdf_oh_get_key(qpdf, trailer, kept[i])));
    }
}

static void
put_table(ProofAppend *append)
{
    g_string_append(append->out, "xref\n");
    for (guint i = 0; i < append->entries->len; i++) {
        const Entry *entry = &g_array_index(append->entries, Entry, i);
        g_string_append_printf(append->out, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                               entry->number, entry->offset);
    }
    g_string_append(append->out, "trailer\n<<");
    put_trailer(append);
    g_string_append(append->out, ">>\n");
}

/* A row is a type (1: in use), an offset of eight bytes, a generation of two (7.5.8.2). */
static void
put_rows(GString *out, const GArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        guint64 offset = GUINT64_TO_BE((guint64) g_array_index(entries, Entry, i).offset);
        g_string_append_c(out, 1);
        g_string_append_len(out, (const char *) &offset, sizeof offset);
        g_string_append_len(out, "\0\0", 2);
    }
}

static void
put_stream(ProofAppend *append)
{
    guint number = proof_append_reserve(append);
    proof_append_begin_object(append, number);
    g_string_append(append->out, "<</Type/XRef/W[1 8 2]/Index[");
    for (guint i = 0; i < append->entries->len; i++)
        g_string_append_printf(append->out, "%u 1 ",
                               g_array_index(append->entries, Entry, i).number);
    g_string_append_printf(append->out, "]/Length %u", append->entries->len * 11);
    put_trailer(append);
    g_string_append(append->out, ">>\nstream\n");
    put_rows(append->out, append->entries);
    g_string_append(append->out, "\nendstream");
    proof_append_end_object(append);
}

GString *
proof_append_finish(ProofAppend *append)
{
    g_array_sort(append->entries, compare_entries);
    gsize start = append->out->len;
    if (append->stream)
        put_stream(append);
    else
        put_table(append);
    g_string_append_printf(append->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
    g_array_unref(append->entries);
    return append->out;
}
