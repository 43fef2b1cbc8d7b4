#include "pdf/file.h"

#include <libdeflate.h>
#include <string.h>

#include "pdf/put.h"

enum {
    OBJECTS_PER_STREAM = 200, /* a reader opens the whole of one to see one object */
    COMPRESSION = 1, /* of libdeflate: half the work of its sixth level, for a fifth more bytes */
};

/* Where an object is: at an offset of the file, or the how-manieth of an object stream. */
typedef struct {
    guint32 place; /* offset, or the number of the object stream */
    guint16 index;
    guint8 kind; /* 1 or 2, as the cross-reference stream has it */
} Entry;

struct PdfFile {
    GByteArray *out; /* NULL once closed */
    GArray *entries; /* of Entry, by object number */
    GString *heads;  /* of the object stream being gathered: pairs of number and offset */
    GString *bodies;
    guint gathered;     /* objects in it */
    guint gathering;    /* its number */
    GByteArray *packed; /* room for compressed bytes */
    struct libdeflate_compressor *compressor;
};

static void
write_bytes(PdfFile *file, const void *bytes, gsize size)
{
    g_byte_array_append(file->out, bytes, (guint) size);
}

static void
write_string(PdfFile *file, const GString *string)
{
    write_bytes(file, string->str, string->len);
}

PdfFile *
pdf_file_new(void)
{
    PdfFile *file = g_new0(PdfFile, 1);
    file->out = g_byte_array_new();
    file->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_array_set_size(file->entries, 1);
    file->heads = g_string_new(NULL);
    file->bodies = g_string_new(NULL);
    file->packed = g_byte_array_new();
    file->compressor = libdeflate_alloc_compressor(COMPRESSION);
    static const char head[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    write_bytes(file, head, sizeof head - 1);
    return file;
}

void
pdf_file_free(PdfFile *file)
{
    if (!file)
        return;
    if (file->out)
        g_byte_array_unref(file->out);
    g_array_unref(file->entries);
    g_string_free(file->heads, TRUE);
    g_string_free(file->bodies, TRUE);
    g_byte_array_unref(file->packed);
    libdeflate_free_compressor(file->compressor);
    g_free(file);
}

guint
pdf_file_reserve(PdfFile *file)
{
    g_array_set_size(file->entries, file->entries->len + 1);
    return file->entries->len - 1;
}

static Entry *
entry_of(PdfFile *file, guint number)
{
    g_assert(number > 0 && number < file->entries->len);
    return &g_array_index(file->entries, Entry, number);
}

/* ---- streams */

static void
begin_stream(PdfFile *file, guint number, const char *entries, const char *filter, gsize size)
{
    *entry_of(file, number) = (Entry){.place = file->out->len, .kind = 1};
    g_autoptr(GString) head = g_string_new(NULL);
    pdf_put_integer(head, number);
    g_string_append_printf(head, " 0 obj\n<<%s%s/Length ", entries, filter);
    pdf_put_integer(head, (gint64) size);
    g_string_append(head, ">>\nstream\n");
    write_string(file, head);
}

static void
write_stream(PdfFile *file, guint number, const char *entries, const char *filter,
             const void *bytes, gsize size)
{
    static const char end[] = "\nendstream\nendobj\n";
    begin_stream(file, number, entries, filter, size);
    write_bytes(file, bytes, size);
    write_bytes(file, end, sizeof end - 1);
}

static gsize
deflate(PdfFile *file, const void *bytes, gsize size)
{
    gsize bound = libdeflate_zlib_compress_bound(file->compressor, size);
    g_byte_array_set_size(file->packed, (guint) bound);
    return libdeflate_zlib_compress(file->compressor, bytes, size, file->packed->data, bound);
}

void
pdf_file_put_stream(PdfFile *file, guint number, const char *entries, const void *bytes, gsize size,
                    PdfCoding coding)
{
    if (coding == PDF_ENCODED) {
        write_stream(file, number, entries, "", bytes, size);
        return;
    }
    gsize packed = deflate(file, bytes, size);
    write_stream(file, number, entries, "/Filter/FlateDecode", file->packed->data, packed);
}

/* ---- objects */

static void
close_object_stream(PdfFile *file)
{
    if (!file->gathered)
        return;
    g_autofree char *entries = g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT,
                                               file->gathered, file->heads->len);
    g_string_append_len(file->heads, file->bodies->str, (gssize) file->bodies->len);
    pdf_file_put_stream(file, file->gathering, entries, file->heads->str, file->heads->len,
                        PDF_DEFLATE);
    g_string_truncate(file->heads, 0);
    g_string_truncate(file->bodies, 0);
    file->gathered = 0;
}

void
pdf_file_put(PdfFile *file, guint number, const GString *body)
{
    if (!file->gathered)
        file->gathering = pdf_file_reserve(file);
    *entry_of(file, number) =
        (Entry){.place = file->gathering, .index = (guint16) file->gathered, .kind = 2};
    pdf_put_integer(file->heads, number);
    g_string_append_c(file->heads, ' ');
    pdf_put_integer(file->heads, (gint64) file->bodies->len);
    g_string_append_c(file->heads, ' ');
    g_string_append_len(file->bodies, body->str, (gssize) body->len);
    g_string_append_c(file->bodies, '\n');
    if (++file->gathered == OBJECTS_PER_STREAM)
        close_object_stream(file);
}

guint
pdf_file_add(PdfFile *file, const GString *body)
{
    guint number = pdf_file_reserve(file);
    pdf_file_put(file, number, body);
    return number;
}

/* ---- the end */

static GByteArray *
pack_entries(const GArray *entries)
{
    GByteArray *rows = g_byte_array_sized_new(entries->len * 7);
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = &g_array_index(entries, Entry, i);
        guint32 place = entry->place;
        guint16 index = i ? entry->index : 0xffff;
        guint8 row[] = {entry->kind,           (guint8) (place >> 24), (guint8) (place >> 16),
                        (guint8) (place >> 8), (guint8) place,         (guint8) (index >> 8),
                        (guint8) index};
        g_byte_array_append(rows, row, sizeof row);
    }
    return rows;
}

/* The identifier is a digest of all that stands before it: same content, same name. */
static void
put_identifier(GString *entries, const GByteArray *out)
{
    g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_MD5, out->data, out->len);
    g_string_append_printf(entries, "/ID[<%s><%s>]", digest, digest);
}

GBytes *
pdf_file_close(PdfFile *file, guint root, guint info)
{
    close_object_stream(file);
    guint number = pdf_file_reserve(file);
    guint32 start = file->out->len;
    *entry_of(file, number) = (Entry){.place = start, .kind = 1};

    g_autoptr(GString) entries = g_string_new("/Type/XRef/W[1 4 2]/Size ");
    pdf_put_integer(entries, file->entries->len);
    g_string_append(entries, "/Root ");
    pdf_put_reference(entries, root);
    g_string_append(entries, "/Info ");
    pdf_put_reference(entries, info);
    put_identifier(entries, file->out);
    g_autoptr(GByteArray) rows = pack_entries(file->entries);
    pdf_file_put_stream(file, number, entries->str, rows->data, rows->len, PDF_DEFLATE);

    g_autofree char *end = g_strdup_printf("startxref\n%u\n%%%%EOF\n", start);
    write_bytes(file, end, strlen(end));
    return g_byte_array_free_to_bytes(g_steal_pointer(&file->out));
}
