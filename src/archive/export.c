#include <string.h>

#include "archive/disk.h"
#include "archive/head.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

GBytes *
archive_read(const Archive *archive, const ArchiveFile *file, GError **error)
{
    g_autofree char *path = archive_object_path(archive->folder, file->sha256);
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_FILE_BYTES, error);
    if (!bytes)
        return NULL;
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    g_autofree char *digest = file_digest(data, size);
    if (strcmp(digest, file->sha256) == 0 && size == file->size)
        return g_steal_pointer(&bytes);
    error_set(error, SAMRIT_ERROR_DAMAGED, "%s: is damaged; `samrit archive verify` tells more",
              "%s: เสียหาย ดูรายละเอียดด้วย `samrit archive verify`", path);
    return NULL;
}

bool
archive_export(const Archive *archive, const ArchiveRevision *revision, const char *folder,
               GError **error)
{
    g_autoptr(GPtrArray) there = archive_disk_list(folder);
    if (there->len) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: is not empty", "%s: โฟลเดอร์ไม่ว่าง", folder);
        return false;
    }
    for (guint i = 0; i < revision->n_files; i++) {
        const ArchiveFile *file = &revision->files[i];
        g_autoptr(GBytes) bytes = archive_read(archive, file, error);
        g_autofree char *path = g_build_filename(folder, file->name, NULL);
        gsize size;
        const void *data = bytes ? g_bytes_get_data(bytes, &size) : NULL;
        if (!bytes || !file_write(path, data, size, error))
            return false;
    }
    return true;
}
