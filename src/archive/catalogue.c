#include <glib/gstdio.h>
#include <string.h>

#include "archive/disk.h"
#include "archive/head.h"
#include "archive/index.h"
#include "base/error.h"

/* ---- filling */

static bool
add_file(const Archive *archive, ArchiveDatabase *database, const ArchiveRevision *revision,
         const ArchiveFile *file, GError **error)
{
    if (!archive_is_results(file->name))
        return true;
    g_autoptr(GBytes) bytes = archive_read(archive, file, error);
    return bytes && archive_index_results(database, revision, file->name, bytes, error);
}

static bool
add_revision(const Archive *archive, ArchiveDatabase *database, const ArchiveRevision *revision,
             GError **error)
{
    if (!archive_index_revision(database, revision, error))
        return false;
    for (guint i = 0; i < revision->n_files; i++) {
        if (!add_file(archive, database, revision, &revision->files[i], error))
            return false;
    }
    return true;
}

static bool
add_chain(Archive *archive, ArchiveDatabase *database, GError **error)
{
    for (guint i = 1; i <= archive->head.count; i++) {
        const ArchiveRevision *revision = archive_load(archive, i, error);
        if (!revision || !add_revision(archive, database, revision, error))
            return false;
    }
    return true;
}

static bool
fill(Archive *archive, ArchiveDatabase *database, const ArchiveRevision *revision, bool fresh,
     GError **error)
{
    if (!archive_database_run(database, "BEGIN", error) ||
        (fresh && !archive_index_create(database, error)) ||
        (fresh && !add_chain(archive, database, error)) ||
        (revision && !add_revision(archive, database, revision, error)))
        return false;
    return archive_database_run(database, "COMMIT", error);
}

/* ---- the file */

/* A copy of the catalogue that HEAD names, if it is what it was. */
static bool
copy_last(const Archive *archive, const char *temporary)
{
    g_autofree char *last = archive_catalogue_path(archive->folder, archive->head.catalogue);
    if (!archive_disk_copy(last, temporary, NULL))
        return false;
    g_autofree char *digest = archive_disk_hash(temporary, NULL, NULL);
    return g_strcmp0(digest, archive->head.catalogue) == 0;
}

static bool
put_in_place(Archive *archive, const char *temporary, GError **error)
{
    g_autofree char *digest = archive_disk_hash(temporary, NULL, error);
    if (!digest)
        return false;
    g_autofree char *path = archive_catalogue_path(archive->folder, digest);
    g_autofree char *folder = archive_path(archive->folder, "catalogue");
    if (!archive_disk_close(temporary, error) || !archive_disk_rename(temporary, path, error) ||
        !archive_disk_sync(folder, error))
        return false;
    g_strlcpy(archive->head.catalogue, digest, sizeof archive->head.catalogue);
    return true;
}

bool
archive_catalogue_make(Archive *archive, const ArchiveRevision *revision, GError **error)
{
    g_autofree char *temporary = archive_path(archive->folder, "tmp/catalogue");
    bool fresh = !revision || !copy_last(archive, temporary);
    if (fresh)
        g_unlink(temporary);
    g_autoptr(sqlite3) database = archive_database_open(temporary, true, error);
    if (!database || !fill(archive, database, revision, fresh, error))
        return false;
    return archive_database_close(g_steal_pointer(&database), error) &&
           put_in_place(archive, temporary, error);
}

void
archive_catalogue_sweep(const Archive *archive)
{
    g_autofree char *folder = archive_path(archive->folder, "catalogue");
    g_autoptr(GPtrArray) names = archive_disk_list(folder);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        if (!g_str_has_prefix(names->pdata[i], archive->head.catalogue))
            archive_disk_remove(path);
    }
}

bool
archive_commit(Archive *archive, const ArchiveRevision *revision, GError **error)
{
    if (!archive_catalogue_make(archive, revision, error))
        return false;
    archive->head.count = revision->number;
    g_strlcpy(archive->head.revision, revision->sha256, sizeof archive->head.revision);
    if (!archive_head_write(archive->folder, &archive->head, error))
        return false;
    g_ptr_array_set_size(archive->chain, 0);
    archive_catalogue_sweep(archive);
    return true;
}
