#pragma once

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/** Putting things on a disk so that they are there after a power failure. */

enum {
    ARCHIVE_FILE_MODE = 0444,
    ARCHIVE_FOLDER_MODE = 0555, /* of a finished revision */
};

/**
 * Puts @bytes under @path, read-only: written as @temporary, synced and renamed. The folder of
 * @path must be there; archive_disk_sync() it afterwards.
 */
bool archive_disk_put(const char *temporary, const char *path, const void *bytes, gsize size,
                      GError **error);

/** Makes the file @path read-only and brings it to the disk. */
bool archive_disk_close(const char *path, GError **error);

/** rename(), with a GError. */
bool archive_disk_rename(const char *from, const char *to, GError **error);

/** Makes the folder @path if it is not there, and syncs the one it is in. */
bool archive_disk_make_folder(const char *path, GError **error);

/** Brings the names in @folder to the disk. */
bool archive_disk_sync(const char *folder, GError **error);

/** Copies the file @from to @to, which is not synced yet. */
bool archive_disk_copy(const char *from, const char *to, GError **error);

/** The SHA-256 of the file @path in lower-case hex, read piece by piece. @size (may be NULL) gets
 * its length. NULL and @error if it cannot be read. */
char *archive_disk_hash(const char *path, guint64 *size, GError **error);

/** The names in @folder, sorted; empty when it is not there. */
GPtrArray *archive_disk_list(const char *folder);

/** Removes @path with all below it; links are removed, not followed. */
void archive_disk_remove(const char *path);
