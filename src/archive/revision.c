#include <string.h>

#include "archive/disk.h"
#include "archive/head.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"
#include "xml/writer.h"

#define NAMESPACE "urn:samrit:archive"

/* ---- writing */

static void
write_attributes(XmlWriter *writer, const ArchiveRevision *revision)
{
    xml_writer_attribute(writer, "xmlns", NAMESPACE);
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute_int(writer, "number", revision->number);
    xml_writer_attribute(writer, "previous", revision->previous);
    xml_writer_attribute(writer, "project", revision->project);
    xml_writer_attribute_int(writer, "fiscal-year", revision->fiscal_year);
    if (revision->supersedes)
        xml_writer_attribute_int(writer, "supersedes", revision->supersedes);
    xml_writer_attribute(writer, "date", revision->date);
}

GBytes *
archive_revision_write(const ArchiveRevision *revision)
{
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "revision");
    write_attributes(writer, revision);
    xml_writer_leaf(writer, "title", revision->title);
    xml_writer_leaf(writer, "note", revision->note);
    for (guint i = 0; i < revision->n_files; i++) {
        const ArchiveFile *file = &revision->files[i];
        xml_writer_start(writer, "file");
        xml_writer_attribute(writer, "name", file->name);
        xml_writer_attribute_int(writer, "size", (gint64) file->size);
        xml_writer_attribute(writer, "sha256", file->sha256);
        xml_writer_end(writer);
    }
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}

/* ---- reading */

static bool
read_file(Arena *arena, const xmlNode *node, ArchiveFile *file)
{
    file->name = xml_query_string(arena, node, "name");
    file->sha256 = xml_query_string(arena, node, "sha256");
    return archive_is_name(file->name) && archive_is_digest(file->sha256) &&
           g_ascii_string_to_unsigned(xml_query_attribute(node, "size"), 10, 0, G_MAXINT64,
                                      &file->size, NULL);
}

static bool
read_files(Arena *arena, const xmlNode *root, ArchiveRevision *revision)
{
    revision->files = ARENA_NEW_N(arena, ArchiveFile, xml_query_count(root, "file"));
    XML_QUERY_EACH (node, root, "file") {
        if (!read_file(arena, node, &revision->files[revision->n_files]))
            return false;
        if (revision->n_files && strcmp(revision->files[revision->n_files - 1].name,
                                        revision->files[revision->n_files].name) >= 0)
            return false;
        revision->n_files++;
    }
    return true;
}

static ArchiveRevision *
read_root(Arena *arena, const xmlNode *root)
{
    ArchiveRevision *revision = ARENA_NEW(arena, ArchiveRevision);
    revision->number = (guint) xml_query_int(root, "number", 0);
    revision->previous = xml_query_string(arena, root, "previous");
    revision->project = xml_query_string(arena, root, "project");
    revision->fiscal_year = xml_query_int(root, "fiscal-year", 0);
    revision->supersedes = (guint) xml_query_int(root, "supersedes", 0);
    revision->date = xml_query_string(arena, root, "date");
    revision->title = xml_query_child_text(arena, root, "title");
    revision->note = xml_query_child_text(arena, root, "note");
    return read_files(arena, root, revision) ? revision : NULL;
}

ArchiveRevision *
archive_revision_parse(GBytes *bytes, const char *name, Arena *arena, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_parse(data, size, name, diag, NULL);
    ArchiveRevision *revision = NULL;
    if (doc && !xml_schema_check_version(doc, error))
        return NULL;
    if (doc && xml_schema_check(doc, "revision", diag))
        revision = read_root(arena, xmlDocGetRootElement(doc));
    if (!revision) {
        error_set(error, SAMRIT_ERROR_DAMAGED, "%s: is not a revision's manifest",
                  "%s: ไม่ใช่บัญชีไฟล์ของฉบับ", name);
        return NULL;
    }
    g_autofree char *digest = file_digest(data, size);
    revision->sha256 = arena_strdup(arena, digest);
    return revision;
}

ArchiveRevision *
archive_revision_read(const char *folder, guint number, Arena *arena, GError **error)
{
    g_autofree char *path = archive_revision_path(folder, number);
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_XML_BYTES, error);
    if (!bytes)
        return NULL;
    ArchiveRevision *revision = archive_revision_parse(bytes, path, arena, error);
    if (!revision || revision->number == number)
        return revision;
    error_set(error, SAMRIT_ERROR_DAMAGED, "%s: is that of revision %u", "%s: เป็นของฉบับที่ %u", path,
              revision->number);
    return NULL;
}

/* The SHA-256 of each revision is in the one after it, that of the last in HEAD. */
static bool
load_next(Archive *archive, GError **error)
{
    guint number = archive->head.count - archive->chain->len;
    const ArchiveRevision *after =
        archive->chain->len ? archive->chain->pdata[archive->chain->len - 1] : NULL;
    const char *sha256 = after ? after->previous : archive->head.revision;
    ArchiveRevision *revision =
        archive_revision_read(archive->folder, number, archive->arena, error);
    if (!revision)
        return false;
    if (g_strcmp0(revision->sha256, sha256) != 0) {
        error_set(error, SAMRIT_ERROR_DAMAGED,
                  "%s: revision %u is damaged; `samrit archive verify` tells more",
                  "%s: ฉบับที่ %u เสียหาย ดูรายละเอียดด้วย `samrit archive verify`", archive->folder,
                  number);
        return false;
    }
    g_ptr_array_add(archive->chain, revision);
    return true;
}

const ArchiveRevision *
archive_load(Archive *archive, guint number, GError **error)
{
    g_assert(number >= 1 && number <= archive->head.count);
    while (archive->head.count - archive->chain->len >= number) {
        if (!load_next(archive, error))
            return NULL;
    }
    return archive->chain->pdata[archive->head.count - number];
}
