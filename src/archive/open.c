#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/head.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

static const char *const folders[] = {"objects", "revisions", "catalogue", "tmp"};

#define README "README.txt"

/* ---- opening */

static Archive *
new_archive(const char *folder)
{
    Archive *archive = g_new0(Archive, 1);
    archive->folder = g_strdup(folder);
    archive->lock = -1;
    archive->arena = arena_new();
    archive->chain = g_ptr_array_new();
    return archive;
}

void
archive_free(Archive *archive)
{
    if (!archive)
        return;
    if (archive->lock >= 0)
        close(archive->lock);
    g_ptr_array_unref(archive->chain);
    arena_free(archive->arena);
    g_free(archive->folder);
    g_free(archive);
}

Archive *
archive_open(const char *folder, GError **error)
{
    g_autoptr(Archive) archive = new_archive(folder);
    return archive_head_read(folder, &archive->head, error) ? g_steal_pointer(&archive) : NULL;
}

static bool
lock(Archive *archive, GError **error)
{
    archive->lock = open(archive->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (archive->lock < 0) {
        error_set(error, SAMRIT_ERROR_IO, "%s: cannot open: %s", "%s: เปิดไม่ได้: %s", archive->folder,
                  g_strerror(errno));
        return false;
    }
    if (flock(archive->lock, LOCK_EX | LOCK_NB) != 0) {
        error_set(error, SAMRIT_ERROR_BUSY, "%s: somebody else writes there",
                  "%s: มีผู้อื่นกำลังเขียนอยู่ โปรดลองใหม่ภายหลัง", archive->folder);
        return false;
    }
    return true;
}

/* ---- a new one */

static bool
is_own(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        if (strcmp(folders[i], name) == 0)
            return true;
    }
    return strcmp(name, README) == 0;
}

/* Nothing in the folder but what was made before HEAD was, should that have been interrupted. */
static bool
is_empty(const Archive *archive, GError **error)
{
    g_autoptr(GPtrArray) names = archive_disk_list(archive->folder);
    for (guint i = 0; i < names->len; i++) {
        if (is_own(names->pdata[i]))
            continue;
        error_set(error, SAMRIT_ERROR_SETUP, "%s: is no archive, and has other files in it",
                  "%s: ไม่ใช่คลังเอกสาร และมีไฟล์อื่นอยู่แล้ว", archive->folder);
        return false;
    }
    g_autofree char *revisions = archive_path(archive->folder, "revisions");
    g_autoptr(GPtrArray) found = archive_disk_list(revisions);
    if (!found->len)
        return true;
    error_set(error, SAMRIT_ERROR_DAMAGED,
              "%s: HEAD is missing; `samrit archive rebuild` makes it anew",
              "%s: ไม่มีไฟล์ HEAD สร้างใหม่ได้ด้วย `samrit archive rebuild`", archive->folder);
    return false;
}

static bool
make_folders(const Archive *archive, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = archive_path(archive->folder, folders[i]);
        if (!archive_disk_make_folder(path, error))
            return false;
    }
    return true;
}

/* Puts README.txt in place and its SHA-256 into the head in hand. */
static bool
make_readme(Archive *archive, GError **error)
{
    g_autofree char *path = archive_path(archive->folder, README);
    g_autofree char *temporary = archive_path(archive->folder, "tmp/readme");
    const char *text = archive_head_readme();
    g_autofree char *digest = file_digest(text, strlen(text));
    g_strlcpy(archive->head.readme, digest, sizeof archive->head.readme);
    return archive_disk_put(temporary, path, text, strlen(text), error);
}

static bool
make(Archive *archive, GError **error)
{
    return is_empty(archive, error) && make_folders(archive, error) &&
           make_readme(archive, error) && archive_catalogue_make(archive, NULL, error) &&
           archive_head_write(archive->folder, &archive->head, error);
}

/* ---- after an interruption */

static void
sweep(const Archive *archive)
{
    g_autofree char *path = archive_path(archive->folder, "tmp");
    g_autoptr(GPtrArray) names = archive_disk_list(path);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *inner = g_build_filename(path, names->pdata[i], NULL);
        archive_disk_remove(inner);
    }
    archive_catalogue_sweep(archive);
}

/* A revision that was put in place whole, but HEAD was not: takes it in. */
static bool
take_in(Archive *archive, GError **error)
{
    g_autofree char *path = archive_revision_path(archive->folder, archive->head.count + 1);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    const ArchiveRevision *revision =
        archive_revision_read(archive->folder, archive->head.count + 1, archive->arena, error);
    if (!revision)
        return false;
    if (g_strcmp0(revision->previous, archive->head.count ? archive->head.revision : NULL) != 0) {
        error_set(error, SAMRIT_ERROR_DAMAGED, "%s: does not follow HEAD", "%s: ไม่ต่อเนื่องจาก HEAD",
                  path);
        return false;
    }
    return archive_commit(archive, revision, error) && take_in(archive, error);
}

Archive *
archive_open_to_write(const char *folder, GError **error)
{
    if (!archive_disk_make_folder(folder, error))
        return NULL;
    g_autoptr(Archive) archive = new_archive(folder);
    if (!lock(archive, error))
        return NULL;
    g_autofree char *head = archive_path(folder, "HEAD");
    if (!g_file_test(head, G_FILE_TEST_EXISTS))
        return make(archive, error) ? g_steal_pointer(&archive) : NULL;
    if (!archive_head_read(folder, &archive->head, error) || !make_folders(archive, error))
        return NULL;
    sweep(archive);
    return take_in(archive, error) ? g_steal_pointer(&archive) : NULL;
}

/* ---- without HEAD */

/* Revision @number, which must follow the one in hand; false at the end and on failure. */
static bool
follow(Archive *archive, guint number, const ArchiveHead *known, GError **error)
{
    g_autofree char *path = archive_revision_path(archive->folder, number);
    if (number > known->count && !g_file_test(path, G_FILE_TEST_EXISTS))
        return false;
    const ArchiveRevision *revision =
        archive_revision_read(archive->folder, number, archive->arena, error);
    if (!revision)
        return false;
    const char *last = number > 1 ? archive->head.revision : NULL;
    bool other = number == known->count && strcmp(revision->sha256, known->revision) != 0;
    if (other || g_strcmp0(revision->previous, last) != 0) {
        error_set(error, SAMRIT_ERROR_DAMAGED, "%s: it, or the revision before it, is damaged",
                  "%s: ฉบับนี้หรือฉบับก่อนหน้าเสียหาย", path);
        return false;
    }
    archive->head.count = number;
    g_strlcpy(archive->head.revision, revision->sha256, sizeof archive->head.revision);
    return true;
}

/* To write, by the revisions alone, whatever HEAD says: sets the head in hand but for the
 * catalogue and README.txt. */
static Archive *
open_damaged(const char *folder, GError **error)
{
    g_autoptr(Archive) archive = new_archive(folder);
    g_autofree char *revisions = archive_path(folder, "revisions");
    if (!g_file_test(revisions, G_FILE_TEST_IS_DIR)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: no archive is there", "%s: ไม่มีคลังเอกสารอยู่ที่นั่น",
                  folder);
        return NULL;
    }
    if (!lock(archive, error) || !make_folders(archive, error))
        return NULL;
    ArchiveHead known = {0};
    archive_head_read(folder, &known, NULL);
    g_autoptr(GError) own = NULL;
    while (follow(archive, archive->head.count + 1, &known, &own))
        ;
    if (!own)
        return g_steal_pointer(&archive);
    g_propagate_error(error, g_steal_pointer(&own));
    return NULL;
}

guint
archive_rebuild(const char *folder, GError **error)
{
    g_autoptr(Archive) archive = open_damaged(folder, error);
    if (!archive || !make_readme(archive, error) || !archive_catalogue_make(archive, NULL, error) ||
        !archive_head_write(folder, &archive->head, error))
        return 0;
    archive_catalogue_sweep(archive);
    return archive->head.count;
}

/* ---- what is in it */

guint
archive_count(const Archive *archive)
{
    return archive->head.count;
}

guint
archive_last_of(Archive *archive, const char *project, guint before, GError **error)
{
    for (guint i = MIN(archive->head.count, before ? before - 1 : 0); i > 0; i--) {
        const ArchiveRevision *revision = archive_load(archive, i, error);
        if (!revision)
            return 0;
        if (strcmp(revision->project, project) == 0)
            return i;
    }
    return 0;
}

/* "2566" and 2: the second revision of the project; 0 for the last one. */
static guint
find_of_project(Archive *archive, const char *project, guint which, GError **error)
{
    if (!which)
        return archive_last_of(archive, project, G_MAXUINT, error);
    for (guint i = 1; i <= archive->head.count; i++) {
        const ArchiveRevision *revision = archive_load(archive, i, error);
        if (!revision)
            return 0;
        if (strcmp(revision->project, project) == 0 && --which == 0)
            return i;
    }
    return 0;
}

guint
archive_find(Archive *archive, const char *name, GError **error)
{
    g_autoptr(GError) own = NULL;
    g_auto(GStrv) parts = g_strsplit(name, "@", 2);
    guint64 which = 0, number;
    if (parts[0] && parts[1] &&
        !g_ascii_string_to_unsigned(parts[1], 10, 1, LIMIT_ARCHIVE_REVISIONS, &which, NULL))
        which = G_MAXUINT;
    guint found = parts[0] ? find_of_project(archive, parts[0], (guint) which, &own) : 0;
    if (!found && !own && parts[0] && !parts[1] &&
        g_ascii_string_to_unsigned(name, 10, 1, archive->head.count, &number, NULL))
        found = (guint) number;
    if (own)
        g_propagate_error(error, g_steal_pointer(&own));
    else if (!found)
        error_set(error, SAMRIT_ERROR_SETUP, "%s: has no revision \"%s\"", "%s: ไม่มีฉบับ \"%s\"",
                  archive->folder, name);
    return found;
}
