#include "job/archive.h"

#include <string.h>

#include "archive/archive.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/manifest.h"
#include "read/project.h"
#include "xml/doc.h"
#include "xml/query.h"

#define SOURCE "source"

/* Files on their way into a list. */
typedef struct {
    GPtrArray *sources;
    GHashTable *names; /* those in it */
    const JobManifest *manifest;
    Diag *diag;
    GError **error;
} Gathering;

/* ---- files and folders */

static bool
fail(Gathering *gathering, const char *path, const char *why)
{
    error_set_reason(gathering->error, SAMRIT_ERROR_INPUT, path, why, NULL);
    return false;
}

static void
take_file(Gathering *gathering, const char *name, const char *path)
{
    if (!g_hash_table_add(gathering->names, g_strdup(name)))
        return;
    ArchiveSource *source = g_new0(ArchiveSource, 1);
    source->name = g_strdup(name);
    source->path = g_strdup(path);
    if (gathering->manifest)
        source->sha256 = g_strdup(job_manifest_find(gathering->manifest, name));
    if (gathering->manifest && !source->sha256 && strcmp(name, JOB_MANIFEST_NAME) != 0) {
        DiagPlace place = {g_intern_string(path), 0, 0};
        diag_add(gathering->diag, DIAG_ID_ARCHIVE_UNLISTED, place, NULL);
    }
    g_ptr_array_add(gathering->sources, source);
}

static bool take_folder(Gathering *gathering, const char *name, const char *path, int depth);

static bool
take(Gathering *gathering, const char *name, const char *path, int depth)
{
    if (g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        return fail(gathering, path,
                    ERROR_TEXT("a symbolic link cannot be archived", "นำลิงก์เข้าคลังไม่ได้"));
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return take_folder(gathering, name, path, depth);
    take_file(gathering, name, path);
    return true;
}

/* What begins with a dot is of an interrupted build, or of somebody's file manager. */
static bool
take_folder(Gathering *gathering, const char *name, const char *path, int depth)
{
    if (depth >= LIMIT_ARCHIVE_DEPTH)
        return fail(gathering, path,
                    ERROR_TEXT("too many folders within one another", "โฟลเดอร์ซ้อนกันหลายชั้นเกินไป"));
    g_autoptr(GDir) dir = file_open_folder(path, gathering->error);
    if (!dir)
        return false;
    const char *inner;
    while ((inner = g_dir_read_name(dir))) {
        g_autofree char *inner_path = g_build_filename(path, inner, NULL);
        g_autofree char *inner_name = *name ? g_strconcat(name, "/", inner, NULL) : g_strdup(inner);
        if (*inner != '.' && !take(gathering, inner_name, inner_path, depth + 1))
            return false;
    }
    return true;
}

/* ---- what the build was made from */

/* Below "source", @path keeps its place as seen from beside the project's folder. */
static bool
take_input(Gathering *gathering, const char *beside, const char *path)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    if (!g_str_has_prefix(whole, beside) || whole[strlen(beside)] != '/')
        return fail(gathering, path,
                    ERROR_TEXT("is not beside the project, and cannot be archived with it",
                               "ไม่ได้อยู่ข้างโฟลเดอร์โครงการ จึงนำเข้าคลังพร้อมกันไม่ได้"));
    g_autofree char *name = g_strconcat(SOURCE, whole + strlen(beside), NULL);
    return take(gathering, name, path, 0);
}

static bool
take_project(Gathering *gathering, const char *folder)
{
    g_autoptr(Project) project = read_project(folder, gathering->diag, gathering->error);
    if (!project)
        return false;
    g_autofree char *whole = g_canonicalize_filename(project->folder, NULL);
    g_autofree char *beside = g_path_get_dirname(whole);
    bool done = take_input(gathering, beside, project->folder);
    for (guint i = 0; done && i < project->inputs->len; i++)
        done = take_input(gathering, beside, project->inputs->pdata[i]);
    return done;
}

/* ---- whether the project is the one that the output was built from: its records are */

static GHashTable *
digest_sources(Gathering *gathering)
{
    g_autoptr(GHashTable) digests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < gathering->sources->len; i++) {
        const ArchiveSource *source = gathering->sources->pdata[i];
        if (!g_str_has_prefix(source->name, SOURCE "/"))
            continue;
        g_autoptr(GBytes) bytes = file_read(source->path, LIMIT_FILE_BYTES, gathering->error);
        if (!bytes)
            return NULL;
        g_hash_table_add(digests, file_sha256(bytes));
    }
    return g_steal_pointer(&digests);
}

static bool
check_records(Gathering *gathering, const xmlNode *results, GHashTable *digests)
{
    const xmlNode *units = xml_query_child(results, "units");
    for (const xmlNode *unit = units ? xml_query_child(units, "unit") : NULL; unit;
         unit = xml_query_next(unit, "unit")) {
        const xmlNode *record = xml_query_child(unit, "record");
        const char *sha256 = record ? xml_query_attribute(record, "sha256") : NULL;
        if (sha256 && !g_hash_table_contains(digests, sha256))
            return fail(
                gathering, xml_query_attribute(record, "file"),
                ERROR_TEXT("the project's record is not the one that the output was built from",
                           "ข้อมูลในโครงการไม่ใช่ชุดที่ใช้จัดทำเอกสารเหล่านี้"));
    }
    return true;
}

static bool
check_results(Gathering *gathering, const char *path, GHashTable *digests)
{
    g_autoptr(xmlDoc) doc = xml_doc_load(path, gathering->diag, gathering->error);
    return doc && check_records(gathering, xmlDocGetRootElement(doc), digests);
}

static bool
check_project(Gathering *gathering)
{
    g_autoptr(GHashTable) digests = digest_sources(gathering);
    for (guint i = 0; digests && i < gathering->sources->len; i++) {
        const ArchiveSource *source = gathering->sources->pdata[i];
        if (archive_is_results(source->name) && !check_results(gathering, source->path, digests))
            return false;
    }
    return digests != NULL;
}

static bool
gather(Gathering *gathering, const char *folder, const char *project)
{
    if (!take_folder(gathering, "", folder, 0))
        return false;
    gathering->manifest = NULL; /* it is about the output alone */
    return !project || (take_project(gathering, project) && check_project(gathering));
}

GPtrArray *
job_archive_sources(const char *folder, const char *project, Diag *diag, GError **error)
{
    g_autoptr(JobManifest) manifest = job_manifest_load(folder, error);
    if (!manifest)
        return NULL;
    g_autoptr(GPtrArray) sources =
        g_ptr_array_new_with_free_func((GDestroyNotify) archive_source_free);
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Gathering gathering = {sources, names, manifest, diag, error};
    if (!gather(&gathering, folder, project))
        return NULL;
    g_autoptr(GList) listed = job_manifest_names(manifest);
    for (const GList *name = listed; name; name = name->next) {
        if (g_hash_table_contains(names, name->data))
            continue;
        error_set(error, SAMRIT_ERROR_DAMAGED, "%s: %s is missing, which the manifest names",
                  "%s: ไม่พบ %s ซึ่งมีชื่ออยู่ในบัญชีไฟล์", folder, (const char *) name->data);
        return NULL;
    }
    return g_steal_pointer(&sources);
}
