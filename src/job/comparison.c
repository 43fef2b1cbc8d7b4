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

static void
file_free(CompareFile *file)
{
    g_free((char *) file->name);
    g_bytes_unref(file->bytes);
    g_free(file);
}

static bool
take(GPtrArray *files, const char *name, GBytes *bytes)
{
    if (!bytes)
        return false;
    CompareFile *file = g_new(CompareFile, 1);
    *file = (CompareFile){g_strdup(name), bytes};
    g_ptr_array_add(files, file);
    return true;
}

static bool
take_file(GPtrArray *files, const char *path, GError **error)
{
    return take(files, path, file_read(path, LIMIT_XML_BYTES, error));
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp((*(CompareFile *const *) a)->name, (*(CompareFile *const *) b)->name);
}

/* Of a project with several sets, each has a folder of its own. */
static bool
take_folder(GPtrArray *files, const char *folder, GError **error)
{
    g_autofree char *only = g_build_filename(folder, "results", "results.xml", NULL);
    if (g_file_test(only, G_FILE_TEST_EXISTS))
        return take_file(files, only, error);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    if (!dir)
        return false;
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, "results", "results.xml", NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS) && !take_file(files, path, error))
            return false;
    }
    g_ptr_array_sort(files, compare_names);
    return true;
}

static bool
take_revision(GPtrArray *files, const char *name, const char *folder, GError **error)
{
    g_autoptr(Archive) archive = archive_open(folder, error);
    guint number = archive ? archive_find(archive, name, error) : 0;
    const ArchiveRevision *revision = number ? archive_load(archive, number, error) : NULL;
    for (guint i = 0; revision && i < revision->n_files; i++) {
        const ArchiveFile *file = &revision->files[i];
        g_autofree char *label = g_strdup_printf("%s:%u/%s", folder, number, file->name);
        if (archive_is_results(file->name) &&
            !take(files, label, archive_read(archive, file, error)))
            return false;
    }
    return revision != NULL;
}

static bool
take_named(GPtrArray *files, const char *name, const char *archive, GError **error)
{
    g_autofree char *output = g_build_filename("output", name, NULL);
    if (archive)
        return take_revision(files, name, archive, error);
    if (g_file_test(name, G_FILE_TEST_IS_DIR))
        return take_folder(files, name, error);
    if (!g_file_test(name, G_FILE_TEST_EXISTS) && g_file_test(output, G_FILE_TEST_IS_DIR))
        return take_folder(files, output, error);
    return take_file(files, name, error);
}

GPtrArray *
job_comparison_side(const char *name, const char *archive, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify) file_free);
    if (!take_named(files, name, archive, error))
        return NULL;
    if (files->len)
        return g_steal_pointer(&files);
    g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP, "%s: no results.xml is there", name);
    return NULL;
}

/* ---- comparing */

static CompareFile *
list(const GPtrArray *files)
{
    CompareFile *items = g_new(CompareFile, files->len);
    for (guint i = 0; i < files->len; i++)
        items[i] = *(const CompareFile *) files->pdata[i];
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
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP, "the stylesheets are nowhere");
        return NULL;
    }
    g_autofree char *file = g_strconcat(stylesheet, ".xsl", NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autoptr(Stylesheet) sheet = transform_load(path, error);
    if (!sheet)
        return NULL;
    gsize size;
    const char *bytes = g_bytes_get_data(data, &size);
    g_autoptr(xmlDoc) input = xml_doc_parse(bytes, size, "comparison.xml", diag, error);
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
