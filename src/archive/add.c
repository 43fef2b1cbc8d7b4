#include <glib/gstdio.h>
#include <string.h>

#include "archive/disk.h"
#include "archive/head.h"
#include "archive/index.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

/* An addition in hand. */
typedef struct {
    Archive *archive;
    Arena *arena;
    ArchiveRevision *revision;
    GHashTable *folders; /* those of objects/ that got one, to be synced */
    Diag *diag;
    GError **error;
} Adding;

void
archive_source_free(ArchiveSource *source)
{
    g_free(source->name);
    g_free(source->path);
    g_free(source->sha256);
    g_free(source);
}

static int
compare_sources(gconstpointer a, gconstpointer b)
{
    return strcmp((*(ArchiveSource *const *) a)->name, (*(ArchiveSource *const *) b)->name);
}

/* ---- objects */

/* Bytes that are there already were put there by an earlier addition: are they still those? */
static bool
check_object(Adding *adding, const char *path, const char *digest)
{
    g_autofree char *found = archive_disk_hash(path, NULL, adding->error);
    if (!found)
        return false;
    if (strcmp(found, digest) == 0)
        return true;
    error_set(adding->error, SAMRIT_ERROR_DAMAGED,
              "%s: is damaged; `samrit archive verify` tells more",
              "%s: เสียหาย ดูรายละเอียดด้วย `samrit archive verify`", path);
    return false;
}

static bool
put_object(Adding *adding, GBytes *bytes, const char *digest)
{
    g_autofree char *path = archive_object_path(adding->archive->folder, digest);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return check_object(adding, path, digest);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary = archive_path(adding->archive->folder, "tmp/object");
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    if (!archive_disk_make_folder(folder, adding->error) ||
        !archive_disk_put(temporary, path, data, size, adding->error))
        return false;
    g_hash_table_add(adding->folders, g_steal_pointer(&folder));
    return true;
}

static bool
sync_folders(Adding *adding)
{
    GHashTableIter iter;
    gpointer folder;
    g_hash_table_iter_init(&iter, adding->folders);
    while (g_hash_table_iter_next(&iter, &folder, NULL)) {
        if (!archive_disk_sync(folder, adding->error))
            return false;
    }
    return true;
}

/* ---- the files of the revision */

static bool
is_as_said(Adding *adding, const ArchiveSource *source, const char *digest)
{
    if (!source->sha256 || strcmp(source->sha256, digest) == 0)
        return true;
    DiagPlace place = {g_intern_string(source->path), 0, 0};
    diag_add(adding->diag, DIAG_ID_ARCHIVE_SOURCE, place, digest, source->sha256, NULL);
    return false;
}

/* The project is that of the first results among the files. */
static bool
take_label(Adding *adding, const ArchiveSource *source, GBytes *bytes)
{
    ArchiveRevision *revision = adding->revision;
    if (revision->project || !archive_is_results(source->name))
        return true;
    return archive_index_label(bytes, source->path, adding->arena, &revision->project,
                               &revision->title, &revision->fiscal_year, adding->error);
}

static bool
add_source(Adding *adding, const ArchiveSource *source)
{
    g_autoptr(GBytes) bytes = file_read(source->path, LIMIT_FILE_BYTES, adding->error);
    if (!bytes)
        return false;
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    g_autofree char *digest = file_digest(data, size);
    if (!is_as_said(adding, source, digest))
        return true; /* the findings name all of them */
    ArchiveFile *file = &adding->revision->files[adding->revision->n_files++];
    file->name = arena_strdup(adding->arena, source->name);
    file->size = size;
    file->sha256 = arena_strdup(adding->arena, digest);
    return take_label(adding, source, bytes) && put_object(adding, bytes, digest);
}

static bool
check_names(Adding *adding, const GPtrArray *sources)
{
    for (guint i = 0; i < sources->len; i++) {
        const ArchiveSource *source = sources->pdata[i];
        const ArchiveSource *before = i ? sources->pdata[i - 1] : NULL;
        if (archive_is_name(source->name) && (!before || strcmp(before->name, source->name) != 0))
            continue;
        error_set(adding->error, SAMRIT_ERROR_INPUT,
                  "%s: this name cannot be archived, or is there twice",
                  "%s: ชื่อนี้เก็บเข้าคลังไม่ได้ หรือมีซ้ำกัน", source->path);
        return false;
    }
    return true;
}

static bool
add_sources(Adding *adding, GPtrArray *sources)
{
    g_ptr_array_sort(sources, compare_sources);
    if (!check_names(adding, sources))
        return false;
    adding->revision->files = ARENA_NEW_N(adding->arena, ArchiveFile, sources->len);
    for (guint i = 0; i < sources->len; i++) {
        if (!add_source(adding, sources->pdata[i]))
            return false;
    }
    if (adding->revision->n_files < sources->len) {
        error_set(adding->error, SAMRIT_ERROR_DAMAGED,
                  "nothing was added: files are not those that the manifest names",
                  "ไม่ได้เก็บสิ่งใดเข้าคลัง เพราะไฟล์ไม่ตรงกับบัญชีไฟล์");
        return false;
    }
    if (!adding->revision->project)
        error_set(adding->error, SAMRIT_ERROR_INPUT, "no results/results.xml is among the files",
                  "ไม่มีไฟล์ results/results.xml");
    return adding->revision->project && sync_folders(adding);
}

/* ---- the revision */

static bool
has_same_files(const ArchiveRevision *a, const ArchiveRevision *b)
{
    bool same = a->n_files == b->n_files;
    for (guint i = 0; same && i < a->n_files; i++)
        same = strcmp(a->files[i].name, b->files[i].name) == 0 &&
               strcmp(a->files[i].sha256, b->files[i].sha256) == 0;
    return same;
}

/* The folder comes whole, by rename; HEAD names it afterwards. */
static bool
put_revision(Adding *adding)
{
    const char *folder = adding->archive->folder;
    g_autoptr(GBytes) bytes = archive_revision_write(adding->revision);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    g_autofree char *digest = file_digest(data, size);
    adding->revision->sha256 = arena_strdup(adding->arena, digest);

    g_autofree char *hand = archive_path(folder, "tmp/revision");
    g_autofree char *inner = archive_path(folder, "tmp/revision/revision.xml");
    g_autofree char *temporary = archive_path(folder, "tmp/manifest");
    g_autofree char *final_file = archive_revision_path(folder, adding->revision->number);
    g_autofree char *final = g_path_get_dirname(final_file);
    g_autofree char *revisions = archive_path(folder, "revisions");
    if (!archive_disk_make_folder(hand, adding->error) ||
        !archive_disk_put(temporary, inner, data, size, adding->error) ||
        !archive_disk_sync(hand, adding->error) || !archive_disk_rename(hand, final, adding->error))
        return false;
    g_chmod(final, ARCHIVE_FOLDER_MODE);
    return archive_disk_sync(revisions, adding->error);
}

/* The number of the last revision of the project if it is just this one. */
static guint
find_same(Adding *adding, bool *failed)
{
    ArchiveRevision *revision = adding->revision;
    g_autoptr(GError) own = NULL;
    revision->supersedes = archive_last_of(adding->archive, revision->project, G_MAXUINT, &own);
    *failed = own != NULL;
    if (own)
        g_propagate_error(adding->error, g_steal_pointer(&own));
    if (!revision->supersedes)
        return 0;
    const ArchiveRevision *last = archive_load(adding->archive, revision->supersedes, NULL);
    return last && has_same_files(last, revision) ? revision->supersedes : 0;
}

static guint
add(Adding *adding, GPtrArray *sources)
{
    Archive *archive = adding->archive;
    if (!add_sources(adding, sources))
        return 0;
    bool failed;
    guint same = find_same(adding, &failed);
    if (same || failed)
        return same;
    ArchiveRevision *revision = adding->revision;
    revision->number = archive->head.count + 1;
    revision->previous =
        archive->head.count ? arena_strdup(adding->arena, archive->head.revision) : NULL;
    return put_revision(adding) && archive_commit(archive, revision, adding->error)
               ? revision->number
               : 0;
}

guint
archive_add(Archive *archive, GPtrArray *sources, const char *date, const char *note, Diag *diag,
            GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    Adding adding = {.archive = archive, .arena = arena, .diag = diag, .error = error};
    adding.folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    adding.revision = ARENA_NEW(arena, ArchiveRevision);
    adding.revision->date = date;
    adding.revision->note = note;
    guint number = add(&adding, sources);
    g_hash_table_unref(adding.folders);
    return number;
}
