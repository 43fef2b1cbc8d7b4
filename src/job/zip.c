#include "job/zip.h"

#include <zip.h>

#include "base/error.h"

enum {
    /* Where things stand in a ZIP (APPNOTE 4.3): the record at its end, then its directory. */
    END_BYTES = 22,
    END_COUNT = 10,
    END_DIRECTORY = 16,
    ENTRY_BYTES = 46,
    ENTRY_FLAGS = 8,
    ENTRY_NAME_LENGTH = 28, /* then those of the extra field and of the comment */
    ENTRY_LOCAL = 42,
    LOCAL_FLAGS = 6,
    FLAG_UTF8_HIGH = 0x08, /* in the higher byte of the flags */
    /* 1 January 2000, 00:00, as MS-DOS counts: no zone, no clock. */
    DOS_DATE = (2000 - 1980) << 9 | 1 << 5 | 1,
    DOS_TIME = 0,
    DEFLATE_LEVEL = 9,
    MODE = 0100644,         /* a plain file that all may read */
    MAX_BYTES = 2000000000, /* more needs Zip64, which older Windows does not open */
};

#define NO_MEMORY ERROR_TEXT("out of memory", "หน่วยความจำไม่พอ")
#define ALL_FILES ERROR_TEXT("all files", "ไฟล์ทั้งหมด")

struct JobZip {
    zip_source_t *buffer; /* what is written; ours besides libzip's */
    zip_t *zip;           /* NULL once it is finished */
    GPtrArray *contents;  /* of GBytes, which libzip reads at the end */
};

static bool
fail(GError **error, const char *name, const char *reason)
{
    error_set_reason(error, SAMRIT_ERROR_INTERNAL, name,
                     ERROR_TEXT("cannot be put into a ZIP", "ใส่ลงในไฟล์ ZIP ไม่ได้"), reason);
    return false;
}

JobZip *
job_zip_new(void)
{
    JobZip *zip = g_new0(JobZip, 1);
    zip->contents = g_ptr_array_new_with_free_func((GDestroyNotify) g_bytes_unref);
    zip->buffer = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!zip->buffer)
        return zip;
    zip_source_keep(zip->buffer);
    zip->zip = zip_open_from_source(zip->buffer, ZIP_TRUNCATE, NULL);
    if (!zip->zip)
        zip_source_free(zip->buffer);
    return zip;
}

void
job_zip_free(JobZip *zip)
{
    if (!zip)
        return;
    if (zip->zip)
        zip_discard(zip->zip);
    if (zip->buffer)
        zip_source_free(zip->buffer);
    g_ptr_array_unref(zip->contents);
    g_free(zip);
}

/* Deflate gains nothing on what is compressed already, and takes its time. */
static bool
is_packed(const char *name)
{
    static const char *const suffixes[] = {".pdf", ".xlsx", ".png", ".jpg", ".zip"};
    for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        if (g_str_has_suffix(name, suffixes[i]))
            return true;
    }
    return false;
}

static bool
set_look(zip_t *zip, zip_uint64_t index, const char *name)
{
    bool packed = is_packed(name);
    return zip_set_file_compression(zip, index, packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    packed ? 0 : DEFLATE_LEVEL) == 0 &&
           zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) == 0 &&
           zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t) MODE << 16) == 0;
}

bool
job_zip_add(JobZip *zip, const char *name, GBytes *bytes, GError **error)
{
    if (!zip->zip)
        return fail(error, name, NO_MEMORY);
    g_ptr_array_add(zip->contents, g_bytes_ref(bytes));
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    zip_source_t *source = zip_source_buffer(zip->zip, data, size, 0);
    if (!source)
        return fail(error, name, zip_strerror(zip->zip));
    zip_int64_t index = zip_file_add(zip->zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return fail(error, name, zip_strerror(zip->zip));
    }
    return set_look(zip->zip, (zip_uint64_t) index, name) ||
           fail(error, name, zip_strerror(zip->zip));
}

static gsize
little(const guchar *bytes, guint count)
{
    gsize value = 0;
    while (count--)
        value = value << 8 | bytes[count];
    return value;
}

/* Says of each name that it is UTF-8, which libzip leaves out where it is ASCII as well; there is
 * no comment, so that the record at the end is in its place. */
static void
mark_utf8(guchar *bytes, gsize size)
{
    const guchar *end = bytes + size - END_BYTES;
    gsize count = little(end + END_COUNT, 2), offset = little(end + END_DIRECTORY, 4);
    for (gsize i = 0; i < count; i++) {
        guchar *entry = bytes + offset;
        entry[ENTRY_FLAGS + 1] |= FLAG_UTF8_HIGH;
        bytes[little(entry + ENTRY_LOCAL, 4) + LOCAL_FLAGS + 1] |= FLAG_UTF8_HIGH;
        for (guint k = 0; k < 3; k++)
            offset += little(entry + ENTRY_NAME_LENGTH + 2 * k, 2);
        offset += ENTRY_BYTES;
    }
}

static GBytes *
read_buffer(zip_source_t *buffer)
{
    zip_stat_t status;
    if (zip_source_stat(buffer, &status) != 0 || zip_source_open(buffer) != 0)
        return NULL;
    g_autofree guchar *bytes = g_malloc(status.size);
    zip_int64_t count = zip_source_read(buffer, bytes, status.size);
    zip_source_close(buffer);
    if (count != (zip_int64_t) status.size || status.size < END_BYTES || status.size > MAX_BYTES)
        return NULL;
    mark_utf8(bytes, status.size);
    return g_bytes_new_take(g_steal_pointer(&bytes), status.size);
}

GBytes *
job_zip_finish(JobZip *zip, GError **error)
{
    if (!zip->zip || zip_close(zip->zip) != 0) {
        fail(error, ALL_FILES, zip->zip ? zip_strerror(zip->zip) : NO_MEMORY);
        return NULL;
    }
    zip->zip = NULL;
    GBytes *bytes = read_buffer(zip->buffer);
    if (!bytes)
        fail(error, ALL_FILES, ERROR_TEXT("there is too much of them", "มีขนาดรวมมากเกินไป"));
    return bytes;
}
