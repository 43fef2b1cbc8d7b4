#include "job/pack_files.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "emit/emit.h"
#include "emit/record.h"
#include "job/next_year.h"
#include "job/zip.h"
#include "xml/doc.h"

#define README_NAME "README.html"

static void
free_file(JobPackFile *file)
{
    g_free(file->name);
    g_bytes_unref(file->bytes);
    g_free(file);
}

static GPtrArray *
new_files(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify) free_file);
}

/* Takes both. False if there are no bytes. */
static bool
add(GPtrArray *files, char *name, GBytes *bytes)
{
    if (!bytes) {
        g_free(name);
        return false;
    }
    JobPackFile *file = g_new(JobPackFile, 1);
    *file = (JobPackFile){name, bytes};
    g_ptr_array_add(files, file);
    return true;
}

/* ---- what the build made */

/* The file of the build at @name, whose bytes must be those of its manifest. */
static GBytes *
read_built(const JobPacker *packer, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(packer->folder, name, NULL);
    g_autoptr(GBytes) bytes = file_read(path, G_MAXSSIZE, error);
    if (!bytes)
        return NULL;
    g_autofree char *digest = file_sha256(bytes);
    if (g_strcmp0(digest, job_manifest_find(packer->manifest, name)) == 0)
        return g_steal_pointer(&bytes);
    error_set(error, SAMRIT_ERROR_INPUT, "%s: is not as it was built; `samrit build` mends it",
              "%s: ไม่ตรงกับที่จัดทำไว้ แก้ได้ด้วย `samrit build`", path);
    return NULL;
}

static bool
add_results(const JobPacker *packer, const JobTask *task, const char *prefix, GPtrArray *files,
            GError **error)
{
    g_autoptr(GBytes) built = read_built(packer, task->results, error);
    if (!built)
        return false;
    g_autoptr(GBytes) now = job_results_emit(packer->results, task);
    if (g_bytes_equal(built, now))
        return add(files, g_strconcat(prefix, "results.xml", NULL), g_steal_pointer(&built));
    error_set(error, SAMRIT_ERROR_INPUT, "%s/%s: is of other records; `samrit build` makes it anew",
              "%s/%s: เป็นผลของแบบรายงานชุดอื่น จัดทำใหม่ได้ด้วย `samrit build`", packer->folder,
              task->results);
    return false;
}

static bool
add_built(const JobPacker *packer, const JobTask *task, const char *prefix, GPtrArray *files,
          GError **error)
{
    g_autofree char *base = g_path_get_basename(task->name);
    return add(files, g_strconcat(prefix, base, NULL), read_built(packer, task->name, error)) &&
           (!task->results || add_results(packer, task, prefix, files, error));
}

/* ---- what only a pack has */

static bool
add_sheets(const JobPacker *packer, const JobTask *report, const char *prefix, GPtrArray *files,
           Diag *diag, GError **error)
{
    const ProjectDocument document = {
        .name = "kpi-sheets", .per_unit = true, .params = report->document->params};
    JobTask task = *report;
    task.document = &document;
    task.stylesheet = packer->sheets;
    g_auto(JobProduct) product = {0};
    return job_make(packer->results, packer->tasks, &task, packer->fonts, packer->make, &product,
                    diag, error) &&
           add(files, g_strconcat(prefix, "kpi-sheets.pdf", NULL),
               g_steal_pointer(&product.document));
}

static bool
add_form(const UnitResult *unit, const char *prefix, GPtrArray *files, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    Record *next = job_next_year(arena, unit);
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_ptr_array_add(records, next);
    g_autoptr(EmitTable) table = emit_record_form(records, true);
    return add(files, g_strdup_printf("%sform-%d.xlsx", prefix, next->fiscal_year),
               emit_record_xlsx(table, error));
}

static bool
add_tables(const JobPack *pack, GPtrArray *files, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    const NationResult *narrow =
        result_narrow(arena, pack->set->nation, pack->units, pack->n_units);
    return add(files, g_strdup("results.xlsx"), emit_results_xlsx(narrow, error)) &&
           add(files, g_strdup("results.csv"), emit_results_csv(narrow));
}

/* ---- a unit */

/* The task of @unit that makes the project's @document, or NULL: a page of the web leads to the
 * others and stays among them. */
static const JobTask *
find_task(const JobPacker *packer, const JobSet *set, const UnitResult *unit,
          const ProjectDocument *document)
{
    const char *folder = job_tasks_folder(packer->tasks, set);
    g_autofree char *stem =
        g_strconcat(folder, "units/", unit->unit->code, "/", document->name, NULL);
    g_autofree char *pdf = g_strconcat(stem, ".pdf", NULL);
    return job_tasks_find(packer->tasks, pdf);
}

static bool
add_unit(const JobPacker *packer, const JobPack *pack, const UnitResult *unit, const char *prefix,
         GPtrArray *files, Diag *diag, GError **error)
{
    const Project *project = packer->tasks->evaluation->project;
    const JobTask *report = NULL;
    for (guint i = 0; i < project->n_documents; i++) {
        const JobTask *task = project->documents[i].per_unit
                                  ? find_task(packer, pack->set, unit, &project->documents[i])
                                  : NULL;
        if (task && !add_built(packer, task, prefix, files, error))
            return false;
        report = report ? report : task;
    }
    if (!report) {
        error_set(error, SAMRIT_ERROR_SETUP,
                  "%s: has no document for each unit, so that there is nothing to pack",
                  "%s: ไม่มีเอกสารรายหน่วยงาน จึงไม่มีสิ่งที่จะรวมชุด", project->file);
        return false;
    }
    return add_sheets(packer, report, prefix, files, diag, error) &&
           add_form(unit, prefix, files, error);
}

/* ---- README.html and MANIFEST.sha256 */

static char *
list_files(const GPtrArray *files)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < files->len; i++) {
        const JobPackFile *file = files->pdata[i];
        g_string_append_printf(list, "%s=%" G_GSIZE_FORMAT " KB;", file->name,
                               (g_bytes_get_size(file->bytes) + 1023) / 1024);
    }
    g_string_append(list, JOB_MANIFEST_NAME "=1 KB");
    return g_string_free(list, FALSE);
}

static GBytes *
write_readme(const JobPacker *packer, const JobPack *pack, const GPtrArray *files, guint part,
             guint parts, Diag *diag, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    const NationResult *narrow =
        result_narrow(arena, pack->set->nation, pack->units, pack->n_units);
    g_autoptr(GBytes) results = emit_results_xml(packer->tasks->evaluation->project, narrow);
    gsize size;
    const char *bytes = g_bytes_get_data(results, &size);
    g_autoptr(xmlDoc) input = xml_doc_parse_data(bytes, size, "results.xml", diag, error);
    if (!input)
        return NULL;
    g_autofree char *list = list_files(files);
    g_autofree char *which = parts > 1 ? g_strdup_printf("%u/%u", part + 1, parts) : g_strdup("");
    const char *params[] = {"files",
                            list,
                            "part",
                            which,
                            "group",
                            pack->group ? pack->group->names.thai : "",
                            packer->make->digits ? "digits" : NULL,
                            packer->make->digits,
                            NULL};
    g_autoptr(xmlDoc) page = transform_apply(packer->readme, input, params, diag, error);
    return page ? transform_write(packer->readme, page) : NULL;
}

static GBytes *
write_manifest(const GPtrArray *files)
{
    g_autoptr(JobManifest) manifest = job_manifest_new();
    for (guint i = 0; i < files->len; i++) {
        const JobPackFile *file = files->pdata[i];
        g_autofree char *digest = file_sha256(file->bytes);
        job_manifest_set(manifest, file->name, digest);
    }
    char *text = job_manifest_format(manifest);
    return g_bytes_new_take(text, strlen(text));
}

/* ---- ZIPs */

static GBytes *
zip_files(const GPtrArray *files, GError **error)
{
    g_autoptr(JobZip) zip = job_zip_new();
    for (guint i = 0; i < files->len; i++) {
        const JobPackFile *file = files->pdata[i];
        if (!job_zip_add(zip, file->name, file->bytes, error))
            return NULL;
    }
    return job_zip_finish(zip, error);
}

/* A ZIP that can be used by itself: @files, with a README.html and a manifest of just these. */
static GBytes *
zip_part(const JobPacker *packer, const JobPack *pack, const GPtrArray *files, guint part,
         guint parts, Diag *diag, GError **error)
{
    g_autoptr(GPtrArray) all = new_files();
    if (!add(all, g_strdup(README_NAME),
             write_readme(packer, pack, files, part, parts, diag, error)))
        return NULL;
    for (guint i = 0; i < files->len; i++) {
        const JobPackFile *file = files->pdata[i];
        add(all, g_strdup(file->name), g_bytes_ref(file->bytes));
    }
    add(all, g_strdup(JOB_MANIFEST_NAME), write_manifest(all));
    return zip_files(all, error);
}

/* Bytes that @file takes in a ZIP; 0 and @error if it cannot be packed. */
static gsize
packed_size(JobPackFile *file, GError **error)
{
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, file);
    g_autoptr(GBytes) zip = zip_files(one, error);
    return zip ? g_bytes_get_size(zip) : 0;
}

/* Files in their order, as many to a part as go into it; arrays that borrow them. NULL and @error
 * if one goes into none. */
static GPtrArray *
share_out(const JobPacker *packer, const GPtrArray *files, gsize rest, GError **error)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
    gsize room = 0;
    for (guint i = 0; i < files->len; i++) {
        JobPackFile *file = files->pdata[i];
        gsize size = packed_size(file, error);
        if (!size)
            return NULL;
        if (size + rest > packer->part_bytes) {
            error_set(error, SAMRIT_ERROR_LIMIT,
                      "%s alone takes %" G_GSIZE_FORMAT
                      " bytes with what goes into each part, more than a part may",
                      "%s ไฟล์เดียวใช้ %" G_GSIZE_FORMAT " ไบต์เมื่อรวมส่วนที่ต้องมีทุกชุด เกินขนาดของชุด",
                      file->name, size + rest);
            return NULL;
        }
        if (!parts->len || size > room) {
            g_ptr_array_add(parts, g_ptr_array_new());
            room = packer->part_bytes - rest;
        }
        g_ptr_array_add(parts->pdata[parts->len - 1], file);
        room -= size;
    }
    return g_steal_pointer(&parts);
}

static GPtrArray *
zip_parts(const JobPacker *packer, const JobPack *pack, const GPtrArray *files, Diag *diag,
          GError **error)
{
    /* What README.html and the manifest take is most when they are about all files. */
    g_autoptr(GPtrArray) none = new_files();
    if (!add(none, g_strdup(README_NAME), write_readme(packer, pack, files, 8, 9, diag, error)))
        return NULL;
    add(none, g_strdup(JOB_MANIFEST_NAME), write_manifest(files));
    g_autoptr(GBytes) least = zip_files(none, error);
    g_autoptr(GPtrArray) parts =
        least ? share_out(packer, files, g_bytes_get_size(least), error) : NULL;
    if (!parts)
        return NULL;

    g_autoptr(GPtrArray) zips = new_files();
    for (guint i = 0; i < parts->len; i++) {
        GBytes *zip = zip_part(packer, pack, parts->pdata[i], i, parts->len, diag, error);
        if (!add(zips, g_strdup_printf("%s-%uof%u.zip", pack->name, i + 1, parts->len), zip))
            return NULL;
    }
    return g_steal_pointer(&zips);
}

GPtrArray *
job_pack_make(const JobPacker *packer, const JobPack *pack, Diag *diag, GError **error)
{
    g_autoptr(GPtrArray) files = new_files();
    for (guint i = 0; i < pack->n_units; i++) {
        const UnitResult *unit = pack->units[i];
        g_autofree char *prefix =
            pack->group ? g_strconcat(unit->unit->code, "/", NULL) : g_strdup("");
        if (!add_unit(packer, pack, unit, prefix, files, diag, error))
            return NULL;
    }
    if (!add_tables(pack, files, error))
        return NULL;

    g_autoptr(GBytes) zip = zip_part(packer, pack, files, 0, 1, diag, error);
    if (!zip)
        return NULL;
    if (packer->part_bytes && g_bytes_get_size(zip) > packer->part_bytes)
        return zip_parts(packer, pack, files, diag, error);
    g_autoptr(GPtrArray) zips = new_files();
    add(zips, g_strconcat(pack->name, ".zip", NULL), g_steal_pointer(&zip));
    return g_steal_pointer(&zips);
}
