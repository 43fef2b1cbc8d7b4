#include "pdf/file.h"

#include <libdeflate.h>
#include <string.h>
#include <zlib.h>

#include "base/error.h"
#include "pdf/put.h"

enum {
    OBJECTS_PER_STREAM = 200, /* a reader opens the whole of one to see one object */
    COMPRESSION = 1,   /* of libdeflate: half the work of its sixth level, for a fifth more bytes */
    ALONE = 64 * 1024, /* bytes from which on an object has a stream to itself */
};

/* Where an object is takes four bytes, since there are many: a document of 5,000 pages has a
 * million and a half. The last of them is its index, the others tell where what it is in stands in
 * a table. */
enum {
    AT_OFFSET = G_MAXUINT8, /* as an index: not in an object stream */
    MOST_PLACES = 1 << 24,
};

G_STATIC_ASSERT((int) OBJECTS_PER_STREAM <= (int) AT_OFFSET);

struct PdfFile {
    PdfSink sink;
    void *data;
    GByteArray *held;  /* what came, when there is no sink; NULL once closed */
    guint64 size;      /* of all that came */
    GChecksum *digest; /* of all but the cross-reference stream, which has it */
    bool digested;
    GError *error;  /* the sink's first */
    GArray *places; /* of guint32, by object number: one more than a place in one of these, index */
    GArray *offsets; /* of guint32, of objects that are in no object stream */
    GArray *streams; /* of guint32: numbers of object streams */
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
    if (file->error)
        return;
    file->size += size;
    if (!file->digested)
        g_checksum_update(file->digest, bytes, (gssize) size);
    if (file->size > G_MAXUINT32) /* what the cross-reference stream has room for */
        error_set(&file->error, SAMRIT_ERROR_LIMIT, "the PDF is more than 4 GiB",
                  "ไฟล์ PDF ใหญ่เกิน 4 GiB");
    else if (file->sink)
        file->sink(bytes, size, file->data, &file->error);
    else
        g_byte_array_append(file->held, bytes, (guint) size);
}

static void
write_string(PdfFile *file, const GString *string)
{
    write_bytes(file, string->str, string->len);
}

PdfFile *
pdf_file_new(PdfSink sink, void *data)
{
    PdfFile *file = g_new0(PdfFile, 1);
    file->sink = sink;
    file->data = data;
    file->held = g_byte_array_new();
    file->digest = g_checksum_new(G_CHECKSUM_MD5);
    file->places = g_array_new(FALSE, TRUE, sizeof(guint32));
    file->offsets = g_array_new(FALSE, FALSE, sizeof(guint32));
    file->streams = g_array_new(FALSE, FALSE, sizeof(guint32));
    pdf_file_reserve(file); /* object 0 heads the list of free ones */
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
    if (file->held)
        g_byte_array_unref(file->held);
    g_checksum_free(file->digest);
    g_clear_error(&file->error);
    g_array_unref(file->places);
    g_array_unref(file->offsets);
    g_array_unref(file->streams);
    g_string_free(file->heads, TRUE);
    g_string_free(file->bodies, TRUE);
    g_byte_array_unref(file->packed);
    libdeflate_free_compressor(file->compressor);
    g_free(file);
}

guint
pdf_file_reserve(PdfFile *file)
{
    g_array_set_size(file->places, file->places->len + 1);
    return file->places->len - 1;
}

static void
set_place(PdfFile *file, guint number, guint32 place, guint8 index)
{
    g_assert(number > 0 && number < file->places->len);
    GArray *table = index == AT_OFFSET ? file->offsets : file->streams;
    if (!table->len || g_array_index(table, guint32, table->len - 1) != place)
        g_array_append_val(table, place);
    if (table->len >= MOST_PLACES && !file->error)
        error_set(&file->error, SAMRIT_ERROR_LIMIT, "the PDF has more than 16 million streams",
                  "ไฟล์ PDF มีสตรีมเกิน 16 ล้านชุด");
    g_array_index(file->places, guint32, number) = table->len << 8 | index;
}

bool
pdf_file_check(const PdfFile *file, GError **error)
{
    if (error && file->error)
        *error = g_error_copy(file->error);
    return !file->error;
}

/* ---- streams */

static void
begin_stream(PdfFile *file, guint number, const char *entries, const char *filter, gsize size)
{
    set_place(file, number, (guint32) file->size, AT_OFFSET);
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
pack(PdfFile *file, const void *bytes, gsize size)
{
    gsize bound = libdeflate_zlib_compress_bound(file->compressor, size);
    g_byte_array_set_size(file->packed, (guint) bound);
    return libdeflate_zlib_compress(file->compressor, bytes, size, file->packed->data, bound);
}

GBytes *
pdf_file_deflate(PdfFile *file, const void *bytes, gsize size)
{
    gsize packed = pack(file, bytes, size);
    return g_bytes_new(file->packed->data, packed);
}

void
pdf_file_put_stream(PdfFile *file, guint number, const char *entries, const void *bytes, gsize size,
                    PdfCoding coding)
{
    if (coding == PDF_ENCODED) {
        write_stream(file, number, entries, "", bytes, size);
        return;
    }
    gsize packed = pack(file, bytes, size);
    write_stream(file, number, entries, "/Filter/FlateDecode", file->packed->data, packed);
}

/* ---- streams that are deflated in pieces: together these are larger than a page ever is */

static void
begin_packing(z_stream *packer)
{
    *packer = (z_stream){0};
    if (deflateInit(packer, COMPRESSION) != Z_OK)
        g_error("zlib: cannot begin"); /* out of memory, as GLib takes it */
}

static void
pack_more(z_stream *packer, GByteArray *packed, const void *bytes, gsize size, int flush)
{
    guint8 room[4096];
    packer->next_in = (guint8 *) bytes;
    packer->avail_in = (uInt) size;
    do {
        packer->next_out = room;
        packer->avail_out = sizeof room;
        deflate(packer, flush);
        g_byte_array_append(packed, room, (guint) (sizeof room - packer->avail_out));
    } while (packer->avail_out == 0);
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

/* A table of 100,000 rows names them all: it is deflated from where it stands, and not copied. */
static void
put_alone(PdfFile *file, guint number, const GString *body)
{
    guint stream = pdf_file_reserve(file);
    set_place(file, number, stream, 0);
    g_autofree char *head = g_strdup_printf("%u 0 ", number);
    g_autofree char *entries =
        g_strdup_printf("/Type/ObjStm/N 1/First %zu/Filter/FlateDecode", strlen(head));
    g_autoptr(GByteArray) packed = g_byte_array_new();
    z_stream packer;
    begin_packing(&packer);
    pack_more(&packer, packed, head, strlen(head), Z_NO_FLUSH);
    pack_more(&packer, packed, body->str, body->len, Z_FINISH);
    deflateEnd(&packer);
    pdf_file_put_stream(file, stream, entries, packed->data, packed->len, PDF_ENCODED);
}

void
pdf_file_put(PdfFile *file, guint number, const GString *body)
{
    if (body->len >= ALONE) {
        put_alone(file, number, body);
        return;
    }
    if (!file->gathered)
        file->gathering = pdf_file_reserve(file);
    set_place(file, number, file->gathering, (guint8) file->gathered);
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

enum {
    ROW = 7,        /* of the cross-reference stream: kind, place, index */
    LINE = 1 + ROW, /* with its predictor, in PNG's way */
    UP = 2,         /* the predictor: what a row has more than the one above */
    LINES_AT_ONCE = 4096,
};

static void
fill_row(const PdfFile *file, guint number, guint8 row[ROW])
{
    guint32 code = g_array_index(file->places, guint32, number);
    guint8 index = (guint8) code;
    const GArray *table = index == AT_OFFSET ? file->offsets : file->streams;
    guint32 place = code ? g_array_index(table, guint32, (code >> 8) - 1) : 0;
    guint kind = !place ? 0 : index == AT_OFFSET ? 1 : 2;
    guint16 last = kind == 2 ? index : number ? 0 : 0xffff;
    const guint8 bytes[ROW] = {
        (guint8) kind,  (guint8) (place >> 24), (guint8) (place >> 16), (guint8) (place >> 8),
        (guint8) place, (guint8) (last >> 8),   (guint8) last,
    };
    memcpy(row, bytes, ROW);
}

static GByteArray *
pack_places(const PdfFile *file)
{
    z_stream packer;
    begin_packing(&packer);
    GByteArray *packed = g_byte_array_new();
    g_autofree guint8 *lines = g_malloc(LINES_AT_ONCE * LINE);
    guint8 above[ROW] = {0}, row[ROW];
    gsize size = 0;
    for (guint i = 0; i < file->places->len; i++) {
        fill_row(file, i, row);
        lines[size++] = UP;
        for (guint k = 0; k < ROW; k++)
            lines[size++] = (guint8) (row[k] - above[k]);
        memcpy(above, row, ROW);
        if (size == LINES_AT_ONCE * LINE) {
            pack_more(&packer, packed, lines, size, Z_NO_FLUSH);
            size = 0;
        }
    }
    pack_more(&packer, packed, lines, size, Z_FINISH);
    deflateEnd(&packer);
    return packed;
}

/* The identifier is a digest of all that stands before it: same content, same name. */
static void
put_identifier(PdfFile *file, GString *entries)
{
    file->digested = true;
    const char *digest = g_checksum_get_string(file->digest);
    g_string_append_printf(entries, "/ID[<%s><%s>]", digest, digest);
}

static void
write_cross_reference(PdfFile *file, guint root, guint info)
{
    guint number = pdf_file_reserve(file);
    set_place(file, number, (guint32) file->size, AT_OFFSET);
    g_autoptr(GString) entries = g_string_new("/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12"
                                              "/Columns 7>>/Filter/FlateDecode/Size ");
    pdf_put_integer(entries, file->places->len);
    g_string_append(entries, "/Root ");
    pdf_put_reference(entries, root);
    g_string_append(entries, "/Info ");
    pdf_put_reference(entries, info);
    put_identifier(file, entries);
    g_autoptr(GByteArray) packed = pack_places(file);
    pdf_file_put_stream(file, number, entries->str, packed->data, packed->len, PDF_ENCODED);
}

GBytes *
pdf_file_close(PdfFile *file, guint root, guint info, GError **error)
{
    close_object_stream(file);
    guint64 start = file->size;
    write_cross_reference(file, root, info);
    g_autofree char *end = g_strdup_printf("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
    write_bytes(file, end, strlen(end));
    if (!pdf_file_check(file, error))
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&file->held));
}
