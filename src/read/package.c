#include "read/package.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

#include "base/error.h"
#include "base/limits.h"
#include "xml/tags.h"

enum {
    CHUNK = 32 << 10, /* bytes given to the XML parser in one go */
};

struct ReadPackage {
    zip_t *zip;
    GBytes *bytes;
    const char *file;
};

struct ReadPart {
    ReadPackage *package;
    char *name;
    zip_file_t *stream;
    guint64 packed, expanded; /* bytes in the zip; bytes read so far */
    xmlParserCtxt *parser;
    const ReadEvents *events;
    void *data;
    bool doctype;
    XmlTags tags;
};

static void
set_error(GError **error, SamritError code, const ReadPackage *package, const char *part,
          const char *what)
{
    g_autofree char *place = part ? g_strdup_printf("%s: %s", package->file, part) : NULL;
    error_set_reason(error, code, place ? place : package->file, what, NULL);
}

/* ---- the zip */

static bool
is_safe_name(const char *name)
{
    if (!*name || *name == '/' || strchr(name, '\\') || strchr(name, ':'))
        return false;
    for (const char *p = name; p; p = strchr(p, '/')) {
        p += *p == '/';
        if (p[0] == '.' && p[1] == '.' && (p[2] == '/' || !p[2]))
            return false;
    }
    return true;
}

/* Names are looked at before anything is read, for each program unpacks doubtful ones its own way.
 */
static bool
check_entries(const ReadPackage *package, GError **error)
{
    zip_int64_t count = zip_get_num_entries(package->zip, 0);
    if (count > LIMIT_ZIP_ENTRIES) {
        set_error(error, SAMRIT_ERROR_LIMIT, package, NULL,
                  ERROR_TEXT("too many parts", "มีส่วนประกอบมากเกินไป"));
        return false;
    }
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t status;
        if (zip_stat_index(package->zip, (zip_uint64_t) i, 0, &status) != 0 ||
            !(status.valid & ZIP_STAT_NAME) || !is_safe_name(status.name)) {
            set_error(error, SAMRIT_ERROR_INPUT, package, NULL,
                      ERROR_TEXT("has a part with an unsafe name", "มีส่วนประกอบที่ชื่อไม่ปลอดภัย"));
            return false;
        }
        if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
            status.encryption_method != ZIP_EM_NONE) {
            set_error(error, SAMRIT_ERROR_INPUT, package, status.name,
                      ERROR_TEXT("is encrypted", "ถูกเข้ารหัสไว้"));
            return false;
        }
        if (!g_hash_table_add(names, (char *) status.name)) {
            set_error(error, SAMRIT_ERROR_INPUT, package, status.name,
                      ERROR_TEXT("is there twice", "มีซ้ำกัน"));
            return false;
        }
    }
    return true;
}

static zip_t *
open_zip(GBytes *bytes)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t *source = zip_source_buffer_create(data, size, 0, &reason);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &reason) : NULL;
    if (source && !zip)
        zip_source_free(source);
    zip_error_fini(&reason);
    return zip;
}

ReadPackage *
read_package_open(GBytes *bytes, const char *file, GError **error)
{
    g_autoptr(ReadPackage) package = g_new0(ReadPackage, 1);
    package->file = file;
    package->bytes = g_bytes_ref(bytes);
    package->zip = open_zip(bytes);
    if (!package->zip) {
        set_error(
            error, SAMRIT_ERROR_INPUT, package, NULL,
            ERROR_TEXT("not a workbook; encrypted and .xls files must be saved as plain .xlsx",
                       "ไม่ใช่สมุดงาน ไฟล์ที่เข้ารหัสและไฟล์ .xls ต้องบันทึกใหม่เป็น .xlsx ธรรมดา"));
        return NULL;
    }
    return check_entries(package, error) ? g_steal_pointer(&package) : NULL;
}

void
read_package_free(ReadPackage *package)
{
    if (!package)
        return;
    if (package->zip)
        zip_discard(package->zip);
    g_bytes_unref(package->bytes);
    g_free(package);
}

bool
read_package_mentions(ReadPackage *package, const char *part, const char *word)
{
    zip_file_t *stream = zip_fopen(package->zip, part, 0);
    if (!stream)
        return false;
    /* A word may lie across two chunks: the end of one stays in front of the next. */
    gsize keep = strlen(word) - 1, kept = 0;
    guint64 total = 0;
    g_autofree char *chunk = g_malloc(CHUNK + keep);
    bool found = false;
    zip_int64_t count;
    while (!found && total < LIMIT_ZIP_PART_BYTES &&
           (count = zip_fread(stream, chunk + kept, CHUNK)) > 0) {
        gsize size = kept + (gsize) count;
        found = memmem(chunk, size, word, keep + 1) != NULL;
        total += (guint64) count;
        kept = MIN(keep, size);
        memmove(chunk, chunk + size - kept, kept);
    }
    zip_fclose(stream);
    return found;
}

/* ---- the XML of a part */

bool
read_package_attribute(const ReadAttributes *attributes, const char *name, char *buffer, gsize size)
{
    buffer[0] = '\0';
    for (int i = 0; i < attributes->count; i++) {
        /* local name, prefix, namespace, begin and end of the value */
        const unsigned char **row = attributes->values + 5 * i;
        if (strcmp((const char *) row[0], name) != 0)
            continue;
        gsize length = (gsize) (row[4] - row[3]);
        if (length >= size)
            return false;
        memcpy(buffer, row[3], length);
        buffer[length] = '\0';
        return true;
    }
    return false;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
         const xmlChar **namespace_list, int count, int defaulted, const xmlChar **values)
{
    (void) prefix, (void) uri, (void) namespaces, (void) namespace_list, (void) defaulted;
    ReadPart *part = data;
    ReadAttributes attributes = {.values = values, .count = count};
    if (part->events->start)
        part->events->start(part->data, (const char *) name, &attributes);
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void) prefix, (void) uri;
    ReadPart *part = data;
    if (part->events->end)
        part->events->end(part->data, (const char *) name);
}

static void
on_text(void *data, const xmlChar *text, int length)
{
    ReadPart *part = data;
    if (part->events->text)
        part->events->text(part->data, (const char *) text, (gsize) length);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void) name, (void) external, (void) system;
    ReadPart *part = data;
    part->doctype = true;
    xmlStopParser(part->parser);
}

/* What is wrong is asked for after each step. */
static void
on_error(void *data, xmlError *reason)
{
    (void) data, (void) reason;
}

ReadPart *
read_package_open_part(ReadPackage *package, const char *name, const ReadEvents *events, void *data,
                       GError **error)
{
    static const xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .serror = on_error,
    };
    zip_stat_t status;
    g_autoptr(ReadPart) part = g_new0(ReadPart, 1);
    *part = (ReadPart){.package = package, .name = g_strdup(name), .events = events, .data = data};
    if (zip_stat(package->zip, name, 0, &status) == 0)
        part->stream = zip_fopen(package->zip, name, 0);
    if (!part->stream) {
        set_error(error, SAMRIT_ERROR_INPUT, package, name,
                  ERROR_TEXT("is missing or damaged", "หายไปหรือเสียหาย"));
        return NULL;
    }
    part->packed = status.comp_size;
    part->parser = xmlCreatePushParserCtxt((xmlSAXHandler *) &handler, part, NULL, 0, NULL);
    /* With entities: else "&amp;" in a name is handed over as "&#38;". There are only XML's own. */
    xmlCtxtUseOptions(part->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    return g_steal_pointer(&part);
}

void
read_package_free_part(ReadPart *part)
{
    if (!part)
        return;
    if (part->parser) {
        xmlFreeDoc(part->parser->myDoc);
        xmlFreeParserCtxt(part->parser);
    }
    if (part->stream)
        zip_fclose(part->stream);
    g_free(part->name);
    g_free(part);
}

static bool
is_too_large(const ReadPart *part)
{
    const guint64 free_of_ratio = 1 << 20;
    return part->expanded > LIMIT_ZIP_PART_BYTES ||
           (part->expanded > free_of_ratio && part->expanded / LIMIT_ZIP_RATIO > part->packed);
}

bool
read_package_step(ReadPart *part, bool *end, GError **error)
{
    char chunk[CHUNK];
    zip_int64_t count = zip_fread(part->stream, chunk, sizeof chunk);
    if (count < 0) {
        set_error(error, SAMRIT_ERROR_INPUT, part->package, part->name,
                  ERROR_TEXT("is damaged", "เสียหาย"));
        return false;
    }
    part->expanded += (guint64) count;
    if (is_too_large(part)) {
        set_error(error, SAMRIT_ERROR_LIMIT, part->package, part->name,
                  ERROR_TEXT("expands to too much", "ขยายแล้วใหญ่เกินไป"));
        return false;
    }

    if (!xml_tags_look(&part->tags, chunk, (gsize) count)) {
        set_error(error, SAMRIT_ERROR_LIMIT, part->package, part->name,
                  ERROR_TEXT("has a tag with too many attributes", "มีแท็กที่มีแอตทริบิวต์มากเกินไป"));
        return false;
    }
    int status = xmlParseChunk(part->parser, chunk, (int) count, count == 0);
    if (part->doctype) {
        set_error(error, SAMRIT_ERROR_INPUT, part->package, part->name,
                  ERROR_TEXT("has a DOCTYPE", "มี DOCTYPE"));
        return false;
    }
    if (status != XML_ERR_OK && !part->parser->wellFormed) {
        int line = part->parser->input ? part->parser->input->line : 0;
        g_autofree char *what = g_strdup_printf(
            ERROR_TEXT("is not well-formed XML (line %d)", "ไม่เป็น XML ที่ถูกรูปแบบ (บรรทัด %d)"), line,
            line);
        set_error(error, SAMRIT_ERROR_INPUT, part->package, part->name, what);
        return false;
    }
    *end = count == 0;
    return true;
}

bool
read_package_parse(ReadPackage *package, const char *name, const ReadEvents *events, void *data,
                   GError **error)
{
    g_autoptr(ReadPart) part = read_package_open_part(package, name, events, data, error);
    bool end = false;
    while (part && !end) {
        if (!read_package_step(part, &end, error))
            return false;
    }
    return part != NULL;
}
