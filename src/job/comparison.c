#include "job/comparison.h"

#include <string.h>

#include "archive/archive.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/document.h"
#include "job/paths.h"
#include "transform/transform.h"
#include "xml/doc.h"

/* ---- where results come from */

/* A results.xml to be read when its turn comes. */
typedef struct {
    CompareFile file;
    char *name, *path;
    char *archive;     /* the folder of the archive it is in, or NULL */
    ArchiveFile entry; /* of it */
} Source;

static void
source_free(Source *source)
{
    g_free(source->name);
    g_free(source->path);
    g_free(source->archive);
    g_free((char *) source->entry.sha256);
    g_free(source);
}

static GBytes *
read_source(void *data, GError **error)
{
    const Source *source = data;
    if (!source->archive)
        return file_read(source->path, LIMIT_XML_BYTES, error);
    g_autoptr(Archive) archive = archive_open(source->archive, error);
    return archive ? archive_read(archive, &source->entry, error) : NULL;
}

static Source *
add_source(GPtrArray *sources, const char *name)
{
    Source *source = g_new0(Source, 1);
    source->name = g_strdup(name);
    source->file = (CompareFile){source->name, read_source, source};
    g_ptr_array_add(sources, source);
    return source;
}

static void
take_file(GPtrArray *sources, const char *path)
{
    add_source(sources, path)->path = g_strdup(path);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp((*(Source *const *) a)->name, (*(Source *const *) b)->name);
}

/* Of a project with several sets, each has a folder of its own. */
static bool
take_folder(GPtrArray *sources, const char *folder, GError **error)
{
    g_autofree char *only = g_build_filename(folder, "results", "results.xml", NULL);
    if (g_file_test(only, G_FILE_TEST_EXISTS)) {
        take_file(sources, only);
        return true;
    }
    g_autoptr(GDir) dir = file_open_folder(folder, error);
    if (!dir)
        return false;
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, "results", "results.xml", NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            take_file(sources, path);
    }
    g_ptr_array_sort(sources, compare_names);
    return true;
}

static void
take_entry(GPtrArray *sources, const char *folder, guint revision, const ArchiveFile *file)
{
    g_autofree char *label = g_strdup_printf("%s:%u/%s", folder, revision, file->name);
    Source *source = add_source(sources, label);
    source->archive = g_strdup(folder);
    source->entry = (ArchiveFile){NULL, file->size, g_strdup(file->sha256)};
}

static bool
take_revision(GPtrArray *sources, const char *name, const char *folder, GError **error)
{
    g_autoptr(Archive) archive = archive_open(folder, error);
    guint number = archive ? archive_find(archive, name, error) : 0;
    const ArchiveRevision *revision = number ? archive_load(archive, number, error) : NULL;
    for (guint i = 0; revision && i < revision->n_files; i++) {
        if (archive_is_results(revision->files[i].name))
            take_entry(sources, folder, number, &revision->files[i]);
    }
    return revision != NULL;
}

static bool
take_named(GPtrArray *sources, const char *name, const char *archive, GError **error)
{
    g_autofree char *output = g_build_filename("output", name, NULL);
    if (archive)
        return take_revision(sources, name, archive, error);
    if (g_file_test(name, G_FILE_TEST_IS_DIR))
        return take_folder(sources, name, error);
    if (!g_file_test(name, G_FILE_TEST_EXISTS) && g_file_test(output, G_FILE_TEST_IS_DIR))
        return take_folder(sources, output, error);
    take_file(sources, name);
    return true;
}

GPtrArray *
job_comparison_side(const char *name, const char *archive, GError **error)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify) source_free);
    if (!take_named(sources, name, archive, error))
        return NULL;
    if (sources->len)
        return g_steal_pointer(&sources);
    error_set(error, SAMRIT_ERROR_SETUP, "%s: no results.xml is there",
              "%s: ไม่มีไฟล์ results.xml อยู่ที่นั่น", name);
    return NULL;
}

/* ---- comparing */

static CompareFile *
list(const GPtrArray *sources)
{
    CompareFile *items = g_new(CompareFile, sources->len);
    for (guint i = 0; i < sources->len; i++)
        items[i] = ((const Source *) sources->pdata[i])->file;
    return items;
}

Comparison *
job_comparison_make(const GPtrArray *before, const GPtrArray *after, Diag *diag, GError **error)
{
    g_autofree CompareFile *old = list(before);
    g_autofree CompareFile *new = list(after);
    return compare_results(old, before->len, new, after->len, diag, error);
}

/* ---- documents */

static xmlDoc *
transform(GBytes *data, const char *stylesheet, const char *digits, Diag *diag, GError **error)
{
    g_autofree char *folder = job_paths_find("stylesheets");
    if (!folder) {
        error_set(error, SAMRIT_ERROR_SETUP, "the stylesheets are nowhere", "ไม่พบสไตล์ชีต");
        return NULL;
    }
    g_autofree char *file = g_strconcat(stylesheet, ".xsl", NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autoptr(Stylesheet) sheet = transform_load(path, error);
    if (!sheet)
        return NULL;
    gsize size;
    const char *bytes = g_bytes_get_data(data, &size);
    g_autoptr(xmlDoc) input = xml_doc_parse_data(bytes, size, "comparison.xml", diag, error);
    if (!input)
        return NULL;
    const char *const params[] = {"digits", digits ? digits : "thai", NULL};
    return transform_apply(sheet, input, params, diag, error);
}

static const char *
date_of(const Comparison *comparison)
{
    const char *date = NULL;
    for (guint i = 0; i < comparison->n_sets && !date; i++)
        date = comparison->sets[i].after.issued_date;
    return date;
}

GBytes *
job_comparison_pdf(const Comparison *comparison, const char *stylesheet, const char *digits,
                   Diag *diag, GError **error)
{
    g_autoptr(GBytes) data = compare_write_xml(comparison);
    g_autoptr(xmlDoc) fo = transform(data, stylesheet, digits, diag, error);
    if (!fo)
        return NULL;
    g_autofree char *own_fonts = job_paths_find("fonts");
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, own_fonts, error);
    g_autoptr(FoReader) reader = fonts ? fo_reader_new_for_doc(fo, stylesheet, diag, error) : NULL;
    if (!reader)
        return NULL;
    const PdfAttachment attachment = {"comparison.xml", "ข้อมูลการเปรียบเทียบที่ใช้จัดทำเอกสารนี้",
                                      "text/xml", "Source", data};
    JobDocument document = {
        .format = JOB_PDF,
        .pdf = {.date = job_paths_date(date_of(comparison)),
                .attachments = &attachment,
                .n_attachments = 1},
    };
    return job_document_format(reader, fonts, &document, NULL, diag, error);
}
