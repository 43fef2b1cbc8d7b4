#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Reads @path whole, refusing anything but a regular file and more than @limit bytes.
 * The error is SAMRIT_ERROR_IO (cannot be read) or SAMRIT_ERROR_LIMIT.
 */
GBytes *file_read(const char *path, gsize limit, GError **error);

/**
 * Puts @size bytes under @path: written beside it, synced and renamed, so that
 * @path is the old file or the new one, whole. Makes missing folders. The mode is
 * 0666 less the umask; no temporary file stays behind on failure.
 */
bool file_write(const char *path, const void *bytes, gsize size, GError **error);

/** The SHA-256 of @bytes in lower-case hex. Free with g_free(). */
char *file_sha256(GBytes *bytes);

/**
 * From now on file_read() notes what it read: gives a table of paths and their SHA-256 in hex,
 * FILE_NOT_READ where there was none to read, which stays the caller's. For finding out what a
 * piece of work depends on; one at a time. Ended by file_watch_end().
 */
#define FILE_NOT_READ "-"
GHashTable *file_watch_begin(void);
void file_watch_end(void);

/** Notes @path, which a library is about to read by itself. Does nothing unless somebody watches.
 */
void file_watch_note(const char *path);
